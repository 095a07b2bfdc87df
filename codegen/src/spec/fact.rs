//! Words that may be assumed: the word alone, or a map with `is`, and where it is from.

use crate::diagnostic::Spanned;

use super::yaml::Node;

/// The keys of `cancel` that take such a word; `states` takes one for each state.
const KEYS: [&str; 4] = ["completion", "effect", "repeat", "terminal"];

/// Where a word is from, if the spec says that of this word alone.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The keys that lead to it, below `cancel`.
    pub path: Vec<String>,
    /// Names of sources.
    pub source: Vec<Spanned<String>>,
    /// Why it is taken to be so without a source.
    pub assumed: Option<Spanned<String>>,
}

impl Node {
    /// The word of a fact.
    pub(super) fn as_word(&self) -> Option<Spanned<String>> {
        self.as_text().or_else(|| self.text("is"))
    }

    /// The word of the fact at `key`.
    pub(super) fn word(&self, key: &str) -> Option<Spanned<String>> {
        self.get(key)?.as_word()
    }

    /// Of the `cancel` section, the facts that say where they are from.
    pub(super) fn facts(&self) -> Vec<Fact> {
        let words = KEYS.iter().filter_map(|key| {
            let path = vec![(*key).to_owned()];
            Some((path, self.get(key)?))
        });
        let states = self.get("states").into_iter().flat_map(Node::entries);
        let states = states.map(|entry| {
            let path = vec!["states".to_owned(), entry.key.value.clone()];
            (path, &entry.value)
        });
        let all = words.chain(states);
        all.filter_map(|(path, node)| {
            node.as_map().map(|node| Fact {
                path,
                source: node.texts("source"),
                assumed: node.text("assumed"),
            })
        })
        .collect()
    }
}
