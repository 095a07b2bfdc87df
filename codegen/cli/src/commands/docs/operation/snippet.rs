//! A snippet for each use: from a shell, from Rust, on a server. A test of the gate compiles and runs them.

use annul_codegen::cases;
use annul_codegen::ir::{AuthSchemeKind, Example, Literal, Operation};
use annul_codegen::options::feature_of;
use annul_codegen::rust::{Field, Ty};
use serde_json::{Map, json};

use super::super::html::{block, code, paragraph};
use crate::commands::show::Subject;
use crate::commands::show::values::plain;

/// All of them.
pub(super) fn snippets(subject: Subject<'_>) -> String {
    let operation = subject.operation;
    let mut examples = operation.examples.iter();
    let example = examples.find(|it| is_complete(it, operation));
    let example = example.and_then(|example| example.input.clone());
    let input = example.or_else(|| cases::sample(operation));
    let input = input.as_deref();
    let mut out = paragraph("From a shell:")
        + &block("shell", &shell(subject, input.unwrap_or_default()))
        + &paragraph(&format!(
            "From Rust, with {} in <code>Cargo.toml</code>:",
            code(&dependency(subject))
        ))
        + &block("rust", &caller(subject, input.unwrap_or_default()));
    if !subject.operation.is_client_only {
        out.push_str(&paragraph(
            "On a server, for stock clients (feature <code>server</code>):",
        ));
        out.push_str(&block("rust", &server(subject)));
    }
    out
}

/// Whether an example is a valid input with all that is required.
fn is_complete(example: &Example, operation: &Operation) -> bool {
    let Some(input) = &example.input else {
        return false;
    };
    let mut required = operation.arguments().filter(|param| param.member.required);
    example.violates.is_empty()
        && required.all(|param| input.iter().any(|(key, _)| *key == param.key))
}

fn dependency(subject: Subject<'_>) -> String {
    format!(
        "annul = {{ version = \"0.1\", features = [\"{}\", \"ureq\"{}] }}",
        feature_of(&subject.service.id),
        match scheme(subject) {
            AuthSchemeKind::AwsSigV4 => ", \"sigv4\"",
            AuthSchemeKind::HuaweiSdkHmac => ", \"huawei\"",
            _ => "",
        }
    )
}

fn scheme(subject: Subject<'_>) -> AuthSchemeKind {
    let first = subject.service.auth.first();
    first.map_or(AuthSchemeKind::None, |auth| auth.scheme)
}

/// `annul call`, with what the operation requires.
fn shell(subject: Subject<'_>, input: &[(String, Literal)]) -> String {
    let operation = subject.operation;
    let required = input.iter().filter(|(key, _)| {
        let mut params = operation.arguments();
        params.any(|param| param.key == *key && (param.member.required || param.is_target))
    });
    let words = required.map(|(key, value)| {
        let sign = match value {
            Literal::Map(_) | Literal::List(_) => ":=",
            _ => "=",
        };
        quoted(&format!("{key}{sign}{}", plain(value)))
    });
    let mut line = vec!["annul call".to_owned(), operation.id.clone()];
    line.extend(words);
    line.push("--endpoint http://127.0.0.1:8080 --ensure".to_owned());
    let ids = input
        .iter()
        .filter(|(key, _)| operation.cancel.target.contains(key));
    let ids = ids.map(|(key, value)| (key.clone(), plain(value).into()));
    let target = json!({ "operation": operation.id, "target": ids.collect::<Map<_, _>>() });
    let start = quoted(&target.to_string());
    format!(
        "annul serve &    # every operation, over targets in memory
curl -s http://127.0.0.1:8080/annul/targets -d {start}    # one that runs
{}
",
        line.join(" ")
    )
}

/// A word of a shell: quoted, if it has a sign that a shell may read.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "=-_./:,@%+".contains(c);
    if word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

