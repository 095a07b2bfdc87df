//! The rules of the spec language as records: id, summary, explanation, help; `annul explain` and the tests read them from here.

mod cancel;
mod constraint;
mod error;
mod example;
mod name;
mod observe;
mod path;
mod reference;
mod shape;
mod yaml;

pub use cancel::*;
pub use constraint::*;
pub use error::*;
pub use example::*;
pub use name::*;
pub use observe::*;
pub use path::*;
pub use reference::*;
pub use shape::*;
pub use yaml::*;

/// One rule of the spec language.
#[derive(PartialEq, Eq, Debug)]
pub struct Rule {
    /// Stable, kebab-case.
    pub id: &'static str,
    /// One line: what must hold.
    pub summary: &'static str,
    /// Why it must hold, and what goes wrong otherwise.
    pub explanation: &'static str,
    /// What to do.
    pub help: &'static str,
}

/// All rules, in the order in which a spec is read.
#[must_use]
pub fn all() -> Vec<&'static Rule> {
    [
        yaml::ALL,
        shape::ALL,
        reference::ALL,
        path::ALL,
        constraint::ALL,
        name::ALL,
        error::ALL,
        cancel::ALL,
        observe::ALL,
        example::ALL,
    ]
    .concat()
}

/// The rule with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Rule> {
    all().into_iter().find(|rule| rule.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_kebab_case_and_each_list_is_sorted() {
        let ids: Vec<_> = all().iter().map(|rule| rule.id).collect();
        let mut unique = ids.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(unique.len(), ids.len(), "an id occurs twice");
        let lists = [
            yaml::ALL,
            shape::ALL,
            reference::ALL,
            path::ALL,
            constraint::ALL,
            name::ALL,
            error::ALL,
            cancel::ALL,
            observe::ALL,
            example::ALL,
        ];
        assert!(
            lists
                .iter()
                .all(|list| list.is_sorted_by_key(|rule| rule.id))
        );
        for id in ids {
            let is_word = |word: &str| {
                !word.is_empty()
                    && word
                        .bytes()
                        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            };
            assert!(id.split('-').all(is_word), "{id}");
            assert!(find(id).is_some_and(|rule| rule.id == id), "{id}");
        }
    }

    #[test]
    fn texts_are_tidy() {
        for rule in all() {
            let texts = [rule.summary, rule.explanation, rule.help];
            for line in texts.iter().flat_map(|text| text.split('\n')) {
                assert_eq!(line, line.trim_end(), "{}", rule.id);
                assert!(!line.contains('\t'), "{}", rule.id);
            }
            for text in [rule.summary, rule.help] {
                assert!(
                    !text.is_empty() && !text.contains('\n') && !text.ends_with('.'),
                    "{}: {text}",
                    rule.id
                );
                assert!(!text.starts_with(char::is_uppercase), "{}: {text}", rule.id);
            }
            let too_wide = |line: &&str| line.chars().count() > 92 && !line.starts_with("    ");
            assert_eq!(rule.explanation.lines().find(too_wide), None, "{}", rule.id);
        }
    }
}
