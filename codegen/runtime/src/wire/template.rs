//! Path templates: filled in by a client, matched by a server.

/// A part of a path template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Text as it stands, slashes included.
    Literal(&'static str),
    /// A param; a greedy one takes several segments.
    Param { name: &'static str, greedy: bool },
}

/// The parts of a template such as `/v1/{name+}:cancel`.
pub(super) fn parts(template: &'static str) -> impl Iterator<Item = Part> + Clone {
    let mut rest = template;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let param = rest.strip_prefix('{').and_then(|rest| rest.split_once('}'));
        let Some((name, after)) = param else {
            let end = rest[1..].find('{').map_or(rest.len(), |at| at + 1);
            let literal;
            (literal, rest) = rest.split_at(end);
            return Some(Part::Literal(literal));
        };
        rest = after;
        Some(match name.strip_suffix('+') {
            Some(name) => Part::Param { name, greedy: true },
            None => Part::Param {
                name,
                greedy: false,
            },
        })
    })
}

/// The values of the params in a path, still encoded; nothing, if the path is another.
///
/// A param takes whole segments, and no template has two params in one
/// segment; so a param ends where what follows it must begin.
pub(super) fn values<'path>(
    template: &'static str,
    path: &'path str,
) -> Option<Vec<(&'static str, &'path str)>> {
    let mut found = Vec::new();
    let mut rest = path;
    let mut parts = parts(template).peekable();
    while let Some(part) = parts.next() {
        match part {
            Part::Literal(literal) => rest = rest.strip_prefix(literal)?,
            Part::Param { name, greedy } => {
                let next = match parts.peek() {
                    Some(Part::Literal(next)) => next,
                    Some(Part::Param { .. }) | None => "",
                };
                let is_last = parts.clone().nth(1).is_none();
                let end = param_end(rest, next, greedy, is_last)?;
                let value;
                (value, rest) = rest.split_at(end);
                found.push((name, value));
            }
        }
    }
    rest.is_empty().then_some(found)
}

/// Where a param ends that the literal `next` follows.
fn param_end(rest: &str, next: &str, greedy: bool, is_last: bool) -> Option<usize> {
    // What stands last is found from the end: an id may hold what looks like the verb.
    let end = if is_last {
        rest.strip_suffix(next)?.len()
    } else if greedy {
        rest.rfind(next)?
    } else {
        rest.find('/')?
    };
    (greedy || !rest[..end].contains('/')).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::{Part, parts, values};

    const HUAWEI: &str =
        "/v1/workspaces/{workspace_id}/sessions/{session_id}/statements/{statement_id}/cancel";

    #[test]
    fn a_template_is_read_from_left_to_right() {
        let read: Vec<_> = parts("/v1/{name+}:cancel").collect();
        let name = Part::Param {
            name: "name",
            greedy: true,
        };
        assert_eq!(
            read,
            [Part::Literal("/v1/"), name, Part::Literal(":cancel")]
        );
        assert_eq!(parts("/").collect::<Vec<_>>(), [Part::Literal("/")]);
    }

    #[test]
    fn params_are_found_between_what_is_fixed() {
        let found = values(HUAWEI, "/v1/workspaces/w/sessions/s%2F/statements//cancel");
        assert_eq!(
            found,
            Some(vec![
                ("workspace_id", "w"),
                ("session_id", "s%2F"),
                ("statement_id", "")
            ])
        );
        assert_eq!(values("/", "/"), Some(Vec::new()));
        assert_eq!(values("/jobs/{id}", "/jobs/7"), Some(vec![("id", "7")]));
    }

    #[test]
    fn another_path_is_not_taken() {
        for path in [
            "",
            "/",
            "/v1/workspaces/w/sessions/s/statements/t",
            "/v1/workspaces/w/sessions/s/statements/t/cancel/",
            "/v1/workspaces/w/sessions/s/statements/t/u/cancel",
            "/v2/workspaces/w/sessions/s/statements/t/cancel",
            "//v1/workspaces/w/sessions/s/statements/t/cancel",
        ] {
            assert_eq!(values(HUAWEI, path), None, "{path}");
        }
        assert_eq!(values("/jobs/{id}", "/jobs/7/8"), None);
        assert_eq!(values("/jobs/{id}/", "/jobs/7"), None);
    }

    #[test]
    fn a_greedy_param_takes_several_segments() {
        let found = |template, path| values(template, path).map(|found| found[0].1);
        assert_eq!(found("/v1/{name+}:cancel", "/v1/a/b:cancel"), Some("a/b"));
        assert_eq!(
            found("/v1/{name+}:cancel", "/v1/a:cancel:cancel"),
            Some("a:cancel")
        );
        assert_eq!(found("/v1/{name+}:cancel", "/v1/a/b"), None);
        assert_eq!(found("/b/{key+}/stop/{id}", "/b/k/stop/1"), Some("k"));
    }

    #[test]
    fn a_verb_stands_behind_the_last_segment() {
        let id = |path| values("/jobs/{id}:cancel", path).map(|found| found[0].1);
        assert_eq!(id("/jobs/7:cancel"), Some("7"));
        assert_eq!(id("/jobs/7"), None);
        assert_eq!(id("/jobs/7/8:cancel"), None);
    }
}
