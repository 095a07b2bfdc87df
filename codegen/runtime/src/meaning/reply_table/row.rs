//! The rows of a reply table: what a server sends, and what a client reads besides.

use super::Slot;
use crate::{DispositionKind, ReadingKind};

/// What a server answers in one case, and what a client can still tell from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row<'t> {
    /// The case.
    pub disposition: DispositionKind,
    /// What is sent.
    pub sends: Sends<'t>,
    /// What a client reads it as.
    pub reads_as: ReadingKind,
}

/// What a server sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sends<'t> {
    /// A success.
    Success(Success<'t>),
    /// The declared error of this name.
    Error(&'t str),
}

/// Whether replies of a status never have a body: 204 and 205.
#[must_use]
pub const fn is_bodiless(status: u16) -> bool {
    matches!(status, 204 | 205)
}

/// A success: its status, and what its members are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Success<'t> {
    /// One of the statuses of success.
    pub status: u16,
    /// Members of the body; what is not named can be anything.
    pub body: &'t [Entry<'t>],
}

/// A member of a reply, and what a row says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry<'t> {
    /// The member; one inside of another is named with its path, as in `Job.Status`.
    pub member: &'t str,
    /// What it is.
    pub slot: Slot<'t>,
}

/// A success that no server of ours sends, and that can arrive all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Read<'t> {
    /// The success.
    pub success: Success<'t>,
    /// What a client reads it as.
    pub reads_as: ReadingKind,
}

impl<'t> Row<'t> {
    /// A case that is answered with a success.
    #[must_use]
    pub const fn success(disposition: DispositionKind, status: u16, body: &'t [Entry<'t>]) -> Self {
        Self {
            disposition,
            sends: Sends::Success(Success { status, body }),
            reads_as: ReadingKind::of(disposition),
        }
    }

    /// A case that is answered with a declared error.
    #[must_use]
    pub const fn error(disposition: DispositionKind, error: &'t str) -> Self {
        Self {
            disposition,
            sends: Sends::Error(error),
            reads_as: ReadingKind::of(disposition),
        }
    }

    /// The same, where a client can only tell that it is this case.
    #[must_use]
    pub const fn reads_as(self, case: DispositionKind) -> Self {
        self.reading(ReadingKind::of(case))
    }

    /// The same, where a client cannot tell whether the target has ended or never was.
    #[must_use]
    pub const fn reads_as_unknown(self) -> Self {
        self.reading(ReadingKind::Unknown)
    }

    /// The same, where a client can only tell this.
    #[must_use]
    pub const fn reading(mut self, reading: ReadingKind) -> Self {
        self.reads_as = reading;
        self
    }

    /// The success that it answers with, if it does.
    #[must_use]
    pub const fn as_success(&self) -> Option<Success<'t>> {
        match self.sends {
            Sends::Success(success) => Some(success),
            Sends::Error(_) => None,
        }
    }

    /// The name of the error that it answers with, if it does.
    #[must_use]
    pub const fn as_error(&self) -> Option<&'t str> {
        match self.sends {
            Sends::Success(_) => None,
            Sends::Error(name) => Some(name),
        }
    }
}

/// The rows of a reply table, a line each: the case, what is sent, and what a client reads it as.
///
/// ```
/// use annul_runtime::meaning::reply_table::{Entry, Slot};
///
/// annul_runtime::rows!(ROWS {
///     CANCELLED: success(200, &[Entry::new("State", Slot::word("CANCELED"))]),
///     NOT_FOUND: error("ResourceNotFoundException"),
///     CONFLICT: error("InvalidRequestException").reads_as(INVALID),
/// });
///
/// assert_eq!(ROWS.len(), 3);
/// ```
#[macro_export]
macro_rules! rows {
    ($name:ident {
        $($case:ident: $sends:ident($($what:expr),* $(,)?) $(.$reads:ident($($as:ident)?))?),* $(,)?
    }) => {
        const $name: &[$crate::meaning::reply_table::Row<'static>] = &[$(
            $crate::meaning::reply_table::Row::$sends($crate::DispositionKind::$case, $($what),*)
                $(.$reads($($crate::DispositionKind::$as)?))?
        ),*];
    };
}

impl<'t> Read<'t> {
    /// A success that only arrives, and does not tell how the target is.
    #[must_use]
    pub const fn new(status: u16, body: &'t [Entry<'t>]) -> Self {
        Self {
            success: Success { status, body },
            reads_as: ReadingKind::Unknown,
        }
    }

    /// The same, where a client can tell that it is this case.
    #[must_use]
    pub const fn reads_as(self, case: DispositionKind) -> Self {
        self.reading(ReadingKind::of(case))
    }

    /// The same, where a client can tell this.
    #[must_use]
    pub const fn reading(mut self, reading: ReadingKind) -> Self {
        self.reads_as = reading;
        self
    }
}

impl<'t> Entry<'t> {
    /// A member, and what it is.
    #[must_use]
    pub const fn new(member: &'t str, slot: Slot<'t>) -> Self {
        Self { member, slot }
    }
}

impl<'t> Success<'t> {
    /// What is said of a member, if anything is.
    #[must_use]
    pub fn slot(&self, member: &str) -> Option<Slot<'t>> {
        let entry = self.body.iter().find(|entry| entry.member == member)?;
        Some(entry.slot)
    }
}
