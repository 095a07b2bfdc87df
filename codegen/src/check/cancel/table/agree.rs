//! Whether all rows that answer with one error read alike.

use crate::diagnostic::{Diagnostic, Sink, Span, rule};
use crate::ir::{Reply, Sends};

use super::super::Parts;

/// All rows that answer with one error must read alike, and a refusal must be of the error's kind.
pub(super) fn agree(replies: &[Reply], spans: &[Span], parts: &Parts<'_>, sink: &Sink) {
    for (index, (reply, span)) in replies.iter().zip(spans).enumerate() {
        let Sends::Error { name, .. } = &reply.sends else {
            continue;
        };
        let same =
            |other: &Reply| matches!(&other.sends, Sends::Error { name: sent, .. } if sent == name);
        if let Some((first, place)) = replies[..index]
            .iter()
            .zip(spans)
            .find(|(first, _)| same(first))
            .filter(|(first, _)| first.reads_as != reply.reads_as)
        {
            let message = format!(
                "`{name}` would read as `{}` here and as `{}` there",
                reply.reads_as.as_str(),
                first.reads_as.as_str()
            );
            let found = Diagnostic::error(&rule::REPLY_AMBIGUOUS, *span, message)
                .also(*place, "the other row")
                .help(format!("a client sees one error: add `reads_as: {}` to this row, or another `reads_as` to both", first.reads_as.as_str()));
            sink.push(found);
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
                Diagnostic::error(&rule::REPLY_KIND, *span, message)
                    .also(*declared, "the error is declared here")
                    .help(format!(
                        "add `reads_as: {}`, or correct the error's kind",
                        error.kind.as_str()
                    )),
            );
        }
    }
}
