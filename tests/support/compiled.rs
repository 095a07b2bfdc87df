//! Emitted code, held to what its users may demand of it: that it compiles without a warning in their crate.

#![deny(warnings, missing_docs, unreachable_pub, clippy::all, clippy::pedantic)]

// The repository's own operations as `catalogue`, and each accept case as a module of its name; all that can be
// emitted of them, as a build script would.
include!(concat!(env!("OUT_DIR"), "/compiled.rs"));
