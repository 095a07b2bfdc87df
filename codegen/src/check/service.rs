//! Service files: protocol, auth, endpoints, shared errors; checked once, before the service's operations.

use annul_runtime::operation::EndpointParts;

use crate::diagnostic::{Diagnostic, Sink, Span, Spanned, rule};
use crate::ir::{
    Auth, AuthSchemeKind, Binding, Body, DecidesFirst, Discovery, Endpoints, ErrorIdentity,
    FrontDoorKind, Inherited, Partition, Protocol, RequestIdPlace, Service,
};
use crate::rust::{ServiceParts, name};
use crate::spec::Parsed;
use crate::spec::language::Form;
use crate::spec::service as raw;

use super::error::{self, Placed};
use super::names;
use super::operation::quirks;
use super::source::{Sources, text, unknown};
use super::types::Members;

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
    let identity = identity(raw, protocol, &sources, sink)?;
    folders(raw, spec_path, sink);

    let members = Members {
        sink,
        sources: &sources,
    };
    let bodies = bodies(raw, members);
    let around = error::Around {
        identity: &identity,
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
        .map(|endpoints| self::endpoints(endpoints, &sources, sink));
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
            .filter_map(|auth| self::auth(auth, &sources, sink))
            .collect(),
        endpoints: endpoints?,
        request_id: request_id(raw, sink),
        error_identity: identity,
        front_door: front_door(raw, protocol),
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

/// The bodies that errors share.
fn bodies(raw: &raw::Service, members: Members<'_>) -> Vec<Body> {
    let bodies = raw.bodies.iter().filter_map(|named| {
        let body = named.value.as_ref()?;
        members.open_enums(&body.members);
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
            "the {what} `{}` stands in a folder called `{folder}`",
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
        "the provider `{}` stands in a folder called `{folder}`",
        provider.value
    );
    sink.push(
        Diagnostic::error(&rule::FILE_NAME, provider.span, message).help(format!(
            "rename the folder to `{}`, or correct `provider:`",
            provider.value
        )),
    );
}

/// Codes and messages are found by the names of members, wherever the service puts them.
fn no_path(name: &Spanned<String>, sink: &Sink) {
    if let Some((_, last)) = name.value.rsplit_once(['.', '/']) {
        let message = format!(
            "`{}` is a path, and errors are told by members alone",
            name.value
        );
        sink.push(
            Diagnostic::error(&rule::BAD_NAME, name.span, message).help(format!(
                "write `{last}`: it is found in the body, and in the first object inside of it"
            )),
        );
    }
}

fn identity(
    raw: &raw::Service,
    protocol: Protocol,
    sources: &Sources<'_>,
    sink: &Sink,
) -> Option<ErrorIdentity> {
    let list = |texts: &[Spanned<String>]| {
        texts
            .iter()
            .map(|text| text.value.clone())
            .collect::<Vec<_>>()
    };
    let Some(found) = &raw.error_identity else {
        if protocol.binding() == Binding::AwsTarget {
            let text = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
            return Some(ErrorIdentity {
                by: vec![DecidesFirst::Code, DecidesFirst::Status],
                code: text(&["__type", "code"]),
                message: text(&["message", "Message", "errorMessage"]),
            });
        }
        let message = format!(
            "protocol `{}` does not say how errors are told",
            protocol.as_str()
        );
        sink.push(
            Diagnostic::error(&rule::MISSING_KEY, raw.protocol.span, message).help(
                "add `error_identity:` with `by`, and the members that hold `code` and `message`",
            ),
        );
        return None;
    };
    sources.resolve(&found.source);
    for name in found.code.iter().chain(&found.message) {
        no_path(name, sink);
    }
    let by: Vec<DecidesFirst> = found
        .by
        .iter()
        .filter_map(|word| word.value.parse::<DecidesFirst>().ok())
        .collect();
    let distinct = by.len() < 2 || by[0] != by[1];
    if by.is_empty() || by.len() > 2 || !distinct {
        let message = "errors are told by code, by status, or by both in one order";
        sink.push(
            Diagnostic::error(&rule::ERROR_AMBIGUOUS, found.span, message)
                .help("write `by: [code, status]` or `by: [status, code]`"),
        );
        return None;
    }
    Some(ErrorIdentity {
        by,
        code: list(&found.code),
        message: list(&found.message),
    })
}

/// The front door that the file names, or that of its protocol's binding.
fn front_door(raw: &raw::Service, protocol: Protocol) -> FrontDoorKind {
    let named = raw.front_door.as_ref();
    let named = named.and_then(|word| word.value.parse::<FrontDoorKind>().ok());
    named.unwrap_or_else(|| protocol.binding().usual_front_door())
}

fn auth(raw: &raw::Auth, sources: &Sources<'_>, sink: &Sink) -> Option<Auth> {
    sources.resolve(&raw.source);
    let scheme = raw.scheme.value.parse::<AuthSchemeKind>().ok()?;
    let lacks = match scheme {
        AuthSchemeKind::AwsSigV4 if raw.signing_name.is_none() => Some("signing_name"),
        AuthSchemeKind::TokenHeader if raw.param.is_none() => Some("param"),
        _ => None,
    };
    if let Some(key) = lacks {
        let message = format!("the scheme `{}` needs `{key}`", scheme.as_str());
        sink.push(
            Diagnostic::error(&rule::MISSING_KEY, raw.scheme.span, message)
                .help(format!("add `{key}:`")),
        );
    }
    Some(Auth {
        scheme,
        signing_name: text(raw.signing_name.as_ref()),
        param: text(raw.param.as_ref()),
    })
}

fn endpoints(raw: &raw::Endpoints, sources: &Sources<'_>, sink: &Sink) -> Endpoints {
    sources.resolve(&raw.source);
    if !raw
        .partitions
        .iter()
        .any(|named| named.name.value == raw.default.value)
    {
        let names: Vec<&str> = raw
            .partitions
            .iter()
            .map(|named| named.name.value.as_str())
            .collect();
        unknown(
            &rule::BAD_NAME,
            "partition",
            &raw.default.value,
            raw.default.span,
            names.into_iter(),
            sink,
        );
    }
    let mut partitions = Vec::new();
    for named in &raw.partitions {
        let Some(partition) = &named.value else {
            continue;
        };
        sources.resolve(&partition.source);
        let variants = [
            Some(&partition.plain),
            partition.fips.as_ref(),
            partition.dual_stack.as_ref(),
            partition.fips_dual_stack.as_ref(),
        ];
        for template in variants.into_iter().flatten() {
            host(template, sink);
        }
        partitions.push(Partition {
            name: named.name.value.clone(),
            region_prefixes: partition
                .region_prefixes
                .iter()
                .map(|prefix| prefix.value.clone())
                .collect(),
            plain: partition.plain.value.clone(),
            fips: text(partition.fips.as_ref()),
            dual_stack: text(partition.dual_stack.as_ref()),
            fips_dual_stack: text(partition.fips_dual_stack.as_ref()),
            assumed: text(partition.assumed.as_ref()),
        });
    }
    let discovery = raw.discovery.as_ref().map(|discovery| {
        sources.resolve(&discovery.source);
        Discovery {
            required: discovery.required.value,
            target: discovery.target.value.clone(),
        }
    });
    Endpoints {
        default: raw.default.value.clone(),
        partitions,
        discovery,
    }
}

/// A host template is a URL without path, with `{region}` as its only variable.
fn host(template: &Spanned<String>, sink: &Sink) {
    let address = template.value.replace("{region}", "region");
    let reason = match EndpointParts::of(&address) {
        Ok(parts) if parts.path.is_empty() => return,
        Ok(_) => "it has a path",
        Err(error) => error.reason(),
    };
    let message = format!("`{}` is not an endpoint: {reason}", template.value);
    sink.push(
        Diagnostic::error(&rule::BAD_NAME, template.span, message)
            .help("an endpoint is `https://` and a host, with `{region}` as its only variable: `https://athena.{region}.amazonaws.com`; `{prefix}` stands for `endpoints.prefix`"),
    );
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
