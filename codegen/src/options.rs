//! What a caller of the generator may choose.

/// What to emit, and from which operations.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Options {
    /// Ids of operations or services to emit; all if there are none. Defaults to none.
    pub only: Vec<String>,
    /// The name of the root file. Defaults to `lib.rs`; `mod.rs` for code that is included.
    pub root: String,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            only: Vec::new(),
            root: "lib.rs".to_owned(),
        }
    }
}
