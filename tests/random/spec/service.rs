//! What the operations of a service share.

use annul_runtime::operation::{AuthSchemeKind, FrontDoorKind, Protocol};

use super::errors::{self, Errors, Identity};
use crate::draw::Draw;
use crate::tree::{Map, Tree};

/// A service, with what its operations need to know of it.
pub(super) struct Service {
    pub(super) map: Map,
    pub(super) is_rest: bool,
    pub(super) identity: Identity,
    pub(super) errors: Errors,
    pub(super) bodies: Vec<String>,
}

/// A service of a provider.
pub(super) fn service(draw: &mut Draw, provider: &str) -> Service {
    let protocol = if draw.chance(60) {
        "rest_json"
    } else {
        draw.word(Protocol::WORDS)
    };
    let is_rest = protocol == "rest_json";
    let identity = identity(draw, is_rest);
    let page = Map::default()
        .with("title", "The page")
        .with("retrieved", Tree::Date);
    let mut map = Map::default().with("annul", 1).with("provider", provider);
    map.put("service", format!("{provider}.svc"));
    map.put("title", "Jobs & \"more\"");
    map.put(
        "sources",
        Map::default().with("page", page.with("url", "https://example.com/a_b")),
    );
    map.put("protocol", protocol);
    if draw.chance(20) {
        map.put("version", "2018-11-01");
    }
    map.put("auth", auth(draw));
    let plain = Map::default().with("region_prefixes", Tree::List(Vec::new()));
    let mut partitions = Map::default().with(
        "all",
        plain.with("plain", "https://jobs.{region}.example.com"),
    );
    if draw.chance(20) {
        let other = Map::default().with("region_prefixes", vec!["eu-", "eu-x-"]);
        let other = other
            .with("plain", "https://jobs.{region}.example.eu")
            .with("fips", "https://fips.{region}.example.eu");
        partitions.put(
            "eu",
            other
                .with("dual_stack", "https://six.{region}.example.eu")
                .with("assumed", "By its name."),
        );
    }
    map.put(
        "endpoints",
        Map::default()
            .with("default", "all")
            .with("partitions", partitions),
    );
    let place = *draw.pick(&["header", "body"]);
    map.put(
        "request_id",
        vec![Map::default().with(place, "x-request-id")],
    );
    if is_rest {
        let mut section = Map::default().with("by", identity.by.clone());
        section.put("code", identity.code.clone());
        section.put("message", identity.message.clone());
        map.put("error_identity", section);
    }
    if draw.chance(25) {
        map.put("front_door", draw.word(FrontDoorKind::WORDS));
    }
    let mut bodies = Vec::new();
    if draw.chance(40) {
        let problem = Map::default()
            .with("members", errors::body(draw, &identity))
            .with("docs", "What errors carry.");
        map.put("bodies", Map::default().with("Problem", problem));
        bodies.push("Problem".to_owned());
    }
    let mut errors = Errors::default();
    let count = 1 + draw.below(6);
    let names: Vec<&str> = bodies.iter().map(String::as_str).collect();
    let declared = errors.declare(draw, count, &identity, &names);
    map.put("errors", declared);
    Service {
        map,
        is_rest,
        identity,
        errors,
        bodies,
    }
}

fn identity(draw: &mut Draw, is_rest: bool) -> Identity {
    if !is_rest {
        return Identity {
            by: vec!["code"],
            code: Vec::new(),
            message: vec!["message"],
        };
    }
    let by = *draw.pick::<&[&'static str]>(&[
        &["code", "status"],
        &["status", "code"],
        &["status"],
        &["code"],
    ]);
    let code = *draw.pick::<&[&'static str]>(&[&["code"], &["error_code", "code"], &["__type"]]);
    let message = *draw.pick::<&[&'static str]>(&[&["message"], &["msg", "message"], &[]]);
    let code = if by.contains(&"code") { code } else { &[] };
    Identity {
        by: by.to_vec(),
        code: code.to_vec(),
        message: message.to_vec(),
    }
}

fn auth(draw: &mut Draw) -> Tree {
    let scheme = draw.word(AuthSchemeKind::WORDS);
    let map = match scheme {
        "aws_sigv4" => Map::default()
            .with("scheme", scheme)
            .with("signing_name", "jobs"),
        // It needs a header that each operation declares.
        "token_header" => Map::default().with("scheme", "bearer"),
        "api_key" => Map::default()
            .with("scheme", scheme)
            .with("header", "x-api-key"),
        "custom" => Map::default()
            .with("scheme", scheme)
            .with("name", "signed_by_hand"),
        other => Map::default().with("scheme", other),
    };
    vec![map].into()
}
