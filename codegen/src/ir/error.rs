//! Errors: what is on the wire, and what it means.

use super::{Deprecated, Fault, Member, ReadingKind, RefusalKind, Retry, TargetState};

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
    /// A body that the service shares, by its name.
    Shared(String),
    /// Its own members.
    Own(Vec<Member>),
}

/// A body that errors of a service share.
#[derive(Clone, PartialEq, Debug)]
pub struct Body {
    /// Its name in the spec.
    pub name: String,
    /// What it means.
    pub docs: Option<String>,
    /// Its members.
    pub members: Vec<Member>,
    /// Names of sources.
    pub sources: Vec<String>,
}

/// A declared error.
#[derive(Clone, PartialEq, Debug)]
pub struct Error {
    /// As written in the spec.
    pub name: String,
    /// The Rust variant, where the name would not do.
    pub rust_name: Option<String>,
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
