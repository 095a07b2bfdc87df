//! The life cycle of a target as a picture: its phases, the vendor's words for them, and what a cancel does in each.

mod draw;
mod model;

use crate::commands::show::Subject;

/// The picture, with the same in words for who cannot see it.
pub(super) fn picture(subject: Subject<'_>) -> String {
    draw::svg(&model::LifeCycle::of(subject))
}
