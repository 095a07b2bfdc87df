//! The reply table as a server reads it: a row for each disposition, and every row something that can be sent.

use crate::diagnostic::{Diagnostic, Sink, Span, Spanned, rule};
use crate::ir::{
    DispositionKind, Literal, Phase, Read, ReadingKind, Reply, Response, Sends, Slot, Type,
};
use crate::spec::cancel::Cancel;
use crate::spec::read::{Named, NamedList};
use crate::spec::shared::Row;
use crate::spec::yaml::{Node, Value};

use super::cancel::{Parts, known_error};
use super::literal::{describe, is_of_type, literal};
use super::source::{Sources, text};

/// A row with its disposition; the operation's own rows hide the service's.
fn rows<'a>(
    own: &'a NamedList<Row>,
    shared: &'a NamedList<Row>,
) -> Vec<(DispositionKind, &'a Named<Row>, &'a Row)> {
    let find = |list: &'a NamedList<Row>, disposition: DispositionKind| {
        let word = disposition.as_str();
        list.iter().find(|named| named.name.value == word)
    };
    DispositionKind::all()
        .filter_map(|disposition| {
            let named = find(own, disposition).or_else(|| find(shared, disposition))?;
            Some((disposition, named, named.value.as_ref()?))
        })
        .collect()
}

/// Entries of a table that hold, each with its place.
pub(super) struct Entries<T> {
    /// The entries.
    pub(super) found: Vec<T>,
    /// Where each of them stands.
    pub(super) spans: Vec<Span>,
    /// Whether nothing is missing, and nothing was left out because it does not hold.
    pub(super) is_whole: bool,
}

/// One reply for each disposition.
pub(super) fn replies(
    raw: &Cancel,
    parts: &Parts<'_>,
    states: &[(String, Phase)],
    sources: &Sources<'_>,
    sink: &Sink,
) -> Entries<Reply> {
    let before = sink.error_count();
    let rows = rows(&raw.replies, parts.service_rows);
    let is_declared = |word: &str| {
        let mut declared = raw.replies.iter().chain(parts.service_rows);
        declared.any(|named| named.name.value == word)
    };
    let words = DispositionKind::all().map(DispositionKind::as_str);
    let missing: Vec<&str> = words.filter(|word| !is_declared(word)).collect();
    if let Some(first) = missing.first() {
        let all = crate::diagnostic::suggest::listing(missing.iter().copied());
        let message = format!("the reply table has no row for {all}");
        sink.push(
            Diagnostic::error(&rule::REPLY_MISSING, table_span(raw), message).help(format!(
                "add `{first}: {{ error: … }}` or `{first}: {{ status: … }}`, here or for all operations in service.yaml; \
                 where the vendor says it like another row, add `reads_as`"
            )),
        );
    }
    let found: Vec<Reply> = rows
        .iter()
        .filter_map(|(word, named, row)| reply(*word, named, row, parts, states, sources, sink))
        .collect();
    agree(&found, &rows, parts, sink);
    let place = |reply: &Reply| {
        let mut rows = rows.iter();
        let row = rows.find(|(disposition, _, _)| *disposition == reply.disposition);
        row.map_or(table_span(raw), |(_, named, _)| named.name.span)
    };
    let spans = found.iter().map(place).collect();
    let is_whole = found.len() == DispositionKind::all().count() && sink.error_count() == before;
    Entries {
        found,
        spans,
        is_whole,
    }
}

/// What can arrive besides.
pub(super) fn reads(
    raw: &Cancel,
    parts: &Parts<'_>,
    sources: &Sources<'_>,
    sink: &Sink,
) -> Entries<Read> {
    let before = sink.error_count();
    let (mut found, mut spans) = (Vec::new(), Vec::new());
    for read in &raw.reads {
        let Some(response) = parts.response else {
            continue;
        };
        let errors = sink.error_count();
        for named in &read.body {
            member(&named.name, response, sink);
        }
        let reads_as = read.reads_as.value.parse::<ReadingKind>();
        let status = u16::try_from(read.status.value);
        let (Ok(reads_as), Ok(status)) = (reads_as, status) else {
            continue;
        };
        if sink.error_count() > errors {
            continue;
        }
        let body = read.body.iter().filter_map(|named| {
            let node = named.value.as_ref()?;
            Some((named.name.value.clone(), slot(node)))
        });
        found.push(Read {
            status,
            body: body.collect(),
            reads_as,
            because: read.because.value.trim_end().to_owned(),
            sources: sources.resolve(&read.source),
        });
        spans.push(read.span);
    }
    Entries {
        found,
        spans,
        is_whole: sink.error_count() == before,
    }
}

