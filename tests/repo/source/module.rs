//! What one file declares, takes in, and uses, by its tokens.

use super::tokens::{self, Placed, Token};

/// A path as it is written, and where.
#[derive(Clone, Debug)]
pub(crate) struct Path {
    /// Its words, `*` at the end of a glob.
    pub(crate) words: Vec<String>,
    pub(crate) line: usize,
    /// How many modules inside of the file it stands in: `super` counts from there.
    pub(crate) depth: usize,
}

/// A file as its tokens tell.
#[derive(Default, Debug)]
pub(crate) struct Module {
    /// Modules in files of their own, with the file's name if an attribute says it.
    pub(crate) children: Vec<(String, Option<String>)>,
    /// Names of items that it declares.
    pub(crate) items: Vec<String>,
    /// Names that it takes in, and from where; `*` for all of a module.
    pub(crate) imports: Vec<(String, Path)>,
    /// All paths that begin with `crate`, `super` or `self`, those of imports too.
    pub(crate) paths: Vec<Path>,
}

/// Words before the name of an item.
const ITEMS: [&str; 9] = [
    "struct",
    "enum",
    "union",
    "trait",
    "type",
    "fn",
    "const",
    "static",
    "macro_rules",
];

/// Macros whose contents are emitted code: its paths are those of other crates.
const QUOTES: [&str; 4] = ["quote", "quote_spanned", "parse_quote", "format_ident"];

impl Module {
    /// Reads a file; what only tests are compiled with is left out.
    pub(crate) fn of(text: &str) -> Self {
        let mut module = Self::default();
        module.walk(&tokens::of(text), 0, Level::Module);
        module
    }

    fn walk(&mut self, tokens: &[Placed], depth: usize, level: Level) {
        let mut at = 0;
        let mut attributes = Attributes::default();
        while at < tokens.len() {
            let rest = &tokens[at..];
            if let Some(length) = attributes.take(rest) {
                at += length;
                continue;
            }
            if attributes.is_test {
                at += item(rest);
                attributes = Attributes::default();
                continue;
            }
            at += self.one(rest, depth, level, &attributes);
            attributes = Attributes::default();
        }
    }

    /// What stands at the front; gives how many tokens it took.
    fn one(
        &mut self,
        rest: &[Placed],
        depth: usize,
        level: Level,
        attributes: &Attributes,
    ) -> usize {
        let next = rest.get(1);
        match rest[0].word() {
            Some("pub") => 1 + usize::from(next.is_some_and(is_scope)),
            Some("use") => self.import(&rest[1..], depth, level),
            Some("mod") if next.is_some_and(|next| next.word().is_some()) => {
                self.module(rest, depth, attributes)
            }
            Some("macro_rules") => {
                let body = rest.iter().position(|token| token.group('{').is_some());
                let body = body.unwrap_or(rest.len() - 1);
                self.declare(rest, level, 2);
                self.walk(
                    rest[body].group('{').unwrap_or_default(),
                    depth,
                    Level::Macro,
                );
                body + 1
            }
            Some(name) if QUOTES.contains(&name) && next.is_some_and(|next| next.is("!")) => 3,
            Some(word) if ITEMS.contains(&word) => {
                self.declare(rest, level, 1);
                1
            }
            // What a macro says of its own crate is code of where it is called, as quoted code is.
            _ if rest[0].is("$") && next.and_then(Placed::word) == Some("crate") => 2,
            Some("crate" | "super" | "self") if next.is_some_and(|next| next.is("::")) => {
                self.path(rest, depth, level)
            }
            _ => {
                if let Token::Group(_, inside) = &rest[0].token {
                    let level = if level == Level::Module {
                        Level::Inside
                    } else {
                        level
                    };
                    self.walk(inside, depth, level);
                }
                1
            }
        }
    }

    fn declare(&mut self, rest: &[Placed], level: Level, at: usize) {
        let name = rest.get(at).and_then(Placed::word);
        if let Some(name) = name.filter(|_| level == Level::Module) {
            self.items.push(name.to_owned());
        }
    }

    /// `mod name;` has a file of its own, `mod name { … }` belongs to this one.
    fn module(&mut self, rest: &[Placed], depth: usize, attributes: &Attributes) -> usize {
        let name = rest[1].word().unwrap_or_default().to_owned();
        match rest.get(2).and_then(|token| token.group('{')) {
            Some(inside) => {
                self.items.push(name);
                self.walk(inside, depth + 1, Level::Inside);
            }
            None => self.children.push((name, attributes.file.clone())),
        }
        3
    }

