//! What an import tells about an operation: what it took, assumed and left out.

/// What an import tells about an operation that it drafted.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
#[non_exhaustive]
pub struct Notes {
    /// What was taken of the model, in a sentence each.
    pub taken: Vec<String>,
    /// What was assumed, because the model does not say it.
    pub assumed: Vec<String>,
    /// What of the model the draft does not have, and why.
    pub left_out: Vec<String>,
}

impl Notes {
    pub(super) fn assume(&mut self, what: impl Into<String>) {
        self.assumed.push(what.into());
    }

    pub(super) fn leave_out(&mut self, what: impl Into<String>) {
        let what = what.into();
        if !self.left_out.contains(&what) {
            self.left_out.push(what);
        }
    }
}

/// How everything begins that no human has read.
pub(super) fn imported(text: &str) -> String {
    format!("Imported: {text}")
}
