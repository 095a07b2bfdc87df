//! Replies that arrive: which error each is, and what it reads as.

use super::case::{Cases, ReplyCase};
use super::message::reply_of;
use super::report::Report;
use crate::wire::{CancelOperation, HttpResponse};
use crate::{OperationError as _, Reading};

/// Holds an operation against the replies of its spec.
///
/// # Panics
/// If one does not read as the spec says; all of them are named.
#[track_caller]
pub fn check_replies<O: CancelOperation>(operation: O, cases: &Cases<'_>) {
    let mut report = Report::default();
    for case in cases.replies {
        let why = match reply_of(case.message) {
            Ok(reply) => check(case, &read(operation, &reply)),
            Err(why) => Err(format!("this is no reply: {why}")),
        };
        if let Err(why) = why {
            report.note(case.title, case.message, &why);
        }
    }
    report.finish("replies", operation.info().id);
}

/// What a reply is to a client.
pub(super) struct Read {
    /// The declared error.
    pub(super) error: Option<&'static str>,
    /// What it reads as.
    pub(super) reading: Option<Reading>,
}

impl Read {
    /// The word of a reading, if the spec tells one.
    pub(super) fn word(&self) -> Option<&'static str> {
        self.reading.map(|reading| reading.kind().as_str())
    }
}

pub(super) fn read<O: CancelOperation>(operation: O, reply: &HttpResponse) -> Read {
    match operation.response(reply) {
        Ok(output) => Read {
            error: None,
            reading: Some(operation.reading(&output)),
        },
        Err(error) => Read {
            error: error.info().map(|info| info.name),
            reading: error.reading(),
        },
    }
}

/// The same of the reply to an input that names one of what could be several targets.
pub(super) fn read_of<O: CancelOperation>(
    operation: O,
    input: &O::Input,
    reply: &HttpResponse,
) -> Read {
    let each = operation.each(input);
    match (operation.response_to(input, reply), &*each) {
        (Ok(output), [one]) => Read {
            error: None,
            reading: Some(operation.reading_of(&output, one)),
        },
        (Ok(_), _) => read(operation, reply),
        (Err(error), _) => Read {
            error: error.info().map(|info| info.name),
            reading: error.reading(),
        },
    }
}

fn check(case: &ReplyCase<'_>, found: &Read) -> Result<(), String> {
    if found.error != case.error {
        return Err(format!(
            "it is the error {:?}, and expected is {:?}",
            found.error, case.error
        ));
    }
    if found.word() != case.reads_as {
        return Err(format!(
            "it reads as {:?}, and expected is {:?}",
            found.word(),
            case.reads_as
        ));
    }
    Ok(())
}
