//! What is being cancelled, whoever the vendor is: one type for a list of running work on many clouds.

use crate::operation::OperationInfo;
use crate::shown::Shown;
use std::borrow::Cow;
use std::fmt;

/// The target of a cancel: an operation, and the params that name what it stops.
///
/// Emitted inputs make it (`input.target()`) and are made from it
/// (`Input::from_target`). It holds no secrets and no tokens: it can be kept,
/// shown and compared.
#[derive(Clone)]
pub struct Target<'a> {
    operation: &'static OperationInfo,
    params: Vec<(&'static str, Cow<'a, str>)>,
}

impl<'a> Target<'a> {
    /// A target of an operation, still without params.
    #[must_use]
    pub const fn new(operation: &'static OperationInfo) -> Self {
        Self {
            operation,
            params: Vec::new(),
        }
    }

    /// Adds a param by its name in the spec.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Cow<'a, str>>) -> Self {
        self.params.push((name, value.into()));
        self
    }

    /// Adds a param if there is a value for it.
    #[must_use]
    pub fn with_maybe(self, name: &'static str, value: Option<impl Into<Cow<'a, str>>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// The same target with another value of a param.
    #[cfg(feature = "wire")]
    pub(crate) fn replacing(mut self, name: &'static str, value: &'a str) -> Self {
        self.params.retain(|(known, _)| *known != name);
        self.with(name, value)
    }

    /// The same target with one of several ids, if there is no more than that.
    #[doc(hidden)]
    #[must_use]
    pub fn with_only(self, name: &'static str, ids: &[&'a str]) -> Self {
        match ids {
            [one] => self.with(name, *one),
            _ => self,
        }
    }

    /// The operation that cancels it.
    #[must_use]
    pub const fn operation(&self) -> &'static OperationInfo {
        self.operation
    }

    /// The value of a param: an id, or what else the input says of the target (an etag, an account).
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.params
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value.as_ref())
    }

    /// The params that name the target, in the order of the spec.
    pub fn ids(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let names = self.operation.cancel.target;
        names
            .iter()
            .filter_map(|name| Some((*name, self.get(name)?)))
    }

    /// Its id among those that one call of its operation can name, if that takes several.
    #[must_use]
    pub fn each(&self) -> Option<&str> {
        self.get(self.operation.cancel.each.as_ref()?.param)
    }

    /// Whether one call can cancel both, but for how many it takes: nothing differs but the ids that a list takes.
    #[cfg(feature = "client")]
    pub(crate) fn is_beside(&self, other: &Target<'_>) -> bool {
        let Some(each) = &self.operation.cancel.each else {
            return false;
        };
        let others = |target: &Target<'_>| {
            let params = target.params.iter();
            let mut others: Vec<(&'static str, String)> = params
                .filter(|(name, _)| *name != each.param)
                .map(|(name, value)| (*name, value.to_string()))
                .collect();
            others.sort();
            others
        };
        self.operation.id == other.operation.id
            && other.each().is_some()
            && others(self) == others(other)
    }

    /// The condition under which it may be cancelled (an etag), if the caller gave one.
    #[must_use]
    pub fn precondition(&self) -> Option<&str> {
        self.get(self.operation.cancel.precondition.as_ref()?.param)
    }

    /// A copy that borrows nothing.
    #[must_use]
    pub fn into_owned(self) -> Target<'static> {
        let own = |(name, value): (_, Cow<'_, str>)| (name, Cow::Owned(value.into_owned()));
        Target {
            operation: self.operation,
            params: self.params.into_iter().map(own).collect(),
        }
    }
}

/// Two targets are the same if operation and ids are: what else an input says does not change what it stops.
impl PartialEq for Target<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.operation.id == other.operation.id && self.ids().eq(other.ids())
    }
}

impl Eq for Target<'_> {}

impl std::hash::Hash for Target<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.operation.id.hash(state);
        for id in self.ids() {
            id.hash(state);
        }
    }
}

/// `athena.StopCalculationExecution CalculationExecutionId=0f2c…`: what a terminal would obey is escaped, and what is long is cut, so that it fits a log line.
impl fmt::Display for Target<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.operation.id)?;
        for (name, value) in self.ids() {
            write!(out, " {name}={}", Shown::name(value))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Target<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Target({self})")
    }
}
