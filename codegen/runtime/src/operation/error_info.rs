//! What a spec says of one error.

use crate::meaning::reply_table::Literal;
use crate::{RefusalKind, Retry, TargetState};

/// What a spec says of one error.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorInfo {
    /// The vendor's name of it.
    pub name: &'static str,
    /// The codes on the wire that are read as it; a server sends the first.
    /// Empty, where the status alone tells it.
    pub codes: &'static [&'static str],
    /// Whether any other code of its status, or none, is read as it too.
    pub other_codes: bool,
    /// The status that a server sends.
    pub status: u16,
    /// The status that the vendor's documentation has, where it differs from the model's.
    pub documented_status: Option<u16>,
    /// The status that the vendor's model has, where it differs from the documentation's.
    pub modelled_status: Option<u16>,
    /// Why the cancel was refused.
    pub kind: RefusalKind,
    /// Whether the same call may be sent once more.
    pub retry: Retry,
    /// What is known of the target after it.
    pub target_state: TargetState,
    /// Whose fault the vendor says it is.
    pub fault: Option<Fault>,
    /// Whether the operation or its service declares it.
    pub declared_by: DeclaredBy,
    /// What a server puts into members of its body when nobody says anything else.
    pub defaults: &'static [(&'static str, Literal<'static>)],
}

words! {
    /// Whose fault an error is, as its vendor says.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Fault {
        /// The caller's.
        Client = "client",
        /// The service's.
        Server = "server",
    }
}

words! {
    /// Which spec declares an error.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum DeclaredBy {
        /// The operation's own.
        Operation = "operation",
        /// The service's: any of its operations may answer it.
        Service = "service",
    }
}

impl Fault {
    /// Whose fault an error of this status usually is.
    #[must_use]
    pub const fn of_status(status: u16) -> Self {
        if status >= 500 {
            Self::Server
        } else {
            Self::Client
        }
    }
}

impl ErrorInfo {
    /// An error of an operation that is not repeated and says about the target what its kind usually says; whose fault it
    /// is, its status says.
    #[must_use]
    pub const fn new(name: &'static str, kind: RefusalKind, status: u16) -> Self {
        Self {
            name,
            codes: &[],
            other_codes: false,
            status,
            documented_status: None,
            modelled_status: None,
            kind,
            retry: Retry::Never,
            target_state: kind.usual_target_state(),
            fault: Some(Fault::of_status(status)),
            declared_by: DeclaredBy::Operation,
            defaults: &[],
        }
    }

    /// The same of a service: any of its operations may answer it.
    #[must_use]
    pub const fn of_service(name: &'static str, kind: RefusalKind, status: u16) -> Self {
        Self {
            declared_by: DeclaredBy::Service,
            ..Self::new(name, kind, status)
        }
    }

    /// Whether a code on the wire is one of this error's own.
    #[must_use]
    pub fn has_code(&self, code: &str) -> bool {
        self.codes.contains(&code)
    }

    /// Whether a status is enough to read a reply as this error, whatever its code.
    #[must_use]
    pub const fn takes_any_code(&self) -> bool {
        self.other_codes || self.codes.is_empty()
    }

    /// Whether this error can have a status: the one that is sent, documented or modelled.
    #[must_use]
    pub fn has_status(&self, status: u16) -> bool {
        self.status == status
            || self.documented_status == Some(status)
            || self.modelled_status == Some(status)
    }
}

/// What emitted code calls.
#[doc(hidden)]
impl ErrorInfo {
    #[must_use]
    pub const fn codes(mut self, codes: &'static [&'static str]) -> Self {
        self.codes = codes;
        self
    }

    #[must_use]
    pub const fn other_codes(mut self) -> Self {
        self.other_codes = true;
        self
    }

    #[must_use]
    pub const fn documented_status(mut self, status: u16) -> Self {
        self.documented_status = Some(status);
        self
    }

    #[must_use]
    pub const fn modelled_status(mut self, status: u16) -> Self {
        self.modelled_status = Some(status);
        self
    }

    /// What follows from it: whether the call may be sent once more, and what is known of the target.
    #[must_use]
    pub const fn then(mut self, retry: Retry, target_state: TargetState) -> Self {
        self.retry = retry;
        self.target_state = target_state;
        self
    }

    #[must_use]
    pub const fn fault(mut self, fault: Fault) -> Self {
        self.fault = Some(fault);
        self
    }

    #[must_use]
    pub const fn defaults(mut self, defaults: &'static [(&'static str, Literal<'static>)]) -> Self {
        self.defaults = defaults;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::ErrorInfo;
    use crate::{RefusalKind, Retry, TargetState};

    const DENIED: &ErrorInfo = &ErrorInfo::new("AccessDeniedException", RefusalKind::Denied, 400)
        .codes(&["AccessDeniedException", "AccessDenied"])
        .modelled_status(403)
        .then(Retry::Never, TargetState::Unknown);

    #[test]
    fn an_error_is_known_by_each_of_its_codes_and_statuses() {
        assert!(DENIED.has_code("AccessDenied") && !DENIED.has_code("accessdenied"));
        assert!(DENIED.has_status(400) && DENIED.has_status(403) && !DENIED.has_status(401));
    }

    #[test]
    fn what_the_spec_says_replaces_what_is_usual() {
        assert_eq!(DENIED.target_state, TargetState::Unknown);
        let usual = ErrorInfo::new("X", RefusalKind::Denied, 403).target_state;
        assert_eq!(usual, TargetState::MayBeRunning);
    }
}
