//! Which error answers which refusal in a template: what the service has, else a usual one, else the nearest.

use annul_codegen::ir::Reading;

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
    pub(super) reading: Reading,
}

/// Refusals in the order in which they are settled: the nearest of an answer comes before it.
const ORDER: [Reading; 11] = [
    Reading::Invalid,
    Reading::NotFound,
    Reading::NotCancellable,
    Reading::Unavailable,
    Reading::Denied,
    Reading::Unauthenticated,
    Reading::Throttled,
    Reading::Unsupported,
    Reading::Conflict,
    Reading::PreconditionFailed,
    Reading::TimedOut,
];

impl Answers {
    /// Answers for those of `words` that `home` does not answer.
    pub(super) fn settle(home: &Home, words: &[Reading]) -> Self {
        let mut answers = Self::default();
        for word in ORDER {
            if words.contains(&word) && !home.rows.iter().any(|row| row.word == word) {
                let answer = answers.find(word, home);
                let reads_as = (answer.reading != word).then_some(answer.reading);
                answers.rows.push(Row {
                    word,
                    error: Some(answer.error),
                    reads_as,
                });
            }
        }
        answers.rows.sort_by_key(|row| row.word);
        answers
    }

    /// What answers a refusal, be it here or in the service file.
    pub(super) fn answer(&self, word: Reading, home: &Home) -> Option<Answer> {
        let row = self
            .rows
            .iter()
            .chain(&home.rows)
            .find(|row| row.word == word)?;
        Some(Answer {
            error: row.error.clone()?,
            reading: row.reads_as.unwrap_or(word),
        })
    }

    fn find(&mut self, word: Reading, home: &Home) -> Answer {
        let declared = home.errors.iter().chain(&self.errors);
        if let Some(error) = declared.clone().find(|error| error.kind == word) {
            return Answer {
                error: error.name.clone(),
                reading: word,
            };
        }
        if let Some(error) = usual(word, home).find(|error| is_free(error, home)) {
            let name = error.name.clone();
            self.errors.push(error);
            return Answer {
                error: name,
                reading: word,
            };
        }
        let known = nearest(word).and_then(|near| self.answer(near, home));
        known.unwrap_or_else(|| Answer {
            // Only if every usual name and status is taken; `annul check` then says what is missing.
            error: "BadRequest".to_owned(),
            reading: word,
        })
    }
}

/// What stands nearest to a refusal that a service seldom has an error of its own for.
fn nearest(word: Reading) -> Option<Reading> {
    match word {
        Reading::Conflict | Reading::PreconditionFailed => Some(Reading::NotCancellable),
        Reading::TimedOut | Reading::Throttled => Some(Reading::Unavailable),
        Reading::Invalid => None,
        _ => Some(Reading::Invalid),
    }
}

/// Usual errors for a refusal: on the web, and in the AWS protocols.
fn usual(word: Reading, home: &Home) -> impl Iterator<Item = Declared> {
    let web: &[(&str, i64)] = match word {
        Reading::Invalid => &[("BadRequest", 400), ("UnprocessableContent", 422)],
        Reading::NotFound => &[("NotFound", 404), ("Gone", 410)],
        Reading::NotCancellable => &[("Conflict", 409)],
        Reading::Denied => &[("Forbidden", 403)],
        Reading::Unauthenticated => &[("Unauthorized", 401)],
        Reading::Throttled => &[("TooManyRequests", 429)],
        Reading::Unavailable => &[("InternalServerError", 500), ("ServiceUnavailable", 503)],
        Reading::Unsupported => &[("NotImplemented", 501)],
        _ => &[],
    };
    let aws: &[(&str, i64)] = match word {
        Reading::Invalid => &[
            ("ValidationException", 400),
            ("InvalidRequestException", 400),
        ],
        Reading::NotFound => &[("ResourceNotFoundException", 400)],
        Reading::NotCancellable => &[("ConflictException", 400), ("InvalidStateException", 400)],
        Reading::Denied => &[("AccessDeniedException", 400)],
        Reading::Unauthenticated => &[("UnrecognizedClientException", 400)],
        Reading::Throttled => &[("ThrottlingException", 400)],
        Reading::Unavailable => &[("InternalServerException", 500)],
        Reading::Unsupported => &[("UnknownOperationException", 400)],
        _ => &[],
    };
    let by_code = home.by_code;
    let found = if home.protocol.is_aws_json() {
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
