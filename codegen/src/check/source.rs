//! Sources: what a spec declares, and that every `source:` names one of them.

use crate::diagnostic::{Diagnostic, Rule, Sink, Span, Spanned, rule, suggest};
use crate::ir;
use crate::spec::read::NamedList;
use crate::spec::shared;

use super::budget::Budget;

/// The sources that a file may name.
#[derive(Debug)]
pub(super) struct Sources<'a> {
    sink: &'a Sink,
    own: &'a NamedList<shared::Source>,
    shared: Option<&'a NamedList<shared::Source>>,
    /// What is left for the patterns of the file.
    pub(super) budget: Budget,
}

impl<'a> Sources<'a> {
    /// The sources of a service file.
    pub(super) fn of_service(own: &'a NamedList<shared::Source>, sink: &'a Sink) -> Self {
        Self {
            sink,
            own,
            shared: None,
            budget: Budget::default(),
        }
    }

    /// The sources of an operation's file and of its service; a name may be declared in one of them only.
    pub(super) fn of_operation(
        own: &'a NamedList<shared::Source>,
        shared: &'a NamedList<shared::Source>,
        sink: &'a Sink,
    ) -> Self {
        for named in own {
            if let Some(first) = shared.iter().find(|other| other.name == named.name) {
                let message = format!(
                    "the source `{}` is declared for the whole service too",
                    named.name.value
                );
                sink.push(
                    Diagnostic::error(&rule::DUPLICATE_SOURCE, named.name.span, message)
                        .also(first.name.span, "first declared here")
                        .help("remove one of them, or give it another name"),
                );
            }
        }
        Self {
            sink,
            own,
            shared: Some(shared),
            budget: Budget::default(),
        }
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.own
            .iter()
            .chain(self.shared.into_iter().flatten())
            .map(|named| named.name.value.as_str())
    }

    /// The names of a `source:`, each one declared.
    pub(super) fn resolve(&self, names: &[Spanned<String>]) -> Vec<String> {
        for name in names {
            if self.names().any(|known| known == name.value) {
                continue;
            }
            let message = format!("no source is called `{}`", name.value);
            let help = suggest::nearest(&name.value, self.names()).map_or_else(
                || {
                    "declare it under `sources:` here, in the service file or in the provider's"
                        .to_owned()
                },
                |near| format!("did you mean `{near}`?"),
            );
            self.sink
                .push(Diagnostic::error(&rule::UNKNOWN_SOURCE, name.span, message).help(help));
        }
        names.iter().map(|name| name.value.clone()).collect()
    }

    /// All sources as the IR has them, the file's own first.
    pub(super) fn to_ir(&self) -> Vec<ir::Source> {
        let text = |text: &Option<Spanned<String>>| text.as_ref().map(|text| text.value.clone());
        self.own
            .iter()
            .chain(self.shared.into_iter().flatten())
            .filter_map(|named| {
                let source = named.value.as_ref()?;
                Some(ir::Source {
                    name: named.name.value.clone(),
                    title: source.title.value.clone(),
                    url: text(&source.url),
                    document: text(&source.document),
                    section: text(&source.section),
                    retrieved: source.retrieved.value.clone(),
                    note: text(&source.note),
                })
            })
            .collect()
    }
}

/// Reports a name that is not among `known`.
pub(super) fn unknown<'k>(
    rule: &'static Rule,
    what: &str,
    name: &str,
    span: Span,
    known: impl Iterator<Item = &'k str> + Clone,
    sink: &Sink,
) {
    sink.push(unknown_name(rule, what, name, span, known));
}

/// What is said of a name that is not among `known`.
pub(super) fn unknown_name<'k>(
    rule: &'static Rule,
    what: &str,
    name: &str,
    span: Span,
    known: impl Iterator<Item = &'k str> + Clone,
) -> Diagnostic {
    let found = Diagnostic::error(rule, span, format!("no {what} is called `{name}`"));
    if known.clone().next().is_none() {
        // With none to choose from, the rule's own help says what to do.
        return found;
    }
    let mut all = known.clone();
    found.help(
        match (
            suggest::nearest(name, known.clone()),
            all.next(),
            all.next(),
        ) {
            (Some(near), ..) => format!("did you mean `{near}`?"),
            (None, Some(only), None) => format!("only `{only}` is declared"),
            _ => format!("declared are {}", suggest::listing(known)),
        },
    )
}

/// The text of an optional leaf.
pub(super) fn text(leaf: Option<&Spanned<String>>) -> Option<String> {
    leaf.map(|leaf| leaf.value.trim_end().to_owned())
}
