//! Which error answers which refusal in a template: what the service has, else a usual one, else the nearest.

use annul_codegen::ir::{ReadingKind, RefusalKind};

use super::home::{Declared, Home, Row};

/// Rows and errors that are still to be written down.
#[derive(Debug, Default)]
pub(super) struct Answers {
    /// Errors to declare.
    pub(super) errors: Vec<Declared>,
    /// Rows to write, in the order of dispositions.
    pub(super) rows: Vec<Row>,
}

/// An error by name, and what it reads as.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Answer {
    /// The error.
    pub(super) error: String,
    /// What a client can tell.
    pub(super) reading: ReadingKind,
}

/// Refusals in the order in which they are settled: the nearest of an answer comes before it.
const ORDER: [RefusalKind; 11] = [
    RefusalKind::Invalid,
    RefusalKind::NotFound,
    RefusalKind::NotCancellable,
    RefusalKind::Unavailable,
    RefusalKind::Denied,
    RefusalKind::Unauthenticated,
    RefusalKind::Throttled,
    RefusalKind::Unsupported,
    RefusalKind::Conflict,
    RefusalKind::PreconditionFailed,
    RefusalKind::TimedOut,
];

impl Answers {
    /// Answers for those of `words` that `home` does not answer.
    pub(super) fn settle(home: &Home, words: &[RefusalKind]) -> Self {
        let mut answers = Self::default();
        for word in ORDER {
            if words.contains(&word) && !home.rows.iter().any(|row| row.word == word.into()) {
                let answer = answers.find(word, home);
                let reads_as = (answer.reading != word.into()).then_some(answer.reading);
                answers.rows.push(Row {
                    word: word.into(),
                    error: Some(answer.error),
                    reads_as,
                });
            }
        }
        answers.rows.sort_by_key(|row| row.word);
        answers
    }

    /// What answers a refusal, be it here or in the service file.
    pub(super) fn answer(&self, word: RefusalKind, home: &Home) -> Option<Answer> {
        let row = self
            .rows
            .iter()
            .chain(&home.rows)
            .find(|row| row.word == word.into())?;
        Some(Answer {
            error: row.error.clone()?,
            reading: row.reads_as.unwrap_or(word.into()),
        })
    }

    fn find(&mut self, word: RefusalKind, home: &Home) -> Answer {
        let declared = home.errors.iter().chain(&self.errors);
        if let Some(error) = declared.clone().find(|error| error.kind == word) {
            return Answer {
                error: error.name.clone(),
                reading: word.into(),
            };
        }
        if let Some(error) = usual(word, home).find(|error| is_free(error, home)) {
            let name = error.name.clone();
            self.errors.push(error);
            return Answer {
                error: name,
                reading: word.into(),
            };
        }
        let known = nearest(word).and_then(|near| self.answer(near, home));
        known.unwrap_or_else(|| Answer {
            // Only if every usual name and status is taken; `annul check` then says what is missing.
            error: "BadRequest".to_owned(),
            reading: word.into(),
        })
    }
}

/// What stands nearest to a refusal that a service seldom has an error of its own for.
fn nearest(word: RefusalKind) -> Option<RefusalKind> {
    match word {
        RefusalKind::Conflict | RefusalKind::PreconditionFailed => {
            Some(RefusalKind::NotCancellable)
        }
        RefusalKind::TimedOut | RefusalKind::Throttled => Some(RefusalKind::Unavailable),
        RefusalKind::Invalid => None,
        _ => Some(RefusalKind::Invalid),
    }
}

/// Usual errors for a refusal: on the web, and in the AWS protocols.
fn usual(word: RefusalKind, home: &Home) -> impl Iterator<Item = Declared> {
    let web: &[(&str, i64)] = match word {
        RefusalKind::Invalid => &[("BadRequest", 400), ("UnprocessableContent", 422)],
        RefusalKind::NotFound => &[("NotFound", 404), ("Gone", 410)],
        RefusalKind::NotCancellable => &[("Conflict", 409)],
        RefusalKind::Denied => &[("Forbidden", 403)],
        RefusalKind::Unauthenticated => &[("Unauthorized", 401)],
        RefusalKind::Throttled => &[("TooManyRequests", 429)],
        RefusalKind::Unavailable => &[("InternalServerError", 500), ("ServiceUnavailable", 503)],
        RefusalKind::Unsupported => &[("NotImplemented", 501)],
        _ => &[],
    };
    let aws: &[(&str, i64)] = match word {
        RefusalKind::Invalid => &[
            ("ValidationException", 400),
            ("InvalidRequestException", 400),
        ],
        RefusalKind::NotFound => &[("ResourceNotFoundException", 400)],
        RefusalKind::NotCancellable => {
            &[("ConflictException", 400), ("InvalidStateException", 400)]
        }
        RefusalKind::Denied => &[("AccessDeniedException", 400)],
        RefusalKind::Unauthenticated => &[("UnrecognizedClientException", 400)],
        RefusalKind::Throttled => &[("ThrottlingException", 400)],
        RefusalKind::Unavailable => &[("InternalServerException", 500)],
        RefusalKind::Unsupported => &[("UnknownOperationException", 400)],
        _ => &[],
    };
    let by_code = home.by_code;
    let found = if home.protocol.binding().has_only_body() {
        aws
    } else {
        web
    };
    found.iter().map(move |(name, status)| Declared {
        name: (*name).to_owned(),
        kind: word,
        statuses: vec![*status],
        codes: if by_code {
            vec![(*name).to_owned()]
        } else {
            Vec::new()
        },
        any_code: !by_code,
    })
}

/// Whether a reply can be told to be this error and no other one.
fn is_free(error: &Declared, home: &Home) -> bool {
    home.errors.iter().all(|other| {
        let same_status = other
            .statuses
            .iter()
            .any(|status| error.statuses.contains(status));
        other.name != error.name
            && !other.codes.contains(&error.name)
            && (home.by_code || !same_status || !other.any_code)
    })
}
