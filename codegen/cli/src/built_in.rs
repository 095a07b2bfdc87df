//! The catalogue that is built into the command.

/// The specs, by their paths below the root of the catalogue.
pub(crate) const SPECS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));
