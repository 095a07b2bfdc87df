//! Types of other crates in public signatures are listed in `tests/fixtures/external-types.txt`: a new major version of such
//! a crate is a breaking change of ours, so a new line in the list is a decision.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use annul_tests::{catalogue::root, fresh};
use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::{ImplItem, Item, Signature, TraitItem, UseTree, Visibility};

use super::source::files;

/// The published libraries: name, and where their code is. The bindings say `annul_runtime` alone.
const CRATES: [(&str, &str); 3] = [
    ("annul-runtime", "codegen/runtime"),
    ("annul-codegen", "codegen"),
    ("annul-import", "codegen/import"),
];

/// Modules of the generator that its documentation hides, and that promise nothing.
const HIDDEN: [&str; 8] = [
    "cases", "check", "emit", "ir", "pattern", "render", "rust", "spec",
];

#[test]
fn external_types_of_the_public_api_are_listed() {
    let mut lines = BTreeSet::new();
    for (name, folder) in CRATES {
        let dependencies = dependencies(&root().join(folder).join("Cargo.toml"));
        assert!(!dependencies.is_empty(), "{name} has dependencies");
        for file in files::of(&format!("{folder}/src")) {
            let mut parts = file.below.split('/');
            let first = parts.clone().next().unwrap_or_default();
            let is_hidden =
                name == "annul-codegen" && HIDDEN.contains(&first.trim_end_matches(".rs"));
            if is_hidden || parts.any(|part| part == "tests" || part == "tests.rs") {
                continue;
            }
            let parsed = syn::parse_file(&file.text).expect("it compiles");
            let mut found = Found {
                imported: BTreeMap::new(),
                modules: modules(&parsed.items),
                dependencies: &dependencies,
                types: BTreeSet::new(),
            };
            parsed.items.iter().for_each(|item| found.import(item));
            parsed.items.iter().for_each(|item| found.item(item));
            lines.extend(found.types.iter().map(|ty| format!("{name} {ty}\n")));
        }
    }
    assert!(lines.contains("annul-runtime http::Request\n"), "{lines:?}");
    let text: String = lines.into_iter().collect();
    fresh::check(
        &root().join("tests/fixtures/external-types.txt"),
        &text,
        "cargo test -p annul-tests --test repo",
    );
}

/// The crates that a manifest depends on, as code calls them; crates of this workspace are no others.
fn dependencies(manifest: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(manifest).expect("a manifest");
    let section = text.split("[dependencies]\n").nth(1).unwrap_or_default();
    let section = section.split("\n[").next().unwrap_or_default();
    let names = section.lines().filter(|line| !line.starts_with('#'));
    let names = names.filter_map(|line| line.split(['.', ' ', '=']).next());
    let names = names.filter(|name| !name.is_empty() && !name.starts_with("annul"));
    names.map(|name| name.replace('-', "_")).collect()
}

/// The modules that a file declares.
fn modules(items: &[Item]) -> BTreeSet<String> {
    let modules = items.iter().filter_map(|item| match item {
        Item::Mod(found) => Some(found.ident.to_string()),
        _ => None,
    });
    modules.collect()
}

/// What a file says of other crates in public places.
struct Found<'a> {
    /// Names that `use` brings in, with their whole paths.
    imported: BTreeMap<String, String>,
    /// Modules of the file, which hide crates of the same names.
    modules: BTreeSet<String>,
    dependencies: &'a BTreeSet<String>,
    types: BTreeSet<String>,
}

