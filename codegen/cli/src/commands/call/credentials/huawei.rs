//! Credentials of Huawei Cloud: the variables of its SDKs.

use annul_runtime::sign::{HuaweiCredentials, HuaweiSdkHmac};

use super::{Found, How, variable};
use crate::commands::call::secret;
use crate::exit::Failure;

/// The credentials; none, if there are none anywhere.
pub(super) fn find() -> Result<Option<Found>, Failure> {
    let key = variable("HUAWEICLOUD_SDK_AK");
    let secret_key = secret::maybe_variable("HUAWEICLOUD_SDK_SK")?;
    let (Some(key), Some(secret_key)) = (key, secret_key) else {
        return Ok(None);
    };
    let mut credentials = HuaweiCredentials::new(&key, secret_key);
    if let Some(token) = secret::maybe_variable("HUAWEICLOUD_SDK_SECURITY_TOKEN")? {
        credentials = credentials.with_security_token(token);
    }
    let mut account = format!("access key {key} of the environment");
    if let Some(project) = variable("HUAWEICLOUD_SDK_PROJECT_ID") {
        account = format!("{account}, project {project}");
        credentials = credentials.with_project_id(project);
    }
    Ok(Some(Found {
        how: How::Signer(Box::new(HuaweiSdkHmac::new(credentials))),
        account,
        region: variable("HUAWEICLOUD_SDK_REGION"),
    }))
}
