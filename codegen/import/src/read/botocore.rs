//! Reads `service-2.json` of botocore.

use std::collections::BTreeMap;

use annul_codegen::ir::{Fault, Protocol};

use crate::at::At;
use crate::error::Error;
use crate::model::{
    ErrorTraits, Format, Kind, Limits, Member, Model, Operation, Origin, Place, Service, Shape,
    Wire, Word,
};
use crate::names;
use crate::open;

/// The model of a file.
pub(super) fn model(at: &At<'_>) -> Result<Model, Error> {
    let (package, section) = open::botocore(at.file());
    let service = service(&at.need("metadata")?, section.as_deref())?;
    let mut shapes = BTreeMap::new();
    for (name, at) in at.entries_of("shapes")? {
        shapes.insert(name.to_owned(), shape(name, &at)?);
    }
    let operations = at.entries_of("operations")?.into_iter();
    let operations = operations.map(|(name, at)| operation(name, &at, &service));
    let operations = operations.collect::<Result<_, _>>()?;
    Ok(Model {
        origin: Origin {
            format: Format::Botocore,
            package,
            section,
        },
        service,
        operations,
        shapes,
    })
}

fn service(at: &At<'_>, section: Option<&str>) -> Result<Service, Error> {
    let text = |key| Ok::<_, Error>(at.text_of(key)?.map(str::to_owned));
    let prefix = text("endpointPrefix")?;
    // The folder is what AWS calls the service on its command line.
    let folder = section.and_then(|section| section.split('/').nth(2));
    let name = folder.or(prefix.as_deref()).unwrap_or("service");
    let is_1_0 = at.text_of("jsonVersion")? == Some("1.0");
    let first = at.need_text("protocol")?;
    let others = at.texts_of("protocols")?;
    let words = [first].into_iter().chain(others);
    let mut protocols: Vec<Wire> = words.map(|word| wire(word, is_1_0)).collect();
    protocols.dedup();
    let title = text("serviceFullName")?;
    Ok(Service {
        name: names::kebab(name),
        title: title.unwrap_or_else(|| name.to_owned()),
        docs: None,
        version: text("apiVersion")?,
        protocols,
        signing_name: text("signingName")?.or_else(|| prefix.clone()),
        endpoint_prefix: prefix,
        global_endpoint: text("globalEndpoint")?,
        base_url: None,
        target_prefix: text("targetPrefix")?,
        auth: Vec::new(),
    })
}

fn wire(word: &str, is_1_0: bool) -> Wire {
    let known = match word {
        "json" if is_1_0 => Protocol::AwsJson1_0,
        "json" => Protocol::AwsJson1_1,
        "rest-json" => Protocol::RestJson,
        "rest-xml" => Protocol::RestXml,
        "query" => Protocol::AwsQuery,
        "ec2" => Protocol::Ec2Query,
        "smithy-rpc-v2-cbor" => Protocol::RpcV2Cbor,
        other => return Wire::Other(other.to_owned()),
    };
    Wire::Known(known)
}

fn operation(name: &str, at: &At<'_>, service: &Service) -> Result<Operation, Error> {
    let http = at.need("http")?;
    let uri = http.need_text("requestUri")?;
    let (path, query) = uri.split_once('?').unwrap_or((uri, ""));
    let constant = |pair: &str| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (key.to_owned(), value.to_owned())
    };
    let constants = query.split('&').filter(|pair| !pair.is_empty());
    let shape = |key: &str| -> Result<Option<String>, Error> {
        let reference = at.get(key);
        let id = reference.map(|at| at.need_text("shape").map(str::to_owned));
        id.transpose()
    };
    let errors = at.items_of("errors")?.into_iter();
    let errors = errors.map(|at| at.need_text("shape").map(str::to_owned));
    let is_rpc = service.protocols.first() == Some(&Wire::Known(Protocol::RpcV2Cbor));
    let path = match &service.target_prefix {
        Some(prefix) if is_rpc => format!("/service/{prefix}/operation/{name}"),
        _ => path.to_owned(),
    };
    let discovery = at.get("endpointdiscovery");
    let endpoint = at.get("endpoint");
    let prefix = endpoint.map(|at| at.text_of("hostPrefix")).transpose()?;
    let note = at.text_of("deprecatedMessage")?;
    let deprecated = at.flag("deprecated").then(|| note.unwrap_or("Out of use."));
    let status = http
        .whole("responseCode")
        .and_then(|code| code.try_into().ok());
    Ok(Operation {
        name: name.to_owned(),
        model_name: None,
        docs: at.text_of("documentation")?.map(str::to_owned),
        method: http.need_text("method")?.to_owned(),
        path,
        constants: constants.map(constant).collect(),
        status: status.unwrap_or(200),
        input: shape("input")?,
        output: shape("output")?,
        errors: errors.collect::<Result<_, _>>()?,
        is_idempotent: at.flag("idempotent"),
        deprecated: deprecated.map(str::to_owned),
        host_prefix: prefix.flatten().map(str::to_owned),
        discovery: discovery.map(|at| at.flag("required")),
        place: at.place().to_owned(),
    })
}

