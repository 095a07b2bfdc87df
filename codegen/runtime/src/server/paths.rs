//! Operations by the paths of their templates: a tree of segments, so that a request looks at those that begin like it.

use super::mounted::AnyMounted;
use super::path::{Path, Segment};
use crate::operation::{OperationInfo, ServiceInfo};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Operations by the paths of their templates.
#[derive(Clone, Default)]
pub(super) struct Paths {
    /// In the order in which they were added.
    all: Vec<(Path, Arc<dyn AnyMounted>)>,
    root: Node,
    /// By first segments that are always the same, whose paths begin so; none, if they are several vendors'.
    owners: BTreeMap<&'static str, Option<&'static ServiceInfo>>,
}

/// The templates that begin alike.
#[derive(Clone, Default)]
struct Node {
    literals: BTreeMap<&'static [u8], Self>,
    /// By the text behind the param, the longest first.
    params: Vec<(&'static str, Self)>,
    /// Those with a param of several segments here, by rank; the whole path tells whether it is theirs.
    greedy: Vec<usize>,
    /// Those that end here.
    ends: Vec<usize>,
}

impl Paths {
    /// Adds an operation. One that was called in the same way before no longer is.
    pub(super) fn add(&mut self, mounted: Arc<dyn AnyMounted>) {
        let info = mounted.info();
        let path = Path::new(info.template);
        let is_same = |(other, old): &(Path, Arc<dyn AnyMounted>)| {
            old.info().method == info.method && other.is_same(&path)
        };
        let others = self.all.len();
        self.all.retain(|old| !is_same(old));
        if self.all.len() < others {
            let kept = std::mem::take(&mut self.all);
            *self = Self::default();
            for (path, mounted) in kept {
                self.insert(path, mounted);
            }
        }
        self.insert(path, mounted);
    }

    fn insert(&mut self, path: Path, mounted: Arc<dyn AnyMounted>) {
        let index = self.all.len();
        let mut node = &mut self.root;
        let mut ends = true;
        for segment in path.segments() {
            node = match *segment {
                Segment::Literal(text) => node.literals.entry(text.as_bytes()).or_default(),
                Segment::Param(behind) => node.param(behind),
                Segment::Greedy(_) => {
                    let is_before = |known: &usize| self.all[*known].0.rank() <= path.rank();
                    let at = node.greedy.partition_point(is_before);
                    node.greedy.insert(at, index);
                    ends = false;
                    break;
                }
            };
        }
        if ends {
            node.ends.push(index);
        }
        if let Some(root) = path.root() {
            let service = mounted.info().service;
            let owner = self.owners.entry(root).or_insert(Some(service));
            let is_alike = |known: &&ServiceInfo| {
                known.provider == service.provider && known.front_door == service.front_door
            };
            *owner = owner.filter(is_alike);
        }
        self.all.push((path, mounted));
    }

    /// The operations, in the order in which they are tried.
    pub(super) fn operations(&self) -> impl Iterator<Item = &'static OperationInfo> {
        let mut all: Vec<_> = self.all.iter().collect();
        all.sort_by_key(|(path, _)| path.rank());
        all.into_iter().map(|(_, mounted)| mounted.info())
    }

    /// The operation of a path and a method that fits best.
    pub(super) fn find(&self, path: &str, method: &str) -> Option<&Arc<dyn AnyMounted>> {
        let mut found = None;
        self.visit(path, &mut |index| {
            let mounted = &self.all[index].1;
            let is_meant = mounted.info().method == method;
            if is_meant {
                found = Some(mounted);
            }
            is_meant
        });
        found
    }

    /// The operations of a path, whatever the method, in the order in which they are tried.
    pub(super) fn of_path(&self, path: &str) -> Vec<&'static OperationInfo> {
        let mut found = Vec::new();
        self.visit(path, &mut |index| {
            found.push(self.all[index].1.info());
            false
        });
        found
    }

    /// Whose path this would be: of the only vendor all of whose paths begin like it.
    pub(super) fn neighbour(&self, path: &str) -> Option<&'static ServiceInfo> {
        let root = path.split('/').nth(1).filter(|root| !root.is_empty())?;
        *self.owners.get(root)?
    }

    /// Tells the operations of a path, the best first, until one is enough.
    fn visit(&self, path: &str, is_enough: &mut dyn FnMut(usize) -> bool) {
        if let Some(segments) = path.strip_prefix('/') {
            self.root
                .visit(segments.as_bytes(), &mut |index, is_whole| {
                    (is_whole || self.all[index].0.matches(path)) && is_enough(index)
                });
        }
    }
}

impl Node {
    fn param(&mut self, behind: &'static str) -> &mut Self {
        let known = self.params.iter().position(|(known, _)| *known == behind);
        let index = known.unwrap_or_else(|| {
            let is_before = |(known, _): &(&str, Self)| known.len() >= behind.len();
            let at = self.params.partition_point(is_before);
            self.params.insert(at, (behind, Self::default()));
            at
        });
        &mut self.params[index].1
    }

