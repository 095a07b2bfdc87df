//! What a cancel means, permissions and cost; what is assumed or odd; the documents that it is from.

use annul_codegen::ir::{Operation, Quirk};

use super::super::html::{code, definitions, list, paragraph, prose, section, text};
use crate::commands::show::Subject;
use crate::commands::show::assumed;
use crate::commands::show::words::{
    completion, each, effect, from, lost_reply, observation, repeat, sight, terminal,
};

/// The semantics.
pub(super) fn meaning(subject: Subject<'_>) -> String {
    let cancel = &subject.operation.cancel;
    let mut rows: Vec<(&str, String)> = vec![
        ("Target", codes(&cancel.target)),
        ("Completion", text(completion(cancel.completion))),
        ("Effect", text(effect(cancel.effect))),
        ("Second cancel", text(repeat(cancel.repeat))),
        ("Ended target", text(terminal(cancel.terminal))),
        ("Lost reply", text(lost_reply(cancel.retry.lost_reply))),
    ];
    if let Some(found) = &cancel.each {
        rows.push(("Each of", text(&each(found))));
    }
    if let Some(token) = &cancel.token {
        let text = format!(
            "{}, remembered for {} seconds",
            code(&token.param),
            token.lifetime_seconds
        );
        rows.push(("Token", text));
    }
    if let Some(found) = &cancel.precondition {
        rows.push(("Precondition", code(&found.param)));
    }
    if let Some(observe) = &cancel.observe {
        rows.push(("To see the end", text(&observation(observe))));
        let shown: Vec<String> = observe
            .rows_beside(observe.words(&cancel.states))
            .map(|row| text(&sight(row)))
            .collect();
        if !shown.is_empty() {
            rows.push(("A look shows", shown.join("; ")));
        }
    }
    if !cancel.permissions.is_empty() {
        rows.push(("Permissions", codes(&cancel.permissions)));
    }
    let cost = cancel.billing.as_deref();
    rows.push((
        "Cost",
        cost.map_or_else(|| "The sources say nothing of it.".to_owned(), prose),
    ));
    let rows = rows.into_iter().map(|(name, said)| (name.to_owned(), said));
    let docs = cancel.docs().map(|docs| paragraph(&prose(docs)));
    definitions(rows) + &docs.collect::<String>()
}

/// What no source says.
pub(super) fn assumptions(subject: Subject<'_>) -> String {
    let found = assumed::assumptions(subject);
    let html = if found.is_empty() {
        paragraph("Nothing: every answer is from a source.")
    } else {
        let items = found.iter().map(|assumption| {
            format!(
                "{}: {}",
                code(&assumption.about),
                prose(&assumption.because)
            )
        });
        paragraph("No source says this. It is the first thing to correct when one does.")
            + &list(items)
    };
    section("assumed", "Assumed", &html)
}

/// What is odd in the sources; nothing, if nothing is.
pub(super) fn quirks(subject: Subject<'_>) -> String {
    let own = subject.operation.quirks.iter();
    let all: Vec<String> = own.chain(&subject.service.quirks).map(quirk).collect();
    if all.is_empty() {
        return String::new();
    }
    section("quirks", "Quirks of the sources", &list(all))
}

fn quirk(quirk: &Quirk) -> String {
    format!(
        "{} <strong>Decided:</strong> {}<span class=\"from\">{}</span>",
        prose(&quirk.says),
        prose(&quirk.decided),
        text(&from(&quirk.sources))
    )
}

/// The documents.
pub(super) fn sources(operation: &Operation) -> String {
    let items = operation.sources.iter().map(|source| {
        let title = match source.url.as_deref().filter(|url| is_web(url)) {
            Some(url) => format!(
                "<a href=\"{}\" rel=\"noopener noreferrer\">{}</a>",
                text(url),
                text(&source.title)
            ),
            None => text(&source.title),
        };
        let section = source.section.as_deref();
        let section = section.map_or_else(String::new, |it| format!(", {}", text(it)));
        let note = source.note.as_deref();
        let note = note.map_or_else(String::new, |note| format!(" {}", prose(note)));
        format!(
            "{}: {title}{section}, read on {}.{note}",
            code(&source.name),
            text(&source.retrieved)
        )
    });
    section("sources", "Sources", &list(items))
}

/// Whether a link may lead there: a spec is not trusted with other schemes.
fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

fn codes(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| code(text)).collect();
    texts.join(", ")
}
