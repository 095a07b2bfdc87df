//! What servers that stand side by side remember together: the answers to calls with retry tokens.

use super::Caller;
use super::tokens::{Key, Verdict};
use crate::{Disposition, Phase, Refusal, RefusalKind, Target};
use std::pin::Pin;
use std::time::Duration;

/// What a memory answers with, some time.
pub type Remembering<'a, T> = Pin<Box<dyn Future<Output = Result<T, Refusal>> + Send + 'a>>;

/// What servers that stand side by side remember together of retry tokens: a database, most often.
///
/// An [`Adapter`](super::Adapter) remembers tokens by itself, for its own
/// process. With such a memory, a call that comes again through another server
/// gets the same answer as well. Keys and values are texts whose content is
/// the adapter's own; a key names the operation, the caller and the token.
///
/// If the memory does not answer, the call is refused before anything is
/// cancelled, or its answer is known to this server alone.
pub trait TokenMemory: Send + Sync + 'static {
    /// What is kept under a key, if its time is not over.
    ///
    /// # Errors
    /// Why nobody can say.
    fn recall<'a>(&'a self, key: &'a str) -> Remembering<'a, Option<String>>;

    /// Keeps a value for so long, unless one is kept already; gives the one that is kept.
    ///
    /// # Errors
    /// Why it is not kept.
    fn keep<'a>(
        &'a self,
        key: &'a str,
        value: &'a str,
        lifetime: Duration,
    ) -> Remembering<'a, String>;
}

impl Key {
    /// The key as a text.
    pub(super) fn to_text(&self) -> String {
        let caller = self.caller.as_ref().map(Caller::name);
        format!("{} {caller:?} {:?}", self.operation, self.token)
    }
}

/// What is kept of a call: the request, so that another one is told from it, and its answer.
pub(super) fn kept(target: &Target<'_>, verdict: &Verdict) -> String {
    let request = request(target);
    match verdict {
        Ok(Disposition::AlreadyFinished(phase)) => format!("{request}\nalready_finished {phase}\n"),
        Ok(disposition) => format!("{request}\n{}\n", disposition.as_str()),
        Err(Refusal { kind, message }) => {
            let message = message
                .as_ref()
                .map_or_else(String::new, |said| format!("={said}"));
            format!("{request}\nrefused {}\n{message}", kind.as_str())
        }
    }
}

/// The answer that was kept; none, if it is that to another request, or no text of ours.
pub(super) fn answer(target: &Target<'_>, kept: &str) -> Option<Verdict> {
    let (was, rest) = kept.split_once('\n')?;
    (was == request(target)).then_some(())?;
    let (verdict, said) = rest.split_once('\n')?;
    let (word, more) = verdict.split_once(' ').unwrap_or((verdict, ""));
    Some(match word {
        "cancelled" => Ok(Disposition::Cancelled),
        "cancelling" => Ok(Disposition::Cancelling),
        "already_cancelled" => Ok(Disposition::AlreadyCancelled),
        "already_finished" => Ok(Disposition::AlreadyFinished(more.parse::<Phase>().ok()?)),
        "refused" => {
            let mut refusal = Refusal::new(more.parse::<RefusalKind>().ok()?);
            refusal.message = said.strip_prefix('=').map(str::to_owned);
            Err(refusal)
        }
        _ => return None,
    })
}

/// What makes two calls the same, in one line: the target and the precondition.
fn request(target: &Target<'_>) -> String {
    format!("{target} {:?}", target.precondition())
}

#[cfg(test)]
mod tests {
    use super::{answer, kept};
    use crate::operation::{CancelInfo, OperationInfo, PreconditionInfo, Protocol, ServiceInfo};
    use crate::{Disposition, Phase, Refusal, RefusalKind, Target};

    const SERVICE: &ServiceInfo = &ServiceInfo::new("acme", "jobs", Protocol::RestJson);
    const CANCEL: &OperationInfo = &OperationInfo::new("jobs.Cancel", "Cancel", SERVICE)
        .cancel(CancelInfo::new(&["id"]).precondition(PreconditionInfo::new("if-match")));

    fn target(id: &str) -> Target<'_> {
        Target::new(CANCEL).with("id", id)
    }

    #[test]
    fn every_answer_comes_back_as_it_was() {
        let refusals = RefusalKind::ALL.iter().map(|kind| Err(Refusal::new(*kind)));
        let said = Refusal::new(RefusalKind::Denied).with_message("No.\nrefused not_found\n");
        let silent = Refusal::new(RefusalKind::Denied).with_message("");
        let finished = Phase::ALL
            .iter()
            .map(|phase| Ok(Disposition::AlreadyFinished(*phase)));
        let others = [
            Ok(Disposition::Cancelled),
            Ok(Disposition::Cancelling),
            Ok(Disposition::AlreadyCancelled),
            Err(said),
            Err(silent),
        ];
        for verdict in refusals.chain(finished).chain(others) {
            let text = kept(&target("a\nb"), &verdict);
            assert_eq!(answer(&target("a\nb"), &text), Some(verdict), "{text}");
        }
    }

    #[test]
    fn the_answer_to_another_request_is_none_of_this() {
        let text = kept(&target("a"), &Ok(Disposition::Cancelled));
        assert_eq!(answer(&target("b"), &text), None);
        assert_eq!(answer(&target("a").with("if-match", "1"), &text), None);
        for broken in [
            "",
            "x",
            "jobs.Cancel id=a None",
            "jobs.Cancel id=a None\nno word\n",
        ] {
            assert_eq!(answer(&target("a"), broken), None);
        }
    }
}
