//! The two templates with their blanks: everything that no one but the author can know stays empty.

use annul_codegen::ir::{Binding, OutcomeKind, Protocol, RefusalKind};

use super::answers::{Answer, Answers};
use super::call::Call;
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

/// A service file, and what an operation beside it will have around it.
pub(super) fn service(provider: &str, service: &str, protocol: Protocol) -> (String, Home) {
    let is_aws = protocol.binding() == Binding::AwsTarget;
    let mut home = Home {
        protocol,
        by_code: is_aws,
        body: (!is_aws).then(|| "Problem".to_owned()),
        token_headers: Vec::new(),
        sources: Vec::new(),
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

/// What the operation calls its own source; names of the service's are taken.
fn source_name(home: &Home) -> &'static str {
    let mut names = ["page", "operation_page", "page_of_operation"].into_iter();
    let is_free = |name: &&str| !home.sources.iter().any(|known| known == name);
    names.find(is_free).unwrap_or("page")
}

/// An operation of a service.
pub(super) fn operation(name: &str, home: &Home, call: &Call, is_client: bool) -> String {
    let answers = Answers::settle(home, RefusalKind::ALL);
    let invalid = answers.answer(RefusalKind::Invalid, home);
    let binding = home.protocol.binding();
    let is_aws = binding.has_only_body();
    let named = call.params();
    let (params, place) = match named.as_slice() {
        _ if is_aws => (vec!["Id"], "body"),
        // The path is known, and has no place for it.
        [] if call.path.is_some() => (vec!["id"], "body"),
        [] => (vec!["id"], "path"),
        named => (named.to_vec(), "path"),
    };
    let template = match &call.path {
        _ if binding.has_one_path() => "'/'".to_owned(),
        Some(path) => format!("'{}'", path.replace('\'', "''")),
        None if is_aws => "# such as '/service/Reports/operation/CancelRun'".to_owned(),
        None => {
            "# such as '/v1/queries/{id}/cancel'; a param in braces takes one segment".to_owned()
        }
    };
    let target_line = if binding == Binding::AwsTarget {
        "  target: # the value of X-Amz-Target, such as Reports_20261121.CancelRun\n"
    } else {
        ""
    };
    let mut replies = outcomes(&answers, home);
    let rows: Vec<Row> = (answers.rows.iter())
        .filter(|row| needs_row(row, &answers, home, is_client))
        .cloned()
        .collect();
    replies.push_str(&self::rows(&rows, 4));
    OPERATION
        .replace("@operation@", name)
        .replace("@page@", source_name(home))
        .replace("@role@", if is_client { "role: client\n" } else { "" })
        .replace("@method@", call.method.as_deref().unwrap_or("POST"))
        .replace("@template@", &template)
        .replace("@target_line@", target_line)
        .replace("@params@", &self::params(&params, place))
        .replace("@targets@", &params.join(", "))
        .replace("@tokens@", &tokens(home))
        .replace("@status@", if is_aws { "200" } else { "# such as 202" })
        .replace("@body@", if is_aws { "any" } else { "empty" })
        .replace(
            "errors:\n@errors@",
            &block("errors", &errors(&answers.errors, home)),
        )
        .replace(
            "@invalid@",
            &invalid.map_or_else(String::new, |answer| answer.error),
        )
        .replace("@guess@", GUESS)
        .replace("  replies:\n@replies@", &block("  replies", &replies))
}

/// The params that say what is cancelled: the last is handed out by the service, those before it are the caller's.
fn params(names: &[&str], place: &str) -> String {
    let line = |(index, name): (usize, &&str)| {
        let is_last = index + 1 == names.len();
        let origin = if is_last { "service" } else { "caller" };
        format!("  {name}: {{ in: {place}, type: string, origin: {origin}, required: true }}")
    };
    let lines: Vec<String> = names.iter().enumerate().map(line).collect();
    lines.join("\n")
}

/// Whether a row does not follow from the rest: the only error of its kind answers without being asked to.
fn needs_row(row: &Row, answers: &Answers, home: &Home, is_client: bool) -> bool {
    // A precondition is nothing that the template has, and a client answers nobody.
    let is_precondition = row.word == RefusalKind::PreconditionFailed.into();
    if is_precondition || is_client && row.reads_as.is_some() {
        return false;
    }
    let of_kind = |errors: &[Declared]| {
        let is_its = |error: &&Declared| row.word == error.kind.into();
        errors.iter().filter(is_its).count()
    };
    let (own, common) = (of_kind(&answers.errors), of_kind(&home.errors));
    let follows = own == 1 || own == 0 && common == 1;
    row.reads_as.is_some() || !follows
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

/// The outcomes that are no success: what a target that has ended gets.
fn outcomes(answers: &Answers, home: &Home) -> String {
    let word = OutcomeKind::AlreadyFinished;
    let is_open = !home.rows.iter().any(|row| row.word == word.into());
    let answer = answers.answer(RefusalKind::NotCancellable, home);
    match answer.filter(|_| is_open) {
        Some(Answer { error, reading }) => {
            let (word, reading) = (word.as_str(), reading.as_str());
            format!("    {word}: {{ error: {error}, reads_as: {reading}, assumed: {GUESS} }}\n")
        }
        None => String::new(),
    }
}
