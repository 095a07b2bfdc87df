//! What every comparison carries with it: what it is about, where findings go, and what has been told already.

use std::collections::BTreeSet;

use super::prose;
use super::role::Role;
use crate::diff::policy::Policy;
use crate::diff::report::finding::{Finding, Scope};
use crate::diff::rule::Rule;
use crate::diff::verdict::Verdicts;
use crate::ir::{DispositionKind, Member, Phase};
use crate::rust::{Field, Travels};

/// State words and the phases that they stand for.
type States<'a> = &'a [(String, Phase)];

/// A body that errors share, on both sides.
#[derive(Clone, Debug)]
pub(super) struct SharedBody {
    pub(super) old: String,
    pub(super) new: String,
    /// What the findings about it say.
    pub(super) told: Verdicts,
}

/// One comparison of two operations, or of what two services share.
pub(super) struct Comparison<'a> {
    pub(super) scope: Scope,
    pub(super) policy: Policy,
    /// What names of types begin with here, on the old and on the new side.
    pub(super) parents: [Option<String>; 2],
    /// State words of both sides, if both have some: they are for `cancel` to tell.
    pub(super) states: Option<(States<'a>, States<'a>)>,
    /// Pairs of named types that have been compared.
    pub(super) known: BTreeSet<(String, String)>,
    /// Bodies that errors share, of which the service tells.
    pub(super) bodies: Vec<SharedBody>,
    /// Rows of the reply table that a finding has told of, with all that is written in them.
    pub(super) told_rows: Vec<DispositionKind>,
    pub(super) findings: Vec<Finding>,
}

impl Comparison<'_> {
    pub(super) fn new(scope: Scope, policy: Policy) -> Self {
        Self {
            scope,
            policy,
            parents: [None, None],
            states: None,
            known: BTreeSet::new(),
            bodies: Vec::new(),
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

    /// Says of the findings from `first` on that the key at `depth` was another one.
    pub(super) fn was_called(&mut self, first: usize, depth: usize, old: &str) {
        let places = self.findings[first..].iter_mut();
        for at in places.filter_map(|found| found.old_at.as_mut()) {
            if let Some(key) = at.path.get_mut(depth) {
                old.clone_into(key);
            }
        }
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
        if let Some(change) = prose::change(old, new) {
            let found = self
                .finding(rule, path)
                .to(change.shown.clone())
                .hint(change.question());
            self.add(found);
        }
    }

    /// The same, inside of types that are called like this.
    pub(super) fn within(&mut self, parents: [Option<String>; 2], compare: impl FnOnce(&mut Self)) {
        let comparison = std::mem::replace(&mut self.parents, parents);
        compare(self);
        self.parents = comparison;
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
