//! The parts of an operation that its meaning and its look are made of.

use serde_json::{Map, Value};

use crate::model::{Model, Operation};

use super::home::Home;
use super::params::Params;
use super::response::Response;

/// The parts of an operation that its meaning is made of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parts<'a> {
    /// The model.
    pub(super) model: &'a Model,
    /// The operation.
    pub(super) operation: &'a Operation,
    /// Its params.
    pub(super) params: &'a Params,
    /// Its response.
    pub(super) response: &'a Response,
    /// Its own errors.
    pub(super) errors: &'a Map<String, Value>,
    /// What it has around it.
    pub(super) home: &'a Home,
    /// The source to name.
    pub(super) source: &'a str,
}
