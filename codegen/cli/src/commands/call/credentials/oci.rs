//! Credentials of Oracle Cloud: its file of profiles, and the variables of its command line over it.

use std::path::PathBuf;

use annul_runtime::sign::{OciCredentials, OciSignature};

use super::ini::Profiles;
use super::{Found, How, home, variable};
use crate::commands::call::secret;
use crate::exit::Failure;

/// The credentials; none, if there are none anywhere.
pub(super) fn find(profile: Option<&str>) -> Result<Option<Found>, Failure> {
    let named = profile.map(str::to_owned);
    let name = named.clone().or_else(|| variable("OCI_CLI_PROFILE"));
    let name = name.unwrap_or_else(|| "DEFAULT".to_owned());
    let path = variable("OCI_CLI_CONFIG_FILE").or_else(|| variable("OCI_CONFIG_FILE"));
    let path = path.map(|path| expanded(&path));
    let path = path.or_else(|| home().map(|home| home.join(".oci/config")));
    let text = path
        .map(|path| secret::maybe_text(&path))
        .transpose()?
        .flatten();
    let file = text
        .map(|text| Profiles::read(text.expose()))
        .unwrap_or_default();
    if named.is_some() && !file.has(&name) {
        return Err(Failure::usage(format!(
            "Oracle's file of profiles has no `{name}`"
        )));
    }
    let value = |key: &str, variable_name: &str| {
        let set = variable(variable_name);
        set.or_else(|| file.get(&name, key).map(str::to_owned))
    };
    let region = value("region", "OCI_CLI_REGION");
    let Some(key_file) = value("key_file", "OCI_CLI_KEY_FILE") else {
        return Ok(None);
    };
    let key = secret::text(&expanded(&key_file))?;
    let unfit = |error| Failure::usage(format!("Oracle's key `{key_file}` is of no use: {error}"));
    let token_file = value("security_token_file", "OCI_CLI_SECURITY_TOKEN_FILE");
    let (credentials, account) = if let Some(token_file) = token_file {
        let token = secret::of_file(&expanded(&token_file))?;
        let credentials = OciCredentials::session(&token, key.expose());
        (credentials.map_err(unfit)?, "session".to_owned())
    } else {
        let needed = |key: &str, variable: &str| {
            let said = format!("the profile `{name}` of Oracle has no `{key}`");
            value(key, variable).ok_or_else(|| Failure::usage(said))
        };
        let tenancy = needed("tenancy", "OCI_CLI_TENANCY")?;
        let user = needed("user", "OCI_CLI_USER")?;
        let fingerprint = needed("fingerprint", "OCI_CLI_FINGERPRINT")?;
        let credentials = OciCredentials::new(&tenancy, &user, &fingerprint, key.expose());
        (
            credentials.map_err(unfit)?,
            format!("user {user} of {tenancy}"),
        )
    };
    Ok(Some(Found {
        how: How::Signer(Box::new(OciSignature::new(credentials))),
        account: format!("{account}, profile `{name}`"),
        region,
    }))
}

/// A path in which `~` stands for the user's folder.
fn expanded(path: &str) -> PathBuf {
    match (path.strip_prefix("~/"), home()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(path),
    }
}
