//! Errors: what is on the wire, and what it means.

use super::{
    Deprecated, Fault, Member, Operation, ReadingKind, RefusalKind, Retry, Service, TargetState,
    TypeTable,
};

/// The status of an error.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Status {
    /// What the page says.
    pub documented: Option<u16>,
    /// What the vendor's model says.
    pub modelled: Option<u16>,
    /// What our server sends.
    pub sent: u16,
}

impl Status {
    /// Every status under which the error may arrive, the sent one first.
    pub fn all(self) -> impl Iterator<Item = u16> {
        let others = [self.documented, self.modelled].into_iter().flatten();
        let mut seen = vec![self.sent];
        for status in others {
            if !seen.contains(&status) {
                seen.push(status);
            }
        }
        seen.into_iter()
    }
}

/// The body of an error.
#[derive(Clone, PartialEq, Debug)]
pub enum ErrorBody {
    /// No member is known.
    None,
    /// A body that the service shares, by its Rust name in the service's type table.
    Shared(String),
    /// Its own, by its Rust name in the operation's (or service's) type table.
    Own(String),
}

impl ErrorBody {
    /// All members as the spec lists them, code and message included; `own` holds the types of where the error stands.
    #[must_use]
    pub fn members<'a>(&self, service: &'a Service, own: &'a TypeTable) -> &'a [Member] {
        let found = match self {
            Self::None => None,
            Self::Shared(rust) => service.types.find_struct(rust),
            Self::Own(rust) => own.find_struct(rust),
        };
        found.map_or(&[], |found| &found.members)
    }
}

/// A declared error.
#[derive(Clone, PartialEq, Debug)]
pub struct Error {
    /// As written in the spec.
    pub name: String,
    /// The Rust variant.
    pub variant: String,
    /// The kind of refusal.
    pub kind: RefusalKind,
    /// What a client reads it as: its kind, or an outcome if the reply table says so.
    pub reading: ReadingKind,
    /// Its HTTP status.
    pub status: Status,
    /// Its codes on the wire; the first is sent.
    pub codes: Vec<String>,
    /// Whether any other code of its status, or none, is this error too.
    pub other_codes: bool,
    /// Whose fault it is.
    pub fault: Fault,
    /// What a client may do.
    pub retry: Retry,
    /// What it says about the target.
    pub target_state: TargetState,
    /// Its body.
    pub body: ErrorBody,
    /// Headers of the reply.
    pub headers: Vec<Member>,
    /// What it means, for its reader.
    pub docs: Option<String>,
    /// Out of use.
    pub deprecated: Option<Deprecated>,
    /// Names of sources.
    pub sources: Vec<String>,
    /// Why it is taken to be so without a source.
    pub assumed: Option<String>,
}

impl Error {
    /// The members of its body that are fields of its struct: code and message are the reply's.
    #[must_use]
    pub fn fields<'a>(&self, service: &'a Service, operation: &'a Operation) -> Vec<&'a Member> {
        let members = self.body.members(service, &operation.types).iter();
        members
            .filter(|member| !service.error_identity.takes(member))
            .collect()
    }
}
