//! A page before anything is put around it.

/// A page.
pub(super) struct Page {
    /// Its path from the root of the site, with `/`.
    pub(super) path: String,
    /// What it is called.
    pub(super) title: String,
    /// What it is about, for results of the search.
    pub(super) summary: String,
    /// Other words that find it.
    pub(super) words: String,
    /// Its HTML below the heading.
    pub(super) body: String,
}

impl Page {
    /// The way from the page to the root: `../`, or nothing.
    pub(super) fn up(&self) -> String {
        "../".repeat(self.path.matches('/').count())
    }
}