/// A blocking client that cancels one target.
fn caller(subject: Subject<'_>, input: &[(String, Literal)]) -> String {
    let rust = subject.rust;
    let module = subject.module();
    let service = module.rsplit_once("::").map_or("", |(service, _)| service);
    let arguments: Option<Vec<String>> = rust
        .input
        .fields
        .iter()
        .filter(|field| field.is_argument)
        .map(|field| argument(subject, field, input))
        .collect();
    let name = &rust.input.name;
    let (takes, made) = match arguments {
        Some(arguments) => (
            String::new(),
            format!("{name}::new({})", arguments.join(", ")),
        ),
        // What it requires is no single value: the caller makes it.
        None => (format!("input: {name}"), "input".to_owned()),
    };
    let (uses, signer) = signer(scheme(subject));
    let place = if subject.service.endpoints.are_given()
        || !subject.service.endpoints.variables.is_empty()
    {
        ".endpoint(\"http://127.0.0.1:8080\")"
    } else {
        ".region(\"eu-central-1\")"
    };
    let method = &rust.module;
    let call = if subject.operation.cancel.each.is_some() {
        format!(
            "    for (target, outcome) in client.{method}({made}).outcomes()? {{
        println!(\"{{target}}: {{}}\", outcome?);
    }}"
        )
    } else {
        format!(
            "    let output = client.{method}({made}).send()?;
    println!(\"{{}}\", output.outcome());"
        )
    };
    format!(
        "use annul::{service}::BlockingClient;
use annul::{module}::{name};
{uses}
fn cancel({takes}) -> Result<(), Box<dyn std::error::Error>> {{
    let client = BlockingClient::builder()
        {place}
        {signer}
        .build()?;
{call}
    Ok(())
}}
"
    )
}

/// How a client is given credentials: what has to be imported, and the call.
fn signer(scheme: AuthSchemeKind) -> (&'static str, &'static str) {
    match scheme {
        AuthSchemeKind::AwsSigV4 => (
            "use annul::runtime::sign::{AwsCredentials, AwsSigV4};\n",
            ".signer(AwsSigV4::new(AwsCredentials::new(
            std::env::var(\"AWS_ACCESS_KEY_ID\")?,
            std::env::var(\"AWS_SECRET_ACCESS_KEY\")?,
        )))",
        ),
        AuthSchemeKind::HuaweiSdkHmac => (
            "use annul::runtime::sign::{HuaweiCredentials, HuaweiSdkHmac};\n",
            ".signer(HuaweiSdkHmac::new(HuaweiCredentials::new(
            std::env::var(\"HUAWEICLOUD_SDK_AK\")?,
            std::env::var(\"HUAWEICLOUD_SDK_SK\")?,
        )))",
        ),
        AuthSchemeKind::Basic => (
            "",
            ".basic(std::env::var(\"USER_NAME\")?, std::env::var(\"PASSWORD\")?)",
        ),
        AuthSchemeKind::Bearer => ("", ".bearer(std::env::var(\"TOKEN\")?)"),
        AuthSchemeKind::ApiKey => ("", ".api_key(std::env::var(\"API_KEY\")?)"),
        AuthSchemeKind::OciSignature
        | AuthSchemeKind::TokenHeader
        | AuthSchemeKind::Custom
        | AuthSchemeKind::None => (
            "use annul::runtime::sign::Unsigned;\n",
            ".signer(Unsigned) // a signer of your own goes here",
        ),
    }
}

/// The value of a required field; none, if it is no single value, or the example has none.
fn argument(
    subject: Subject<'_>,
    field: &Field<'_>,
    input: &[(String, Literal)],
) -> Option<String> {
    if field.is_optional {
        return None;
    }
    let mut params = subject.rust.params();
    let (param, _) = params.find(|(_, found)| found.name == field.name)?;
    let (_, value) = input.iter().find(|(key, _)| *key == param.key)?;
    match (value, &field.ty) {
        (Literal::Text(text), ty) if ty.is_text() => Some(format!("{text:?}")),
        (Literal::Text(text), Ty::Named(..)) => Some(format!("{text:?}")),
        (Literal::Integer(number), Ty::I64) => Some(number.to_string()),
        (Literal::Bool(flag), Ty::Bool) => Some(flag.to_string()),
        _ => None,
    }
}

/// A handler that answers by the reply table.
fn server(subject: Subject<'_>) -> String {
    let rust = subject.rust;
    let (module, name) = (subject.module(), &rust.name);
    format!(
        "use annul::runtime::engine::{{Adapter, Engine}};
use annul::runtime::server::Router;
use annul::runtime::{{Disposition, Refusal, Target}};
use annul::{module}::{name};

struct Jobs;

impl Engine for Jobs {{
    async fn cancel(&self, target: Target<'_>) -> Result<Disposition, Refusal> {{
        println!(\"stop {{target:?}}\"); // your own system stops it here
        Ok(Disposition::Cancelling)
    }}
}}

fn router() -> Router {{
    Router::new().serve_with({name}, Adapter::new(Jobs))
}}
"
    )
}
