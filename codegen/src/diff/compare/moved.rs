//! Whether a file stands elsewhere now.

/// A path below the root of its catalogue: roots of two sides may be called as they like.
pub(super) fn without_root(path: &str) -> &str {
    path.split_once('/').map_or(path, |(_, below)| below)
}

/// Whether two paths below roots of any name lead to another place; either root may lie below the other.
pub(super) fn is_moved(old: &str, new: &str) -> bool {
    let (old, new) = (without_root(old), without_root(new));
    let is_below = |path: &str, root: &str| {
        path.strip_suffix(root)
            .is_some_and(|lead| lead.ends_with('/'))
    };
    old != new && !is_below(old, new) && !is_below(new, old)
}
