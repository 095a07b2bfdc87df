//! The modules of a crate and which of them uses which; a name that is only passed on counts where it is declared.

use std::collections::BTreeMap;

use super::files::File;
use super::module::{Module, Path};

/// One module uses another.
#[derive(Clone, Debug)]
pub(crate) struct Use {
    /// The words that lead to the module that uses.
    pub(crate) from: Vec<String>,
    /// The words that lead to the module that is used.
    pub(crate) to: Vec<String>,
    /// `codegen/src/diff/mod.rs:9`
    pub(crate) place: String,
    /// The path as it is written.
    pub(crate) written: String,
}

/// The modules of a crate by the words that lead to them; the root is led to by none.
pub(crate) struct Tree<'f> {
    modules: BTreeMap<Vec<String>, (&'f File, Module)>,
}

/// Longer chains of names that are passed on are a circle of their own.
const MOST_STEPS: usize = 16;

impl<'f> Tree<'f> {
    /// Follows `mod` from the root on; what nothing leads to belongs to tests.
    pub(crate) fn of(files: &'f [File]) -> Self {
        let mut tree = Self {
            modules: BTreeMap::new(),
        };
        let is_library = files.iter().any(|file| file.below == "lib.rs");
        let root = if is_library { "lib.rs" } else { "main.rs" };
        tree.enter(files, Vec::new(), root);
        tree
    }

    fn enter(&mut self, files: &'f [File], words: Vec<String>, below: &str) {
        let Some(file) = files.iter().find(|file| file.below == below) else {
            panic!("`{below}` is declared and not there");
        };
        let module = Module::of(&file.text);
        let (folder, name) = below.rsplit_once('/').unwrap_or(("", below));
        let folder = if folder.is_empty() {
            String::new()
        } else {
            format!("{folder}/")
        };
        let own = match name {
            "lib.rs" | "main.rs" | "mod.rs" => folder.clone(),
            _ => format!("{folder}{}/", name.trim_end_matches(".rs")),
        };
        for (child, named) in module.children.clone() {
            let candidates = match named {
                Some(named) => vec![format!("{folder}{named}")],
                None => vec![format!("{own}{child}.rs"), format!("{own}{child}/mod.rs")],
            };
            let is_there = |path: &&String| files.iter().any(|file| file.below == **path);
            let path = candidates.iter().find(is_there).unwrap_or(&candidates[0]);
            self.enter(files, [words.as_slice(), &[child]].concat(), path);
        }
        self.modules.insert(words, (file, module));
    }

    /// All uses of one module by another.
    pub(crate) fn uses(&self) -> Vec<Use> {
        let mut found = Vec::new();
        for (from, (file, module)) in &self.modules {
            for path in &module.paths {
                let Some(to) = self.follow(from, path) else {
                    panic!(
                        "{}:{}: {} leads nowhere",
                        file.path,
                        path.line,
                        path.words.join("::")
                    );
                };
                if to != *from {
                    found.push(Use {
                        from: from.clone(),
                        to,
                        place: format!("{}:{}", file.path, path.line),
                        written: path.words.join("::"),
                    });
                }
            }
        }
        found
    }

    /// The module that declares what a path names.
    fn follow(&self, from: &[String], path: &Path) -> Option<Vec<String>> {
        let mut words = path.words.as_slice();
        let mut start = from.to_vec();
        // A module inside of the file is left first.
        let mut inside = path.depth;
        match words.first()?.as_str() {
            "crate" => (start, words) = (Vec::new(), &words[1..]),
            "self" if inside > 0 => return Some(start),
            "self" => words = &words[1..],
            _ => {}
        }
        while words.first().is_some_and(|word| word == "super") {
            words = &words[1..];
            if inside > 0 {
                inside -= 1;
            } else {
                start.pop()?;
            }
        }
        if inside > 0 && path.words[0] != "crate" {
            return Some(start);
        }
        Some(self.declares(&start, words, 0))
    }

    /// From a module along words to the one that declares the last of them; what no file explains is taken to be
    /// declared where it is looked for, by a macro.
    fn declares(&self, start: &[String], words: &[String], steps: usize) -> Vec<String> {
        let Some((first, rest)) = words.split_first() else {
            return start.to_vec();
        };
        let below = [start, std::slice::from_ref(first)].concat();
        if self.modules.contains_key(&below) {
            return self.declares(&below, rest, steps);
        }
        self.passed_on(start, first, rest, steps)
            .unwrap_or_else(|| start.to_vec())
    }

    /// Where a name comes from that a module takes in from another.
    fn passed_on(
        &self,
        module: &[String],
        name: &String,
        rest: &[String],
        steps: usize,
    ) -> Option<Vec<String>> {
        let (_, found) = self.modules.get(module)?;
        if steps > MOST_STEPS || name == "*" || found.items.contains(name) {
            return None;
        }
        let named = found.imports.iter().filter(|(other, _)| other == name);
        for (_, path) in named {
            if let Some((start, words)) = self.source(module, path) {
                let words = [words, rest].concat();
                return Some(self.declares(&start, &words, steps + 1));
            }
        }
        let globs = found.imports.iter().filter(|(other, _)| other == "*");
        globs
            .filter_map(|(_, path)| self.source(module, path))
            .find_map(|(start, words)| {
                let all = &words[..words.len() - 1];
                let start = self.declares(&start, all, steps + 1);
                let (_, found) = self.modules.get(&start)?;
                let is_there = found.items.contains(name)
                    || self
                        .modules
                        .contains_key(&[start.as_slice(), std::slice::from_ref(name)].concat())
                    || self.passed_on(&start, name, rest, steps + 1).is_some();
                let words = [std::slice::from_ref(name), rest].concat();
                is_there.then(|| self.declares(&start, &words, steps + 1))
            })
    }

    /// The module and the words with which an import begins; none if it is another crate's.
    fn source<'p>(&self, module: &[String], path: &'p Path) -> Option<(Vec<String>, &'p [String])> {
        let (mut start, mut words) = (module.to_vec(), path.words.as_slice());
        match words.first()?.as_str() {
            "crate" => (start, words) = (Vec::new(), &words[1..]),
            "self" => words = &words[1..],
            "super" => {
                while words.first().is_some_and(|word| word == "super") {
                    words = &words[1..];
                    start.pop()?;
                }
            }
            first => {
                let (_, found) = self.modules.get(module)?;
                let is_own = found.children.iter().any(|(child, _)| child == first);
                let is_taken_in = found
                    .imports
                    .iter()
                    .any(|(name, other)| name == first && other.words != path.words);
                if !is_own && !is_taken_in {
                    return None;
                }
            }
        }
        Some((start, words))
    }
}
