//! Texts that just miss a language, for tests of what must be refused.

use std::collections::BTreeSet;

use super::samples::{Random, samples};
use super::{Language, excess};

/// Characters that checks get wrong: blanks, line ends, separators, another script's digit and letter,
/// and one that UTF-16 writes as a pair.
const TRAPS: [char; 10] = [' ', '\n', '!', '/', '-', '_', '\0', 'é', '٣', '😀'];

/// Up to `n` different texts that are not in the language but close to one that is, in an order that
/// follows from `seed`. Fewer come back if nearly everything is in the language.
#[must_use]
pub fn non_members(language: &Language, n: usize, seed: u64) -> Vec<String> {
    let mut random = Random(seed);
    let members = samples(language, n.clamp(4, 64), seed);
    let mut misses = Misses {
        language,
        known: BTreeSet::new(),
        found: Vec::new(),
    };

    misses.offer(String::new());
    if let Ok(Some(miss)) = excess(&Language::default(), language) {
        misses.offer(miss.text().unwrap_or_default().to_owned());
    }
    for member in &members {
        // First what only a length limit can refuse, then what a missing anchor would let through.
        let last = member.chars().last().unwrap_or('a');
        misses.offer(member.chars().skip(1).collect());
        misses.offer(format!("{member}{last}"));
        misses.offer(format!("{member}\n"));
        misses.offer(format!("!{member}!"));
        let swapped = |c: char| {
            if c.is_ascii_lowercase() {
                c.to_ascii_uppercase()
            } else {
                c.to_ascii_lowercase()
            }
        };
        misses.offer(member.chars().map(swapped).collect());
        let characters: Vec<char> = member.chars().collect();
        if !characters.is_empty() {
            let mut changed = characters;
            let place = random.below(changed.len());
            changed[place] = TRAPS[random.below(TRAPS.len())];
            misses.offer(changed.into_iter().collect());
        }
        if misses.found.len() >= n {
            break;
        }
    }
    misses.found.truncate(n);
    misses.found
}

/// Collects texts that are new and not in the language.
struct Misses<'l> {
    language: &'l Language,
    known: BTreeSet<String>,
    found: Vec<String>,
}

impl Misses<'_> {
    fn offer(&mut self, text: String) {
        if !self.language.contains(&text) && self.known.insert(text.clone()) {
            self.found.push(text);
        }
    }
}