    /// A `use`, up to its semicolon.
    fn import(&mut self, rest: &[Placed], depth: usize, level: Level) -> usize {
        let end = rest
            .iter()
            .position(|token| token.is(";"))
            .unwrap_or(rest.len());
        let mut leaves = Vec::new();
        leaves_of(&rest[..end], &[], &mut leaves);
        for (words, name, line) in leaves {
            let path = Path { words, line, depth };
            // In a macro `super` is where it is called.
            if level == Level::Macro && path.words[0] != "crate" {
                continue;
            }
            if level == Level::Module {
                self.imports.push((name, path.clone()));
            }
            if ["crate", "super", "self"].contains(&path.words[0].as_str()) {
                self.paths.push(path);
            }
        }
        end + 2
    }

    /// A path in the midst of code.
    fn path(&mut self, rest: &[Placed], depth: usize, level: Level) -> usize {
        let mut words = Vec::new();
        let mut at = 0;
        while let Some(word) = rest.get(at).and_then(Placed::word) {
            words.push(word.to_owned());
            at += 1;
            if !rest.get(at).is_some_and(|token| token.is("::")) {
                break;
            }
            at += 1;
        }
        if level != Level::Macro || words[0] == "crate" {
            let line = rest[0].line;
            self.paths.push(Path { words, line, depth });
        }
        at
    }
}

/// Where tokens stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    /// Among the items of the file.
    Module,
    /// Inside of an item.
    Inside,
    /// In the body of a macro.
    Macro,
}

#[derive(Default)]
struct Attributes {
    is_test: bool,
    file: Option<String>,
}

impl Attributes {
    /// Takes an attribute in; gives how many tokens it has.
    fn take(&mut self, rest: &[Placed]) -> Option<usize> {
        if !rest[0].is("#") {
            return None;
        }
        let is_inner = usize::from(rest.get(1)?.is("!"));
        let inside = rest.get(1 + is_inner)?.group('[')?;
        match inside.first().and_then(Placed::word) {
            Some("cfg") => {
                let condition = inside.get(1).and_then(|token| token.group('('));
                self.is_test |= condition.is_some_and(speaks_of_test);
            }
            Some("test") => self.is_test = true,
            Some("path") => {
                self.file = inside.iter().find_map(|token| match &token.token {
                    Token::Text(text) => Some(text.clone()),
                    _ => None,
                });
            }
            _ => {}
        }
        Some(2 + is_inner)
    }
}

fn speaks_of_test(inside: &[Placed]) -> bool {
    let words: Vec<&str> = inside.iter().filter_map(Placed::word).collect();
    words.contains(&"test") && !words.contains(&"not")
        || words.contains(&"all")
            && inside
                .iter()
                .any(|token| token.group('(').is_some_and(speaks_of_test))
}

/// `(crate)`, `(super)`, `(in …)` after `pub`.
fn is_scope(token: &Placed) -> bool {
    let inside = token.group('(').and_then(|inside| inside.first());
    let word = inside.and_then(Placed::word);
    matches!(word, Some("crate" | "super" | "in" | "self"))
}

/// How many tokens an item has: up to its semicolon, or its body.
fn item(rest: &[Placed]) -> usize {
    let is_use = rest.iter().take(3).any(|token| token.word() == Some("use"));
    let ends = |token: &Placed| token.is(";") || !is_use && token.group('{').is_some();
    rest.iter().position(ends).map_or(rest.len(), |at| at + 1)
}

/// The paths of a tree of imports, each with the name that it gets here.
fn leaves_of(tokens: &[Placed], before: &[String], found: &mut Vec<(Vec<String>, String, usize)>) {
    for branch in tokens.split(|token| token.is(",")) {
        let mut words = before.to_vec();
        let mut at = 0;
        let mut name = None;
        while let Some(token) = branch.get(at) {
            if let Some(inside) = token.group('{') {
                leaves_of(inside, &words, found);
                name = None;
                words.clear();
                break;
            }
            match token.word() {
                Some("as") => {
                    name = branch.get(at + 1).and_then(Placed::word).map(str::to_owned);
                    break;
                }
                // `a::{self}` is `a`.
                Some("self") if !words.is_empty() => {}
                Some(word) => words.push(word.to_owned()),
                None if token.is("*") => words.push("*".to_owned()),
                None => {}
            }
            at += 1;
        }
        if let (Some(last), Some(first)) = (words.last(), branch.first()) {
            let name = name.unwrap_or_else(|| last.clone());
            found.push((words, name, first.line));
        }
    }
}
