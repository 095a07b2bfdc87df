//! How a comparison makes a finding: what it is about first, then all that is more than its rule says.

use super::{At, Example, Finding};
use crate::diff::rule::Rule;
use crate::diff::verdict::{Bump, Verdict};

/// What all findings of one operation, or of what operations share, begin with.
#[derive(Clone, Debug)]
pub(in crate::diff) struct Scope {
    pub(in crate::diff) service: String,
    pub(in crate::diff) operation: Option<String>,
    pub(in crate::diff) old_file: String,
    pub(in crate::diff) new_file: String,
}

impl Finding {
    /// A finding of `rule` about the element at `path`, which is written there on both sides.
    pub(in crate::diff) fn new(rule: &'static Rule, scope: &Scope, path: &[&str]) -> Self {
        let element: Vec<String> = path.iter().map(|key| (*key).to_owned()).collect();
        let at = |file: &str| {
            (!file.is_empty()).then(|| At {
                file: file.to_owned(),
                path: element.clone(),
            })
        };
        Self {
            rule,
            verdicts: rule.verdicts,
            severity: rule.severity(rule.verdicts),
            service: scope.service.clone(),
            operation: scope.operation.clone(),
            old: None,
            new: None,
            note: None,
            own_advice: None,
            hits_any_caller: false,
            hint: None,
            likely: None,
            examples: Vec::new(),
            parts: Vec::new(),
            reaches: Vec::new(),
            old_at: at(&scope.old_file),
            new_at: at(&scope.new_file),
            element,
            accepted: None,
            fingerprint: String::new(),
        }
    }

    /// Says what it was and is.
    pub(in crate::diff) fn values(self, old: impl Into<String>, new: impl Into<String>) -> Self {
        self.from(old).to(new)
    }

    /// Says what it was.
    pub(in crate::diff) fn from(mut self, old: impl Into<String>) -> Self {
        self.old = Some(old.into());
        self
    }

    /// Says what it is.
    pub(in crate::diff) fn to(mut self, new: impl Into<String>) -> Self {
        self.new = Some(new.into());
        self
    }

    /// Puts verdicts for callers in the place of the rule's.
    pub(in crate::diff) fn wire(mut self, old_caller: Verdict, new_caller: Verdict) -> Self {
        self.verdicts.old_caller = old_caller;
        self.verdicts.new_caller = new_caller;
        self.weighed()
    }

    /// Puts verdicts for Rust users in the place of the rule's.
    pub(in crate::diff) fn rust(mut self, callers: Bump, handlers: Bump) -> Self {
        self.verdicts.callers = callers;
        self.verdicts.handlers = handlers;
        self.weighed()
    }

    /// Says more than the rule does.
    pub(in crate::diff) fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// Says what to do in this case.
    pub(in crate::diff) fn advised(mut self, advice: Option<&'static str>) -> Self {
        self.own_advice = advice;
        self
    }

    /// Says whether it hits callers of either age alike.
    pub(in crate::diff) fn for_any_caller(mut self, is_so: bool) -> Self {
        self.hits_any_caller = is_so;
        self
    }

    /// Asks a question.
    pub(in crate::diff) fn hint(mut self, hint: Option<String>) -> Self {
        self.hint = hint;
        self
    }

    /// Says that two names are taken for one thing, and why.
    pub(in crate::diff) fn likely(mut self, why: Option<String>) -> Self {
        self.likely = why;
        self
    }

    /// Adds values that prove it.
    pub(in crate::diff) fn examples(mut self, examples: Vec<Example>) -> Self {
        self.examples = examples;
        self
    }

    /// Says that it was written under other keys.
    pub(in crate::diff) fn was_at(mut self, path: &[&str]) -> Self {
        if let Some(at) = &mut self.old_at {
            at.path = path.iter().map(|key| (*key).to_owned()).collect();
        }
        self
    }

    /// Says that it is written under other keys.
    pub(in crate::diff) fn now_at(mut self, path: &[&str]) -> Self {
        if let Some(at) = &mut self.new_at {
            at.path = path.iter().map(|key| (*key).to_owned()).collect();
        }
        self
    }

    /// Says at which key below the element it is written, if it is.
    pub(in crate::diff) fn written_at(mut self, key: &str) -> Self {
        for at in [&mut self.old_at, &mut self.new_at].into_iter().flatten() {
            at.path.push(key.to_owned());
        }
        self
    }

    fn weighed(mut self) -> Self {
        self.severity = self.rule.severity(self.verdicts);
        self
    }
}
