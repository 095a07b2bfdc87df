//! Vendors' models to drafts of Annul specs, and specs held against models.
//!
//! [`read`] reads a model of any format into one [`Model`](model::Model), [`draft`](draft::draft) makes specs of it,
//! checked and laid out as `annul fmt` does it, and [`verify`](mod@verify) says where a spec and a model differ. Nothing is fetched: a model is a file. Models are bytes from outside, so
//! their size and depth are limited, and a bad one is an [`Error`] that says where.
//!
//! ```no_run
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use annul_import::draft::{Request, draft};
//!
//! let model = annul_import::read("athena/2017-05-18/service-2.json.gz".as_ref())?;
//! let profile = annul_import::Profile::usual(model.origin.format);
//! let draft = draft(&Request {
//!     model: &model,
//!     profile: profile.as_ref(),
//!     provider: "aws",
//!     operations: &["StopQueryExecution".to_owned()],
//!     retrieved: "2026-11-21",
//!     is_full: false,
//!     target: &[],
//!     provider_file: None,
//!     service_file: None,
//! });
//! for file in &draft.files {
//!     println!("{}\n{}", file.path, file.text);
//! }
//! # Ok(())
//! # }
//! ```

pub mod draft;
pub mod model;
pub mod verify;

mod at;
mod error;
mod limits;
mod names;
mod open;
mod profile;
mod read;
mod words;

pub use error::Error;
pub use open::files;
pub use profile::Profile;
pub use read::read;
