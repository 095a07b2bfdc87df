//! The rules of `annul diff` as records: what changed, who is hit, and why; `annul explain` and the tests read them from here.

pub(super) mod advice;
pub(super) mod cancel;
pub(super) mod error;
pub(super) mod general;
pub(super) mod operation;
pub(super) mod param;
pub(super) mod response;
pub(super) mod service;
pub mod unexpressed;
pub(super) mod value;

use super::verdict::{Severity, Verdicts};

/// What a rule's severity follows from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Weight {
    /// From the verdicts.
    ByVerdict,
    /// It is about words: never more than docs-only.
    Docs,
    /// At least dangerous, whatever the verdicts say.
    Dangerous,
    /// Breaking, whatever the verdicts say.
    Breaking,
}

/// One sort of change.
#[derive(PartialEq, Eq, Debug)]
pub struct Rule {
    /// Stable, kebab-case.
    pub id: &'static str,
    /// What has changed, in lower case and without a full stop.
    pub change: &'static str,
    /// Why it has the verdicts that it has.
    pub explanation: &'static str,
    /// The verdicts, unless the values on both sides call for others.
    pub verdicts: Verdicts,
    /// What its severity follows from.
    pub weight: Weight,
    /// What to do about it, in a sentence; none where nobody has to do anything.
    pub advice: Option<&'static str>,
}

impl Rule {
    /// How much a change of this sort weighs with these verdicts.
    #[must_use]
    pub fn severity(&self, verdicts: Verdicts) -> Severity {
        match self.weight {
            Weight::ByVerdict => verdicts.severity(),
            Weight::Docs => Severity::DocsOnly,
            Weight::Dangerous => verdicts.severity().max(Severity::Dangerous),
            Weight::Breaking => Severity::Breaking,
        }
    }
}

/// Writes a table of rules: constant, id, verdicts for old callers, new callers, Rust callers and Rust handlers,
/// weight; what has changed; why it matters; what to do about it, if anybody has to do anything.
macro_rules! rules {
    ($($name:ident $id:literal [$old:ident $new:ident $callers:ident $handlers:ident] $weight:ident $change:literal
        $why:literal $(=> $advice:expr)?;)+) => {
        use super::{Rule, Weight};
        use crate::diff::verdict::{Bump, Verdict, Verdicts};

        $(
            #[doc = concat!("`", $id, "`: ", $change)]
            pub(in crate::diff) static $name: Rule = Rule {
                id: $id,
                change: $change,
                explanation: $why,
                verdicts: Verdicts {
                    old_caller: Verdict::$old,
                    new_caller: Verdict::$new,
                    callers: Bump::$callers,
                    handlers: Bump::$handlers,
                },
                weight: Weight::$weight,
                advice: super::first(&[$($advice)?]),
            };
        )+

        /// All rules of this file.
        pub(super) static ALL: &[&Rule] = &[$(&$name),+];
    };
}
pub(super) use rules;

/// The one advice of a rule that gives any.
const fn first(advice: &[&'static str]) -> Option<&'static str> {
    match advice {
        [first, ..] => Some(*first),
        [] => None,
    }
}

/// All rules, in the order of the sections of a spec.
#[must_use]
pub fn all() -> Vec<&'static Rule> {
    [
        service::ALL,
        operation::ALL,
        param::ALL,
        value::ALL,
        response::ALL,
        error::ALL,
        cancel::ALL,
        general::ALL,
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
    fn texts_are_tidy_and_what_can_hurt_has_advice() {
        for rule in all() {
            assert!(!rule.change.ends_with('.'), "{}", rule.id);
            assert!(rule.explanation.ends_with(['.', '?']), "{}", rule.id);
            let hurts = rule.severity(rule.verdicts) >= Severity::Dangerous;
            assert!(!hurts || rule.advice.is_some(), "{}", rule.id);
            let is_sentence = |advice: &str| advice.ends_with('.');
            assert!(rule.advice.is_none_or(is_sentence), "{}", rule.id);
        }
    }
}
