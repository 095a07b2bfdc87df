//! A finding: one edit of a spec, what it was and is, who is hit, and the values that prove it.

mod acceptance;
mod build;

use crate::diff::rule::Rule;
use crate::diff::rule::advice::SERVERS_FIRST;
use crate::diff::verdict::{Rollout, Severity, Verdict, Verdicts};

pub use acceptance::{Acceptance, Because};
pub(in crate::diff) use build::Scope;

/// Where in the files of one side something is written: a file, and the keys on the way to the value.
///
/// Items of lists are named by their text or by their number from 0.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct At {
    /// The file as the catalogue names it (`specs/aws/athena/service.yaml`).
    pub file: String,
    /// The keys; as much of them as is there counts.
    pub path: Vec<String>,
}

/// A value that one side accepts and the other refuses.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Example {
    /// The value; none if it is too long to be spelled out.
    pub text: Option<String>,
    /// The value as a person reads it, long runs counted.
    pub shown: String,
    /// Whether the old side is the one that accepts it.
    pub accepted_by_old: bool,
    /// Why the other side refuses it.
    pub why: String,
}

/// One of several edits that are judged together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// What was edited: `length`, `pattern`.
    pub what: &'static str,
    /// What this edit would be alone.
    pub rule: Option<&'static Rule>,
    /// What it was.
    pub old: String,
    /// What it is.
    pub new: String,
    /// Whether it could be decided what it changes alone.
    pub is_decided: bool,
    /// Values that it changes alone; none if it has no effect of its own.
    pub examples: Vec<Example>,
}

/// One change, with all that can be said of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// The sort of change.
    pub rule: &'static Rule,
    /// Who is hit.
    pub verdicts: Verdicts,
    /// How much it weighs.
    pub severity: Severity,
    /// The id of the service.
    pub service: String,
    /// The name of the operation; none if it is about what operations share.
    pub operation: Option<String>,
    /// What it is about, as the keys of the spec lead there; the new keys if they have changed.
    pub element: Vec<String>,
    /// What it was, if that can be said in a line.
    pub old: Option<String>,
    /// What it is.
    pub new: Option<String>,
    /// What this change does, where it is more than its rule says.
    pub note: Option<String>,
    /// What to do, where these values call for something else than the rule says.
    pub own_advice: Option<&'static str>,
    /// Whether it hits callers of either age alike: then it is no matter which side goes first.
    pub hits_any_caller: bool,
    /// A question that the change raises.
    pub hint: Option<String>,
    /// Why two things are taken for one under two names.
    pub likely: Option<String>,
    /// Values that prove it.
    pub examples: Vec<Example>,
    /// The edits that are judged together here; none if it is one edit.
    pub parts: Vec<Part>,
    /// The other places that the same edit reaches.
    pub reaches: Vec<String>,
    /// Where it was written.
    pub old_at: Option<At>,
    /// Where it is written; for what is gone, the nearest that is left.
    pub new_at: Option<At>,
    /// Why somebody has taken it as it is.
    pub accepted: Option<Acceptance>,
    /// Stable over commits and over rewordings of this tool: rule, place and both values decide.
    pub fingerprint: String,
}

/// Keys of a spec below which names stand.
pub(super) const NAMING: [&str; 7] = [
    "params", "body", "headers", "members", "errors", "bodies", "values",
];
/// Keys that say nothing of what a finding is about.
const PASSED: [&str; 7] = [
    "params",
    "body",
    "headers",
    "members",
    "constraints",
    "values",
    "error_identity",
];

impl Finding {
    /// `athena.StopCalculationExecution › State`: what it is about, for people.
    #[must_use]
    pub fn subject(&self) -> String {
        let owner = match &self.operation {
            Some(operation) => format!("{}.{operation}", self.service),
            None => self.service.clone(),
        };
        let keys = self.element.as_slice();
        let steps = keys.iter().enumerate().filter(|(index, key)| {
            let is_name = *index > 0 && NAMING.contains(&keys[index - 1].as_str());
            let is_whole = keys.len() == 1 && !["operation", "service"].contains(&key.as_str());
            let is_number = key.bytes().all(|byte| byte.is_ascii_digit());
            let is_reply = *index == 0 && key.as_str() == "response";
            is_name
                || is_whole
                || is_reply
                || *index > 0 && !is_number && !PASSED.contains(&key.as_str())
        });
        let mut words = vec![owner.as_str()];
        words.extend(steps.map(|(_, key)| key.as_str()));
        if let ([key, _, ..], 1) = (keys, words.len()) {
            words.push(key);
        }
        words.join(" › ")
    }

    /// `the param has to be given now: optional → required`
    #[must_use]
    pub fn message(&self) -> String {
        let change = self.rule.change;
        match (&self.old, &self.new) {
            (Some(old), Some(new)) => format!("{change}: {old} → {new}"),
            (Some(old), None) => format!("{change}: was {old}"),
            (None, Some(new)) => format!("{change}: {new}"),
            (None, None) => change.to_owned(),
        }
    }

    /// What to do about it; none where nobody has to do anything.
    #[must_use]
    pub fn advice(&self) -> Option<&'static str> {
        let is_new_only = self.verdicts.new_caller == Verdict::NewOnly;
        match self.severity {
            Severity::Breaking | Severity::Dangerous => self.own_advice.or(self.rule.advice),
            Severity::Safe if is_new_only => Some(self.own_advice.unwrap_or(SERVERS_FIRST)),
            Severity::Safe | Severity::DocsOnly => None,
        }
    }

    /// Whether anyone notices it: a peer, Rust code, or a reader of the docs.
    #[must_use]
    pub fn has_effect(&self) -> bool {
        self.severity != Severity::Safe || self.verdicts != Verdicts::NOTHING
    }

    /// The verdicts that stand: a spec that was corrected changes no service, only the Rust that is made from it.
    #[must_use]
    pub fn standing(&self) -> Verdicts {
        let is_corrected = |accepted: &Acceptance| accepted.because == Because::Corrected;
        if self.accepted.as_ref().is_some_and(is_corrected) {
            let (old_caller, new_caller) = (Verdict::Ok, Verdict::Ok);
            return Verdicts {
                old_caller,
                new_caller,
                ..self.verdicts
            };
        }
        self.verdicts
    }

    /// The verdicts that decide about the order in which to roll out: what a rebuild of callers does not help does not.
    pub(super) fn urging(&self) -> Verdicts {
        let standing = self.standing();
        if !self.hits_any_caller {
            return standing;
        }
        let calm = |verdict: Verdict| match verdict {
            Verdict::NewOnly => Verdict::NewOnly,
            _ => Verdict::Ok,
        };
        Verdicts {
            old_caller: calm(standing.old_caller),
            new_caller: calm(standing.new_caller),
            ..standing
        }
    }

    /// In which order to roll it out.
    #[must_use]
    pub fn rollout(&self) -> Rollout {
        self.urging().rollout()
    }

    /// What a fingerprint is made of.
    pub(super) fn identity(&self) -> String {
        let value = |value: &Option<String>| value.clone().unwrap_or_default();
        let mut words = vec![self.rule.id.to_owned(), self.service.clone()];
        words.push(self.operation.clone().unwrap_or_default());
        words.extend(self.element.iter().cloned());
        words.extend([value(&self.old), value(&self.new)]);
        words.extend(
            self.parts
                .iter()
                .flat_map(|part| [part.old.clone(), part.new.clone()]),
        );
        words.join("\u{1f}")
    }
}
