//! What a cancel means and how its errors are told, in words.

use std::fmt::Write as _;

use annul_codegen::ir::{
    Auth, Completion, Each, Effect, Error, LostReply, Observe, Operation, Quote, Repeat, Reply,
    RequestBody, Sends, Sight, Terminal,
};

use super::Subject;
use super::values::slot;

/// A list of ids, how many there may be, and where a reply has the one that failed.
pub(in crate::commands) fn each(each: &Each) -> String {
    let max = each.max;
    let max = max.map_or_else(String::new, |max| format!(", at most {max} in a call"));
    let places = each.code.iter().chain(&each.message);
    let places: Vec<&str> = places.map(String::as_str).collect();
    let said = if places.is_empty() {
        String::new()
    } else {
        format!("; what failed is at {}", places.join(" and "))
    };
    format!("{}{max}{said}{}", each.param, from(&each.sources))
}

/// How a client sees the end of the target, if the spec says enough.
pub(in crate::commands) fn observation(observe: &Observe) -> String {
    let mut text = observe.operation.clone();
    if let Some(path) = &observe.template {
        let _ = write!(text, ", GET {path}");
    }
    if !observe.params.is_empty() {
        let _ = write!(text, ", with {}", observe.params.join(", "));
    }
    if let Some(member) = &observe.member {
        let _ = write!(text, ", member {member}");
    }
    text + &from(&observe.sources)
}

/// `404 with error.type: gone is ended`
pub(in crate::commands) fn sight(sight: &Sight) -> String {
    let body = sight.body.iter();
    let body = body.map(|(path, said)| format!("{path}: {}", slot(said)));
    let body: Vec<String> = body.collect();
    let status = sight.status.map(|status| status.to_string());
    let status = status.unwrap_or_else(|| "a success".to_owned());
    let with = if body.is_empty() {
        String::new()
    } else {
        format!(" with {}", body.join(", "))
    };
    format!("{status}{with} is {}", sight.phase.as_str())
}

/// `200 State: CANCELED`, `404 NotFound`
pub(in crate::commands) fn sends(reply: &Reply, subject: Subject<'_>) -> String {
    match &reply.sends {
        Sends::Error { name, common } => {
            let errors = if *common {
                &subject.service.errors
            } else {
                &subject.operation.errors
            };
            let status = errors.iter().find(|error| error.name == *name);
            let status = status.map(|error| format!("{} ", error.status.sent));
            format!("{}{name}", status.unwrap_or_default())
        }
        Sends::Success { status, body } => {
            let members = body.iter();
            let members = members.map(|(member, value)| format!("{member}: {}", slot(value)));
            let members: Vec<String> = members.collect();
            format!("{status} {}", members.join(", "))
                .trim_end()
                .to_owned()
        }
    }
}

/// What a success says of the end.
pub(in crate::commands) fn completion(completion: Completion) -> &'static str {
    match completion {
        Completion::Synchronous => "synchronous: a success says that the target has stopped",
        Completion::Accepted => "accepted: a success says that it will be tried",
        Completion::BestEffort => {
            "best_effort: a success says that it was asked; the target may run to its end"
        }
    }
}

/// Whether a second call has an effect.
pub(in crate::commands) fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Idempotent => "idempotent: twice is as once",
        Effect::NotIdempotent => "not_idempotent: twice is not as once",
        Effect::Unspecified => "unspecified: no source says whether twice is as once",
    }
}

/// What a second cancel gets.
pub(in crate::commands) fn repeat(repeat: Repeat) -> &'static str {
    match repeat {
        Repeat::NoEffect => "no_effect: gets a success that changes nothing",
        Repeat::SameReply => "same_reply: gets the first call's reply again",
        Repeat::Error => "error: gets an error",
        Repeat::Unspecified => "unspecified: no source says what it gets",
    }
}

/// What a target gets that has ended.
pub(in crate::commands) fn terminal(terminal: Terminal) -> &'static str {
    match terminal {
        Terminal::NoEffect => "no_effect: gets a success that changes nothing",
        Terminal::Error => "error: gets an error",
        Terminal::Overwrites => "overwrites: gets a success, and how it ended is lost",
        Terminal::Unspecified => "unspecified: no source says what it gets",
    }
}

/// What to do when a reply was lost.
pub(in crate::commands) fn lost_reply(lost: LostReply) -> &'static str {
    match lost {
        LostReply::Safe => "safe: send the call again",
        LostReply::WithToken => "with_token: send the call again, with the same token",
        LostReply::UnknownOutcome => "unknown_outcome: do not repeat the call, look at the target",
    }
}

/// How callers identify themselves.
pub(in crate::commands) fn auth(auth: &Auth) -> String {
    match &auth.signing_name {
        Some(name) => format!("{} ({name})", auth.scheme.as_str()),
        None => auth.to_string(),
    }
}

/// What a request's body is, in words.
pub(in crate::commands) fn request_body(operation: &Operation) -> String {
    let words = match (operation.request_body, &operation.body_template) {
        (RequestBody::None, _) => "none",
        (RequestBody::EmptyObject, _) => "an empty object; a server also takes none",
        (RequestBody::Members, _) => "the body params as one object",
        (RequestBody::Form, _) => "the body params as a form",
        (RequestBody::Text, Some(found)) if found.quote != Quote::None => {
            let quote = found.quote.as_str();
            return format!("the text `{}`, with texts in it as {quote}", found.template);
        }
        (RequestBody::Text, Some(found)) => return format!("the text `{}`", found.template),
        (RequestBody::Text, None) => "a text",
    };
    words.to_owned()
}

/// ` [doc, botocore]`, or nothing.
pub(in crate::commands) fn from(sources: &[String]) -> String {
    if sources.is_empty() {
        String::new()
    } else {
        format!(" [{}]", sources.join(", "))
    }
}

/// The statuses that sources give, where they disagree.
pub(in crate::commands) fn statuses(error: &Error) -> Option<String> {
    let status = error.status;
    match (status.documented, status.modelled) {
        (Some(documented), Some(modelled)) if documented != modelled => Some(format!(
            "documented as {documented}, modelled as {modelled}, sent as {}",
            status.sent
        )),
        _ => None,
    }
}

/// The codes, where they are not simply the name.
pub(in crate::commands) fn codes(error: &Error) -> Option<String> {
    let other = if error.other_codes {
        ", and any other code of this status"
    } else {
        ""
    };
    match error.codes.as_slice() {
        [] if error.other_codes => Some("whatever the code".to_owned()),
        [] => None,
        [code] if *code == error.name && !error.other_codes => None,
        codes => Some(format!("codes: {}{other}", codes.join(", "))),
    }
}
