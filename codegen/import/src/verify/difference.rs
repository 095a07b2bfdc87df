//! Differences between a spec and a model, in three groups.

use std::fmt;

/// What a difference comes to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Group {
    /// Spec and model say different things of the same fact.
    Contradicted,
    /// The model has something that the spec does not have.
    ModelHasMore,
    /// The spec has something that the model says nothing of.
    NotComparable,
}

impl Group {
    /// All of them, the gravest first.
    pub const ALL: [Self; 3] = [Self::Contradicted, Self::ModelHasMore, Self::NotComparable];

    /// Its word in reports.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Contradicted => "contradicted",
            Self::ModelHasMore => "model-has-more",
            Self::NotComparable => "not-comparable",
        }
    }
}

impl fmt::Display for Group {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.word())
    }
}

/// One difference.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    /// What it comes to.
    pub group: Group,
    /// The way of keys that lead to the fact in the spec: `params.Id.constraints`, `errors.Busy.status`.
    pub about: String,
    /// What spec and model say.
    pub message: String,
    /// What a quirk of the spec decided about it, if one does.
    pub acknowledged: Option<String>,
}

/// Differences as they are found.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// In the order in which facts are compared.
    pub(super) all: Vec<Difference>,
}

impl Found {
    pub(super) fn contradicted(&mut self, about: impl Into<String>, message: impl Into<String>) {
        self.push(Group::Contradicted, about.into(), message.into());
    }

    pub(super) fn more(&mut self, about: impl Into<String>, message: impl Into<String>) {
        self.push(Group::ModelHasMore, about.into(), message.into());
    }

    pub(super) fn silent(&mut self, about: impl Into<String>, message: impl Into<String>) {
        self.push(Group::NotComparable, about.into(), message.into());
    }

    fn push(&mut self, group: Group, about: String, message: String) {
        self.all.push(Difference {
            group,
            about,
            message,
            acknowledged: None,
        });
    }
}
