//! Hosts and their variables: an address without a path, in which no value of a caller makes another host.

use annul_runtime::operation::EndpointParts;

use crate::diagnostic::{Diagnostic, Sink, Spanned, rule, suggest};
use crate::ir::Variable;
use crate::rust::identifier::is_keyword;
use crate::spec::endpoint as raw;
use crate::spec::language::Form;

use super::source::{Sources, text};

/// The variable that every service has.
const REGION: &str = "region";

/// What the builder of a client has methods for already.
const METHODS: &[&str] = &[
    "after_attempt",
    "api_key",
    "attempt_timeout",
    "basic",
    "bearer",
    "before_attempt",
    "build",
    "checks",
    "clock",
    "core",
    "dual_stack",
    "endpoint",
    "fips",
    "initial_backoff",
    "max_attempts",
    "max_backoff",
    "of",
    "on_violations",
    "random",
    REGION,
    "response_limit",
    "signer",
    "timeout",
    "transport",
    "user_agent",
    "variable",
];

/// The variables of a service, each of which stands in a host and can be a method.
pub(super) fn variables(raw: &raw::Endpoints, sources: &Sources<'_>, sink: &Sink) -> Vec<Variable> {
    let hosts: Vec<&str> = raw
        .partitions
        .iter()
        .filter_map(|named| named.value.as_ref())
        .flat_map(hosts)
        .map(|host| host.value.as_str())
        .collect();
    let mut variables = Vec::new();
    for named in &raw.variables {
        let (name, Some(variable)) = (&named.name, &named.value) else {
            continue;
        };
        sources.resolve(&variable.source);
        let place = format!("{{{}}}", name.value);
        let (message, help) = if !Form::Snake.accepts(&name.value) {
            let form = Form::Snake.describe();
            let message = format!("`{}` cannot be the name of a variable", name.value);
            (message, format!("write {form}"))
        } else if METHODS.contains(&name.value.as_str()) || is_keyword(&name.value) {
            let message = format!("`{}` cannot be a method of a client's builder", name.value);
            (
                message,
                format!("call it otherwise, `{}_name`, say", name.value),
            )
        } else if !hosts.iter().any(|host| host.contains(&place)) {
            let message = format!("the variable `{}` is in no endpoint", name.value);
            (
                message,
                format!("write `{place}` where it belongs, or remove it"),
            )
        } else {
            variables.push(Variable {
                name: name.value.clone(),
                dots: variable.dots,
                docs: text(variable.docs.as_ref()),
            });
            continue;
        };
        sink.push(Diagnostic::error(&rule::BAD_NAME, name.span, message).help(help));
        // What it was to be is known: uses of it are no findings of their own.
        variables.push(Variable {
            name: name.value.clone(),
            dots: variable.dots,
            docs: None,
        });
    }
    variables
}

/// All addresses of a partition.
pub(super) fn hosts(partition: &raw::Partition) -> impl Iterator<Item = &Spanned<String>> {
    let others = [
        &partition.fips,
        &partition.dual_stack,
        &partition.fips_dual_stack,
    ];
    let others = others.into_iter().filter_map(Option::as_ref);
    std::iter::once(&partition.plain).chain(others)
}

/// A host template is a URL without a path, and what is behind its last variable says whose host it is.
pub(super) fn template(template: &Spanned<String>, variables: &[Variable], sink: &Sink) {
    let names = || std::iter::once(REGION).chain(variables.iter().map(|it| it.name.as_str()));
    let mut rest = template.value.clone();
    for name in names() {
        rest = rest.replace(&format!("{{{name}}}"), "x");
    }
    let reason = match EndpointParts::of(&rest) {
        Ok(parts) if parts.path.is_empty() => None,
        Ok(_) => Some("it has a path"),
        Err(error) => Some(error.reason()),
    };
    let unknown = rest
        .split_once('{')
        .and_then(|(_, rest)| rest.split_once('}'));
    let (message, help) = match unknown {
        Some((unknown, _)) if Form::Snake.accepts(unknown) => {
            let known = suggest::listing(names());
            let message = format!("`{unknown}` is no variable of these endpoints");
            let help = format!("declare it under `variables:`; there is {known}");
            (message, help)
        }
        _ if reason.is_some() => (
            format!(
                "`{}` is not an endpoint: {}",
                template.value,
                reason.unwrap_or_default()
            ),
            "an endpoint is `https://` and a host, in which `{region}` and the `variables:` are filled in: \
             `https://athena.{region}.amazonaws.com`"
                .to_owned(),
        ),
        _ if !ends_in_a_domain(&template.value) => (
            format!("`{}` ends in a variable", template.value),
            "behind the last variable stands a domain, `.acme.example`, say, so that no value makes another host; \
             where callers say all of it, write `endpoints: given`"
                .to_owned(),
        ),
        _ => return,
    };
    sink.push(Diagnostic::error(&rule::BAD_NAME, template.span, message).help(help));
}

fn ends_in_a_domain(template: &str) -> bool {
    let Some((_, tail)) = template.rsplit_once('}') else {
        return true;
    };
    let host = tail.split(':').next().unwrap_or_default();
    let last = host.rsplit_once('.').map(|(_, last)| last);
    last.is_some_and(|last| last.bytes().any(|byte| byte.is_ascii_alphabetic()))
}
