//! Texts: the words that went and came, and whether one of them is a word of promise.

/// Longer texts are not compared word by word.
const MOST_WORDS: usize = 800;
/// Unchanged words that are kept comparison a change.
const AROUND: usize = 6;

/// Words that promise something, or take a promise back.
const PROMISES: &[&str] = &[
    "always",
    "best",
    "can",
    "cannot",
    "could",
    "effort",
    "eventually",
    "guarantee",
    "guaranteed",
    "guarantees",
    "idempotent",
    "immediately",
    "may",
    "might",
    "must",
    "never",
    "no",
    "not",
    "only",
    "provided",
    "should",
    "unless",
    "will",
];

/// Two texts, word by word.
pub(super) struct Change {
    /// `… is [-guaranteed-]{+provided+} only if …`
    pub(super) shown: String,
    /// Words of promise that went.
    pub(super) lost: Vec<String>,
    /// Words of promise that came.
    pub(super) gained: Vec<String>,
}

/// What changed between two texts; none if nothing but white space did.
pub(super) fn change(old: Option<&str>, new: Option<&str>) -> Option<Change> {
    let words = |text: Option<&str>| -> Vec<String> {
        text.unwrap_or_default()
            .split_whitespace()
            .map(str::to_owned)
            .collect()
    };
    let (old, new) = (words(old), words(new));
    if old == new {
        return None;
    }
    let steps = if old.len() > MOST_WORDS || new.len() > MOST_WORDS {
        let gone = old.iter().map(|word| Step::Gone(word));
        gone.chain(new.iter().map(|word| Step::Come(word)))
            .collect()
    } else {
        steps(&old, &new)
    };
    let promises = |pick: fn(&Step<'_>) -> Option<String>| {
        let mut found: Vec<String> = steps
            .iter()
            .filter_map(pick)
            .map(|word| bare(&word))
            .collect();
        found.retain(|word| PROMISES.contains(&word.as_str()));
        found.sort();
        found.dedup();
        found
    };
    let mut lost = promises(|step| match step {
        Step::Gone(word) => Some((*word).to_owned()),
        _ => None,
    });
    let mut gained = promises(|step| match step {
        Step::Come(word) => Some((*word).to_owned()),
        _ => None,
    });
    let both: Vec<String> = lost
        .iter()
        .filter(|word| gained.contains(word))
        .cloned()
        .collect();
    lost.retain(|word| !both.contains(word));
    gained.retain(|word| !both.contains(word));
    Some(Change {
        shown: shown(&steps),
        lost,
        gained,
    })
}

impl Change {
    /// A question, if a promise seems to have changed and nothing that machines read has.
    pub(super) fn question(&self) -> Option<String> {
        let quoted = |words: &[String]| {
            words
                .iter()
                .map(|word| format!("“{word}”"))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let said = match (self.lost.is_empty(), self.gained.is_empty()) {
            (true, true) => return None,
            (false, true) => format!("{} went away", quoted(&self.lost)),
            (true, false) => format!("{} is new", quoted(&self.gained)),
            (false, false) => format!("{} became {}", quoted(&self.lost), quoted(&self.gained)),
        };
        Some(format!(
            "{said}, and nothing else under `cancel:` changed. Does the operation promise something else now?"
        ))
    }
}

enum Step<'a> {
    Kept(&'a str),
    Gone(&'a str),
    Come(&'a str),
}

/// A shortest way from one text to the other.
fn steps<'a>(old: &'a [String], new: &'a [String]) -> Vec<Step<'a>> {
    let width = new.len() + 1;
    let mut common = vec![0_u32; (old.len() + 1) * width];
    for (i, word) in old.iter().enumerate().rev() {
        for (j, other) in new.iter().enumerate().rev() {
            common[i * width + j] = if word == other {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j, mut found) = (0, 0, Vec::new());
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            found.push(Step::Kept(&old[i]));
            (i, j) = (i + 1, j + 1);
        } else if i < old.len()
            && (j == new.len() || common[(i + 1) * width + j] >= common[i * width + j + 1])
        {
            found.push(Step::Gone(&old[i]));
            i += 1;
        } else {
            found.push(Step::Come(&new[j]));
            j += 1;
        }
    }
    found
}

/// The changes with a few words comparison each.
fn shown(steps: &[Step<'_>]) -> String {
    let changed = |step: &Step<'_>| !matches!(step, Step::Kept(_));
    let near = |index: usize| {
        let (from, to) = (
            index.saturating_sub(AROUND),
            (index + AROUND + 1).min(steps.len()),
        );
        steps[from..to].iter().any(changed)
    };
    let (mut pieces, mut at, mut left_out) = (Vec::new(), 0, false);
    while at < steps.len() {
        if !near(at) {
            if !left_out {
                pieces.push("…".to_owned());
            }
            (left_out, at) = (true, at + 1);
            continue;
        }
        left_out = false;
        let run = |pick: fn(&Step<'_>) -> Option<String>, from: usize| {
            let words = steps[from..].iter().map_while(pick);
            words.collect::<Vec<_>>().join(" ")
        };
        match &steps[at] {
            Step::Kept(word) => {
                pieces.push((*word).to_owned());
                at += 1;
            }
            Step::Gone(_) => {
                let words = run(
                    |step| {
                        if let Step::Gone(word) = step {
                            Some((*word).to_owned())
                        } else {
                            None
                        }
                    },
                    at,
                );
                at += words.split(' ').count();
                pieces.push(format!("[-{words}-]"));
            }
            Step::Come(_) => {
                let words = run(
                    |step| {
                        if let Step::Come(word) = step {
                            Some((*word).to_owned())
                        } else {
                            None
                        }
                    },
                    at,
                );
                at += words.split(' ').count();
                pieces.push(format!("{{+{words}+}}"));
            }
        }
    }
    pieces.join(" ").replace("-] {+", "-]{+")
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_went_and_came() {
        let old = "Cancels a query. Cancellation is guaranteed only if the query has not completed by then, says the page.";
        let new = old.replace("guaranteed", "provided");
        let found = change(Some(old), Some(&new)).expect("they differ");
        assert_eq!(
            found.shown,
            "Cancels a query. Cancellation is [-guaranteed-]{+provided+} only if the query has not …"
        );
        assert_eq!(
            (found.lost, found.gained),
            (vec!["guaranteed".to_owned()], vec!["provided".to_owned()])
        );
        assert!(change(Some("a b"), Some("a\n  b")).is_none());
        assert_eq!(
            change(None, Some("new words")).expect("new").shown,
            "{+new words+}"
        );
    }
}
