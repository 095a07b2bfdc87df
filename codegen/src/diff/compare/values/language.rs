//! The texts that constraints allow, as a set.

use crate::diff::compare::role::Role;
use crate::ir::{Constraints, Location};
use crate::pattern::{Dialect, Language, Match, Pattern};

/// What a segment of a path can be: neither empty nor one of those by which paths are shortened.
const SEGMENT: &str = r"[^.][^]*|\.[^.][^]*|\.\.[^]+";
/// The same for each of several.
const SEGMENTS: &str =
    r"(?:[^./][^/]*|\.[^./][^/]*|\.\.[^/]+)(?:/(?:[^./][^/]*|\.[^./][^/]*|\.\.[^/]+))*";

/// The texts among them that can be sent: what cannot stand in a path is no loss, and no gain.
pub(in crate::diff::compare) fn sent(constraints: &Constraints, role: Role) -> Option<Language> {
    let mut language = constraints.language()?;
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
