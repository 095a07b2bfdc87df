//! One module a command: its arguments, which are also its help text, and what it does.

#[cfg(not(feature = "live"))]
pub(crate) mod absent;
#[cfg(feature = "live")]
pub(crate) mod call;
pub(crate) mod check;
pub(crate) mod diff;
#[cfg(feature = "docs")]
pub(crate) mod docs;
pub(crate) mod explain;
pub(crate) mod fmt;
pub(crate) mod generate;
pub(crate) mod import;
pub(crate) mod list;
pub(crate) mod new;
pub(crate) mod schema;
#[cfg(feature = "live")]
pub(crate) mod serve;
#[cfg(feature = "live")]
pub(crate) mod shell;
pub(crate) mod show;
#[cfg(feature = "live")]
pub(crate) mod test;
pub(crate) mod verify;
