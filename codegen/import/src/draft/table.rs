//! The reply table of a draft: what follows from the errors, and what the words of a state say.

use annul_codegen::ir::{Phase, RefusalKind};
use serde_json::{Map, Value, json};

use super::errors::kind_of;
use super::home::Home;
use super::notes::{Notes, imported};
use super::response::State;

/// Rows, readings, and what every success means where no state tells.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// `every_success`, if no state tells more.
    pub(super) every_success: Option<&'static str>,
    /// The rows.
    pub(super) replies: Map<String, Value>,
    /// Replies that our server never sends.
    pub(super) reads: Vec<Value>,
}

/// The name of the error for broken constraints: the operation's own goes first.
pub(super) fn constraint_error(own: &Map<String, Value>, home: &Home) -> Option<String> {
    of_kind(own, RefusalKind::Invalid)
        .first()
        .map(|name| (*name).clone())
        .or_else(|| {
            home.of_kind(RefusalKind::Invalid)
                .next()
                .map(|known| known.name.clone())
        })
}

fn of_kind(own: &Map<String, Value>, kind: RefusalKind) -> Vec<&String> {
    let errors = own.iter().filter(|(_, error)| kind_of(error) == Some(kind));
    let mut names: Vec<&String> = errors.map(|(name, _)| name).collect();
    // The plainest name says most: `ResourceNotFoundException` before `ServiceRoleNotFoundException`.
    names.sort_by_key(|name| (rank(name), name.len()));
    names
}

fn rank(name: &str) -> usize {
    let plain = [
        "Validation",
        "ResourceNotFound",
        "InvalidRequest",
        "InvalidParameter",
        "InternalServer",
    ];
    plain
        .iter()
        .position(|part| name.contains(part))
        .unwrap_or(plain.len())
}

/// The table of an operation with these errors and this state.
pub(super) fn table(
    own: &Map<String, Value>,
    home: &Home,
    status: u16,
    state: Option<&State>,
    invalid: &str,
    notes: &mut Notes,
) -> Table {
    let mut table = Table::default();
    let refused = of_kind(own, RefusalKind::NotCancellable)
        .first()
        .map(|name| (*name).clone());
    match state {
        Some(state) => of_state(&mut table, state, status, refused.as_deref()),
        None => of_success(&mut table, status, refused.as_deref()),
    }
    notes.assume(match state {
        Some(state) => format!("each word of `{}` means what it looks like", state.path),
        None => "a success says no more than that the request was taken".to_owned(),
    });
    let mut is_open = false;
    for kind in RefusalKind::ALL {
        let own_names = of_kind(own, *kind);
        let word = kind.as_str();
        // A row that the service writes goes before what follows from errors.
        if home.rows.iter().any(|row| row == word) {
            continue;
        }
        match own_names.as_slice() {
            [_] => {}
            [] => {
                if home.of_kind(*kind).count() == 1 {
                    continue;
                }
                match home.of_kind(*kind).next() {
                    Some(known) => {
                        let assumed = imported("one of several errors of this kind.");
                        table.replies.insert(
                            word.to_owned(),
                            json!({ "error": known.name, "assumed": assumed }),
                        );
                    }
                    None => is_open = true,
                }
            }
            [first, ..] => {
                let assumed = imported("one of several errors of this kind, by its name.");
                table.replies.insert(
                    word.to_owned(),
                    json!({ "error": first, "assumed": assumed }),
                );
            }
        }
    }
    if is_open {
        let assumed = imported("the model has no error for these cases.");
        table.replies.insert(
            "otherwise".to_owned(),
            json!({ "error": invalid, "assumed": assumed }),
        );
    }
    table
}

fn of_success(table: &mut Table, status: u16, refused: Option<&str>) {
    table.every_success = Some("cancelling");
    let assumed = imported("the model does not say what a repeat gets.");
    let row = json!({ "status": status, "reads_as": "cancelling", "assumed": assumed });
    table
        .replies
        .insert("already_cancelled".to_owned(), row.clone());
    let finished = if let Some(name) = refused {
        refusal(name)
    } else {
        let assumed = imported("the model does not say what a target gets that has ended.");
        json!({ "status": status, "reads_as": "cancelling", "assumed": assumed })
    };
    table
        .replies
        .insert("already_finished".to_owned(), finished);
}

fn refusal(name: &str) -> Value {
    let assumed = imported("the error speaks of the state of the target.");
    json!({ "error": name, "reads_as": "not_cancellable", "assumed": assumed })
}

fn of_state(table: &mut Table, state: &State, status: u16, refused: Option<&str>) {
    let words = |phases: &[Phase]| -> Vec<&str> {
        let words = phases.iter().flat_map(|phase| {
            let of_phase = state.words.iter().filter(move |(_, own)| own == phase);
            of_phase.map(|(word, _)| word.as_str())
        });
        words.collect()
    };
    let cancelled = words(&[Phase::Cancelled]);
    let going = words(&[Phase::Cancelling, Phase::Running, Phase::Pending]);
    let ended = words(&[
        Phase::Succeeded,
        Phase::Failed,
        Phase::TimedOut,
        Phase::Ended,
    ]);
    let assumed = imported("the words of the state are taken for what they say.");
    let row = |word: &str, reads_as: Option<&str>| {
        let mut body = Map::new();
        body.insert(state.path.clone(), word.into());
        let mut row = Map::new();
        row.insert("status".to_owned(), status.into());
        row.insert("body".to_owned(), body.into());
        row.extend(reads_as.map(|word| ("reads_as".to_owned(), Value::from(word))));
        row.insert("assumed".to_owned(), assumed.clone().into());
        Value::Object(row)
    };
    let taken = going.first().copied().unwrap_or("$absent");
    let mut put = |key: &str, value: Value| {
        table.replies.insert(key.to_owned(), value);
    };
    if let Some(word) = cancelled.first() {
        put("cancelled", row(word, None));
        put("cancelling", row(taken, None));
        put("already_cancelled", row(word, Some("cancelled")));
    } else {
        put("cancelled", row(taken, Some("cancelling")));
        put("cancelling", row(taken, None));
        put("already_cancelled", row(taken, Some("cancelling")));
    }
    match (ended.is_empty(), refused) {
        (false, _) => put("already_finished", row("$state", None)),
        (true, Some(name)) => put("already_finished", refusal(name)),
        (true, None) => put("already_finished", row(taken, Some("cancelling"))),
    }
    let mut read = |words: Vec<&str>, reading: &str, because: &str| {
        if !words.is_empty() {
            let mut body = Map::new();
            body.insert(state.path.clone(), words.into());
            table
                .reads
                .push(json!({ "status": status, "body": body, "as": reading, "because": because }));
        }
    };
    let mut rest: Vec<&str> = going.iter().skip(1).copied().collect();
    rest.push("$unknown");
    if !going.is_empty() {
        rest.push("$absent");
    }
    read(
        rest,
        "cancelling",
        "Imported: nothing in such a reply proves that the target has ended.",
    );
    let more: Vec<&str> = cancelled.iter().skip(1).copied().collect();
    read(more, "cancelled", "Imported: the word says so.");
}
