//! Operations that are made of a spec while a program runs: the same as emitted ones, over maps of values.
//!
//! A [`DynamicOperation`] is an [`Operation`](crate::wire::Operation) like any emitted type, so requests,
//! replies, clients, servers and engines are those of all operations; only the types of a spec are values here.
//! `annul-codegen` makes one of each operation of a checked catalogue.

mod check;
mod error;
pub mod facts;
mod given;
mod input;
mod operation;
mod output;
mod read;
mod shown;
mod target;
mod value;
mod wire;
mod write;

pub use error::DynamicError;
pub use given::GivenParam;
pub use input::{DynamicInput, InputError};
pub use operation::DynamicOperation;
pub use output::DynamicOutput;
pub use value::{Value, Values};
