'use strict';
// Everything that is shown goes through `textContent`: ids are text, whatever they look like.

const at = (id) => document.getElementById(id);
const shown = new Map();

async function ask(method, path, body) {
  const reply = await fetch(path, {
    method,
    headers: body ? { 'content-type': 'application/json' } : {},
    body: body ? JSON.stringify(body) : undefined,
  });
  const answer = await reply.json();
  if (method !== 'GET' || !reply.ok) at('answer').textContent = JSON.stringify(answer, null, 2);
  return reply.ok ? answer : null;
}

function cell(row, text, name) {
  const made = row.insertCell();
  made.textContent = text;
  if (name) made.className = name;
  return made;
}

function button(into, text, action) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', async () => { await action(); await refresh(); });
  into.append(made);
}

async function refresh() {
  const answer = await ask('GET', '/annul/targets');
  if (!answer) return;
  at('count').textContent = `(${answer.count})`;
  const text = JSON.stringify(answer.targets);
  if (shown.get('targets') !== text) {
    shown.set('targets', text);
    at('targets').replaceChildren();
    for (const one of answer.targets) {
      const row = at('targets').insertRow();
      const { operation, target, phase } = one;
      cell(row, operation);
      cell(row, Object.entries(target).map(([name, value]) => `${name}=${value}`).join(' '));
      cell(row, phase, phase);
      const actions = cell(row, '');
      button(actions, 'Cancel', () => ask('POST', '/annul/cancel', { operation, target }));
      button(actions, 'Succeed', () => ask('POST', '/annul/end', { operation, target, phase: 'succeeded' }));
      button(actions, 'Fail', () => ask('POST', '/annul/end', { operation, target, phase: 'failed' }));
    }
  }
  const faults = await ask('GET', '/annul/faults');
  if (faults) at('faults').textContent = faults.count ? `${faults.count} to come` : '';
}

async function choose() {
  const operation = at('operation').value;
  const sample = await ask('GET', `/annul/sample?operation=${encodeURIComponent(operation)}`);
  const names = shown.get('operations').get(operation);
  at('ids').replaceChildren();
  for (const name of names) {
    const label = document.createElement('label');
    const input = document.createElement('input');
    input.name = name;
    input.value = (sample && sample.target[name]) || '';
    label.append(`${name} `, input);
    at('ids').append(label);
  }
}

at('start').addEventListener('submit', async (event) => {
  event.preventDefault();
  const target = {};
  for (const input of at('ids').querySelectorAll('input')) if (input.value) target[input.name] = input.value;
  await ask('POST', '/annul/targets', { operation: at('operation').value, target });
  await refresh();
});

at('order').addEventListener('submit', async (event) => {
  event.preventDefault();
  await ask('POST', '/annul/faults', { fault: at('fault').value, milliseconds: 5000 });
  await refresh();
});

at('operation').addEventListener('change', choose);

(async () => {
  const answer = await ask('GET', '/annul/operations');
  shown.set('operations', new Map(answer.operations.map((one) => [one.id, one.target])));
  for (const one of answer.operations) at('operation').append(new Option(one.id, one.id));
  await choose();
  await refresh();
  setInterval(refresh, 1000);
})();
