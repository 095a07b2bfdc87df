//! Rows of the reply table that follow from the rest of a spec.

/// What a row follows from that no spec writes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Derived {
    /// Every success reads alike.
    EverySuccess,
    /// There is one error of its kind.
    OnlyOfKind,
    /// The request carries no precondition: as a conflict.
    NoPrecondition,
    /// `otherwise` answers what is left.
    Otherwise,
}

impl Derived {
    /// What it is, in a few words.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::EverySuccess => "every_success",
            Self::OnlyOfKind => "only_of_kind",
            Self::NoPrecondition => "no_precondition",
            Self::Otherwise => "otherwise",
        }
    }

    /// The same for a reader.
    #[must_use]
    pub fn describe(self) -> &'static str {
        match self {
            Self::EverySuccess => "every success reads alike",
            Self::OnlyOfKind => "the only error of its kind",
            Self::NoPrecondition => "no precondition can fail, so as a conflict",
            Self::Otherwise => "`otherwise` answers what is left",
        }
    }
}
