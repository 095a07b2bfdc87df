//! What callers have to show who they are, and the signer that the service's schemes make of it.

use super::ConfigError;
use crate::Secret;
use crate::operation::{ApiKeyPlace, AuthScheme, AuthSchemeKind, ServiceInfo};
use crate::sign::{Basic, Bearer, QueryKey, Signer, Token, TokenHeader, Unsigned};
use http::HeaderName;
use std::sync::Arc;

/// What a builder was given.
#[derive(Debug)]
pub(super) enum Credentials {
    Basic { user: String, password: Secret },
    Bearer(Token),
    ApiKey(Token),
}

impl Credentials {
    const fn scheme(&self) -> AuthSchemeKind {
        match self {
            Self::Basic { .. } => AuthSchemeKind::Basic,
            Self::Bearer(_) => AuthSchemeKind::Bearer,
            Self::ApiKey(_) => AuthSchemeKind::ApiKey,
        }
    }

    /// The signer for the first scheme of the service that takes them.
    fn signer(self, service: &'static ServiceInfo) -> Result<Arc<dyn Signer>, ConfigError> {
        let given = self.scheme();
        let unknown = || ConfigError::NoSuchScheme {
            service: service.id,
            given,
            takes: ways(service),
        };
        let mut schemes = service.auth.iter();
        let scheme = schemes.find(|scheme| scheme.kind() == given).copied();
        match (self, scheme) {
            (Self::Basic { user, password }, Some(AuthScheme::Basic)) => {
                Ok(Arc::new(Basic::new(user, password)))
            }
            (Self::Bearer(token), Some(AuthScheme::Bearer { word })) => {
                Ok(Arc::new(Bearer::new(token).with_word(word)))
            }
            (Self::ApiKey(key), Some(AuthScheme::ApiKey { place })) => match place {
                ApiKeyPlace::Query(name) => Ok(Arc::new(QueryKey::new(name, key))),
                ApiKeyPlace::Header(name) => {
                    let name = HeaderName::from_bytes(name.as_bytes());
                    let name = name.map_err(|_| unknown())?;
                    Ok(Arc::new(TokenHeader::new(name, key)))
                }
            },
            _ => Err(unknown()),
        }
    }
}

/// The signer of a client: the one that was given, one for what was given, or none where none is needed.
pub(super) fn signer(
    service: &'static ServiceInfo,
    signer: Option<Arc<dyn Signer>>,
    credentials: Option<Credentials>,
) -> Result<Arc<dyn Signer>, ConfigError> {
    match (signer, credentials) {
        (Some(_), Some(_)) => Err(ConfigError::SignerAndCredentials),
        (Some(signer), None) => Ok(signer),
        (None, Some(credentials)) => credentials.signer(service),
        (None, None) if service.auth.contains(&AuthScheme::None) => Ok(Arc::new(Unsigned)),
        (None, None) => Err(ConfigError::NoSigner {
            service: service.id,
            takes: ways(service),
        }),
    }
}

/// What can be given to a builder, for each of a service's schemes.
fn ways(service: &ServiceInfo) -> String {
    let way = |scheme: &AuthScheme| match scheme {
        AuthScheme::Basic => "a user and a password by `basic`".to_owned(),
        AuthScheme::Bearer { .. } => "a token by `bearer`".to_owned(),
        AuthScheme::ApiKey { .. } => "a key by `api_key`".to_owned(),
        AuthScheme::Custom { name } => {
            format!("a signer of your own for `{name}` by `signer`")
        }
        other => format!("a signer for `{}` by `signer`", other.kind().as_str()),
    };
    let mut ways: Vec<String> = Vec::new();
    for way in service.auth.iter().map(way) {
        if !ways.contains(&way) {
            ways.push(way);
        }
    }
    match ways.as_slice() {
        [] => "a signer by `signer`".to_owned(),
        ways => ways.join(", or "),
    }
}