/// The first row of the table stands for the table; a table has no key of its own to point at.
pub(super) fn table_span(raw: &Cancel) -> Span {
    raw.replies
        .first()
        .map_or(raw.span, |named| named.name.span)
}

fn reply(
    disposition: DispositionKind,
    named: &Named<Row>,
    row: &Row,
    parts: &Parts<'_>,
    states: &[(String, Phase)],
    sources: &Sources<'_>,
    sink: &Sink,
) -> Option<Reply> {
    let refuse = |span: Span, message: String, help: &str| {
        sink.push(Diagnostic::error(&rule::REPLY_UNSENDABLE, span, message).help(help));
        None
    };
    let sends = match (&row.status, &row.error) {
        (Some(status), None) if matches!(disposition, DispositionKind::Refusal(_)) => {
            return refuse(
                status.span,
                format!("the refusal `{disposition}` is answered by a success"),
                "name an `error:`; a server that refuses with a success cannot be described yet",
            );
        }
        (Some(status), None) => {
            let response = parts.response?;
            let number = u16::try_from(status.value).ok()?;
            if !response.statuses.contains(&number) {
                return refuse(
                    status.span,
                    format!("the response has no status {number}"),
                    "add it to `response.status`, or correct the row",
                );
            }
            let body = slots(disposition, row, response, parts, states, sink);
            complete(named, row, response, sink);
            Sends::Success {
                status: number,
                body,
            }
        }
        (None, Some(error)) => {
            known_error(error, parts, sink);
            if let Some(first) = row.body.first() {
                return refuse(
                    first.name.span,
                    "a row with `error` has no `body`".to_owned(),
                    "the error's own members are filled in",
                );
            }
            let is = |placed: &&super::error::Placed| placed.0.name == error.value;
            Sends::Error {
                name: error.value.clone(),
                common: parts.common.iter().any(|placed| is(&placed)),
            }
        }
        (Some(_), Some(_)) => {
            return refuse(
                row.span,
                "a row is a success or an error, not both".to_owned(),
                "keep one of `status:` and `error:`",
            );
        }
        (None, None) => {
            return refuse(
                row.span,
                "a row is a success or an error".to_owned(),
                "add `status:` or `error:`",
            );
        }
    };
    let reads_as = row.reads_as.as_ref();
    Some(Reply {
        disposition,
        sends,
        reads_as: reads_as
            .and_then(|word| word.value.parse().ok())
            .unwrap_or(disposition.into()),
        text: text(row.text.as_ref()),
        assumed: text(row.assumed.as_ref()),
        sources: sources.resolve(&row.source),
    })
}

/// What a node of a row's body says.
pub(super) fn slot(node: &Node) -> Slot {
    if let Value::List(items) = &node.value {
        return Slot::OneOf(items.iter().map(slot).collect());
    }
    match literal(node) {
        Literal::Text(word) => match word.as_str() {
            "$state" => Slot::State,
            "$text" => Slot::Text,
            "$absent" => Slot::Absent,
            "$unknown" => Slot::Unknown,
            _ => match word.strip_prefix("$param.") {
                Some(name) => Slot::Param(name.to_owned()),
                None => Slot::Literal(Literal::Text(word)),
            },
        },
        other => Slot::Literal(other),
    }
}

fn slots(
    disposition: DispositionKind,
    row: &Row,
    response: &Response,
    parts: &Parts<'_>,
    states: &[(String, Phase)],
    sink: &Sink,
) -> Vec<(String, Slot)> {
    let mut found = Vec::new();
    for named in &row.body {
        let (Some(node), Some(member)) = (&named.value, member(&named.name, response, sink)) else {
            continue;
        };
        let slot = slot(node);
        let trouble = match &slot {
            Slot::Literal(Literal::Text(text)) if text.starts_with('$') => {
                Some(format!("`{text}` is not a slot"))
            }
            Slot::Literal(value) if !is_of_type(value, &member.ty, member.nullable) => Some(
                format!("`{}` takes {}", named.name.value, describe(&member.ty)),
            ),
            Slot::Literal(Literal::Text(text)) if !is_listed(text, &member.ty) => {
                Some(format!("`{}` does not list `{text}`", named.name.value))
            }
            Slot::State if !matches!(member.ty, Type::Enum(_)) => Some(format!(
                "`{}` is no enum and has no states",
                named.name.value
            )),
            Slot::State
                if !states
                    .iter()
                    .any(|(_, phase)| disposition.phases().contains(phase)) =>
            {
                Some(format!("no state belongs to `{disposition}`"))
            }
            Slot::Text if !matches!(member.ty, Type::String) => {
                Some(format!("`{}` is not a text", named.name.value))
            }
            Slot::Text if row.text.is_none() => {
                Some("`$text` has no words: the row lacks `text:`".to_owned())
            }
            Slot::Absent if member.required => Some(format!("`{}` is required", named.name.value)),
            Slot::Param(name) if !parts.params.iter().any(|param| param.key == *name) => {
                Some(format!("no param is called `{name}`"))
            }
            Slot::Unknown | Slot::OneOf(_) => Some("a server sends one value".to_owned()),
            _ => None,
        };
        match trouble {
            None => found.push((named.name.value.clone(), slot)),
            Some(message) => sink.push(
                Diagnostic::error(&rule::REPLY_UNSENDABLE, node.span, message)
                    .help("a row takes a literal, `$state`, `$text`, `$absent` or `$param.NAME`"),
            ),
        }
    }
    found
}

