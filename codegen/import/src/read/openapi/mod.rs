//! Reads `OpenAPI` 3.0 and 3.1: each operation becomes a structure of input, one of output, and errors by status.

mod body;
mod reference;
mod schema;
mod service;

use crate::at::At;
use crate::error::Error;
use crate::model::{Format, Kind, Limits, Member, Model, Operation, Origin, Place};
use crate::names;

use body::{body_members, responses};
use schema::Shapes;
use service::{address, service};

const METHODS: &[&str] = &["get", "put", "post", "delete", "patch"];

/// The model of a file.
pub(super) fn model(root: &At<'_>) -> Result<Model, Error> {
    let version = root.need_text("openapi")?;
    if !version.starts_with("3.0") && !version.starts_with("3.1") {
        return Err(root.wrong(format!(
            "OpenAPI {version} is not read, but 3.0 and 3.1 are"
        )));
    }
    let mut shapes = Shapes::new(root);
    let mut operations = Vec::new();
    let (_, base) = address(root)?;
    for (path, item) in root.entries_of("paths")? {
        let path = format!("{base}{path}");
        let item = reference::followed(root, &item)?;
        for method in METHODS {
            if let Some(at) = item.get(method) {
                operations.push(operation(&path, method, &item, &at, &mut shapes)?);
            }
        }
    }
    distinct(&mut operations);
    Ok(Model {
        origin: Origin {
            format: Format::OpenApi,
            package: format!(
                "OpenAPI {}",
                root.need("info")?.text_of("version")?.unwrap_or_default()
            )
            .trim()
            .to_owned(),
            section: root
                .file()
                .file_name()
                .map(|name| name.to_string_lossy().into_owned()),
        },
        service: service(root)?,
        operations,
        shapes: shapes.into_all(),
    })
}

/// Two operations of one name get the numbers of their order.
fn distinct(operations: &mut [Operation]) {
    let mut seen = std::collections::BTreeMap::new();
    for operation in operations {
        let number = seen.entry(operation.name.clone()).or_insert(0);
        *number += 1;
        if *number > 1 {
            operation.name = format!("{}{number}", operation.name);
        }
    }
}

fn operation<'v>(
    path: &str,
    method: &str,
    item: &At<'v>,
    at: &At<'v>,
    shapes: &mut Shapes<'v>,
) -> Result<Operation, Error> {
    let id = at.text_of("operationId")?;
    let own = id.map_or_else(|| format!("{method} {path}"), str::to_owned);
    let name = names::camel(&own);
    let mut members = Vec::new();
    for list in [at, item] {
        for param in list.items_of("parameters")? {
            let member = param_of(&param, shapes)?;
            let is_new = |member: &Member| {
                let is_same =
                    |known: &Member| known.wire == member.wire && known.place == member.place;
                !members.iter().any(is_same)
            };
            members.extend(member.filter(is_new));
        }
    }
    if let Some(body) = at.get("requestBody") {
        let body = shapes.followed(&body)?;
        body_members(&body, shapes, &mut members)?;
    }
    let input = shapes.add(&format!("{name}Input"), Kind::Structure(members), None);
    let (status, output, errors) = responses(&name, at, shapes)?;
    let docs = match (at.text_of("summary")?, at.text_of("description")?) {
        (Some(summary), Some(text)) => Some(format!("{}. {text}", summary.trim_end_matches('.'))),
        (one, other) => one.or(other).map(str::to_owned),
    };
    Ok(Operation {
        name,
        model_name: Some(own),
        docs,
        method: method.to_ascii_uppercase(),
        path: path.to_owned(),
        constants: Vec::new(),
        status,
        input: Some(input),
        output,
        errors,
        is_idempotent: matches!(method, "put" | "delete"),
        deprecated: at.flag("deprecated").then(|| "Out of use.".to_owned()),
        host_prefix: None,
        discovery: None,
        place: at.place().to_owned(),
    })
}

fn param_of<'v>(param: &At<'v>, shapes: &mut Shapes<'v>) -> Result<Option<Member>, Error> {
    let param = shapes.followed(param)?;
    let name = param.need_text("name")?;
    let place = match param.need_text("in")? {
        "path" => Place::Path,
        "query" => Place::Query,
        "header" => Place::Header,
        // Cookies are no part of what specs say.
        "cookie" => return Ok(None),
        other => return Err(param.wrong(format!("`{other}` is no place of a parameter"))),
    };
    let fixed = ["accept", "content-type", "authorization", "user-agent"];
    if place == Place::Header && fixed.iter().any(|known| name.eq_ignore_ascii_case(known)) {
        return Ok(None);
    }
    let shape = match param.get("schema") {
        Some(schema) => shapes.shape(&schema, name)?,
        None => shapes.other("content of its own"),
    };
    Ok(Some(Member {
        name: name.to_owned(),
        wire: name.to_owned(),
        query_name: None,
        shape,
        place,
        is_required: param.flag("required") || place == Place::Path,
        is_token: place == Place::Header && name.eq_ignore_ascii_case("idempotency-key"),
        is_secret: false,
        docs: param.text_of("description")?.map(str::to_owned),
        default: None,
        deprecated: param.flag("deprecated").then(|| "Out of use.".to_owned()),
        limits: Limits::default(),
    }))
}
