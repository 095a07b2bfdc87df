//! What verdicts assume of bindings, as a value: where bindings behave otherwise, verdicts follow.

/// What verdicts assume of the bindings in use.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub struct Policy {
    /// Whether callers refuse ids of the service that break a constraint before they send them.
    ///
    /// Generated clients do so only under `Checks::Strict`: an old spec must not be the reason that a query cannot
    /// be cancelled. Defaults to no.
    pub strict_callers: bool,
}

/// What else verdicts take for granted, for readers of a report.
pub const ASSUMPTIONS: &[&str] = &[
    "Servers check requests in full, before the engine sees them, and never hold back a reply for a constraint.",
    "Callers check what they choose themselves in full; ids of the service only for what makes a request unsafe.",
    "Members that a peer does not know are ignored on both sides.",
    "Words of open enums, and errors that nobody declared, are kept with all that came with them.",
    "What is missing in a reply is read as empty, where it should always be there; null, and another type, as missing.",
    "A default is filled in by the server, and not sent.",
    "Structs, enums and errors can grow; required values are arguments of `new`, in the order of the spec.",
];
