//! What an operation becomes in Rust, read from the emitted text itself, so that it can never say anything else.

use annul_codegen::ir::{Catalogue, Operation, Service};
use annul_codegen::options::Options;

/// The emitted files of one operation.
#[derive(Debug)]
pub(super) struct Emitted {
    /// The path of its module from the root: `aws::athena::stop_calculation_execution`.
    pub(super) module: String,
    /// Its files with their texts, by path below the output folder.
    files: Vec<(String, String)>,
}

/// A public item of the module.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Item {
    /// Its name.
    pub(super) name: String,
    /// The file that declares it, without `.rs`.
    pub(super) file: String,
}

/// A public field of a struct.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Field {
    /// Its name.
    pub(super) name: String,
    /// Its type as it is written there.
    pub(super) ty: String,
    /// The name on the wire, where it is another.
    pub(super) alias: Option<String>,
}

impl Field {
    /// The name on the wire.
    pub(super) fn wire(&self) -> &str {
        self.alias.as_deref().unwrap_or(&self.name)
    }
}

impl Emitted {
    /// Emits the operation alone.
    pub(super) fn of(service: &Service, operation: &Operation, catalogue: &Catalogue) -> Self {
        let mut options = Options::default();
        options.only.push(operation.id.clone());
        let path = [
            service.provider_module.as_str(),
            &service.module,
            &operation.module,
        ];
        let folder = format!("{}/", path.join("/"));
        let files = annul_codegen::generate(catalogue, &options)
            .into_iter()
            .filter(|(path, _)| path.starts_with(&folder))
            .collect();
        Self {
            module: path.join("::"),
            files,
        }
    }

    /// Paths below the output folder.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|(path, _)| path.as_str())
    }

    /// What the module makes public, in the order in which it says so.
    pub(super) fn items(&self) -> Vec<Item> {
        exports(self.file("mod"))
    }

    /// The public fields of a struct; none if there is no such struct.
    pub(super) fn fields(&self, name: &str) -> Vec<Field> {
        let texts = self.files.iter().map(|(_, text)| text);
        texts
            .map(|text| fields(text, name))
            .find(|found| !found.is_empty())
            .unwrap_or_default()
    }

    /// The field of a struct for a name on the wire.
    pub(super) fn field(&self, name: &str, wire: &str) -> Option<Field> {
        self.fields(name)
            .into_iter()
            .find(|field| field.wire() == wire)
    }

    fn file(&self, stem: &str) -> &str {
        let end = format!("/{stem}.rs");
        let found = self.files.iter().find(|(path, _)| path.ends_with(&end));
        found.map_or("", |(_, text)| text)
    }
}

/// `pub use types::{A, B};` and `pub use operation::OPERATION;`
fn exports(text: &str) -> Vec<Item> {
    let mut items = Vec::new();
    for statement in text.split(';') {
        let Some((_, path)) = statement.split_once("pub use ") else {
            continue;
        };
        let Some((file, names)) = path.split_once("::") else {
            continue;
        };
        let names = names.trim_matches(|c: char| c.is_whitespace() || "{}".contains(c));
        let names = names
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty());
        items.extend(names.map(|name| Item {
            name: name.to_owned(),
            file: file.to_owned(),
        }));
    }
    items
}

/// The lines `pub name: Type,` of a struct, each with the alias above it.
fn fields(text: &str, name: &str) -> Vec<Field> {
    let head = format!("pub struct {name} {{");
    let mut alias = None;
    let mut found = Vec::new();
    for line in text
        .lines()
        .skip_while(|line| *line != head)
        .skip(1)
        .take_while(|line| *line != "}")
        .map(str::trim)
    {
        if let Some(rest) = line.strip_prefix("#[doc(alias = \"") {
            alias = rest.strip_suffix("\")]").map(str::to_owned);
        } else if let Some((name, ty)) = field(line) {
            found.push(Field {
                name,
                ty,
                alias: alias.take(),
            });
        }
    }
    found
}

fn field(line: &str) -> Option<(String, String)> {
    let (name, ty) = line
        .strip_prefix("pub ")?
        .strip_suffix(',')?
        .split_once(": ")?;
    Some((name.to_owned(), ty.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_are_read() {
        let text = "mod types;\n\npub use operation::OPERATION;\npub use types::{\n    A, B,\n};\n";
        let found: Vec<_> = exports(text)
            .into_iter()
            .map(|item| (item.file, item.name))
            .collect();
        let pair = |file: &str, name: &str| (file.to_owned(), name.to_owned());
        assert_eq!(
            found,
            [
                pair("operation", "OPERATION"),
                pair("types", "A"),
                pair("types", "B")
            ]
        );
    }

    #[test]
    fn fields_are_read_with_their_names_on_the_wire() {
        let text = "pub struct Other {\n    pub no: u8,\n}\n\n/// Doc.\npub struct A {\n    /// Doc: of it.\n    \
            #[doc(alias = \"QueryId\")]\n    pub query_id: QueryId,\n\n    pub state: Option<State>,\n}\n";
        let found = fields(text, "A");
        assert_eq!(found.len(), 2);
        assert_eq!(
            (found[0].wire(), found[0].ty.as_str()),
            ("QueryId", "QueryId")
        );
        assert_eq!(
            (found[1].wire(), found[1].ty.as_str()),
            ("state", "Option<State>")
        );
        assert_eq!(fields(text, "B"), []);
    }
}
