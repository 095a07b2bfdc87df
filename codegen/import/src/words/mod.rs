//! What words of models tell: kinds of errors, phases of states, verbs of operations, and prose.
//!
//! These are tables of what vendors write. A draft says of each such guess that it is one.

pub(crate) mod kind;
pub(crate) mod phase;
pub(crate) mod prose;
pub(crate) mod verb;
