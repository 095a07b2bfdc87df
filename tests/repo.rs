//! The repository tests itself: rules, cases, snapshots, schemas and the reference fit each other; sources are short, and lead nowhere in circles.

#[path = "repo/circles.rs"]
mod circles;
#[path = "repo/external_types.rs"]
mod external_types;
#[path = "repo/language.rs"]
mod language;
#[path = "repo/lengths.rs"]
mod lengths;
#[path = "repo/rules.rs"]
mod rules;
#[path = "repo/schemas.rs"]
mod schemas;
#[path = "repo/snapshots.rs"]
mod snapshots;
#[path = "repo/source/mod.rs"]
mod source;
#[path = "repo/specs.rs"]
mod specs;
#[path = "repo/words.rs"]
mod words;
