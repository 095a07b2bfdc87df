//! The way to a member of a reply: names, indices, and lists that are searched.

/// One step on the way to a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'p> {
    /// The member of an object with this name, or the item of a list with this index.
    Into(&'p str),
    /// The first item of a list of which a member is this.
    Search {
        /// The member of the item; without a name, the item itself.
        member: &'p str,
        /// What it is.
        value: Wanted<'p>,
    },
}

/// What an item of a list is searched by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted<'p> {
    /// This text.
    Text(&'p str),
    /// The value of this param of the cancel.
    Param(&'p str),
    /// The id of one of several targets.
    Each,
}

/// The word for the id of one of several targets.
const EACH: &str = "$each";

/// The steps of a way such as `status.state`, `jobs.0.state` or `jobs[job_id=$param.job_id].state`; none, if it is no way.
///
/// In replies to a cancel of several targets, `failures[job_id=$each].code` leads to the item of one of them, and
/// `stopped[$each]` to its id in a list of texts.
#[must_use]
pub fn steps(path: &str) -> Option<Vec<Step<'_>>> {
    let mut found = Vec::new();
    let mut rest = path;
    loop {
        let end = rest.find(['.', '[']).unwrap_or(rest.len());
        let (name, mut behind) = rest.split_at(end);
        // Only a list that is the whole body has no name, and that only in front.
        let is_bare = name.is_empty();
        if is_bare && !(found.is_empty() && behind.starts_with('[')) || name.contains([']', '=']) {
            return None;
        }
        found.extend((!is_bare).then_some(Step::Into(name)));
        while let Some(inside) = behind.strip_prefix('[') {
            let (search, after) = inside.split_once(']')?;
            let (member, value) = match search {
                EACH => ("", EACH),
                _ => search.split_once('=')?,
            };
            if search != EACH && member.is_empty() || value.is_empty() {
                return None;
            }
            let value = match value.strip_prefix("$param.") {
                Some(param) => Wanted::Param(param),
                None if value == EACH => Wanted::Each,
                None => Wanted::Text(value),
            };
            found.push(Step::Search { member, value });
            behind = after;
        }
        if behind.is_empty() {
            return Some(found);
        }
        rest = behind.strip_prefix('.')?;
    }
}
