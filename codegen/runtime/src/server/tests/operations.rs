//! Six operations, written by hand: one table, one type for all of their inputs.

#![allow(
    unreachable_pub,
    dead_code,
    reason = "macros write for the crates that they are made for"
)]

use crate::engine::Cancels;
use crate::operation::{
    AuthScheme, CancelInfo, DecidesFirst, ErrorIdentity, ErrorInfo, FrontDoorKind, OperationInfo,
    ParamInfo, Protocol, RequestBody, RequestIdPlace, ResponseBody, ServiceInfo,
};
use crate::server::RequestContext;
use crate::wire::{
    CancelOperation, Operation, ReplyReader, ReplyWriter, RequestReader, RequestWriter,
};
use crate::{
    Disposition, Location, Origin, OtherError, Outcome, Place, Refusal, RefusalKind, Target,
    Validate, Violations,
};

/// One of the operations.
#[derive(Clone, Copy, Debug)]
pub(super) struct Of<const N: usize>;

/// The texts of an input, in the order of the params.
#[derive(Debug)]
pub(super) struct Input<const N: usize>(pub(super) Vec<Option<String>>);

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Failure {
    Other(OtherError),
}
crate::operation_error!(Failure);

impl Failure {
    #[expect(clippy::unused_self, reason = "emitted errors have it so")]
    const fn outcome(&self) -> Option<Outcome> {
        None
    }
}

type Check = fn(Place, &str, &mut Violations);

const INVALID: &[&ErrorInfo] = &[
    &ErrorInfo::new("Invalid", RefusalKind::Invalid, 400).codes(&["Code.Invalid"]),
    &ErrorInfo::new("Unknown", RefusalKind::Unauthenticated, 401).codes(&["Code.Unknown"]),
    &ErrorInfo::new("Denied", RefusalKind::Denied, 403).codes(&["Code.Denied"]),
];
const REST: ErrorIdentity = ErrorIdentity::new(DecidesFirst::Status, &["code"], &["message"]);
const SIGV4: &[AuthScheme] = &[AuthScheme::AwsSigV4 { signing_name: "x" }];
const X_AMZN: &[RequestIdPlace] = &[RequestIdPlace::Header("x-amzn-requestid")];

const fn aws(id: &'static str, protocol: Protocol) -> ServiceInfo {
    ServiceInfo::new("aws", id, protocol)
        .auth(SIGV4)
        .request_id(X_AMZN)
}

const fn operation(
    name: &'static str,
    service: &'static ServiceInfo,
    target: &'static [&'static str],
    params: &'static [ParamInfo],
) -> OperationInfo {
    OperationInfo::new(name, name, service)
        .params(params)
        .errors(INVALID)
        .cancel(CancelInfo::new(target).constraint_error("Invalid"))
}

const fn required(place: Place) -> ParamInfo {
    ParamInfo::new(place).required()
}

pub(super) const INFOS: [&OperationInfo; 6] = [
    &operation(
        "athena.Stop",
        &aws("athena", Protocol::AwsJson1_1),
        &["CalculationId"],
        &[required(Place::body("CalculationId", Origin::Service))],
    )
    .request_body(RequestBody::Members)
    .target("AmazonAthena.Stop", &[]),
    &operation(
        "timestream.Cancel",
        &aws("timestream", Protocol::AwsJson1_0),
        &["QueryId"],
        &[required(Place::body("QueryId", Origin::Service))],
    )
    .request_body(RequestBody::Members)
    .target("Timestream_20181101.CancelQuery", &[]),
    &operation(
        "cloudtrail.Cancel",
        &aws("cloudtrail", Protocol::AwsJson1_1),
        &["QueryId", "Password"],
        &[
            required(Place::body("QueryId", Origin::Service)),
            ParamInfo::new(Place::body("Password", Origin::Caller)).secret(),
        ],
    )
    .request_body(RequestBody::Members)
    .target(
        "CloudTrail_20131101.CancelQuery",
        &["com.CloudTrail_20131101.CancelQuery"],
    ),
    &operation(
        "oci.Cancel",
        &ServiceInfo::new("oci", "oci", Protocol::RestJson)
            .front_door(FrontDoorKind::Oci)
            .auth(&[AuthScheme::OciSignature])
            .request_id(&[RequestIdPlace::Header("opc-request-id")])
            .error_identity(REST),
        &["id"],
        &[
            required(Place::path("id", Origin::Service)),
            ParamInfo::new(Place::header("opc-retry-token", Origin::Caller)),
        ],
    )
    .route("POST", "/20210831/executions/{id}/actions/cancel")
    .success_statuses(&[202])
    .response_body(ResponseBody::Empty),
    &operation(
        "huawei.Cancel",
        &ServiceInfo::new("huawei", "huawei", Protocol::RestJson)
            .front_door(FrontDoorKind::HuaweiApig)
            .auth(&[
                AuthScheme::HuaweiSdkHmac,
                AuthScheme::TokenHeader {
                    param: "X-Auth-Token",
                },
            ])
            .request_id(&[RequestIdPlace::Header("X-Request-Id")])
            .error_identity(ErrorIdentity::new(
                DecidesFirst::Status,
                &["error_code"],
                &["error_msg"],
            )),
        &["id"],
        &[required(Place::path("id", Origin::Service))],
    )
    .route("POST", "/v1/statements/{id}/cancel")
    .request_body(RequestBody::EmptyObject)
    .response_body(ResponseBody::Any),
    &operation(
        "acme.Cancel",
        &ServiceInfo::new("acme", "acme", Protocol::RestJson)
            .auth(&[AuthScheme::Bearer])
            .error_identity(ErrorIdentity::new(
                DecidesFirst::Code,
                &["reason"],
                &["text"],
            )),
        &["id"],
        &[
            required(Place::path("id", Origin::Service)),
            ParamInfo::new(Place::body("why", Origin::Caller)),
        ],
    )
    .route("PUT", "/acme/{id}:cancel")
    .request_body(RequestBody::Members),
];