impl Found<'_> {
    fn import(&mut self, item: &Item) {
        if let Item::Use(found) = item {
            self.tree(&found.tree, &mut Vec::new());
        }
    }

    fn tree(&mut self, tree: &UseTree, path: &mut Vec<String>) {
        match tree {
            UseTree::Path(found) => {
                path.push(found.ident.to_string());
                self.tree(&found.tree, path);
                path.pop();
            }
            UseTree::Group(found) => found.items.iter().for_each(|tree| self.tree(tree, path)),
            UseTree::Name(found) => {
                self.name(&found.ident.to_string(), &found.ident.to_string(), path);
            }
            UseTree::Rename(found) => {
                self.name(&found.ident.to_string(), &found.rename.to_string(), path);
            }
            UseTree::Glob(_) => {}
        }
    }

    fn name(&mut self, name: &str, local: &str, path: &[String]) {
        // A trait that is brought in without a name cannot be named.
        if local != "_"
            && path
                .first()
                .is_some_and(|first| self.dependencies.contains(first))
        {
            let whole = [path.join("::"), name.to_owned()].join("::");
            self.imported
                .insert(local.to_owned(), whole.replace("::self", ""));
        }
    }

    fn item(&mut self, item: &Item) {
        let is_public = |visibility: &Visibility| matches!(visibility, Visibility::Public(_));
        match item {
            Item::Fn(found) if is_public(&found.vis) => self.signature(&found.sig),
            Item::Type(found) if is_public(&found.vis) => self.tokens(found.ty.to_token_stream()),
            Item::Const(found) if is_public(&found.vis) => self.tokens(found.ty.to_token_stream()),
            Item::Struct(found) if is_public(&found.vis) => {
                let fields = found.fields.iter().filter(|field| is_public(&field.vis));
                fields.for_each(|field| self.tokens(field.ty.to_token_stream()));
            }
            Item::Enum(found) if is_public(&found.vis) => {
                let fields = found.variants.iter().flat_map(|variant| &variant.fields);
                fields.for_each(|field| self.tokens(field.ty.to_token_stream()));
            }
            Item::Trait(found) if is_public(&found.vis) => {
                self.tokens(found.supertraits.to_token_stream());
                found.items.iter().for_each(|item| match item {
                    TraitItem::Fn(item) => self.signature(&item.sig),
                    TraitItem::Type(item) => self.tokens(item.to_token_stream()),
                    _ => {}
                });
            }
            Item::Use(found) if is_public(&found.vis) => {
                self.tokens(found.tree.to_token_stream());
            }
            Item::Impl(found) => {
                let of_trait = found.trait_.as_ref().map(|(path, _)| path);
                self.tokens(of_trait.to_token_stream());
                found.items.iter().for_each(|item| match item {
                    ImplItem::Fn(item) if is_public(&item.vis) => {
                        self.signature(&item.sig);
                    }
                    ImplItem::Type(item) => self.tokens(item.ty.to_token_stream()),
                    _ => {}
                });
            }
            _ => {}
        }
    }

    /// A signature, without the name of the function.
    fn signature(&mut self, signature: &Signature) {
        self.tokens(signature.generics.to_token_stream());
        self.tokens(signature.generics.where_clause.to_token_stream());
        self.tokens(signature.inputs.to_token_stream());
        self.tokens(signature.output.to_token_stream());
    }

    /// Names of other crates in a signature: imported, or written as a path.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(name) => {
                    if colons != 2 {
                        self.finish(&mut path);
                    }
                    colons = 0;
                    path.push(name.to_string());
                }
                TokenTree::Punct(sign) if sign.as_char() == ':' => colons += 1,
                TokenTree::Group(group) => {
                    self.finish(&mut path);
                    self.tokens(group.stream());
                }
                _ => {
                    colons = 0;
                    self.finish(&mut path);
                }
            }
        }
        self.finish(&mut path);
    }

    fn finish(&mut self, path: &mut Vec<String>) {
        let parts = std::mem::take(path);
        let Some((first, rest)) = parts.split_first() else {
            return;
        };
        if self.modules.contains(first) {
            return;
        }
        if self.dependencies.contains(first) && !rest.is_empty() {
            self.types.insert(parts.join("::"));
        } else if let Some(whole) = self.imported.get(first) {
            let whole = [std::slice::from_ref(whole), rest].concat().join("::");
            self.types.insert(whole);
        }
    }
}
