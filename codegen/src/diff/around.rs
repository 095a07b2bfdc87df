//! What comparisons of members carry with them: where findings go, whose types are meant, who sends the value.

use std::collections::BTreeSet;

use super::finding::{Finding, Scope};
use super::policy::Policy;
use super::rule::Rule;
use crate::ir::{DispositionKind, Location, Member, Origin, Phase};
use crate::rust::{Field, Travels};

/// Who sends a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    /// A caller.
    Param {
        /// Where it travels.
        location: Location,
        /// Who made it.
        origin: Origin,
        /// Whether it is no argument, because it always has one value.
        is_constant: bool,
        /// Whether it names the target, on the old and on the new side.
        is_target: [bool; 2],
    },
    /// A server, in a success.
    Response {
        /// Whether it is a header.
        is_header: bool,
    },
    /// A server, in an error.
    Error,
}

impl Role {
    pub(super) fn is_param(self) -> bool {
        matches!(self, Self::Param { .. })
    }
}

/// State words and the phases that they stand for.
type States<'a> = &'a [(String, Phase)];

/// One comparison of two operations, or of what two services share.
pub(super) struct Around<'a> {
    pub(super) scope: Scope,
    pub(super) policy: Policy,
    /// What names of types begin with here, on the old and on the new side.
    pub(super) parents: [Option<String>; 2],
    /// State words of both sides, if both have some: they are for `cancel` to tell.
    pub(super) states: Option<(States<'a>, States<'a>)>,
    /// Pairs of named types that have been compared.
    pub(super) known: BTreeSet<(String, String)>,
    /// Rows of the reply table that a finding has told of, with all that is written in them.
    pub(super) told_rows: Vec<DispositionKind>,
    pub(super) findings: Vec<Finding>,
}

impl Around<'_> {
    pub(super) fn new(scope: Scope, policy: Policy) -> Self {
        Self {
            scope,
            policy,
            parents: [None, None],
            states: None,
            known: BTreeSet::new(),
            told_rows: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// A finding about the element at `path`, not yet added.
    pub(super) fn finding(&self, rule: &'static Rule, path: &[&str]) -> Finding {
        Finding::new(rule, &self.scope, path)
    }

    pub(super) fn add(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Adds a finding with what it was and is.
    pub(super) fn changed(
        &mut self,
        rule: &'static Rule,
        path: &[&str],
        old: impl Into<String>,
        new: impl Into<String>,
    ) {
        let found = self.finding(rule, path).values(old, new);
        self.add(found);
    }

    /// Adds a finding about a text, if more than white space has changed.
    pub(super) fn prose(
        &mut self,
        rule: &'static Rule,
        path: &[&str],
        old: Option<&str>,
        new: Option<&str>,
    ) {
        if let Some(change) = super::prose::change(old, new) {
            let found = self
                .finding(rule, path)
                .to(change.shown.clone())
                .hint(change.question());
            self.add(found);
        }
    }

    /// The same, inside of types that are called like this.
    pub(super) fn within(&mut self, parents: [Option<String>; 2], compare: impl FnOnce(&mut Self)) {
        let around = std::mem::replace(&mut self.parents, parents);
        compare(self);
        self.parents = around;
    }

    /// The fields of a member on both sides.
    pub(super) fn fields<'m>(
        &self,
        old: &'m Member,
        new: &'m Member,
        role: Role,
    ) -> [Field<'m>; 2] {
        let is_target = match role {
            Role::Param { is_target, .. } => is_target,
            Role::Response { .. } | Role::Error => [false; 2],
        };
        let travels = match role {
            Role::Param { .. } => Travels::Sent,
            Role::Response { .. } | Role::Error => Travels::Body,
        };
        let field = |member, side: usize| {
            let parent = self.parents[side].as_deref();
            Field::new(member, parent, is_target[side], travels)
        };
        [field(old, 0), field(new, 1)]
    }

    /// Whether two named types are compared for the first time.
    pub(super) fn is_first(&mut self, old: &str, new: &str) -> bool {
        self.known.insert((old.to_owned(), new.to_owned()))
    }

    /// Whether a word is a state, on the old and on the new side.
    pub(super) fn is_state(&self, word: &str) -> bool {
        self.states
            .is_some_and(|(old, new)| old.iter().chain(new).any(|(state, _)| state == word))
    }
}

/// The keys on the way to a part of what `path` leads to.
pub(super) fn below<'p>(path: &[&'p str], keys: &[&'p str]) -> Vec<&'p str> {
    [path, keys].concat()
}
