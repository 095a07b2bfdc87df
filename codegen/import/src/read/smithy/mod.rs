//! Reads the JSON syntax tree of Smithy.

mod shapes;

use std::collections::{BTreeMap, BTreeSet};

use annul_codegen::ir::Protocol;

use crate::at::At;
use crate::error::Error;
use crate::model::{Format, Model, Operation, Origin, Service, Wire};
use crate::names;

/// The model of a file.
pub(super) fn model(at: &At<'_>) -> Result<Model, Error> {
    let all = at.need("shapes")?;
    let entries = all.entries()?;
    let is_service = |at: &At<'_>| matches!(at.text_of("type"), Ok(Some("service")));
    let mut services = entries.iter().filter(|(_, at)| is_service(at));
    let (id, service_at) = services
        .next()
        .ok_or_else(|| all.wrong("no shape has the type `service`"))?;
    if services.next().is_some() {
        return Err(all.wrong("more than one shape has the type `service`"));
    }
    let by_id: BTreeMap<&str, &At<'_>> = entries.iter().map(|(id, at)| (*id, at)).collect();
    let service = service(id, service_at)?;
    let mut shapes = BTreeMap::new();
    for (id, at) in &entries {
        if let Some(shape) = shapes::shape(id, at)? {
            shapes.insert((*id).to_owned(), shape);
        }
    }
    shapes::prelude(&mut shapes);
    let mut operations = Vec::new();
    for id in operation_ids(service_at, &by_id)? {
        let at = by_id.get(id.as_str());
        let at = at.ok_or_else(|| service_at.wrong(format!("`{id}` is not in the model")))?;
        operations.push(operation(&id, at, &service)?);
    }
    operations.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(Model {
        origin: Origin {
            format: Format::Smithy,
            package: "Smithy model".to_owned(),
            section: at
                .file()
                .file_name()
                .map(|name| name.to_string_lossy().into_owned()),
        },
        service,
        operations,
        shapes,
    })
}

/// The name after the `#`.
fn local(id: &str) -> &str {
    id.rsplit_once('#').map_or(id, |(_, name)| name)
}

/// A trait of a shape or member.
fn of_trait<'v>(at: &At<'v>, name: &str) -> Option<At<'v>> {
    at.get("traits")?.get(name)
}

fn text_trait(at: &At<'_>, name: &str) -> Result<Option<String>, Error> {
    let found = of_trait(at, name);
    found.map(|at| at.text().map(str::to_owned)).transpose()
}

const DOCS: &str = "smithy.api#documentation";

fn service(id: &str, at: &At<'_>) -> Result<Service, Error> {
    let aws = of_trait(at, "aws.api#service");
    let of_aws = |key: &str| -> Result<Option<String>, Error> {
        let found = aws.as_ref().map(|at| at.text_of(key)).transpose()?;
        Ok(found.flatten().map(str::to_owned))
    };
    let signing = of_trait(at, "aws.auth#sigv4");
    let signing = signing.map(|at| at.text_of("name")).transpose()?.flatten();
    let prefix = of_aws("endpointPrefix")?.or(of_aws("arnNamespace")?);
    let title = text_trait(at, "smithy.api#title")?;
    let sdk_id = of_aws("sdkId")?;
    let name = sdk_id.clone().unwrap_or_else(|| local(id).to_owned());
    let traits = at.entries_of("traits")?;
    let is_protocol =
        |name: &str| name.starts_with("aws.protocols#") || name.starts_with("smithy.protocols#");
    let protocols = traits
        .iter()
        .map(|(name, _)| *name)
        .filter(|name| is_protocol(name));
    Ok(Service {
        name: names::kebab(&name.to_lowercase().replace(' ', "-")),
        title: title.or(sdk_id).unwrap_or_else(|| local(id).to_owned()),
        docs: text_trait(at, DOCS)?,
        version: at
            .text_of("version")?
            .map(str::to_owned)
            .filter(|text| !text.is_empty()),
        protocols: protocols.map(wire).collect(),
        signing_name: signing.map(str::to_owned).or_else(|| prefix.clone()),
        endpoint_prefix: prefix,
        global_endpoint: None,
        base_url: None,
        // The name of the service's shape stands in targets and in the paths of RPC.
        target_prefix: Some(local(id).to_owned()),
        auth: Vec::new(),
    })
}

