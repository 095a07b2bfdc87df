//! Credentials of AWS: the environment, then the files of profiles, as its own tools have it.

use std::path::PathBuf;

use annul_runtime::sign::{AwsCredentials, AwsSigV4};

use super::ini::Profiles;
use super::{Found, How, home, variable};
use crate::commands::call::secret;
use crate::exit::Failure;

/// The credentials; none, if there are none anywhere.
pub(super) fn find(profile: Option<&str>) -> Result<Option<Found>, Failure> {
    let named = profile.map(str::to_owned);
    let name = named.clone().or_else(|| variable("AWS_PROFILE"));
    let name = name.unwrap_or_else(|| "default".to_owned());
    let files = Files::read()?;
    let region = variable("AWS_REGION").or_else(|| variable("AWS_DEFAULT_REGION"));
    let region = region.or_else(|| files.get(&name, "region"));
    // A profile that is asked for by name goes before the environment.
    if named.is_none()
        && let (Some(key), Some(secret_key)) = (
            variable("AWS_ACCESS_KEY_ID"),
            secret::maybe_variable("AWS_SECRET_ACCESS_KEY")?,
        )
    {
        let mut credentials = AwsCredentials::new(&key, secret_key);
        if let Some(token) = secret::maybe_variable("AWS_SESSION_TOKEN")? {
            credentials = credentials.with_session_token(token);
        }
        return Ok(Some(found(credentials, &key, "of the environment", region)));
    }
    if let (Some(key), Some(secret_key)) = (
        files.get(&name, "aws_access_key_id"),
        files.get(&name, "aws_secret_access_key"),
    ) {
        let mut credentials = AwsCredentials::new(&key, secret_key);
        if let Some(token) = files.get(&name, "aws_session_token") {
            credentials = credentials.with_session_token(token);
        }
        let of = format!("of the profile `{name}`");
        return Ok(Some(found(credentials, &key, &of, region)));
    }
    if named.is_some() || files.has(&name) {
        let said = format!("the profile `{name}` of AWS has no access key");
        return Err(Failure::usage(said).help(
            "for a profile with a role or single sign-on, let the vendor's tool hand out its key: \
             `eval \"$(aws configure export-credentials --profile NAME --format env)\"`",
        ));
    }
    Ok(None)
}

fn found(credentials: AwsCredentials, key: &str, of: &str, region: Option<String>) -> Found {
    Found {
        how: How::Signer(Box::new(AwsSigV4::new(credentials))),
        account: format!("access key {key} {of}"),
        region,
    }
}

/// The two files; the one with credentials goes first.
struct Files {
    credentials: Profiles,
    config: Profiles,
}

impl Files {
    fn read() -> Result<Self, Failure> {
        let file = |name: &str, usual: &str| {
            let named = variable(name).map(PathBuf::from);
            let path = named.or_else(|| home().map(|home| home.join(".aws").join(usual)));
            let text = path
                .map(|path| secret::maybe_text(&path))
                .transpose()?
                .flatten();
            let profiles = text.map(|text| Profiles::read(text.expose()));
            Ok::<_, Failure>(profiles.unwrap_or_default())
        };
        Ok(Self {
            credentials: file("AWS_SHARED_CREDENTIALS_FILE", "credentials")?,
            config: file("AWS_CONFIG_FILE", "config")?,
        })
    }

    fn get(&self, profile: &str, key: &str) -> Option<String> {
        let found = self.credentials.get(profile, key);
        let found = found.or_else(|| self.config.get(&in_config(profile), key));
        found.map(str::to_owned)
    }

    fn has(&self, profile: &str) -> bool {
        self.credentials.has(profile) || self.config.has(&in_config(profile))
    }
}

fn in_config(profile: &str) -> String {
    if profile == "default" {
        profile.to_owned()
    } else {
        format!("profile {profile}")
    }
}
