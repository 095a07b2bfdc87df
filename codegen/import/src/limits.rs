//! How much of a model is read: models are bytes from outside.

/// The largest file, after unpacking. The largest model of AWS has 11 MB.
pub(crate) const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// The most entries of all folders that are searched for models.
pub(crate) const MAX_ENTRIES: usize = 100_000;

/// How deep folders are searched for models.
pub(crate) const MAX_FOLDERS: usize = 6;

/// How deep objects may stand inside of each other in a draft; what lies deeper is `any`.
pub(crate) const MAX_DEPTH: usize = 6;

/// The most members that one operation has in a draft, those inside of objects counted.
pub(crate) const MAX_MEMBERS: usize = 400;

/// The most references of an `OpenAPI` document that are followed one after another.
pub(crate) const MAX_REFERENCES: usize = 32;

/// The most words of an enum in a draft; a longer one is text.
pub(crate) const MAX_WORDS: usize = 300;
