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
pub(super) const fn parts(template: &'static str) -> Parts {
    Parts { rest: template }
}

/// Reads a template from left to right.
#[derive(Clone, Debug)]
pub(super) struct Parts {
    rest: &'static str,
}

impl Parts {
    const fn is_done(&self) -> bool {
        self.rest.is_empty()
    }
}

impl Iterator for Parts {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        if self.is_done() {
            return None;
        }
        // Byte by byte: templates are too short for a search that has to be set up.
        let position = |wanted| self.rest.bytes().position(|byte| byte == wanted);
        let end = if self.rest.starts_with('{') {
            position(b'}').map(|at| at + 1)
        } else {
            position(b'{')
        };
        let text;
        (text, self.rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        let name = text.strip_prefix('{').and_then(|it| it.strip_suffix('}'));
        Some(match (name, name.and_then(|name| name.strip_suffix('+'))) {
            (None, _) => Part::Literal(text),
            (Some(name), None) => Part::Param {
                name,
                greedy: false,
            },
            (_, Some(name)) => Part::Param { name, greedy: true },
        })
    }
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
    let mut parts = parts(template);
    let mut next = parts.next();
    while let Some(part) = next {
        next = parts.next();
        match part {
            Part::Literal(literal) => rest = rest.strip_prefix(literal)?,
            Part::Param { name, greedy } => {
                let behind = match next {
                    Some(Part::Literal(behind)) => behind,
                    Some(Part::Param { .. }) | None => "",
                };
                let end = param_end(rest, behind, greedy, parts.is_done())?;
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
        rest.bytes().position(|byte| byte == b'/')?
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