/// What breaks the first param of each.
const CHECKS: [Check; 6] = [
    |place, text, found| {
        found.text(place, text).chars(1..=36);
    },
    |place, text, found| {
        found
            .text(place, text)
            .chars(1..=64)
            .every_byte("[a-zA-Z0-9]+", 1.., |byte| byte.is_ascii_alphanumeric());
    },
    |place, text, found| {
        found.text(place, text).chars(3..);
    },
    |place, text, found| {
        found.text(place, text).path_segment().chars(..=255);
    },
    |place, text, found| {
        found.text(place, text).path_segment().chars(1..=64);
    },
    |place, text, found| {
        found.text(place, text).path_segment().chars(..=9);
    },
];

impl<const N: usize> Validate for Input<N> {
    fn violations(&self) -> Violations {
        let mut found = Violations::new();
        for (param, text) in INFOS[N].params.iter().zip(&self.0) {
            let Some(text) = text else { continue };
            CHECKS[N](param.place, text, &mut found);
        }
        found
    }
}

impl<const N: usize> Operation for Of<N> {
    type Input = Input<N>;
    type Output = Option<String>;
    type Error = Failure;

    const INFO: &'static OperationInfo = INFOS[N];

    fn encode_input(_input: &Input<N>, _out: &mut RequestWriter<'_>) {}

    fn decode_input(from: &mut RequestReader<'_>) -> Input<N> {
        let mut read = |param: &ParamInfo| match (param.place.location, param.required) {
            (Location::Path, _) => Some(from.path(param.place)),
            (Location::Header, _) => from.header(param.place),
            (_, true) => Some(from.body(param.place)),
            (_, false) => from.body(param.place),
        };
        Input(INFOS[N].params.iter().map(&mut read).collect())
    }

    fn encode_output(said: &Option<String>, out: &mut ReplyWriter<'_>) {
        out.body("Said", said);
    }

    fn decode_output(from: &mut ReplyReader<'_>) -> Option<String> {
        from.body("Said")
    }

    fn encode_error(_error: &Failure, out: &mut ReplyWriter<'_>) {
        out.undeclared();
    }

    fn decode_error(_name: &str, from: &mut ReplyReader<'_>) -> Failure {
        Failure::Other(from.other())
    }
}

impl<const N: usize> CancelOperation for Of<N> {
    fn target(_input: &Input<N>) -> Target<'_> {
        Target::new(INFOS[N])
    }

    fn from_target(_target: &Target<'_>) -> Option<Input<N>> {
        None
    }

    fn outcome(_output: &Option<String>) -> Outcome {
        Outcome::Cancelled
    }
}

impl<const N: usize> Cancels for Of<N> {
    fn answer(disposition: Disposition, _input: &Input<N>) -> Result<Option<String>, Failure> {
        Ok(Some(disposition.as_str().to_owned()))
    }

    fn refuse(refusal: &Refusal) -> Failure {
        let found = INVALID.iter().find(|info| info.kind == refusal.kind);
        let info = found.copied().unwrap_or(INVALID[0]);
        OtherError::of(INFOS[N], info)
            .with_message(refusal.message())
            .into()
    }

    fn constraint_error(message: String) -> Failure {
        let info = INFOS[N].error("Invalid").unwrap_or(INVALID[0]);
        OtherError::of(INFOS[N], info).with_message(message).into()
    }
}

/// A handler for each of them: says which operation it was, and its first param.
pub(super) async fn stops<const N: usize>(
    input: Input<N>,
    context: RequestContext,
) -> Result<Option<String>, Failure> {
    let first = input.0.into_iter().next().flatten().unwrap_or_default();
    Ok(Some(format!("{} {first}", context.operation().id)))
}
