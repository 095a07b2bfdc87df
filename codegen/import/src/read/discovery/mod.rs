//! Reads Google's discovery documents.

mod schema;

use std::collections::BTreeMap;

use annul_codegen::ir::Protocol;

use crate::at::At;
use crate::error::Error;
use crate::model::{
    Auth, Format, Kind, Member, Model, Operation, Origin, Place, Service, Shape, Wire,
};
use crate::names;

use schema::{member, plain, segment, shape};

/// Resources inside of each other are read so deep.
const MAX_RESOURCES: usize = 12;

/// The model of a file.
pub(super) fn model(root: &At<'_>) -> Result<Model, Error> {
    let mut shapes = BTreeMap::new();
    for (name, schema) in root.entries_of("schemas")? {
        shape(name, &schema, &mut shapes)?;
    }
    let mut operations = Vec::new();
    resources(root, root, MAX_RESOURCES, &mut shapes, &mut operations)?;
    let text = |key: &str| Ok::<_, Error>(root.text_of(key)?.map(str::to_owned));
    let name = root.need_text("name")?;
    let revision = text("revision")?;
    let package = revision.map(|revision| format!("discovery document (revision {revision})"));
    Ok(Model {
        origin: Origin {
            format: Format::Discovery,
            package: package.unwrap_or_else(|| "discovery document".to_owned()),
            section: root
                .file()
                .file_name()
                .map(|name| name.to_string_lossy().into_owned()),
        },
        service: Service {
            name: names::kebab(name),
            title: text("title")?.unwrap_or_else(|| name.to_owned()),
            docs: text("description")?,
            version: text("version")?,
            protocols: vec![Wire::Known(Protocol::RestJson)],
            signing_name: None,
            endpoint_prefix: None,
            global_endpoint: None,
            base_url: text("rootUrl")?.map(|url| url.trim_end_matches('/').to_owned()),
            target_prefix: None,
            auth: vec![Auth::Bearer],
        },
        operations,
        shapes,
    })
}

fn resources(
    root: &At<'_>,
    at: &At<'_>,
    depth: usize,
    shapes: &mut BTreeMap<String, Shape>,
    operations: &mut Vec<Operation>,
) -> Result<(), Error> {
    for (_, method) in at.entries_of("methods")? {
        operations.push(operation(root, &method, shapes)?);
    }
    for (_, resource) in at.entries_of("resources")? {
        if depth == 0 {
            return Err(resource.wrong("resources lie deeper inside of each other than is read"));
        }
        resources(root, &resource, depth - 1, shapes, operations)?;
    }
    Ok(())
}

fn operation(
    root: &At<'_>,
    at: &At<'_>,
    shapes: &mut BTreeMap<String, Shape>,
) -> Result<Operation, Error> {
    let id = at.need_text("id")?;
    // The first part is the service.
    let own = id.split_once('.').map_or(id, |(_, rest)| rest);
    let name = names::camel(own);
    let base = root.text_of("servicePath")?.unwrap_or_default();
    let path = at.need_text("path")?;
    // What `{+name}` takes as one text with slashes, the flat path has as params of a segment each.
    let flat = at
        .text_of("flatPath")?
        .filter(|flat| path.contains("{+") && !flat.contains("{+"));
    let template = format!(
        "/{}{}",
        base.trim_start_matches('/'),
        flat.unwrap_or(path).trim_start_matches('/')
    );
    let labels: Vec<&str> = labels(&template);
    let mut members = Vec::new();
    for (name, param) in at.entries_of("parameters")? {
        let member = param_of(id, name, &param, shapes)?;
        if flat.is_none() || member.place != Place::Path || labels.contains(&name) {
            members.push(member);
        }
    }
    for label in flat.map(|_| labels.as_slice()).unwrap_or_default() {
        if !members.iter().any(|member: &Member| member.wire == *label) {
            members.push(segment(label, shapes));
        }
    }
    if let Some(request) = at.get("request") {
        // A body without a reference is one of bytes, or of anything.
        let shape = request.text_of("$ref")?.and_then(|id| shapes.get(id));
        if let Some(Kind::Structure(inner)) = shape.map(|shape| &shape.kind) {
            members.extend(inner.iter().cloned());
        }
    }
    let input = format!("{name}Input");
    shapes.insert(input.clone(), plain(&input, Kind::Structure(members)));
    let output = match at.get("response") {
        Some(response) => response.text_of("$ref")?.map(str::to_owned),
        None => None,
    };
    let method = at.need_text("httpMethod")?;
    Ok(Operation {
        name,
        model_name: Some(own.to_owned()),
        docs: at.text_of("description")?.map(str::to_owned),
        method: method.to_owned(),
        // `{+name}` takes several segments, which specs write `{name+}`.
        path: greedy(&template),
        constants: Vec::new(),
        status: 200,
        input: Some(input),
        output,
        errors: Vec::new(),
        is_idempotent: matches!(method, "PUT" | "DELETE"),
        deprecated: at.flag("deprecated").then(|| "Out of use.".to_owned()),
        host_prefix: None,
        discovery: None,
        place: at.place().to_owned(),
    })
}

/// The labels of a path.
fn labels(template: &str) -> Vec<&str> {
    let parts = template.split('{').skip(1);
    let labels = parts.filter_map(|part| part.split_once('}').map(|(label, _)| label));
    labels.map(|label| label.trim_start_matches('+')).collect()
}

fn greedy(template: &str) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{+") {
        text.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        text.push('{');
        text.push_str(name);
        text.push_str("+}");
        rest = after;
    }
    text.push_str(rest);
    text
}

fn param_of(
    of: &str,
    name: &str,
    at: &At<'_>,
    shapes: &mut BTreeMap<String, Shape>,
) -> Result<Member, Error> {
    let id = format!("{of}?{name}");
    shape(&id, at, shapes)?;
    let id = if at.flag("repeated") {
        let list = format!("{id}[]");
        shapes.insert(
            list.clone(),
            plain(
                &list,
                Kind::List {
                    item: id,
                    item_name: None,
                    is_flat: false,
                },
            ),
        );
        list
    } else {
        id
    };
    let place = match at.text_of("location")? {
        Some("path") => Place::Path,
        _ => Place::Query,
    };
    Ok(Member {
        place,
        is_required: at.flag("required") || place == Place::Path,
        ..member(name, &id, at)?
    })
}
