//! Bodies of requests, and the replies of an operation: one success, and an error for each other status.

use crate::at::At;
use crate::error::Error;
use crate::model::{ErrorTraits, Kind, Limits, Member, Place, Shape};

use super::schema::{self, Shapes};

/// The members of a body of JSON; any other body is one that specs do not have.
pub(super) fn body_members<'v>(
    body: &At<'v>,
    shapes: &mut Shapes<'v>,
    members: &mut Vec<Member>,
) -> Result<(), Error> {
    let content = body.need("content")?;
    let json = schema::json(&content)?;
    let schema = json.and_then(|at| at.get("schema"));
    let id = match schema {
        Some(schema) => shapes.shape(&schema, "body")?,
        None => shapes.other("a body that is no JSON"),
    };
    let is_required = body.flag("required");
    if let Some(Kind::Structure(inner)) = shapes.kind(&id) {
        let inner = inner.clone();
        let whole = |mut member: Member| {
            member.is_required &= is_required;
            member
        };
        members.extend(inner.into_iter().map(whole));
        return Ok(());
    }
    members.push(schema::member("body", &id, Place::Payload, is_required));
    Ok(())
}

/// What an error is called that has no name of its own.
fn error_name(status: u16) -> String {
    let known = match status {
        400 => "BadRequest",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "NotFound",
        405 => "MethodNotAllowed",
        409 => "Conflict",
        410 => "Gone",
        412 => "PreconditionFailed",
        422 => "UnprocessableContent",
        429 => "TooManyRequests",
        500 => "InternalServerError",
        501 => "NotImplemented",
        502 => "BadGateway",
        503 => "ServiceUnavailable",
        504 => "GatewayTimeout",
        _ => return format!("Status{status}"),
    };
    known.to_owned()
}

pub(super) type Replies = (u16, Option<String>, Vec<String>);

/// The first success, its body, and an error for each other status.
pub(super) fn responses<'v>(
    name: &str,
    at: &At<'v>,
    shapes: &mut Shapes<'v>,
) -> Result<Replies, Error> {
    let mut success = None;
    let mut errors = Vec::new();
    for (word, response) in at.entries_of("responses")? {
        let Ok(status) = word.parse::<u16>() else {
            // `default` and `4XX` name no status that could be told apart.
            continue;
        };
        let response = shapes.followed(&response)?;
        if (200..300).contains(&status) {
            if success.is_none() {
                success = Some((status, response));
            }
        } else if status >= 400 {
            let body = content(&response, shapes)?;
            let kind = body
                .and_then(|id| shapes.kind(&id).cloned())
                .unwrap_or(Kind::Structure(Vec::new()));
            let traits = ErrorTraits {
                status: Some(status),
                is_by_status: true,
                ..ErrorTraits::default()
            };
            let id = format!("{name}Status{status}");
            shapes.put(
                &id,
                Shape {
                    name: error_name(status),
                    kind,
                    limits: Limits::default(),
                    docs: response.text_of("description")?.map(str::to_owned),
                    is_secret: false,
                    error: Some(traits),
                },
            );
            errors.push(id);
        }
    }
    let Some((status, response)) = success else {
        return Ok((200, None, errors));
    };
    let Some(body) = content(&response, shapes)? else {
        return Ok((status, None, errors));
    };
    let output = if let Some(Kind::Structure(_)) = shapes.kind(&body) {
        body
    } else {
        let payload = schema::member("body", &body, Place::Payload, true);
        shapes.add(
            &format!("{name}Output"),
            Kind::Structure(vec![payload]),
            None,
        )
    };
    Ok((status, Some(output), errors))
}

fn content<'v>(response: &At<'v>, shapes: &mut Shapes<'v>) -> Result<Option<String>, Error> {
    let Some(content) = response.get("content") else {
        return Ok(None);
    };
    let schema = schema::json(&content)?.and_then(|at| at.get("schema"));
    schema
        .map(|schema| shapes.shape(&schema, "body"))
        .transpose()
}
