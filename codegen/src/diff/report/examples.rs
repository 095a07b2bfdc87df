//! Examples of the new side that do not hold: the specs contradict themselves, and are compared all the same.

use super::Report;
use super::finding::{Finding, Scope};
use crate::diagnostic::{Diagnostic, Severity, Sink, Span, rule};
use crate::diff::rule::general;
use crate::diff::verdict;
use crate::ir::{Catalogue, Operation, Service};
use crate::source::Sources;
use crate::spec::yaml::{self, Node, Value};

/// Whether a finding about a spec is one about an example.
pub(crate) fn is_about_examples(found: &Diagnostic) -> bool {
    [
        &rule::EXAMPLE_INPUT,
        &rule::EXAMPLE_REPLY,
        &rule::EXAMPLE_VIOLATIONS,
    ]
    .contains(&found.rule)
}

const STILL_THERE: &str = "The new spec still shows it: `annul check` refuses the spec, and nothing is generated from it.";

/// What the check of one side has found, and where.
type Found<'a> = (&'a Sources, &'a [Diagnostic]);

impl Report {
    /// Adds a finding for each example of the new side that does not hold, of what `check` has found on both sides.
    pub fn note_examples(&mut self, old: Found<'_>, new: Found<'_>, catalogue: &Catalogue) {
        self.note_broken(&Broken::all(old, None), Broken::all(new, Some(catalogue)));
    }

    /// The same of what has been gathered before.
    pub(crate) fn note_broken(&mut self, before: &[Broken], now: Vec<Broken>) {
        for found in now {
            let Some((service, operation)) = found.owner.clone() else {
                continue;
            };
            let quoted = format!("“{}”", found.title);
            let was_broken =
                |other: &Broken| other.title == found.title && other.message == found.message;
            if before.iter().any(was_broken) {
                continue;
            }
            // One that the old spec has, too, is told with the param that refuses it now.
            let told = self.findings.iter_mut().find(|other| {
                other.rule == &general::SPEC_EXAMPLE_REJECTED
                    && other.operation.as_ref() == Some(&operation)
                    && other.service == service
                    && other
                        .new
                        .as_ref()
                        .is_some_and(|titles| titles.contains(&quoted))
            });
            if let Some(told) = told {
                told.note = Some(STILL_THERE.to_owned());
                told.severity = verdict::Severity::Breaking;
                continue;
            }
            let scope = Scope {
                service,
                operation: Some(operation),
                old_file: String::new(),
                new_file: found.file,
            };
            let path = ["examples", &found.index.to_string()];
            let broken = Finding::new(&general::SPEC_EXAMPLE_BROKEN, &scope, &path);
            self.findings
                .push(broken.to(format!("{quoted}: {}", found.message)));
        }
        self.settle();
    }
}

/// An example that does not hold.
#[derive(Debug)]
pub(crate) struct Broken {
    /// The service and the operation that it is of, if somebody asked.
    owner: Option<(String, String)>,
    file: String,
    index: usize,
    title: String,
    message: String,
}

impl Broken {
    /// All of one side; of which operations they are, where there is a catalogue.
    pub(crate) fn all(found: Found<'_>, catalogue: Option<&Catalogue>) -> Vec<Self> {
        let mut all = broken(found);
        for broken in &mut all {
            let mut operations = catalogue.into_iter().flat_map(Catalogue::operations);
            let is_its = |(_, it): &(&Service, &Operation)| it.spec_path == broken.file;
            let owner = operations.find(is_its);
            broken.owner = owner.map(|(service, it)| (service.id.clone(), it.name.clone()));
        }
        all
    }
}

fn broken((sources, findings): Found<'_>) -> Vec<Broken> {
    let errors = findings
        .iter()
        .filter(|found| found.severity == Severity::Error);
    let about = errors.filter(|found| is_about_examples(found));
    let mut broken: Vec<Broken> = Vec::new();
    for found in about {
        let (index, title) = example(sources, found.span).unwrap_or_default();
        let file = sources.catalogue_path(found.span.file);
        match broken
            .iter_mut()
            .find(|other| other.file == file && other.index == index)
        {
            Some(other) => {
                other.message.push_str("; ");
                other.message.push_str(&found.message);
            }
            None => broken.push(Broken {
                owner: None,
                file,
                index,
                title,
                message: found.message.clone(),
            }),
        }
    }
    broken
}

/// The number and the title of the example that a place belongs to.
fn example(sources: &Sources, span: Span) -> Option<(usize, String)> {
    let root = yaml::parse(sources, span.file, &Sink::new())?;
    let mut entries = root.entries().iter();
    let examples = entries.find(|entry| entry.key.value == "examples")?;
    let Value::List(items) = &examples.value.value else {
        return None;
    };
    let holds = |item: &&Node| (item.span.start..=item.span.end).contains(&span.start);
    let index = items.iter().position(|item| holds(&item))?;
    let title = items.get(index)?.text("title")?;
    Some((index, title.value.trim_end().to_owned()))
}
