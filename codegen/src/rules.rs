//! All rules by their ids: what every spec is held to, the changes that `annul diff` finds, and those that no spec can say.
//!
//! The records stand in two tables, since they say different things: a rule of specs what is accepted and how to mend
//! what is not, a rule of changes who is hit, in which order to roll it out, and what to do. An id is one rule's alone.

use crate::diagnostic::{self, rule};
#[cfg(feature = "diff")]
use crate::diff;

/// A rule, whoever finds it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Rule {
    /// What a spec is held to.
    Spec(&'static diagnostic::Rule),
    /// A sort of change.
    #[cfg(feature = "diff")]
    Change(&'static diff::rule::Rule),
    /// A sort of change that reviewers look for and that no spec can say.
    #[cfg(feature = "diff")]
    Unexpressed(&'static diff::unexpressed::Unexpressed),
}

impl Rule {
    /// Stable, kebab-case.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Spec(rule) => rule.id,
            #[cfg(feature = "diff")]
            Self::Change(rule) => rule.id,
            #[cfg(feature = "diff")]
            Self::Unexpressed(found) => found.id,
        }
    }

    /// What it is about, in a line.
    #[must_use]
    pub fn summary(self) -> &'static str {
        match self {
            Self::Spec(rule) => rule.summary,
            #[cfg(feature = "diff")]
            Self::Change(rule) => rule.change,
            #[cfg(feature = "diff")]
            Self::Unexpressed(found) => found.reason,
        }
    }
}

/// All rules: of specs in the order in which a spec is read, then of changes in the order of its sections.
#[must_use]
pub fn all() -> Vec<Rule> {
    #[cfg_attr(
        not(feature = "diff"),
        allow(unused_mut, reason = "there are no others")
    )]
    let mut all: Vec<Rule> = rule::all().into_iter().map(Rule::Spec).collect();
    #[cfg(feature = "diff")]
    {
        all.extend(diff::rule::all().into_iter().map(Rule::Change));
        all.extend(diff::unexpressed::ALL.iter().map(Rule::Unexpressed));
    }
    all
}

/// The rule with this id.
#[must_use]
pub fn find(id: &str) -> Option<Rule> {
    all().into_iter().find(|rule| rule.id() == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_one_rules_alone() {
        let mut ids: Vec<&str> = all().into_iter().map(Rule::id).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "an id occurs twice");
        assert!(
            ids.iter()
                .all(|id| find(id).is_some_and(|rule| rule.id() == *id))
        );
    }
}
