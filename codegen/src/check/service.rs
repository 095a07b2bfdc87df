//! Service files: protocol, auth, endpoints, shared errors; checked once, before the service's operations.

use crate::diagnostic::{Diagnostic, Sink, Span, Spanned, rule};
use crate::ir::{Binding, Body, FrontDoorKind, Inherited, Protocol, RequestIdPlace, Service};
use crate::rust::{ServiceParts, name};
use crate::spec::Parsed;
use crate::spec::language::Form;
use crate::spec::service as raw;

use super::error::{self, Placed};
use super::operation::quirks;
use super::source::{Sources, text};
use super::types::Members;
use super::{absence, auth, endpoint, identity, names};

/// A checked service with what its operations need.
#[derive(Debug)]
pub(super) struct Checked {
    /// The service, still without operations.
    pub(super) service: Service,
    /// Its errors with their places.
    pub(super) errors: Vec<Placed>,
}

/// The checked service; `None` if it does not hold.
pub(super) fn service(
    raw: &raw::Service,
    parsed: &Parsed,
    spec_path: &str,
    files: &crate::source::Sources,
    sink: &Sink,
) -> Option<Checked> {
    let sources = Sources::of_service(&raw.sources, sink);
    let protocol = raw.protocol.value.parse::<Protocol>().ok()?;
    let front_door = front_door(raw, protocol);
    let identity = identity::identity(raw, protocol, front_door, &sources, sink)?;
    folders(raw, spec_path, sink);
    version(raw, protocol, sink);

    let members = Members {
        sink,
        sources: &sources,
        protocol,
    };
    let bodies = bodies(raw, members);
    let around = error::Around {
        identity: &identity,
        protocol,
        bodies: &bodies,
    };
    let errors = error::errors(&raw.errors, &around, members);
    let plain: Vec<_> = errors.iter().map(|(error, _)| error.clone()).collect();
    let parts = ServiceParts {
        provider: &raw.provider.value,
        id: &raw.service.value,
        bodies: &bodies,
        errors: &plain,
        identity: &identity,
    };
    names::report(&parts.faults(), &parsed.whole, sink);
    error::told_apart(&errors, 0, &identity, sink);
    let endpoints = raw
        .endpoints
        .as_ref()
        .map(|endpoints| endpoint::endpoints(endpoints, &sources, sink));
    let service = Service {
        id: raw.service.value.clone(),
        provider: raw.provider.value.clone(),
        title: raw.title.value.trim_end().to_owned(),
        docs: text(raw.docs.as_ref()),
        protocol,
        version: text(raw.version.as_ref()),
        auth: raw
            .auth
            .iter()
            .filter_map(|auth| auth::auth(auth, &sources, sink))
            .collect(),
        endpoints: endpoints?,
        request_id: request_id(raw, sink),
        error_identity: identity,
        front_door,
        errors: plain,
        bodies,
        sources: sources.to_ir(),
        quirks: quirks(&raw.quirks, &sources),
        spec_path: spec_path.to_owned(),
        inherited: parsed.inherited.as_ref().map(|found| Inherited {
            spec_path: files.catalogue_path(found.file),
            keys: found.keys.clone(),
        }),
        operations: Vec::new(),
    };
    Some(Checked { service, errors })
}

/// The query protocols send the version with every call.
fn version(raw: &raw::Service, protocol: Protocol, sink: &Sink) {
    if protocol.binding() == Binding::AwsQuery && raw.version.is_none() {
        let message = format!("protocol `{}` sends a version", protocol.as_str());
        sink.push(
            Diagnostic::error(&rule::MISSING_KEY, raw.protocol.span, message)
                .help("add `version: '2010-05-15'`, the service's own"),
        );
    }
}

/// The bodies that errors share.
fn bodies(raw: &raw::Service, members: Members<'_>) -> Vec<Body> {
    let bodies = raw.bodies.iter().filter_map(|named| {
        let body = named.value.as_ref()?;
        members.open_enums(&body.members);
        absence::fillers(&body.members, false, members.sink);
        Some(Body {
            name: named.name.value.clone(),
            docs: text(body.docs.as_ref()),
            members: members.all(&body.members),
            sources: members.sources.resolve(&body.source),
        })
    });
    bodies.collect()
}

/// A service file stands in the folder of its provider and its service, as far as the path is known.
fn folders(raw: &raw::Service, spec_path: &str, sink: &Sink) {
    let mut parts = spec_path.rsplit('/').skip(1);
    let service = name::last_part(&raw.service.value);
    let expected = [
        ("service", &raw.service, service),
        ("provider", &raw.provider, raw.provider.value.as_str()),
    ];
    for (what, name, expected) in expected {
        let Some(folder) = parts.next().filter(|folder| *folder != expected) else {
            continue;
        };
        if !Form::Kebab.accepts(expected) {
            // It has been reported, and no folder should be called after it.
            continue;
        }
        let message = format!(
            "the {what} `{}` is in a folder called `{folder}`",
            name.value
        );
        sink.push(
            Diagnostic::error(&rule::FILE_NAME, name.span, message).help(format!(
                "rename the folder to `{expected}`, or correct `{what}:`"
            )),
        );
    }
}

/// A provider file stands in the folder of its provider, as far as the path is known.
pub(super) fn provider_folder(provider: &Spanned<String>, spec_path: &str, sink: &Sink) {
    let folder = spec_path.rsplit('/').nth(1);
    let Some(folder) = folder.filter(|folder| ![provider.value.as_str(), ".."].contains(folder))
    else {
        return;
    };
    let message = format!(
        "the provider `{}` is in a folder called `{folder}`",
        provider.value
    );
    sink.push(
        Diagnostic::error(&rule::FILE_NAME, provider.span, message).help(format!(
            "rename the folder to `{}`, or correct `provider:`",
            provider.value
        )),
    );
}

/// The front door that the file names, or that of its protocol's binding.
fn front_door(raw: &raw::Service, protocol: Protocol) -> FrontDoorKind {
    let named = raw.front_door.as_ref();
    let named = named.and_then(|word| word.value.parse::<FrontDoorKind>().ok());
    named.unwrap_or_else(|| protocol.binding().usual_front_door())
}

fn request_id(raw: &raw::Service, sink: &Sink) -> Vec<RequestIdPlace> {
    let mut places = Vec::new();
    for place in &raw.request_id {
        match (&place.header, &place.body) {
            (Some(header), None) => places.push(RequestIdPlace::Header(header.value.clone())),
            (None, Some(body)) => places.push(RequestIdPlace::Body(body.value.clone())),
            _ => sink.push(one_place(place.span)),
        }
    }
    places
}

fn one_place(span: Span) -> Diagnostic {
    Diagnostic::error(
        &rule::MISSING_KEY,
        span,
        "a place is a header or a member of the body",
    )
    .help("write `header: …` or `body: …`")
}
