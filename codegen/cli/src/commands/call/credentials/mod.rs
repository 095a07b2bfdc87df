//! Who asks: credentials where each vendor's own tools find them, for the schemes that a spec names.

mod aws;
mod huawei;
mod ini;
mod oci;
mod tokens;

use std::path::PathBuf;

use annul_runtime::Secret;
use annul_runtime::operation::{AuthScheme, ServiceInfo};
use annul_runtime::sign::{Signer, TokenHeader, Unsigned};

use super::options::Credentials;
use super::secret;
use crate::exit::Failure;

/// What was found.
pub(super) struct Found {
    /// What it is.
    pub(super) how: How,
    /// Whose it is, for people and for audits; no secret.
    pub(super) account: String,
    /// The region that stands beside it.
    pub(super) region: Option<String>,
}

/// What a client is given.
pub(super) enum How {
    /// What signs.
    Signer(Box<dyn Signer>),
    /// A user and a password.
    Basic(String, Secret),
    /// A token.
    Bearer(Secret),
    /// A key.
    ApiKey(Secret),
    /// A token in a header of its own.
    Header(&'static str, Secret),
    /// Nothing, where nothing is asked for.
    Nothing,
}

impl How {
    /// Whether whoever reads the request could use it.
    pub(super) const fn is_sent_as_it_is(&self) -> bool {
        match self {
            Self::Signer(_) | Self::Nothing => false,
            Self::Basic(..) | Self::Bearer(_) | Self::ApiKey(_) | Self::Header(..) => true,
        }
    }

    /// The signer of a token in a header of its own; the others a client makes itself.
    pub(super) fn header(name: &str, token: Secret) -> Result<TokenHeader, Failure> {
        let name = http::HeaderName::from_bytes(name.as_bytes());
        let name = name.map_err(|_| Failure::usage("the spec names no header"))?;
        Ok(TokenHeader::new(name, token))
    }

    /// A signer for requests that are only shown.
    pub(super) fn nobody() -> Self {
        Self::Signer(Box::new(Unsigned))
    }
}

/// The credentials for a service; none, if there are none anywhere.
pub(super) fn find(
    service: &'static ServiceInfo,
    asked: &Credentials,
) -> Result<Option<Found>, Failure> {
    if let Some(found) = named(service, asked)? {
        return Ok(Some(found));
    }
    for scheme in service.auth {
        let found = match scheme {
            AuthScheme::AwsSigV4 { .. } => aws::find(asked.profile.as_deref())?,
            AuthScheme::OciSignature => oci::find(asked.profile.as_deref())?,
            AuthScheme::HuaweiSdkHmac => huawei::find()?,
            scheme => tokens::usual(service, *scheme)?,
        };
        if found.is_some() {
            return Ok(found);
        }
    }
    let is_open = service.auth.contains(&AuthScheme::None);
    Ok(is_open.then(|| Found {
        how: How::Nothing,
        account: "nobody".to_owned(),
        region: None,
    }))
}

/// What the command line refers to.
fn named(service: &'static ServiceInfo, asked: &Credentials) -> Result<Option<Found>, Failure> {
    if let Some(user) = &asked.user {
        let password = match (&asked.password_env, &asked.password_file) {
            (Some(variable), _) => secret::of_variable(variable)?,
            (None, Some(file)) => secret::of_file(file)?,
            (None, None) => tokens::password(service)?,
        };
        return tokens::basic(service, user, password).map(Some);
    }
    let (token, from) = match (&asked.token_env, &asked.token_file) {
        (Some(variable), _) => (secret::of_variable(variable)?, format!("`{variable}`")),
        (None, Some(file)) => (secret::of_file(file)?, format!("`{}`", file.display())),
        (None, None) => return Ok(None),
    };
    tokens::of(service, token, &from).map(Some)
}

/// How to give credentials, where none were found.
pub(super) fn advice(service: &ServiceInfo) -> String {
    let ways = service.auth.iter().map(|scheme| match scheme {
        AuthScheme::AwsSigV4 { .. } => {
            "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a --profile".to_owned()
        }
        AuthScheme::OciSignature => "write ~/.oci/config, or name a --profile".to_owned(),
        AuthScheme::HuaweiSdkHmac => "set HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK".to_owned(),
        AuthScheme::Basic => "give --user, and the password by ANNUL_PASSWORD".to_owned(),
        AuthScheme::Custom { name } => format!("`{name}` needs a program of your own"),
        _ => tokens::advice(service),
    });
    let mut ways: Vec<String> = ways.collect();
    ways.dedup();
    ways.join("; or ")
}

/// A variable of the environment, if it is set to something.
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|text| !text.is_empty())
}

/// The user's folder.
fn home() -> Option<PathBuf> {
    std::env::home_dir().filter(|path| !path.as_os_str().is_empty())
}