/// Whether a word is one of an enum's own, open or not: a server sends no others. Texts of other types are.
fn is_listed(word: &str, ty: &Type) -> bool {
    ty.as_enum().is_none_or(|found| found.lists(word))
}

/// The member of the response that a row names.
pub(super) fn member<'r>(
    name: &Spanned<String>,
    response: &'r Response,
    sink: &Sink,
) -> Option<&'r crate::ir::Member> {
    let found = response
        .members()
        .iter()
        .find(|member| member.wire == name.value);
    if found.is_none() {
        let message = format!("the response has no member `{}`", name.value);
        let known = response.members().iter().map(|member| member.wire.as_str());
        sink.push(
            Diagnostic::error(&rule::REPLY_UNSENDABLE, name.span, message).help(format!(
                "its members are {}",
                crate::diagnostic::suggest::listing(known)
            )),
        );
    }
    found
}

/// A row gives every member that the response always has.
fn complete(named: &Named<Row>, row: &Row, response: &Response, sink: &Sink) {
    for member in response.members().iter().filter(|member| member.required) {
        if !row.body.iter().any(|given| given.name.value == member.wire) {
            let message = format!(
                "the row `{}` does not give the required member `{}`",
                named.name.value, member.wire
            );
            sink.push(
                Diagnostic::error(&rule::REPLY_UNSENDABLE, named.name.span, message)
                    .help("give it under `body:`"),
            );
        }
    }
}

/// All rows that answer with one error must read alike, and a refusal must be of the error's kind.
fn agree(
    replies: &[Reply],
    rows: &[(DispositionKind, &Named<Row>, &Row)],
    parts: &Parts<'_>,
    sink: &Sink,
) {
    let place = |disposition: DispositionKind| {
        rows.iter()
            .find(|(other, _, _)| *other == disposition)
            .map(|(_, named, _)| named.name.span)
    };
    for (index, reply) in replies.iter().enumerate() {
        let Sends::Error { name, .. } = &reply.sends else {
            continue;
        };
        let Some(span) = place(reply.disposition) else {
            continue;
        };
        let same = |other: &&Reply| matches!(&other.sends, Sends::Error { name: sent, .. } if sent == name);
        if let Some(first) = replies[..index]
            .iter()
            .find(same)
            .filter(|first| first.reads_as != reply.reads_as)
        {
            let message = format!(
                "`{name}` would read as `{}` here and as `{}` there",
                reply.reads_as.as_str(),
                first.reads_as.as_str()
            );
            let found = Diagnostic::error(&rule::REPLY_AMBIGUOUS, span, message)
                .help(format!("a client sees one error: add `reads_as: {}` to this row, or another `reads_as` to both", first.reads_as.as_str()));
            sink.push(match place(first.disposition) {
                Some(place) => found.also(place, "the other row"),
                None => found,
            });
            continue;
        }
        let Some((error, declared)) = parts.errors.iter().find(|(error, _)| error.name == *name)
        else {
            continue;
        };
        if !reply.reads_as.is_outcome() && reply.reads_as != error.kind.into() {
            let message = format!(
                "`{name}` is of kind `{}`, but reads as `{}` here",
                error.kind.as_str(),
                reply.reads_as.as_str()
            );
            sink.push(
                Diagnostic::error(&rule::REPLY_KIND, span, message)
                    .also(*declared, "the error is declared here")
                    .help(format!(
                        "add `reads_as: {}`, or correct the error's kind",
                        error.kind.as_str()
                    )),
            );
        }
    }
}
