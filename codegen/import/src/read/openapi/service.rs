//! What a document says of the whole service: its address, and how callers identify themselves.

use annul_codegen::ir::Protocol;

use crate::at::At;
use crate::error::Error;
use crate::model::{Auth, Service, Wire};
use crate::names;

use super::reference;

pub(super) fn service(root: &At<'_>) -> Result<Service, Error> {
    let info = root.need("info")?;
    let title = info.need_text("title")?;
    let (url, _) = address(root)?;
    let schemes = root.get("components");
    let schemes = schemes
        .map(|at| at.entries_of("securitySchemes"))
        .transpose()?
        .unwrap_or_default();
    let mut auth = Vec::new();
    for (_, scheme) in schemes {
        let scheme = reference::followed(root, &scheme)?;
        let word = |key: &str| {
            scheme
                .text_of(key)
                .ok()
                .flatten()
                .map(str::to_ascii_lowercase)
        };
        let name = || {
            scheme
                .text_of("name")
                .ok()
                .flatten()
                .unwrap_or("key")
                .to_owned()
        };
        let found = match (
            word("type").as_deref(),
            word("scheme").as_deref(),
            word("in").as_deref(),
        ) {
            (Some("http"), Some("basic"), _) => Auth::Basic,
            (Some("http"), Some("bearer"), _) | (Some("oauth2" | "openidconnect"), ..) => {
                Auth::Bearer
            }
            (Some("apikey"), _, Some("header")) => Auth::KeyHeader(name()),
            (Some("apikey"), _, Some("query")) => Auth::KeyQuery(name()),
            _ => continue,
        };
        if !auth.contains(&found) {
            auth.push(found);
        }
    }
    Ok(Service {
        name: names::kebab(title),
        title: title.to_owned(),
        docs: info.text_of("description")?.map(str::to_owned),
        version: info.text_of("version")?.map(str::to_owned),
        protocols: vec![Wire::Known(Protocol::RestJson)],
        signing_name: None,
        endpoint_prefix: None,
        global_endpoint: None,
        base_url: url,
        target_prefix: None,
        auth,
    })
}

/// Scheme and host of the first server, if it has both and says them whole; and the path that all paths lie below.
pub(super) fn address(root: &At<'_>) -> Result<(Option<String>, String), Error> {
    let server = root.items_of("servers")?.into_iter().next();
    let Some(url) = server.map(|at| at.need_text("url")).transpose()? else {
        return Ok((None, String::new()));
    };
    let (scheme, rest) = url
        .split_once("://")
        .map_or((None, url), |(scheme, rest)| (Some(scheme), rest));
    let (host, path) = match scheme {
        Some(_) => rest
            .split_once('/')
            .map_or((rest, ""), |(host, path)| (host, path)),
        None => ("", rest.trim_start_matches('/')),
    };
    let path = path.trim_end_matches('/');
    // A variable in the path is no param of any operation.
    let base = if path.is_empty() || path.contains('{') {
        String::new()
    } else {
        format!("/{path}")
    };
    let is_whole =
        matches!(scheme, Some("http" | "https")) && !host.is_empty() && !host.contains('{');
    Ok((
        scheme
            .filter(|_| is_whole)
            .map(|scheme| format!("{scheme}://{host}")),
        base,
    ))
}
