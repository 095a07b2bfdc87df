//! An operation of a model.

/// An operation.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Operation {
    /// Its name in upper camel case, as a spec has it: `CancelJobRun`.
    pub name: String,
    /// What the model calls it, where that is another name.
    pub model_name: Option<String>,
    /// What it does, as the model writes it.
    pub docs: Option<String>,
    /// The HTTP method.
    pub method: String,
    /// The path with its labels in braces.
    pub path: String,
    /// What always stands in the query.
    pub constants: Vec<(String, String)>,
    /// The status of a success.
    pub status: u16,
    /// The id of the shape of its input.
    pub input: Option<String>,
    /// The id of the shape of its output.
    pub output: Option<String>,
    /// The ids of the shapes of its errors.
    pub errors: Vec<String>,
    /// Whether the model says that a repeat changes nothing.
    pub is_idempotent: bool,
    /// Why it is out of use.
    pub deprecated: Option<String>,
    /// What stands before the host.
    pub host_prefix: Option<String>,
    /// Whether its host is looked up first, and whether it has to be.
    pub discovery: Option<bool>,
    /// Where it stands in the model, as a JSON pointer.
    pub place: String,
}

impl Operation {
    /// What the model calls it.
    #[must_use]
    pub fn in_model(&self) -> &str {
        self.model_name.as_deref().unwrap_or(&self.name)
    }
}
