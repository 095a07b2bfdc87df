//! The two templates with their blanks: everything that no one but the author can know stays empty.

use annul_codegen::ir::{Binding, OutcomeKind, Protocol, RefusalKind};

use super::answers::{Answer, Answers};
use super::home::{Declared, Home, Row};

const OPERATION: &str = include_str!("template/operation.yaml");
const SERVICE: &str = include_str!("template/service.yaml");

/// The reason of everything that the template assumes.
const GUESS: &str = "A guess of the template.";

/// The refusals that are the same for all operations of a service.
const SHARED: [RefusalKind; 6] = [
    RefusalKind::Denied,
    RefusalKind::Unauthenticated,
    RefusalKind::Throttled,
    RefusalKind::TimedOut,
    RefusalKind::Unavailable,
    RefusalKind::Unsupported,
];

/// How errors are told where the protocol does not say.
const IDENTITY: &str = "
# How the error in a reply is told.
error_identity:
  by: [status, code]            # what decides first: the HTTP status, or a code in the body
  code: [code]                  # members of the body that may hold the code, in reading order
  message: [message]            # members that may hold the message

# Bodies that errors share, by names of your own.
bodies:
  Problem:
    docs: What every error carries.
    members:
      code: string
      message: string
";

/// Where a call goes: method and path.
const PATH: &str = "\
path:
  method: POST                  # or DELETE, PUT, PATCH, GET
  template:                     # such as '/v1/queries/{id}/cancel'; a param in braces takes one segment
  source: page";

/// The same in the AWS protocols, where a header names the operation.
const TARGET: &str = "\
path:
  method: POST
  template: '/'
  target:                       # the value of X-Amz-Target, such as Reports_20261121.CancelRun
  source: page";

/// A service file, and what an operation beside it will have around it.
pub(super) fn service(provider: &str, service: &str, protocol: Protocol) -> (String, Home) {
    let is_aws = protocol.binding() == Binding::AwsTarget;
    let mut home = Home {
        protocol,
        by_code: is_aws,
        body: (!is_aws).then(|| "Problem".to_owned()),
        token_headers: Vec::new(),
        errors: Vec::new(),
        rows: Vec::new(),
    };
    let answers = Answers::settle(&home, &SHARED);
    let auth = if is_aws {
        "  - scheme: aws_sigv4\n    signing_name:               # the service's name in the signature"
    } else {
        "  - scheme:                     # bearer, token_header, aws_sigv4, oci_signature, huawei_sdk_hmac or none"
    };
    let note = if is_aws {
        ""
    } else {
        "             # or aws_json_1_0, aws_json_1_1"
    };
    let text = SERVICE
        .replace("@provider@", provider)
        .replace("@service@", service)
        .replace("@protocol_note@", note)
        .replace("@protocol@", protocol.as_str())
        .replace("@auth@", auth)
        .replace("@identity@", if is_aws { "" } else { IDENTITY })
        .replace("@errors@", &errors(&answers.errors, &home))
        .replace("@replies@", &rows(&answers.rows, 2));
    home.errors = answers.errors;
    home.rows = answers.rows;
    (text, home)
}

/// An operation of a service.
pub(super) fn operation(name: &str, home: &Home) -> String {
    let answers = Answers::settle(home, RefusalKind::ALL);
    let invalid = answers.answer(RefusalKind::Invalid, home);
    let is_aws = home.protocol.binding() == Binding::AwsTarget;
    let path = if is_aws { TARGET } else { PATH };
    let status = if is_aws {
        "200"
    } else {
        "                      # such as 202; the rows of `replies` repeat it"
    };
    let mut replies = outcomes(&answers, home, if is_aws { "200" } else { "" });
    replies.push_str(&rows(&answers.rows, 4));
    let declared = errors(&answers.errors, home);
    OPERATION
        .replace("@operation@", name)
        .replace("@path@", path)
        .replace("@param@", if is_aws { "Id" } else { "id" })
        .replace("@tokens@", &tokens(home))
        .replace("@in@", if is_aws { "body" } else { "path" })
        .replace("@status@", status)
        .replace("@body@", if is_aws { "any" } else { "empty" })
        .replace("errors:\n@errors@", &block("errors", &declared))
        .replace(
            "@invalid@",
            &invalid.map_or_else(String::new, |answer| answer.error),
        )
        .replace("@guess@", GUESS)
        .replace("@replies@", &replies)
}

/// The params that carry a token of the service, each behind a line's end.
fn tokens(home: &Home) -> String {
    let line = |name: &String| {
        format!(
            "\n  {name}: {{ in: header, type: string, origin: caller, required: false, secret: true }}"
        )
    };
    home.token_headers.iter().map(line).collect()
}

/// A key with entries below it, or an empty map.
fn block(key: &str, entries: &str) -> String {
    if entries.is_empty() {
        format!("{key}: {{}}")
    } else {
        format!("{key}:\n{entries}")
    }
}

fn errors(errors: &[Declared], home: &Home) -> String {
    let body = home.body.as_ref();
    let body = body.map_or_else(String::new, |name| format!(", body: {name}"));
    let mut errors: Vec<&Declared> = errors.iter().collect();
    errors.sort_by_key(|error| error.statuses.first());
    let line = |error: &Declared| {
        let (name, kind) = (&error.name, error.kind.as_str());
        let status = error.statuses.first().copied().unwrap_or_default();
        format!("  {name}: {{ kind: {kind}, status: {status}{body}, assumed: {GUESS} }}")
    };
    errors.into_iter().map(line).collect::<Vec<_>>().join("\n")
}

fn rows(rows: &[Row], indent: usize) -> String {
    let line = |row: &Row| {
        let error = row.error.as_deref().unwrap_or_default();
        let reads_as = row
            .reads_as
            .map(|word| format!(", reads_as: {}", word.as_str()));
        let reads_as = reads_as.unwrap_or_default();
        let word = row.word.as_str();
        format!(
            "{:indent$}{word}: {{ error: {error}{reads_as}, assumed: {GUESS} }}",
            ""
        )
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The four outcomes: one success for the first three, since nothing in an empty reply tells them apart.
fn outcomes(answers: &Answers, home: &Home, status: &str) -> String {
    let is_open = |word: &OutcomeKind| !home.rows.iter().any(|row| row.word == (*word).into());
    let status = if status.is_empty() {
        "                  # the status of the response"
    } else {
        status
    };
    let success = |word: OutcomeKind| {
        let reads_as = match word {
            OutcomeKind::Cancelling => "",
            _ => "\n      reads_as: cancelling",
        };
        let word = word.as_str();
        format!("    {word}:\n      status: {status}{reads_as}\n      assumed: {GUESS}\n")
    };
    let ended = |answer: Answer| {
        let (word, reading) = (
            OutcomeKind::AlreadyFinished.as_str(),
            answer.reading.as_str(),
        );
        let error = answer.error;
        format!("    {word}: {{ error: {error}, reads_as: {reading}, assumed: {GUESS} }}\n")
    };
    let outcomes = OutcomeKind::ALL.iter().copied();
    let rows = outcomes.filter(is_open).map(|word| match word {
        OutcomeKind::AlreadyFinished => answers
            .answer(RefusalKind::NotCancellable, home)
            .map_or_else(String::new, ended),
        _ => success(word),
    });
    rows.collect::<Vec<_>>().concat()
}
