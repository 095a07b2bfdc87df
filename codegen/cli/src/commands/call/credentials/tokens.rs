//! Tokens, keys and passwords: the variables of each vendor, and which scheme of a service takes what.

use annul_runtime::Secret;
use annul_runtime::operation::{AuthScheme, AuthSchemeKind, ServiceInfo};

use super::{Found, How};
use crate::commands::call::secret;
use crate::exit::Failure;

/// What any service's token may stand in.
const TOKEN: &str = "ANNUL_TOKEN";

/// What any service's password may stand in.
const PASSWORD: &str = "ANNUL_PASSWORD";

/// The variables of the vendors' own tools, by provider or service.
const USUAL: &[(&str, AuthSchemeKind, &[&str])] = &[
    ("airflow", AuthSchemeKind::Bearer, &["AIRFLOW_CLI_TOKEN"]),
    ("anthropic", AuthSchemeKind::ApiKey, &["ANTHROPIC_API_KEY"]),
    (
        "anthropic",
        AuthSchemeKind::Bearer,
        &["ANTHROPIC_AUTH_TOKEN"],
    ),
    ("databricks", AuthSchemeKind::Bearer, &["DATABRICKS_TOKEN"]),
    (
        "gcp",
        AuthSchemeKind::Bearer,
        &["CLOUDSDK_AUTH_ACCESS_TOKEN", "GOOGLE_OAUTH_ACCESS_TOKEN"],
    ),
    (
        "github",
        AuthSchemeKind::Bearer,
        &["GH_TOKEN", "GITHUB_TOKEN"],
    ),
    ("gitlab", AuthSchemeKind::ApiKey, &["GITLAB_TOKEN"]),
    ("jupyter", AuthSchemeKind::Bearer, &["JUPYTER_TOKEN"]),
    ("openai", AuthSchemeKind::Bearer, &["OPENAI_API_KEY"]),
    ("prefect", AuthSchemeKind::Bearer, &["PREFECT_API_KEY"]),
    ("slurm", AuthSchemeKind::ApiKey, &["SLURM_JWT"]),
    ("stripe", AuthSchemeKind::Bearer, &["STRIPE_API_KEY"]),
    ("temporal", AuthSchemeKind::Bearer, &["TEMPORAL_API_KEY"]),
    ("trino", AuthSchemeKind::Basic, &["TRINO_PASSWORD"]),
];

fn usual_names(service: &ServiceInfo, kind: AuthSchemeKind) -> impl Iterator<Item = &'static str> {
    let (provider, id) = (service.provider, service.id);
    let rows = USUAL.iter();
    let rows =
        rows.filter(move |(of, of_kind, _)| (*of == provider || *of == id) && *of_kind == kind);
    rows.flat_map(|(_, _, names)| names.iter().copied())
}

/// The token of a scheme, where the vendor's tools have it.
pub(super) fn usual(
    service: &'static ServiceInfo,
    scheme: AuthScheme,
) -> Result<Option<Found>, Failure> {
    let takes_token = matches!(
        scheme,
        AuthScheme::Bearer { .. } | AuthScheme::ApiKey { .. } | AuthScheme::TokenHeader { .. }
    );
    if !takes_token {
        return Ok(None);
    }
    for name in usual_names(service, scheme.kind()).chain([TOKEN]) {
        if let Some(token) = secret::maybe_variable(name)? {
            return Ok(found(scheme, token, &format!("`{name}`")));
        }
    }
    Ok(None)
}

/// A token that somebody named, for the first scheme of the service that takes one.
pub(super) fn of(
    service: &'static ServiceInfo,
    token: Secret,
    from: &str,
) -> Result<Found, Failure> {
    let mut schemes = service.auth.iter();
    let takes = |scheme: &&AuthScheme| {
        let (bearer, key) = (AuthSchemeKind::Bearer, AuthSchemeKind::ApiKey);
        [bearer, key, AuthSchemeKind::TokenHeader].contains(&scheme.kind())
    };
    let scheme = schemes.find(takes).copied();
    scheme
        .and_then(|scheme| found(scheme, token, from))
        .ok_or_else(|| {
            let said = format!("`{}` takes no token", service.id);
            Failure::usage(said).help(super::advice(service))
        })
}

fn found(scheme: AuthScheme, token: Secret, from: &str) -> Option<Found> {
    let how = match scheme {
        AuthScheme::Bearer { .. } => How::Bearer(token),
        AuthScheme::ApiKey { .. } => How::ApiKey(token),
        AuthScheme::TokenHeader { param } => How::Header(param, token),
        _ => return None,
    };
    Some(Found {
        how,
        account: format!("the token in {from}"),
        region: None,
    })
}

/// The password of a user, where the vendor's tools have it.
pub(super) fn password(service: &ServiceInfo) -> Result<Secret, Failure> {
    for name in usual_names(service, AuthSchemeKind::Basic).chain([PASSWORD]) {
        if let Some(password) = secret::maybe_variable(name)? {
            return Ok(password);
        }
    }
    Err(Failure::usage("the user has no password").help(format!(
        "set {PASSWORD}, or give --password-env or --password-file"
    )))
}

/// A user with a password, if the service takes one.
pub(super) fn basic(
    service: &'static ServiceInfo,
    user: &str,
    password: Secret,
) -> Result<Found, Failure> {
    if !service.auth.contains(&AuthScheme::Basic) {
        let said = format!("`{}` takes no user with a password", service.id);
        return Err(Failure::usage(said).help(super::advice(service)));
    }
    Ok(Found {
        how: How::Basic(user.to_owned(), password),
        account: format!("user {user}"),
        region: None,
    })
}

/// How to give a token.
pub(super) fn advice(service: &ServiceInfo) -> String {
    let kinds = service.auth.iter().map(|scheme| scheme.kind());
    let names = kinds
        .flat_map(|kind| usual_names(service, kind))
        .chain([TOKEN]);
    let names: Vec<&str> = names.collect();
    format!(
        "set {}, or give --token-env or --token-file",
        names.join(" or ")
    )
}
