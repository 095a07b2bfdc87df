//! Names that Rust does not take, with their places: which names are made of a spec, [`crate::rust`] says.

use crate::diagnostic::{Diagnostic, Fix, Rule, Sink, Span, rule};
use crate::rust::{Fault, Mend, Role, Why, identifier};
use crate::spec::yaml::Node;

/// Reports names of one file, each once.
pub(super) fn report(faults: &[Fault], tree: &Node, sink: &Sink) {
    for fault in faults.iter().filter(|fault| !follows(fault, faults)) {
        let span = place(tree, &fault.path);
        let found = match &fault.why {
            Why::Unfit(why) => unfit(*why, fault, span),
            Why::Taken { by, first } => {
                let first = first.as_ref().map(|path| place(tree, path));
                taken(by, first, fault, span)
            }
        };
        sink.push(found.fix(fix(fault)));
    }
}

/// The key by which a name is mended, and where it goes.
fn fix(fault: &Fault) -> Option<Fix> {
    match fault.mend {
        Mend::Key(key) => Some(Fix {
            path: fault.path.clone(),
            key,
            rust: fault.rust.clone(),
        }),
        Mend::Rename => None,
    }
}

/// Whether a name is at fault for another: it is made of that one's, or it is what the same key becomes elsewhere.
fn follows(fault: &Fault, faults: &[Fault]) -> bool {
    let is_of = |outer: &Fault| {
        outer.path.len() < fault.path.len()
            && fault.path.starts_with(&outer.path)
            && fault.rust.starts_with(&outer.rust)
    };
    // Another name for the field is another name for its type.
    let is_field = |other: &Fault| other.role == Role::Value && other.path == fault.path;
    fault.role == Role::Type && faults.iter().any(|other| is_of(other) || is_field(other))
}

/// Where a name stands: it is a key, or the text of a key at the top (`operation: CancelQuery`).
fn place(tree: &Node, path: &[String]) -> Span {
    match path {
        [key] => tree.get(key).map_or(tree.span, |node| node.span),
        _ => tree.key_span(path),
    }
}

fn taken(by: &str, first: Option<Span>, fault: &Fault, span: Span) -> Diagnostic {
    let Fault {
        what, rust, wire, ..
    } = fault;
    let message = format!("`{wire}` becomes the {what} `{rust}`, and so does {by}");
    let help = match fault.mend {
        Mend::Key(key) => format!("give one of them another name with `{key}: …`"),
        Mend::Rename => "rename one of them".to_owned(),
    };
    let found = Diagnostic::error(&rule::NAME_COLLISION, span, message).help(help);
    match first {
        Some(first) => found.also(first, "first declared here"),
        None => found,
    }
}

fn unfit(why: identifier::Fault, fault: &Fault, span: Span) -> Diagnostic {
    let Fault {
        what, rust, wire, ..
    } = fault;
    let (rule, reason): (&'static Rule, _) = match why {
        identifier::Fault::NotAnIdentifier => (&rule::NAME_INVALID, "is not an identifier"),
        identifier::Fault::Keyword => (&rule::NAME_KEYWORD, "is a keyword"),
        identifier::Fault::ShadowsPrelude => (
            &rule::NAME_SHADOWS_PRELUDE,
            "would hide a name that Rust code expects",
        ),
    };
    let name = if rust.is_empty() {
        "nothing at all".to_owned()
    } else {
        format!("the {what} `{rust}`")
    };
    let message = format!("`{wire}` would become {name}, which {reason}");
    let suggestion = match (why, fault.role) {
        (identifier::Fault::NotAnIdentifier, _) => "a name of your choice".to_owned(),
        (_, Role::Value) => format!("`{rust}_`"),
        (_, Role::Type | Role::Variant) => format!("`{rust}Value`"),
    };
    let help = match fault.mend {
        Mend::Key(key) => format!("add `{key}:` with {suggestion}"),
        Mend::Rename => format!("rename it: a Rust {what} is called after it"),
    };
    Diagnostic::error(rule, span, message).help(help)
}