    /// Tells the operations below, and whether their paths were looked at to the end, until one is enough: what is
    /// written out goes before a param, and that before one of several segments.
    fn visit(&self, path: &[u8], is_enough: &mut dyn FnMut(usize, bool) -> bool) -> bool {
        let end = path.iter().position(|byte| *byte == b'/');
        let segment = &path[..end.unwrap_or(path.len())];
        let mut enter = |node: &Self| match end {
            Some(end) => node.visit(&path[end + 1..], is_enough),
            None => node.ends.iter().any(|index| is_enough(*index, true)),
        };
        let literal = self.literals.get(segment);
        if literal.is_some_and(&mut enter) {
            return true;
        }
        let fits = |behind: &str| segment.ends_with(behind.as_bytes());
        let mut params = self.params.iter().filter(|(behind, _)| fits(behind));
        params.any(|(_, node)| enter(node))
            || self.greedy.iter().any(|index| is_enough(*index, false))
    }
}

#[cfg(test)]
mod tests {
    use super::Paths;
    use crate::operation::{OperationInfo, Protocol, ServiceInfo};
    use crate::server::Boxed;
    use crate::server::RequestContext;
    use crate::server::mounted::AnyMounted;
    use crate::server::path::Path;
    use crate::server::settings::RouterSettings;
    use crate::wire::HttpResponse;
    use proptest::collection::vec;
    use proptest::prelude::*;
    use std::sync::Arc;

    const SERVICE: &ServiceInfo = &ServiceInfo::new("x", "x", Protocol::RestJson);

    struct Route(&'static OperationInfo);

    impl AnyMounted for Route {
        fn info(&self) -> &'static OperationInfo {
            self.0
        }

        fn answer<'a>(
            &'a self,
            _: &'a RouterSettings,
            _: RequestContext,
        ) -> Boxed<'a, HttpResponse> {
            unreachable!("nobody calls it")
        }
    }

    /// An operation; a test is short, and so is its memory.
    fn route(method: &'static str, template: &str) -> &'static OperationInfo {
        let template: &'static str = template.to_owned().leak();
        Box::leak(Box::new(
            OperationInfo::new("x", "x", SERVICE).route(method, template),
        ))
    }

    fn paths(routes: &[&'static OperationInfo]) -> Paths {
        let mut paths = Paths::default();
        for route in routes {
            paths.add(Arc::new(Route(route)));
        }
        paths
    }

    /// The same without a tree: each is tried in its order.
    fn one_by_one(routes: &[&'static OperationInfo], path: &str) -> Vec<&'static OperationInfo> {
        let mut kept: Vec<(Path, &OperationInfo)> = Vec::new();
        for route in routes {
            let template = Path::new(route.template);
            kept.retain(|(known, old)| old.method != route.method || !known.is_same(&template));
            kept.push((template, route));
        }
        kept.sort_by_key(|(template, _)| template.rank());
        let found = kept
            .into_iter()
            .filter(|(template, _)| template.matches(path));
        found.map(|(_, route)| route).collect()
    }

    #[test]
    fn what_is_written_out_goes_first() {
        let routes = [
            route("POST", "/{all+}"),
            route("POST", "/v1/{id}"),
            route("POST", "/v1/{id}:stop"),
            route("POST", "/v1/jobs"),
            route("DELETE", "/v1/{id}"),
        ];
        let paths = paths(&routes);
        let found = |path, method| Some(paths.find(path, method)?.info().template);
        assert_eq!(found("/v1/jobs", "POST"), Some("/v1/jobs"));
        assert_eq!(found("/v1/7:stop", "POST"), Some("/v1/{id}:stop"));
        assert_eq!(found("/v1/7", "POST"), Some("/v1/{id}"));
        assert_eq!(found("/v1/7", "DELETE"), Some("/v1/{id}"));
        assert_eq!(found("/v1/7/8", "POST"), Some("/{all+}"));
        assert_eq!(found("/v1/7", "PUT"), None);
        assert_eq!(paths.of_path("/v1/jobs").len(), 4);
    }

    proptest! {
        #[test]
        fn the_tree_finds_what_a_list_finds(
            templates in vec(("(POST|GET)", r"(/(a|b|\{p\}|\{p\}:x|\{p\}:x:x|\{p\}x)){1,3}(/\{q\+\}(:x)?(/a)?)?"), 0..12),
            asked in vec(r"(/(a|b|c|7:x|7:x:x|x)?){0,5}", 1..8),
        ) {
            let routes: Vec<_> = templates
                .iter()
                .map(|(method, template)| {
                    route(if method == "GET" { "GET" } else { "POST" }, template)
                })
                .collect();
            let paths = paths(&routes);
            let shown = |routes: Vec<&'static OperationInfo>| -> Vec<_> {
                routes.iter().map(|it| (it.method, it.template)).collect()
            };
            for path in asked {
                let expected = one_by_one(&routes, &path);
                prop_assert_eq!(shown(paths.of_path(&path)), shown(expected.clone()), "{}", path);
                for method in ["GET", "POST"] {
                    let best = expected.iter().find(|it| it.method == method);
                    let found = paths.find(&path, method).map(|it| it.info());
                    prop_assert_eq!(
                        found.map(|it| it.template),
                        best.map(|it| it.template),
                        "{} {}", method, path
                    );
                }
            }
        }
    }
}
