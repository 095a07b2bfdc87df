// Finds pages by all words that are typed, in titles before summaries before the rest. Works from files, without a server.
"use strict";

const field = document.getElementById("search");
const list = document.getElementById("found");
const root = document.body.dataset.root;
const pages = (window.ANNUL_INDEX || []).map(([path, title, summary, words]) => ({
  path, title, summary,
  parts: [title, summary, words].map((text) => text.toLowerCase()),
}));

// Lower is better; null where a word is missing.
function rank(page, typed) {
  let sum = 0;
  for (const word of typed) {
    const part = page.parts.findIndex((text) => text.includes(word));
    if (part < 0) return null;
    sum += part * 10 + (part === 0 && page.parts[0].startsWith(word) ? 0 : 1);
  }
  return sum;
}

function show() {
  const typed = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  list.replaceChildren();
  list.hidden = typed.length === 0;
  if (list.hidden) return;
  const found = pages
    .map((page) => [rank(page, typed), page])
    .filter(([rank]) => rank !== null)
    .sort((a, b) => a[0] - b[0])
    .slice(0, 12);
  for (const [, page] of found) {
    const link = document.createElement("a");
    link.href = root + page.path;
    link.append(page.title);
    const summary = document.createElement("small");
    summary.append(page.summary);
    link.append(summary);
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  if (found.length === 0) {
    const item = document.createElement("li");
    item.className = "none";
    item.append("Nothing has all of these words.");
    list.append(item);
  }
}

field.addEventListener("input", show);
field.form.addEventListener("submit", (event) => {
  event.preventDefault();
  const first = list.querySelector("a");
  if (first) location.href = first.href;
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") { field.value = ""; show(); }
  if (event.key === "/" && document.activeElement !== field) { event.preventDefault(); field.focus(); }
});
