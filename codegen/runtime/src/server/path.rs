//! Path templates, prepared for routing.

use std::cmp::Reverse;

/// One segment of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Segment {
    /// This text.
    Literal(&'static str),
    /// A param, and this text behind it.
    Param(&'static str),
    /// A param that takes several segments, and this text behind it.
    Greedy(&'static str),
}

/// A path template, prepared for routing.
///
/// It finds the candidates; the operation itself reads the params, and still
/// has the last word on whether the path is its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Path(Vec<Segment>);

impl Path {
    pub(super) fn new(template: &'static str) -> Self {
        let segments = template.strip_prefix('/').unwrap_or(template).split('/');
        Self(segments.map(Segment::of).collect())
    }

    pub(super) fn segments(&self) -> &[Segment] {
        &self.0
    }

    /// The first segment, if it is always the same.
    pub(super) fn root(&self) -> Option<&'static str> {
        match self.0.first() {
            Some(Segment::Literal(text)) => Some(text),
            _ => None,
        }
    }

    /// Whether a path is one of this template.
    pub(super) fn matches(&self, path: &str) -> bool {
        let Some(path) = path.strip_prefix('/') else {
            return false;
        };
        // As bytes: segments are too short for a search that has to be set up.
        let path = path.as_bytes();
        let segments = || path.split(|byte| *byte == b'/');
        let mut found = segments();
        for (index, segment) in self.0.iter().enumerate() {
            // A greedy param leaves one segment for each that follows.
            let taken = match segment {
                Segment::Greedy(_) => {
                    let left = segments().count() - index;
                    left.saturating_sub(self.0.len() - index - 1)
                }
                _ => 1,
            };
            let Some(last) = (0..taken).map_while(|_| found.next()).last() else {
                return false;
            };
            if !segment.fits(last) {
                return false;
            }
        }
        found.next().is_none()
    }

    /// Routes in this order are tried best from the first: what is written out goes before a param, a param with more
    /// text behind it before one with less, and each of them before one of several segments.
    pub(super) fn rank(&self) -> Vec<(u8, Reverse<usize>)> {
        let rank = |segment: &Segment| match segment {
            Segment::Literal(_) => (0, Reverse(0)),
            Segment::Param(behind) => (1, Reverse(behind.len())),
            Segment::Greedy(behind) => (2, Reverse(behind.len())),
        };
        self.0.iter().map(rank).collect()
    }

    /// Whether both templates stand for the same paths.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self == other
    }
}

impl Segment {
    fn of(text: &'static str) -> Self {
        let param = text.strip_prefix('{').and_then(|rest| rest.split_once('}'));
        match param {
            None => Self::Literal(text),
            Some((name, behind)) if name.ends_with('+') => Self::Greedy(behind),
            Some((_, behind)) => Self::Param(behind),
        }
    }

    fn fits(self, text: &[u8]) -> bool {
        match self {
            Self::Literal(literal) => text == literal.as_bytes(),
            Self::Param(behind) | Self::Greedy(behind) => text.ends_with(behind.as_bytes()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Path;

    #[test]
    fn templates_find_their_paths() {
        for (template, path, fits) in [
            ("/", "/", true),
            ("/", "/a", false),
            ("/", "", false),
            ("/", "*", false),
            ("/v1/jobs/{id}/cancel", "/v1/jobs/7/cancel", true),
            ("/v1/jobs/{id}/cancel", "/v1/jobs//cancel", true),
            ("/v1/jobs/{id}/cancel", "/v1/jobs/7/cancel/", false),
            ("/v1/jobs/{id}/cancel", "/v1/jobs/7/8/cancel", false),
            ("/v1/jobs/{id}/cancel", "/v1/jobs/cancel", false),
            ("/v1/jobs/{id}/cancel", "//v1/jobs/7/cancel", false),
            ("/jobs/{id}:cancel", "/jobs/7:cancel", true),
            ("/jobs/{id}:cancel", "/jobs/7", false),
            ("/v1/{name+}:cancel", "/v1/a/b:cancel", true),
            ("/v1/{name+}:cancel", "/v1", false),
            ("/b/{key+}/stop/{id}", "/b/k/l/stop/1", true),
            ("/b/{key+}/stop/{id}", "/b/stop/1", false),
        ] {
            assert_eq!(Path::new(template).matches(path), fits, "{template} {path}");
        }
    }

    #[test]
    fn names_of_params_make_no_difference() {
        assert!(Path::new("/a/{b}").is_same(&Path::new("/a/{c}")));
        assert!(!Path::new("/a/{b}").is_same(&Path::new("/a/{b}:x")));
        assert!(Path::new("/a/b").rank() < Path::new("/a/{b}").rank());
    }
}