fn wire(name: &str) -> Wire {
    let known = match local(name) {
        "awsJson1_0" => Protocol::AwsJson1_0,
        "awsJson1_1" => Protocol::AwsJson1_1,
        "restJson1" => Protocol::RestJson,
        "restXml" => Protocol::RestXml,
        "awsQuery" => Protocol::AwsQuery,
        "ec2Query" => Protocol::Ec2Query,
        "rpcv2Cbor" => Protocol::RpcV2Cbor,
        other => return Wire::Other(other.to_owned()),
    };
    Wire::Known(known)
}

/// The operations of the service and of its resources, and of theirs.
fn operation_ids(
    service: &At<'_>,
    by_id: &BTreeMap<&str, &At<'_>>,
) -> Result<BTreeSet<String>, Error> {
    let mut found = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut open: Vec<At<'_>> = vec![service.clone()];
    let lifecycle = ["create", "put", "read", "update", "delete", "list"];
    while let Some(at) = open.pop() {
        let one = lifecycle.iter().filter_map(|key| at.get(key));
        let many = ["operations", "collectionOperations"];
        let many = many.iter().map(|key| at.items_of(key));
        let many = many.collect::<Result<Vec<_>, _>>()?.concat();
        for target in one.chain(many) {
            found.insert(target.need_text("target")?.to_owned());
        }
        for resource in at.items_of("resources")? {
            let id = resource.need_text("target")?;
            let known = by_id.get(id);
            let known =
                known.ok_or_else(|| resource.wrong(format!("`{id}` is not in the model")))?;
            if seen.insert(id.to_owned()) {
                open.push((*known).clone());
            }
        }
    }
    Ok(found)
}

fn operation(id: &str, at: &At<'_>, service: &Service) -> Result<Operation, Error> {
    let http = of_trait(at, "smithy.api#http");
    let uri = http.as_ref().map(|at| at.need_text("uri")).transpose()?;
    let method = http.as_ref().map(|at| at.need_text("method")).transpose()?;
    let status = http.as_ref().and_then(|at| at.whole("code"));
    let (path, query) = uri.map_or(("/", ""), |uri| uri.split_once('?').unwrap_or((uri, "")));
    let constant = |pair: &str| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (key.to_owned(), value.to_owned())
    };
    let constants = query.split('&').filter(|pair| !pair.is_empty());
    let name = local(id);
    let path = match (service.protocols.first(), &service.target_prefix) {
        (Some(Wire::Known(Protocol::RpcV2Cbor)), Some(prefix)) => {
            format!("/service/{prefix}/operation/{name}")
        }
        (Some(Wire::Known(protocol)), _) if protocol.binding().has_one_path() => "/".to_owned(),
        _ => path.to_owned(),
    };
    let shape = |key: &str| -> Result<Option<String>, Error> {
        let target = at.get(key).map(|at| at.need_text("target"));
        let id = target.transpose()?;
        Ok(id.filter(|id| *id != shapes::UNIT).map(str::to_owned))
    };
    let errors = at.items_of("errors")?.into_iter();
    let errors = errors.map(|at| at.need_text("target").map(str::to_owned));
    let has = |name: &str| of_trait(at, name).is_some();
    let discovered = of_trait(at, "aws.api#clientDiscoveredEndpoint");
    let prefix = of_trait(at, "smithy.api#endpoint");
    let prefix = prefix.map(|at| at.text_of("hostPrefix")).transpose()?;
    Ok(Operation {
        name: name.to_owned(),
        model_name: None,
        docs: text_trait(at, DOCS)?,
        method: method.unwrap_or("POST").to_owned(),
        path,
        constants: constants.map(constant).collect(),
        status: status.and_then(|code| code.try_into().ok()).unwrap_or(200),
        input: shape("input")?,
        output: shape("output")?,
        errors: errors.collect::<Result<_, _>>()?,
        is_idempotent: has("smithy.api#idempotent") || has("smithy.api#readonly"),
        deprecated: shapes::deprecated(at)?,
        host_prefix: prefix.flatten().map(str::to_owned),
        discovery: discovered.map(|at| at.flag("required")),
        place: at.place().to_owned(),
    })
}
