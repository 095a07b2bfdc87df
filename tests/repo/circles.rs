//! No two modules use each other, directly or by way of others: whoever reads one need not have read the other.
//!
//! The rule, folder by folder: the files and folders of a folder are its members, and a use from somewhere below one
//! member to somewhere below another is an edge between the two. Edges make no circle. A folder's own file (`mod.rs`,
//! `lib.rs`) is no member: it may call its members, and they may use what it declares. What it only passes on
//! (`pub use member::Name`) counts as a use of the member. Left out are tests, and what stands in `quote!`, which is
//! code of other crates.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::Write as _;

use crate::source::files::{self, CRATES, File};
use crate::source::tree::{Tree, Use};

/// The edges between the members of a folder, each with one use that makes it.
type Edges = BTreeMap<(String, String), Use>;

#[test]
fn no_two_modules_use_each_other() {
    let mut told = Vec::new();
    for root in CRATES {
        let files = files::of(root);
        for (folder, edges) in folders(root, &files) {
            told.extend(
                circles(&edges)
                    .iter()
                    .map(|circle| shown(&folder, &edges, circle)),
            );
        }
    }
    assert!(
        told.is_empty(),
        "modules use each other:\n{}",
        told.join("\n")
    );
}

/// The edges of each folder of a crate.
fn folders(root: &str, files: &[File]) -> BTreeMap<String, Edges> {
    let mut folders: BTreeMap<String, Edges> = BTreeMap::new();
    for found in Tree::of(files).uses() {
        let common = found
            .from
            .iter()
            .zip(&found.to)
            .take_while(|(a, b)| a == b)
            .count();
        // A folder's own file is no member of it.
        let (Some(from), Some(to)) = (found.from.get(common), found.to.get(common)) else {
            continue;
        };
        let folder = [&[root.to_owned()], &found.from[..common]]
            .concat()
            .join("/");
        let edge = (from.clone(), to.clone());
        folders
            .entry(folder)
            .or_default()
            .entry(edge)
            .or_insert(found);
    }
    folders
}

/// A shortest circle of each group of members that lead to each other.
fn circles(edges: &Edges) -> Vec<Vec<String>> {
    let mut found: Vec<Vec<String>> = Vec::new();
    let mut seen = BTreeSet::new();
    let mut all: Vec<Vec<String>> = edges
        .keys()
        .filter_map(|(from, to)| {
            let back = way(edges, to, from)?;
            Some([vec![from.clone()], back].concat())
        })
        .collect();
    all.sort_by_key(Vec::len);
    for circle in all {
        if circle.iter().all(|member| !seen.contains(member)) {
            seen.extend(circle.iter().cloned());
            found.push(circle);
        }
    }
    found
}

/// The shortest way from one member to another, both included.
fn way(edges: &Edges, from: &str, to: &str) -> Option<Vec<String>> {
    let mut before: BTreeMap<String, String> = BTreeMap::new();
    let mut open = VecDeque::from([from.to_owned()]);
    while let Some(member) = open.pop_front() {
        if member == to {
            let mut way = vec![member];
            while let Some(last) = way.last().and_then(|last| before.get(last)) {
                way.push(last.clone());
            }
            way.reverse();
            return Some(way);
        }
        for (_, next) in edges.keys().filter(|(from, _)| *from == member) {
            if next != from && !before.contains_key(next) {
                before.insert(next.clone(), member.clone());
                open.push_back(next.clone());
            }
        }
    }
    None
}

/// `codegen/src: a → b → a`, and where each of them uses the next.
fn shown(folder: &str, edges: &Edges, circle: &[String]) -> String {
    let mut text = format!("{folder}: {}\n", circle.join(" → "));
    for pair in circle.windows(2) {
        if let Some(found) = edges.get(&(pair[0].clone(), pair[1].clone())) {
            let _ = writeln!(text, "    {}: {}", found.place, found.written);
        }
    }
    text
}

/// What is found in a crate of these files.
#[cfg(test)]
fn found(texts: &[(&str, &str)]) -> Vec<String> {
    let files: Vec<File> = texts
        .iter()
        .map(|(below, text)| File {
            path: (*below).to_owned(),
            below: (*below).to_owned(),
            text: (*text).to_owned(),
        })
        .collect();
    let folders = folders("x", &files);
    let told = folders.iter().flat_map(|(folder, edges)| {
        circles(edges)
            .into_iter()
            .map(move |circle| format!("{folder}: {}", circle.join(" ")))
    });
    told.collect()
}

#[test]
fn a_circle_is_found_wherever_it_runs() {
    let root = ("lib.rs", "mod a; mod b; mod c;");
    let c = ("c.rs", "pub struct C;");
    assert_eq!(
        found(&[
            root,
            ("a.rs", "use crate::b::B;"),
            ("b.rs", "fn f() { super::a::g() }"),
            c
        ]),
        ["x: a b a"]
    );
    assert_eq!(
        found(&[
            root,
            ("a.rs", "use super::{b::{self, B}, c};"),
            ("b.rs", "use crate::c::C;"),
            ("c.rs", "use crate::a;")
        ]),
        ["x: a c a"]
    );
    assert_eq!(
        found(&[
            root,
            ("a/mod.rs", "mod d; mod e; pub(super) use d::D;"),
            ("a/d.rs", "use super::e::E; use crate::c::C; pub struct D;"),
            ("a/e.rs", "use super::D;"),
            ("b.rs", "use crate::a::D;"),
            c
        ]),
        ["x/a: d e d"]
    );
}

#[test]
fn parents_tests_and_emitted_code_make_none() {
    let root = (
        "lib.rs",
        "mod a; mod b; pub use b::B; pub struct Root; fn f() { a::f() }",
    );
    assert!(
        found(&[
            root,
            ("a.rs", "use crate::Root; pub fn f() {}"),
            ("b.rs", "use crate::a;")
        ])
        .is_empty()
    );
    let b = (
        "b.rs",
        "use crate::a; pub struct B; mod own { use super::B; }",
    );
    for text in [
        "#[cfg(test)] mod tests { use crate::b; }",
        "#[cfg(test)] use crate::{b}; fn f() {}",
        "fn f() { quote! { crate::b::B } }",
        "pub(in crate::b) fn f() {} // crate::b",
    ] {
        assert!(found(&[root, ("a.rs", text), b]).is_empty(), "{text}");
    }
    assert_eq!(found(&[root, ("a.rs", "use crate::B;"), b]), ["x: a b a"]);
}
