//! The reply table: a tree of what a success can show, each leaf with one reading, then rows and reads that say so.

use annul_codegen::spec::language::Word;
use annul_runtime::{DispositionKind, OutcomeKind, ReadingKind};

use super::errors::Errors;
use super::response::{Deciding, PHASES, Response};
use crate::draw::Draw;
use crate::tree::{Map, Tree};

/// What all successes have in common that read alike.
struct Leaf {
    statuses: Vec<i64>,
    /// Members with what may stand in them.
    body: Vec<(String, Vec<Tree>)>,
    reading: &'static str,
}

/// Writes `replies`, `reads` and examples of replies.
pub(super) fn table(
    draw: &mut Draw,
    response: &Response,
    errors: &Errors,
) -> (Map, Tree, Vec<Tree>) {
    let leaves = leaves(draw, response);
    let mut replies = Map::default();
    let mut covered = vec![false; leaves.len()];
    for disposition in DispositionKind::all() {
        let word = disposition.as_str();
        let is_outcome = OutcomeKind::WORDS
            .iter()
            .any(|known: &Word| known.word == word);
        let is_success = draw.chance(if is_outcome { 75 } else { 12 });
        let fit = leaves
            .iter()
            .enumerate()
            .filter(|(_, leaf)| is_sendable(leaf, response));
        let fit: Vec<(usize, &Leaf)> = fit.collect();
        let like: Vec<(usize, &Leaf)> = fit
            .iter()
            .filter(|(_, leaf)| leaf.reading == word)
            .copied()
            .collect();
        let choice = if like.is_empty() { fit } else { like };
        if is_success && !choice.is_empty() {
            let (index, leaf) = *draw.pick(&choice);
            let (row, is_exact) = success(draw, leaf, response, word);
            covered[index] |= is_exact;
            replies.put(word, row);
        } else {
            replies.put(word, errors.row(draw, word));
        }
    }
    let mut reads = Vec::new();
    for (leaf, is_covered) in leaves.iter().zip(covered) {
        if is_covered && draw.chance(70) {
            continue;
        }
        for status in &leaf.statuses {
            let mut body = Map::default();
            for (path, values) in &leaf.body {
                match values.as_slice() {
                    [one] => body.put(path.clone(), one.clone()),
                    several => body.put(path.clone(), several.to_vec()),
                }
            }
            let mut read = Map::default().with("status", *status);
            if !leaf.body.is_empty() {
                read.put("body", body);
            }
            reads.push(
                read.with("as", leaf.reading)
                    .with("because", "It was seen."),
            );
        }
    }
    let examples = leaves
        .iter()
        .filter_map(|leaf| example(draw, leaf, response))
        .take(2)
        .collect();
    (replies, reads.into(), examples)
}

fn leaves(draw: &mut Draw, response: &Response) -> Vec<Leaf> {
    let mut leaves = Vec::new();
    let (bare, full): (Vec<i64>, Vec<i64>) =
        response.statuses.iter().partition(|status| **status == 204);
    let mut groups: Vec<Vec<i64>> = if draw.chance(50) {
        vec![full]
    } else {
        full.iter().map(|status| vec![*status]).collect()
    };
    groups.push(bare);
    groups.retain(|statuses| !statuses.is_empty());
    for statuses in groups {
        // A status may say all by itself.
        let deciding = if statuses == [204] || (response.statuses.len() > 1 && draw.chance(30)) {
            &[]
        } else {
            response.deciding.as_slice()
        };
        grow(draw, response, deciding, &statuses, &[], &mut leaves);
    }
    leaves
}

fn grow(
    draw: &mut Draw,
    response: &Response,
    deciding: &[Deciding],
    statuses: &[i64],
    so_far: &[(String, Vec<Tree>)],
    leaves: &mut Vec<Leaf>,
) {
    let readings: Vec<&'static str> = ReadingKind::all().map(ReadingKind::as_str).collect();
    let Some((first, rest)) = deciding.split_first() else {
        let reading = if draw.chance(70) {
            draw.word(OutcomeKind::WORDS)
        } else {
            *draw.pick(&readings)
        };
        leaves.push(Leaf {
            statuses: statuses.to_vec(),
            body: so_far.to_vec(),
            reading,
        });
        return;
    };
    let mut values = first.values.clone();
    values.extend(first.others.map(Tree::from));
    if first.tells_absence {
        values.push("$absent".into());
    }
    let is_state = response.states.is_some()
        && response
            .deciding
            .first()
            .is_some_and(|it| it.path == first.path);
    let mut groups: Vec<(Vec<Tree>, Option<&'static str>)> = Vec::new();
    for value in values {
        let reading = response
            .states
            .as_ref()
            .filter(|_| is_state)
            .and_then(|states| phase_reading(states, &value));
        let target = match reading {
            Some(reading) => groups.iter().position(|(_, known)| *known == Some(reading)),
            None if !groups.is_empty() && draw.chance(50) => Some(draw.below(groups.len())),
            None => None,
        };
        let target = target.filter(|at| is_state == groups[*at].1.is_some());
        match target {
            Some(at) => groups[at].0.push(value),
            None => groups.push((vec![value], reading)),
        }
    }
    for (values, reading) in groups {
        let mut body = so_far.to_vec();
        body.push((first.path.clone(), values));
        if let Some(reading) = reading {
            leaves.push(Leaf {
                statuses: statuses.to_vec(),
                body,
                reading,
            });
        } else {
            let rest = if draw.chance(60) { rest } else { &[] };
            grow(draw, response, rest, statuses, &body, leaves);
        }
    }
}

fn phase_reading(states: &Map, value: &Tree) -> Option<&'static str> {
    let Tree::Text(word) = value else { return None };
    let phase = states.get(word)?;
    PHASES
        .iter()
        .find(|(known, _)| Tree::from(*known) == *phase)
        .map(|(_, reading)| *reading)
}

