//! What a recorded reply means: as a client reads it, with the row of the reply table that says so.

use annul_codegen::dynamic;
use annul_codegen::ir::{Operation, Reply, Sends, Service, Slot};
use annul_runtime::dynamic::{DynamicError, DynamicOperation, DynamicOutput};
use annul_runtime::meaning::reply_table::Seen;
use annul_runtime::operation::{DeclaredBy, OperationInfo};
use annul_runtime::wire::Operation as _;
use annul_runtime::{OperationError as _, Reading, ReadingKind, RefusalKind, Retry, TargetState};

use super::recorded::Recorded;
use crate::commands::show::values;

/// What a reply means.
pub(in crate::commands::show) struct Meaning {
    pub(super) operation: &'static OperationInfo,
    pub(super) status: u16,
    /// What it reads as; none, for an error that nobody declared.
    pub(super) reading: Option<Reading>,
    pub(super) state: TargetState,
    pub(super) error: Option<Refused>,
    /// The rows that say so, each in a sentence.
    pub(super) because: Vec<String>,
    /// What one can do.
    pub(super) next: Vec<String>,
}

/// What an error says.
pub(super) struct Refused {
    /// Its name in the spec, and who declares it.
    pub(super) name: Option<(&'static str, DeclaredBy)>,
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
    pub(super) request_id: Option<String>,
    pub(super) problem: Option<&'static str>,
    pub(super) kind: RefusalKind,
    pub(super) retry: Retry,
}

/// Reads a reply of an operation.
pub(in crate::commands::show) fn meaning(
    service: &Service,
    operation: &Operation,
    recorded: &Recorded,
) -> Meaning {
    let runs = dynamic::operation(service, operation);
    let info = runs.facts().info;
    let reply = recorded.response(info);
    let status = reply.status().as_u16();
    match runs.response(&reply) {
        Ok(output) => {
            let reading = runs.reading(&output);
            Meaning {
                operation: info,
                status,
                reading: Some(reading),
                state: reading.target_state(),
                error: None,
                because: by_success(runs, operation, &output),
                next: next(info, reading.target_state(), None),
            }
        }
        Err(error) => of_error(info, operation, &error),
    }
}

fn of_error(info: &'static OperationInfo, operation: &Operation, error: &DynamicError) -> Meaning {
    let reply = error.reply();
    let declared = error.info();
    let reading = error.reading();
    let owned = |text: Option<&str>| text.map(str::to_owned);
    Meaning {
        operation: info,
        status: reply.status(),
        reading,
        state: error.target_state(),
        because: by_error(info, operation, error),
        next: next(info, error.target_state(), Some(error.kind())),
        error: Some(Refused {
            name: declared.map(|declared| (declared.name, declared.declared_by)),
            code: owned(reply.code()),
            message: owned(reply.message()),
            request_id: owned(reply.request_id()),
            problem: reply.problem(),
            kind: error.kind(),
            retry: error.retry(),
        }),
    }
}

/// The rows that a success fits.
fn by_success(
    runs: DynamicOperation,
    operation: &Operation,
    output: &DynamicOutput,
) -> Vec<String> {
    let table = runs.facts().info.replies;
    let seen = |member: &str| -> Seen<'_> { runs.seen(output, member) };
    let found = table.matches(runs.status(output), &seen);
    let found: Vec<String> = found.map(|(index, _)| row(operation, index)).collect();
    if found.is_empty() {
        vec!["no row of the reply table fits it".to_owned()]
    } else {
        found
    }
}

/// A row of the table in a sentence, and what its author says of it.
fn row(operation: &Operation, index: usize) -> String {
    let replies = &operation.cancel.replies;
    if let Some(reply) = replies.get(index) {
        return sentence(reply);
    }
    let read = operation
        .cancel
        .reads
        .get(index.saturating_sub(replies.len()));
    read.map_or_else(String::new, |read| {
        let body = body_of(&read.body);
        format!(
            "`reads` of the spec: {}{body} reads as `{}`",
            read.status, read.reads_as
        )
    })
}

fn sentence(reply: &Reply) -> String {
    let sent = match &reply.sends {
        Sends::Success { status, body } => format!("{status}{}", body_of(body)),
        Sends::Error { name, .. } => format!("the error {name}"),
    };
    let mut text = format!("row `{}`: {sent}", reply.disposition);
    if reply.reads_as != ReadingKind::of(reply.disposition) {
        text = format!("{text} reads as `{}`", reply.reads_as);
    }
    if let Some(why) = &reply.assumed {
        text = format!("{text} (assumed: {why})");
    } else if reply.derived.is_some() {
        text = format!("{text} (it follows from the other rows)");
    }
    text
}

/// ` with State: CANCELED`; nothing, where the status says all.
fn body_of(body: &[(String, Slot)]) -> String {
    let members = body
        .iter()
        .map(|(path, slot)| format!("{path}: {}", values::slot(slot)));
    let members: Vec<String> = members.collect();
    if members.is_empty() {
        String::new()
    } else {
        format!(" with {}", members.join(", "))
    }
}

/// Why an error means what it means.
fn by_error(info: &OperationInfo, operation: &Operation, error: &DynamicError) -> Vec<String> {
    let mut found = Vec::new();
    let reply = error.reply();
    if let Some(declared) = error.info() {
        let by = match reply.code() {
            Some(code) if declared.has_code(code) => format!("the code {code:?}"),
            _ => format!("the status {}", reply.status()),
        };
        found.push(format!("{by} is that of the error {}", declared.name));
        let rows =
            operation.cancel.replies.iter().filter(
                |row| matches!(&row.sends, Sends::Error { name, .. } if name == declared.name),
            );
        let before = found.len();
        found.extend(rows.map(sentence));
        if found.len() == before {
            found.push(format!(
                "no row of the reply table has the error; its kind is `{}`",
                declared.kind.as_str()
            ));
        }
        return found;
    }
    if let Some(problem) = reply.problem() {
        found.push(format!("it cannot be read as a success: {problem}"));
    }
    if info.replies.statuses.contains(&reply.status())
        && let Some(reading) = error.reading()
    {
        let rows = operation.cancel.replies.iter().filter(|row| {
            let is_sent =
                matches!(row.sends, Sends::Success { status, .. } if status == reply.status());
            is_sent && row.reads_as == reading.kind()
        });
        found.extend(rows.map(sentence));
    } else {
        found.push(format!(
            "the spec declares no error of the status {}{}; the status alone decides",
            reply.status(),
            reply
                .code()
                .map_or_else(String::new, |code| format!(" with the code {code:?}"))
        ));
    }
    found
}

/// What one can do.
fn next(info: &OperationInfo, state: TargetState, kind: Option<RefusalKind>) -> Vec<String> {
    let mut next = Vec::new();
    if kind == Some(RefusalKind::Denied) && !info.cancel.permissions.is_empty() {
        next.push(format!(
            "add the permission {}",
            info.cancel.permissions.join(", ")
        ));
    }
    if kind == Some(RefusalKind::Throttled) {
        next.push("call again, after a pause".to_owned());
    }
    if let Some(observe) = info
        .cancel
        .observe
        .as_ref()
        .filter(|_| state != TargetState::Stopped)
    {
        next.push(format!(
            "`{}` of the service shows how the target is",
            observe.operation
        ));
    }
    next
}
