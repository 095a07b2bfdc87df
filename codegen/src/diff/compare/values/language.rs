//! The texts that constraints allow, as a set.

use crate::diff::compare::role::Role;
use crate::ir::{Constraints, Location};
use crate::pattern::{Dialect, Language, LengthWindow, Match, Pattern};

/// What a segment of a path can be: neither empty nor one of those by which paths are shortened.
const SEGMENT: &str = r"[^.][^]*|\.[^.][^]*|\.\.[^]+";
/// The same for each of several.
const SEGMENTS: &str =
    r"(?:[^./][^/]*|\.[^./][^/]*|\.\.[^/]+)(?:/(?:[^./][^/]*|\.[^./][^/]*|\.\.[^/]+))*";

/// The texts among them that can be sent: what cannot stand in a path is no loss, and no gain.
pub(in crate::diff::compare) fn sent(constraints: &Constraints, role: Role) -> Option<Language> {
    let mut language = allowed(constraints)?;
    if let Role::Param {
        location: Location::Path,
        is_greedy,
        ..
    } = role
    {
        let regex = if is_greedy { SEGMENTS } else { SEGMENT };
        let path = Pattern::compile(regex, Dialect::Ecma262, Match::Whole).ok()?;
        language.pattern = match language.pattern {
            // What is too large together is judged as if all of it could be sent.
            Some(pattern) => Some(pattern.within(&path).unwrap_or(pattern)),
            None => Some(path),
        };
    }
    Some(language)
}

/// The texts that constraints allow; none if a pattern does not compile, which `check` has ruled out.
pub(in crate::diff::compare) fn allowed(constraints: &Constraints) -> Option<Language> {
    let pattern = match &constraints.pattern {
        None => None,
        Some(found) => {
            let dialect = if found.dialect == "java" {
                Dialect::Java
            } else {
                Dialect::Ecma262
            };
            let how = if found.whole {
                Match::Whole
            } else {
                Match::Part
            };
            Some(Pattern::compile(&found.regex, dialect, how).ok()?)
        }
    };
    let length = constraints.length.as_ref().map(|found| LengthWindow {
        min: u64::from(found.min.unwrap_or(0)),
        max: found.max.map(u64::from),
        unit: found.unit,
    });
    Some(Language {
        pattern,
        length,
        values: None,
    })
}
