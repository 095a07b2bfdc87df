//! The page that lists the catalogue: what each operation answers to a first, a second and a late cancel, and to an id that nobody knows.

use std::fmt::Write as _;

use annul_codegen::ir::{Catalogue, DispositionKind, Operation, Reply, Sends, Service};
use annul_codegen::options::feature_of;

/// What stands above the list.
const INTRODUCTION: &str = "\
# The catalogue

What each operation answers: to a first cancel, to a second one, to one that comes after the end, and for a target that
nobody knows. A cell has the status (and the error, if it is one) and what a client reads: an outcome, a refusal, or
`unknown` where the vendor says one thing for several cases. A star marks an answer that no document gives: the spec says
why it is taken to be so, `annul show` prints all of it, and the last column names what else is assumed.

Each service stands behind the feature of the crate `annul` that its heading names. A test writes this page from the
specs: `cargo test -p annul-tests --test fresh`.
";

/// The columns, and the dispositions that they show.
const COLUMNS: [(&str, &[DispositionKind]); 4] = [
    (
        "first",
        &[DispositionKind::CANCELLED, DispositionKind::CANCELLING],
    ),
    ("second", &[DispositionKind::ALREADY_CANCELLED]),
    ("after the end", &[DispositionKind::ALREADY_FINISHED]),
    ("unknown id", &[DispositionKind::NOT_FOUND]),
];

/// The page of a catalogue.
#[must_use]
pub fn page(catalogue: &Catalogue) -> String {
    let mut page = INTRODUCTION.to_owned();
    let _ = writeln!(page, "\n{}", counted(catalogue));
    for service in &catalogue.services {
        let feature = feature_of(&service.id);
        let _ = write!(page, "\n## {}\n\nFeature `{feature}`.\n\n", service.title);
        let names = COLUMNS.map(|(name, _)| name).join(" | ");
        let _ = writeln!(
            page,
            "| operation | {names} | the end is seen by | assumed besides |"
        );
        let _ = writeln!(page, "|---|---|---|---|---|---|---|");
        for operation in &service.operations {
            page.push_str(&row(service, operation));
        }
    }
    page
}

fn counted(catalogue: &Catalogue) -> String {
    let services = catalogue.services.len();
    format!(
        "{} operations of {services} services.",
        catalogue.operations().count()
    )
}

fn row(service: &Service, operation: &Operation) -> String {
    let id = &operation.id;
    let path = operation
        .spec_path
        .strip_prefix("specs/")
        .unwrap_or(&operation.spec_path);
    let role = if operation.is_client_only {
        " (clients only)"
    } else {
        ""
    };
    let cells = COLUMNS.map(|(_, dispositions)| cell(service, operation, dispositions));
    format!(
        "| [`{id}`]({path}){role} | {} | {} | {} |\n",
        cells.join(" | "),
        end(operation),
        assumed(service, operation),
    )
}

/// The answers for these dispositions, each once.
fn cell(service: &Service, operation: &Operation, dispositions: &[DispositionKind]) -> String {
    let mut answers: Vec<String> = Vec::new();
    for disposition in dispositions {
        let Some(reply) = operation.cancel.reply(*disposition) else {
            continue;
        };
        let answer = answer(service, operation, reply);
        if !answers.contains(&answer) {
            answers.push(answer);
        }
    }
    if answers.is_empty() {
        return "\u{2013}".to_owned();
    }
    answers.join(", ")
}

fn answer(service: &Service, operation: &Operation, reply: &Reply) -> String {
    let star = if reply.assumed.is_some() { "\\*" } else { "" };
    let sent = match &reply.sends {
        Sends::Success { status, .. } => status.to_string(),
        Sends::Error { name, .. } => {
            let mut errors = operation.errors.iter().chain(&service.errors);
            let error = errors.find(|error| error.name == *name);
            error.map_or_else(
                || name.clone(),
                |error| format!("{} {name}", error.status.sent),
            )
        }
    };
    format!("{sent}: `{}`{star}", reply.reads_as)
}

fn end(operation: &Operation) -> String {
    let Some(observe) = &operation.cancel.observe else {
        return "\u{2013}".to_owned();
    };
    match &observe.member {
        Some(member) => format!("`{}`, `{member}`", observe.operation),
        None => format!("`{}`", observe.operation),
    }
}

/// What is assumed besides the answers of the columns.
fn assumed(service: &Service, operation: &Operation) -> String {
    let cancel = &operation.cancel;
    let shown = |reply: &&Reply| {
        COLUMNS
            .iter()
            .any(|(_, kinds)| kinds.contains(&reply.disposition))
    };
    let rows = cancel
        .replies
        .iter()
        .filter(|reply| !shown(reply) && reply.assumed.is_some())
        .count();
    let endpoint = service
        .endpoints
        .partitions
        .iter()
        .any(|partition| partition.assumed.is_some());
    let observe = cancel
        .observe
        .as_ref()
        .is_some_and(|observe| observe.assumed.is_some());
    let token = cancel.token.as_ref();
    let token = token.is_some_and(|token| token.assumed.is_some());
    let facts = cancel.facts.iter().filter(|fact| fact.assumed.is_some());
    let mut facts: Vec<&str> = facts
        .filter_map(|fact| fact.path.first().map(String::as_str))
        .collect();
    facts.dedup();
    let parts = [
        (endpoint, "endpoint".to_owned()),
        (cancel.assumed.is_some(), "repeats".to_owned()),
        (!facts.is_empty(), facts.join(", ")),
        (cancel.retry.assumed.is_some(), "retry".to_owned()),
        (token, "token".to_owned()),
        (observe, "how to look".to_owned()),
        (rows == 1, "another answer".to_owned()),
        (rows > 1, format!("{rows} other answers")),
    ];
    let parts = parts
        .into_iter()
        .filter_map(|(holds, word)| holds.then_some(word));
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() {
        "\u{2013}".to_owned()
    } else {
        parts.join(", ")
    }
}
