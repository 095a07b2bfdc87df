//! Signs requests that stand as JSON on standard input, one a line, and prints the signed headers as JSON.
//!
//! `tests/conformance/test_signers.py` holds what it prints against the
//! vendors' own signers. A request:
//!
//! ```json
//! {"signer": {"scheme": "huawei_sdk_hmac", "access_key": "AK", "secret_key": "SK"},
//!  "now": 1767323045, "method": "POST", "url": "https://host/path",
//!  "headers": [["content-type", "application/json"]], "body": "{}"}
//! ```
//!
//! Its answer is `{"headers": [["host", "host"], …]}` or `{"error": "…"}`.

use annul_runtime::sign::{
    AwsCredentials, AwsSigV4, Bearer, BoxError, HuaweiCredentials, HuaweiSdkHmac, OciCredentials,
    OciSignature, Signer, SigningContext, TokenHeader, Unsigned,
};
use http::{HeaderName, Request};
use serde_json::{Value, json};
use std::io::{BufRead, Write};
use std::time::{Duration, UNIX_EPOCH};

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        if !line.trim().is_empty() {
            let answer =
                sign(&line).unwrap_or_else(|error| json!({ "error": with_sources(&*error) }));
            writeln!(out, "{answer}")?;
        }
    }
    Ok(())
}

fn sign(line: &str) -> Result<Value, BoxError> {
    let said: Value = serde_json::from_str(line)?;
    let mut request = Request::builder()
        .method(text(&said, "method")?)
        .uri(text(&said, "url")?);
    for header in said["headers"].as_array().into_iter().flatten() {
        let part = |index: usize| header[index].as_str().ok_or("a header is two texts");
        request = request.header(part(0)?, part(1)?);
    }
    let mut request = request.body(text(&said, "body")?.to_owned().into())?;
    let seconds = said["now"].as_u64().ok_or("`now` is a number of seconds")?;
    let mut context = SigningContext::new(UNIX_EPOCH + Duration::from_secs(seconds));
    context.region = said["region"].as_str();
    context.signing_name = said["signing_name"].as_str();
    signer(&said["signer"])?.sign(&mut request, &context)?;

    let headers: Vec<_> = request
        .headers()
        .iter()
        .map(|(name, value)| json!([name.as_str(), String::from_utf8_lossy(value.as_bytes())]))
        .collect();
    Ok(json!({ "headers": headers }))
}

fn signer(said: &Value) -> Result<Box<dyn Signer>, BoxError> {
    let text = |name| text(said, name);
    Ok(match text("scheme")? {
        "aws_sigv4" => {
            let mut key = AwsCredentials::new(text("access_key_id")?, text("secret_access_key")?);
            if let Some(token) = said["session_token"].as_str() {
                key = key.with_session_token(token);
            }
            Box::new(AwsSigV4::new(key))
        }
        "oci_signature" => Box::new(OciSignature::new(match said["token"].as_str() {
            Some(token) => OciCredentials::session(&token.into(), text("private_key")?)?,
            None => OciCredentials::new(
                text("tenancy")?,
                text("user")?,
                text("fingerprint")?,
                text("private_key")?,
            )?,
        })),
        "huawei_sdk_hmac" => {
            let mut key = HuaweiCredentials::new(text("access_key")?, text("secret_key")?);
            if let Some(token) = said["security_token"].as_str() {
                key = key.with_security_token(token);
            }
            if let Some(project) = said["project_id"].as_str() {
                key = key.with_project_id(project);
            }
            Box::new(HuaweiSdkHmac::new(key))
        }
        "token_header" => {
            let header = HeaderName::from_bytes(text("header")?.as_bytes())?;
            Box::new(TokenHeader::new(header, text("token")?))
        }
        "bearer" => Box::new(Bearer::new(text("token")?)),
        "none" => Box::new(Unsigned),
        other => return Err(format!("there is no scheme `{other}`").into()),
    })
}

fn text<'a>(said: &'a Value, name: &str) -> Result<&'a str, BoxError> {
    said[name]
        .as_str()
        .ok_or_else(|| format!("`{name}` is missing or no text").into())
}

fn with_sources(error: &(dyn std::error::Error + 'static)) -> String {
    let sources = std::iter::successors(error.source(), |source| source.source());
    sources.fold(error.to_string(), |text, source| {
        format!("{text}: {source}")
    })
}
