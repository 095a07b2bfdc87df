//! Patterns that were compiled already: services of a provider, and checks and emitters, ask for the same ones again.

use std::collections::HashMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use super::{Dialect, Match, Pattern, PatternError};

/// As many as are kept; a catalogue of vendors has a few hundred.
const KEPT: usize = 1_024;

/// The largest table that is kept, in bytes, so that all of them together stay small.
const LARGEST_BYTES: usize = 32 * 1_024;

type Known = HashMap<(Dialect, Match, String), Pattern>;

fn known() -> &'static Mutex<Known> {
    static KNOWN: OnceLock<Mutex<Known>> = OnceLock::new();
    KNOWN.get_or_init(Mutex::default)
}

/// The pattern, compiled unless it is known. What is refused is refused anew each time.
pub(super) fn compiled(
    regex: &str,
    dialect: Dialect,
    whole: Match,
    compile: impl FnOnce() -> Result<Pattern, PatternError>,
) -> Result<Pattern, PatternError> {
    let key = (dialect, whole, regex.to_owned());
    let kept = known().lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(found) = kept.get(&key) {
        return Ok(found.clone());
    }
    drop(kept);
    let found = compile()?;
    if found.dfa.transitions.len() * size_of::<u16>() > LARGEST_BYTES {
        return Ok(found);
    }
    let mut kept = known().lock().unwrap_or_else(PoisonError::into_inner);
    if kept.len() < KEPT {
        kept.insert(key, found.clone());
    }
    Ok(found)
}
