//! What a reply shows of a target.

use super::super::reply::{Verdict, readable};
use super::super::{HttpResponse, Node, ReplyReader};
use crate::meaning::look_table::{Step, Wanted, is_success, steps};
use crate::meaning::reply_table::Seen;
use crate::operation::ObserveInfo;
use crate::{OtherError, Phase, Target};
use serde_json::Value;
use std::borrow::Cow;

/// What a reply shows of a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Sight {
    /// The phase that its status and its members mean.
    Phase(Phase),
    /// An error that the spec reads as the end: a target that was there is gone. Of one that never was it says the same.
    Gone,
    /// A state word that the spec does not know.
    UnknownWord(String),
    /// The member of the state is not there, or holds no word.
    NoState,
}

/// What a reply shows of a target.
///
/// The error, if the service does not show the target.
pub(crate) fn seen(
    target: &Target<'_>,
    observe: &ObserveInfo,
    reply: &HttpResponse,
) -> Result<Sight, OtherError> {
    let info = target.operation();
    let table = observe.table(info.replies.states);
    let status = reply.status().as_u16();
    let body = readable(info.service.protocol.codec(), reply);
    let mut reader = ReplyReader::new(info, reply, &body);
    let verdict = reader.judge(reply);
    // Nothing but an object is the reply of an operation; a list of targets may be one, too.
    let list = list(reply);
    if is_success(status) && list.is_none() && verdict != Verdict::Success {
        return Err(reader.other());
    }
    let at = |path: &'static str| {
        let steps = steps(path).unwrap_or_default();
        match (&list, steps.as_slice()) {
            (Some(list), steps) => follow(list, steps, target),
            (None, [Step::Into(name), rest @ ..]) => {
                let first = reader.member(name);
                first.map_or(Found::Nothing, |first| follow(first, rest, target))
            }
            (None, _) => Found::Nothing,
        }
    };
    let found: Vec<(&str, Found)> = table.members().map(|path| (path, at(path))).collect();
    let shown = |path: &str| {
        let found = found.iter().find(|(known, _)| *known == path);
        found.map_or(Seen::Absent, |(_, found)| found.seen())
    };
    match table.phase(status, &shown) {
        Some(Phase::Ended) if !is_success(status) => return Ok(Sight::Gone),
        Some(phase) => return Ok(Sight::Phase(phase)),
        None if !is_success(status) => return Err(reader.other()),
        None => {}
    }
    let word = found.into_iter().next().filter(|_| table.member.is_some());
    Ok(match word {
        Some((_, Found::Word(word))) => Sight::UnknownWord(word),
        _ => Sight::NoState,
    })
}

/// What is at the end of a way.
#[derive(Debug)]
enum Found {
    /// Nothing, or null.
    Nothing,
    /// A text, a number or a boolean, as text.
    Word(String),
    /// An object or a list.
    More,
}

impl Found {
    fn seen(&self) -> Seen<'_> {
        match self {
            Self::Nothing => Seen::Absent,
            Self::Word(word) => Seen::text(word),
            Self::More => Seen::Other,
        }
    }
}

/// A value with others in it, of whichever codec.
trait Nested: Sized {
    fn named(&self, name: &str) -> Option<Self>;
    fn items(&self) -> Option<Vec<Self>>;
    fn word(&self) -> Option<String>;
    fn is_nothing(&self) -> bool;
}

fn follow<N: Nested>(from: N, steps: &[Step<'_>], target: &Target<'_>) -> Found {
    let end = steps.iter().try_fold(from, |value, step| match step {
        // In XML a list looks like an object, whose members all have one name.
        Step::Into(name) => value.named(name).or_else(|| {
            let items = value.items()?;
            items.into_iter().nth(name.parse().ok()?)
        }),
        Step::Search {
            member,
            value: wanted,
        } => {
            let wanted = match wanted {
                Wanted::Text(text) => *text,
                Wanted::Param(name) => target.get(name)?,
                Wanted::Each => target.each()?,
            };
            let is_wanted = |item: &N| {
                let word = item.named(member).and_then(|found| found.word());
                word.is_some_and(|word| word == wanted)
            };
            value.items()?.into_iter().find(is_wanted)
        }
    });
    match end {
        None => Found::Nothing,
        Some(end) if end.is_nothing() => Found::Nothing,
        Some(end) => end.word().map_or(Found::More, Found::Word),
    }
}

impl Nested for Node<'_> {
    fn named(&self, name: &str) -> Option<Self> {
        self.members()?.get(name)
    }

    fn items(&self) -> Option<Vec<Self>> {
        Node::items(*self)
    }

    fn word(&self) -> Option<String> {
        let word = self.text().or_else(|| self.scalar());
        word.map(Cow::into_owned)
    }

    fn is_nothing(&self) -> bool {
        self.is_null()
    }
}

impl Nested for &Value {
    fn named(&self, name: &str) -> Option<Self> {
        self.as_object()?.get(name)
    }

    fn items(&self) -> Option<Vec<Self>> {
        self.as_array().map(|items| items.iter().collect())
    }

    fn word(&self) -> Option<String> {
        match self {
            Value::String(word) => Some(word.clone()),
            Value::Number(_) | Value::Bool(_) => Some(self.to_string()),
            Value::Null | Value::Array(_) | Value::Object(_) => None,
        }
    }

    fn is_nothing(&self) -> bool {
        self.is_null()
    }
}

/// The body of a success, if it is a list.
fn list(reply: &HttpResponse) -> Option<Value> {
    let is_list = reply.status().is_success() && reply.body().trim_ascii_start().starts_with(b"[");
    is_list.then(|| serde_json::from_slice(reply.body()).ok())?
}

#[cfg(test)]
mod tests;
