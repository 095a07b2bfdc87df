//! The client: where it sends requests, who asks, and over what.

use std::path::Path;
use std::time::Duration;

use annul_runtime::Secret;
use annul_runtime::client::{Checks, Client, ClientBuilder, ConfigError, ReqwestTransport};
use annul_runtime::operation::ServiceInfo;
use http::Uri;

use super::credentials::{self, Found, How};
use super::options::{Options, Place};
use super::secret;
use crate::exit::Failure;
use crate::near::is_near;

/// A client, and what people are told of it.
pub(super) struct Connection {
    /// The client.
    pub(super) client: Client,
    /// Where it sends requests.
    pub(super) endpoint: String,
    /// The region, if there is one.
    pub(super) region: Option<String>,
    /// Who asks.
    pub(super) account: String,
}

/// The time for one call with all its attempts.
const CALL: Duration = Duration::from_secs(60);

/// Makes the client.
pub(super) fn open(
    service: &'static ServiceInfo,
    options: &Options,
) -> Result<Connection, Failure> {
    let found = match credentials::find(service, &options.credentials) {
        Ok(Some(found)) => found,
        // To show a request nobody has to be allowed to make it.
        Ok(None) if options.dry_run => Found {
            how: How::nobody(),
            account: "anonymous: no credentials were found".to_owned(),
            region: None,
        },
        Ok(None) => {
            let said = format!("no credentials for `{}` were found", service.id);
            return Err(Failure::usage(said).help(credentials::advice(service)));
        }
        Err(failure) => return Err(failure),
    };
    let place = &options.place;
    let is_open = found.how.is_sent_as_it_is();
    // A region of the environment may be no region of this service; one that was typed is meant.
    let region = place.region.clone().or(found.region);
    let mut builder = Client::builder(service)
        .transport(transport(place)?)
        .timeout(CALL.min(Duration::from_secs(timeout(options))));
    if let Some(region) = &region {
        builder = builder.region(region);
    }
    if let Some(endpoint) = &place.endpoint {
        builder = builder.endpoint(endpoint);
    }
    for word in &place.host {
        let (name, value) = variable(service, word)?;
        builder = builder.variable(name, value);
    }
    let client = signed(builder, found.how)?.checks(Checks::Safe).build();
    let client = client.map_err(|error| unmade(&error))?;
    let endpoint = client.endpoint();
    if is_open && !place.allow_plain_http && !options.dry_run && is_overheard(&endpoint) {
        let said = format!("{endpoint} has no TLS, and the token or password would be seen");
        return Err(Failure::usage(said).help("to send it all the same, add --allow-plain-http"));
    }
    Ok(Connection {
        client,
        endpoint,
        region,
        account: found.account,
    })
}

/// The time for each target, in seconds.
pub(super) fn timeout(options: &Options) -> u64 {
    options
        .timeout
        .unwrap_or(if options.ensure { 600 } else { 60 })
}

fn signed(builder: ClientBuilder<Client>, how: How) -> Result<ClientBuilder<Client>, Failure> {
    Ok(match how {
        How::Signer(signer) => builder.signer(signer),
        How::Header(name, token) => builder.signer(How::header(name, token)?),
        How::Basic(user, password) => builder.basic(user, password),
        How::Bearer(token) => builder.bearer(token),
        How::ApiKey(key) => builder.api_key(key),
        How::Nothing => builder,
    })
}

/// A part of the host, under the name that the spec has for it.
fn variable<'w>(
    service: &'static ServiceInfo,
    word: &'w str,
) -> Result<(&'static str, &'w str), Failure> {
    let pair = word.split_once('=');
    let (name, value) = pair.ok_or_else(|| Failure::usage("--host takes NAME=VALUE"))?;
    let mut known = service.variables.iter().map(|variable| variable.name);
    if let Some(name) = known.find(|known| *known == name) {
        return Ok((name, value));
    }
    let names: Vec<&str> = service.variables.iter().map(|it| it.name).collect();
    let said = format!("the host of `{}` has no variable of that name", service.id);
    Err(Failure::usage(said).help(if names.is_empty() {
        "it has none; --endpoint says another address".to_owned()
    } else {
        format!("it has `{}`", names.join("`, `"))
    }))
}

fn unmade(error: &ConfigError) -> Failure {
    let failure = Failure::usage(error.to_string());
    match error {
        ConfigError::NoRegion { .. } => failure.help("give --region"),
        ConfigError::NoVariable { variable, .. } => {
            failure.help(format!("give --host {variable}=VALUE"))
        }
        ConfigError::NoEndpoint { .. } => failure.help("give --endpoint URL"),
        _ => failure,
    }
}

/// Whether others could read what is sent there.
fn is_overheard(endpoint: &str) -> bool {
    let Ok(uri) = endpoint.parse::<Uri>() else {
        return true;
    };
    uri.scheme_str() != Some("https") && !is_near(uri.host().unwrap_or_default())
}

fn transport(place: &Place) -> Result<ReqwestTransport, Failure> {
    // Fails where it was done before, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut builder = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false);
    if let Some(path) = &place.ca {
        let certificates = reqwest::Certificate::from_pem_bundle(pem(path)?.expose().as_bytes());
        builder = builder.tls_certs_merge(certificates.map_err(|error| unusable(path, &error))?);
    }
    if let Some(path) = &place.client_cert {
        let identity = reqwest::Identity::from_pem(pem(path)?.expose().as_bytes());
        builder = builder.identity(identity.map_err(|error| unusable(path, &error))?);
    }
    let client = builder.build().map_err(|error| {
        Failure::while_doing(
            "cannot prepare for TLS, or for the proxy that is set",
            &error,
        )
    })?;
    Ok(ReqwestTransport::from_client(client))
}

fn pem(path: &Path) -> Result<Secret, Failure> {
    secret::text(path)
}

fn unusable(path: &Path, error: &reqwest::Error) -> Failure {
    Failure::while_doing(format!("cannot use `{}`", path.display()), error)
}

#[cfg(test)]
mod tests {
    use super::is_overheard;

    #[test]
    fn only_tls_and_this_machine_are_safe() {
        for safe in [
            "https://a.example",
            "http://127.0.0.1:80",
            "http://[::1]:8080",
            "http://localhost",
        ] {
            assert!(!is_overheard(safe), "{safe}");
        }
        for open in [
            "http://a.example",
            "http://10.0.0.1",
            "http://localhost.example",
            "http://127.0.0.1.example",
        ] {
            assert!(is_overheard(open), "{open}");
        }
    }
}