fn is_slot(value: &Tree) -> bool {
    matches!(value, Tree::Text(word) if word.starts_with('$'))
}

/// The values of a leaf's member that a server can send.
fn sendable(path: &str, values: &[Tree], response: &Response) -> Vec<Tree> {
    let is_optional = response
        .deciding
        .iter()
        .any(|it| it.path == path && it.optional);
    let values = values.iter().filter(|value| {
        !is_slot(value)
            || **value == "$text".into()
            || (**value == "$absent".into() && is_optional && !path.contains('.'))
    });
    values.cloned().collect()
}

fn is_sendable(leaf: &Leaf, response: &Response) -> bool {
    leaf.body
        .iter()
        .all(|(path, values)| !sendable(path, values, response).is_empty())
}

/// A row that sends a leaf, and whether it says all that the leaf is.
fn success(draw: &mut Draw, leaf: &Leaf, response: &Response, word: &str) -> (Map, bool) {
    let mut body = Map::default();
    let mut has_text = false;
    let mut is_exact = leaf.statuses.len() == 1;
    for (path, values) in &leaf.body {
        let choice = sendable(path, values, response);
        let value = draw.pick(&choice).clone();
        has_text |= value == "$text".into();
        is_exact &= values.len() == 1;
        body.put(path.clone(), value);
    }
    let status = *draw.pick(&leaf.statuses);
    for deciding in response.deciding.iter().filter(|_| status != 204) {
        let is_named = leaf.body.iter().any(|(path, _)| *path == deciding.path);
        if is_named || (deciding.optional && !deciding.path.contains('.')) {
            continue;
        }
        is_exact = false;
        match deciding.values.first() {
            Some(value) => body.put(deciding.path.clone(), value.clone()),
            None if deciding.others == Some("$text") => {
                has_text = true;
                body.put(deciding.path.clone(), "$text");
            }
            None => body.put(deciding.path.clone(), 3),
        }
    }
    for (path, value) in &response.always {
        body.put(path.clone(), value.clone());
    }
    let mut row = Map::default().with("status", status);
    if body.keys().next().is_some() {
        row.put("body", body);
    }
    if has_text {
        row.put("text", "It says `so`.");
    }
    if word != leaf.reading {
        row.put("reads_as", leaf.reading);
    }
    (row, is_exact)
}

/// A reply as a leaf describes it.
fn example(draw: &mut Draw, leaf: &Leaf, response: &Response) -> Option<Tree> {
    let is_plain = |path: &str| !path.contains('.');
    let named = leaf.body.iter().map(|(path, _)| path.as_str());
    let mut others = response.deciding.iter().filter(|it| !it.optional);
    let always = response.always.iter().map(|(path, _)| path.as_str());
    if !named.clone().chain(always.clone()).all(is_plain)
        || others.any(|it| !leaf.body.iter().any(|(path, _)| *path == it.path))
    {
        return None;
    }
    let mut body = Map::default();
    for (path, values) in &leaf.body {
        let value = draw.pick(values).clone();
        match &value {
            Tree::Text(word) if word == "$absent" => {}
            Tree::Text(word) if word == "$text" => body.put(path.clone(), "anything"),
            Tree::Text(word) if word == "$unknown" => return None,
            _ => body.put(path.clone(), value),
        }
    }
    for path in always {
        body.put(path, "an echo");
    }
    let mut reply = Map::default().with("status", *draw.pick(&leaf.statuses));
    if !matches!(response.map.get("body"), Some(Tree::Text(_))) {
        reply.put("body", body);
    }
    let example = Map::default().with("title", "A reply").with("reply", reply);
    Some(example.with("reads_as", leaf.reading).into())
}