fn shape(name: &str, at: &At<'_>) -> Result<Shape, Error> {
    let kind = match at.need_text("type")? {
        "string" | "character" => match at.texts_of("enum")? {
            words if words.is_empty() => Kind::Text,
            words => Kind::Enum(words.into_iter().map(word).collect()),
        },
        "integer" | "long" | "short" | "byte" => Kind::Integer,
        "boolean" => Kind::Boolean,
        "structure" if at.flag("document") => Kind::Other("document".to_owned()),
        "structure" if at.flag("eventstream") => Kind::Other("event stream".to_owned()),
        "structure" => Kind::Structure(members(at)?),
        "list" => {
            let member = at.need("member")?;
            Kind::List {
                item: member.need_text("shape")?.to_owned(),
                item_name: member.text_of("locationName")?.map(str::to_owned),
                is_flat: at.flag("flattened"),
            }
        }
        other => Kind::Other(other.to_owned()),
    };
    let is_error = at.flag("exception");
    Ok(Shape {
        name: name.to_owned(),
        kind,
        limits: limits(at)?,
        docs: at.text_of("documentation")?.map(str::to_owned),
        is_secret: at.flag("sensitive"),
        error: is_error.then(|| error(at)).transpose()?,
    })
}

fn word(value: &str) -> Word {
    Word {
        value: value.to_owned(),
        docs: None,
    }
}

fn limits(at: &At<'_>) -> Result<Limits, Error> {
    Ok(Limits {
        min: at.whole("min"),
        max: at.whole("max"),
        pattern: at.text_of("pattern")?.map(str::to_owned),
    })
}

fn error(at: &At<'_>) -> Result<ErrorTraits, Error> {
    let about = at.get("error");
    let code = about.as_ref().map(|at| at.text_of("code")).transpose()?;
    let status = about.as_ref().and_then(|at| at.whole("httpStatusCode"));
    let is_senders = about.as_ref().is_some_and(|at| at.flag("senderFault"));
    let fault = match (at.flag("fault"), is_senders) {
        (true, _) => Some(Fault::Server),
        (false, true) => Some(Fault::Client),
        _ => None,
    };
    Ok(ErrorTraits {
        code: code.flatten().map(str::to_owned),
        status: status.and_then(|status| status.try_into().ok()),
        fault,
        is_retryable: at.get("retryable").is_some(),
        is_by_status: false,
    })
}

fn members(at: &At<'_>) -> Result<Vec<Member>, Error> {
    let required = at.texts_of("required")?;
    let payload = at.text_of("payload")?;
    let members = at.entries_of("members")?.into_iter();
    let member = |(name, at): (&str, At<'_>)| {
        let is_payload = payload == Some(name);
        let place = match at.text_of("location")? {
            _ if is_payload => Place::Payload,
            None => Place::Body,
            Some("uri") => Place::Path,
            Some("querystring") => Place::Query,
            Some("header") => Place::Header,
            Some("headers") => Place::Headers,
            Some("statusCode") => Place::Status,
            Some(other) => return Err(at.wrong(format!("`{other}` is no location"))),
        };
        let note = at.text_of("deprecatedMessage")?;
        let deprecated = at.flag("deprecated").then(|| note.unwrap_or("Out of use."));
        Ok(Member {
            name: name.to_owned(),
            wire: at.text_of("locationName")?.unwrap_or(name).to_owned(),
            query_name: at.text_of("queryName")?.map(str::to_owned),
            shape: at.need_text("shape")?.to_owned(),
            place,
            is_required: required.contains(&name) || place == Place::Path,
            is_token: at.flag("idempotencyToken"),
            is_secret: false,
            docs: at.text_of("documentation")?.map(str::to_owned),
            default: None,
            deprecated: deprecated.map(str::to_owned),
            limits: Limits::default(),
        })
    };
    members.map(member).collect()
}
