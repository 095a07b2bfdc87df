//! Front doors that a program brings itself, and those of one vendor before another's operations.

use super::operations::{INFOS, Of, stops};
use super::{ACME, ATHENA, HUAWEI, OCI, answer, request, router, text};
use crate::operation::FrontDoorKind;
use crate::server::{
    Coral, FrontDoor, FrontDoorAnswer, MissingCredentials, Oci, RequestFacts, RequestFault,
    RequestIds, Router,
};
use crate::wire::{HttpResponse, Rejection};
use crate::{Refusal, RefusalKind};
use http::{HeaderMap, HeaderName, Response};

const ACME_PATH: &str = "PUT /acme/7:cancel";
const HUAWEI_PATH: &str = "POST /v1/statements/s/cancel";

/// Numbers everything.
struct Numbers;

impl FrontDoor for Numbers {
    fn fault(&self, fault: &RequestFault, request: &RequestFacts<'_>) -> HttpResponse {
        let service = request.service().map_or("nobody", |service| service.id);
        let said = format!(
            "{} at {service} in {}",
            fault.as_str(),
            request.request_id()
        );
        let mut reply = Response::new(said.into());
        *reply.status_mut() = fault.status();
        reply
    }

    fn rejection(&self, rejection: &Rejection, request: &RequestFacts<'_>) -> FrontDoorAnswer {
        let said = format!("{} bytes: {rejection}", request.body().len());
        FrontDoorAnswer::ConstraintError(said)
    }

    fn missing_credentials(
        &self,
        missing: &MissingCredentials,
        _: &RequestFacts<'_>,
    ) -> FrontDoorAnswer {
        let said = format!("missing: {missing:?}");
        FrontDoorAnswer::Refusal(Refusal::new(RefusalKind::Denied).with_message(said))
    }

    fn precedes_credentials(&self, rejection: &Rejection) -> bool {
        matches!(rejection, Rejection::WrongType(_))
    }

    fn request_id(&self, ids: &dyn RequestIds, _: &HeaderMap) -> String {
        format!("R{}", ids.next())
    }

    fn request_id_header(&self) -> HeaderName {
        HeaderName::from_static("x-number")
    }
}

fn said(router: &Router, line: &str, body: &str) -> (u16, String) {
    let reply = answer(router, request(line, &[], body));
    (reply.status().as_u16(), text(&reply).to_owned())
}

#[test]
fn a_front_door_of_ones_own_has_its_own_words_ids_and_order() {
    let router = router().front_door(Numbers).require_authorization();
    let fault = |service: &str, word: &str, id: u8| format!("{word} at {service} in R{id}");
    let no_route = fault("nobody", "no_route", 1);
    assert_eq!(said(&router, "PUT /elsewhere", ""), (404, no_route));
    let no_method = fault("acme", "wrong_method", 2);
    assert_eq!(said(&router, "GET /acme/7:cancel", ""), (405, no_method));
    let missing = r#"{"reason":"Code.Denied","text":"missing: All"}"#;
    assert_eq!(said(&router, ACME_PATH, "{}"), (403, missing.to_owned()));
    // This one is looked at before credentials are.
    let wrong_type = r#"{"reason":"Code.Invalid","text":"9 bytes: `why` (body): must be of type text, not integer"}"#;
    let found = said(&router, ACME_PATH, r#"{"why":5}"#);
    assert_eq!(found, (400, wrong_type.to_owned()));
    let reply = answer(&router, request(ACME_PATH, &[], "{}"));
    assert_eq!(reply.headers()["x-number"], "R5");
}

#[test]
fn one_service_can_have_another_front_door_than_all() {
    let acme = INFOS[ACME].service;
    let of_one = router().front_door_of(acme, Numbers);
    let (_, text) = said(&of_one, "GET /acme/7:cancel", "");
    assert_eq!(text, "wrong_method at acme in R1");
    let (_, text) = said(&of_one, "GET /v1/statements/s/cancel", "");
    assert!(text.contains("APIG.0101"), "{text}");

    let of_all = of_one.front_door(Oci);
    let (_, text) = said(&of_all, "GET /acme/7:cancel", "");
    assert!(text.starts_with("wrong_method at acme"), "{text}");
    let (_, text) = said(&of_all, "GET /v1/statements/s/cancel", "");
    assert!(text.contains("MethodNotAllowed"), "{text}");

    let replaced = of_all.front_door_of(acme, Oci);
    let (_, text) = said(&replaced, "GET /acme/7:cancel", "");
    assert!(text.contains("MethodNotAllowed"), "{text}");
}

#[test]
fn the_voice_of_aws_before_operations_with_paths() {
    let router = router().front_door(Coral).require_authorization();
    let send = |line: &str, headers: &[(&str, &str)], body: &str| {
        let reply = answer(&router, request(line, headers, body));
        let code = reply.headers().get("x-amzn-errortype");
        let code = code.map_or("", |code| code.to_str().expect("ASCII"));
        let id = reply.headers().contains_key("x-amzn-requestid");
        (
            reply.status().as_u16(),
            code.to_owned(),
            text(&reply).to_owned(),
            id,
        )
    };
    let xml = "<UnknownOperationException/>\n".to_owned();
    let no_route = send("GET /acme/7:cancel", &[], "");
    assert_eq!(no_route, (404, String::new(), xml, true));
    let missing = send(ACME_PATH, &[], "{}");
    let said = r#"{"message":"Missing Authentication Token"}"#.to_owned();
    let code = "MissingAuthenticationTokenException".to_owned();
    assert_eq!(missing, (403, code, said, true));
    let bearer = [("authorization", "Bearer b")];
    let wrong_type = send(ACME_PATH, &bearer, r#"{"why":5}"#);
    let said = r#"{"message":"NUMBER_VALUE cannot be converted to String"}"#.to_owned();
    let code = "SerializationException".to_owned();
    assert_eq!(wrong_type, (400, code, said, true));
}

#[test]
fn a_path_that_nobody_serves_is_answered_in_the_voice_of_its_neighbours_if_they_have_one() {
    let one = Router::new().serve_fn(Of::<HUAWEI>, stops);
    let (_, text) = said(&one, "POST /v1/nothing", "");
    assert!(text.contains("APIG.0101"), "{text}");
    let (_, text) = said(&one, "POST /v2/nothing", "");
    assert!(text.contains(r#""code":"NotFound""#), "{text}");
}

#[test]
fn a_service_has_the_front_door_of_its_spec() {
    for (index, kind) in [
        (ATHENA, FrontDoorKind::Coral),
        (OCI, FrontDoorKind::Oci),
        (HUAWEI, FrontDoorKind::HuaweiApig),
        (ACME, FrontDoorKind::Plain),
    ] {
        assert_eq!(INFOS[index].service.front_door, kind);
    }
    let (_, text) = said(&router(), HUAWEI_PATH, "[");
    assert!(text.contains("error_code"), "{text}");
}
