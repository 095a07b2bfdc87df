//! The Rust sources of the crates as text: which files there are, what they declare, and which names they use.

pub(crate) mod files;
pub(crate) mod module;
pub(crate) mod tokens;
pub(crate) mod tree;
