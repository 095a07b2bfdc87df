//! Six operations, written by hand: one table, one type for all of their inputs.

#![allow(
    unreachable_pub,
    dead_code,
    reason = "macros write for the crates that they are made for"
)]

use crate::meaning::reply_table::{Entry, ReplyTable, Row, Seen, Slot};
use crate::operation::ErrorPlace::Body;
use crate::operation::{
    AuthScheme, CancelInfo, DecidesFirst, ErrorIdentity, ErrorInfo, FrontDoorKind, OperationInfo,
    ParamInfo, Protocol, RequestBody, RequestIdPlace, ResponseBody, ServiceInfo,
};
use crate::server::RequestContext;
use crate::wire::{
    CancelOperation, Operation, ReplyReader, ReplyWriter, RequestReader, RequestWriter,
};
use crate::{
    DispositionKind, Location, Origin, OtherError, OutcomeKind, Place, RefusalKind, Target,
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
crate::operation_error!(OPERATION, Failure);

const OPERATION: &OperationInfo = INFOS[0];

type Check = fn(Place, &str, &mut Violations);

const INVALID: &[&ErrorInfo] = &[
    &ErrorInfo::new("Invalid", RefusalKind::Invalid, 400).codes(&["Code.Invalid"]),
    &ErrorInfo::new("Unknown", RefusalKind::Unauthenticated, 401).codes(&["Code.Unknown"]),
    &ErrorInfo::new("Denied", RefusalKind::Denied, 403).codes(&["Code.Denied"]),
];
const REST: ErrorIdentity =
    ErrorIdentity::new(DecidesFirst::Status, &[Body("code")], &[Body("message")]);
const SIGV4: &[AuthScheme] = &[AuthScheme::AwsSigV4 { signing_name: "x" }];
const X_AMZN: &[RequestIdPlace] = &[RequestIdPlace::Header("x-amzn-requestid")];

const fn aws(id: &'static str, protocol: Protocol) -> ServiceInfo {
    ServiceInfo::new("aws", id, protocol)
        .auth(SIGV4)
        .request_id(X_AMZN)
}

/// A success says which it was; a refusal is the error of its kind, or else the first.
const ROWS: &[Row<'_>] = &[
    said(
        OutcomeKind::Cancelled,
        &[Entry::new("Said", Slot::word("cancelled"))],
    ),
    said(
        OutcomeKind::Cancelling,
        &[Entry::new("Said", Slot::word("cancelling"))],
    ),
    said(
        OutcomeKind::AlreadyCancelled,
        &[Entry::new("Said", Slot::word("already_cancelled"))],
    ),
    said(
        OutcomeKind::AlreadyFinished,
        &[Entry::new("Said", Slot::word("already_finished"))],
    ),
    refused(RefusalKind::NotFound, "Invalid"),
    refused(RefusalKind::NotCancellable, "Invalid"),
    refused(RefusalKind::Conflict, "Invalid"),
    refused(RefusalKind::PreconditionFailed, "Invalid"),
    refused(RefusalKind::Denied, "Denied"),
    refused(RefusalKind::Unauthenticated, "Unknown"),
    refused(RefusalKind::Throttled, "Invalid"),
    refused(RefusalKind::TimedOut, "Invalid"),
    refused(RefusalKind::Unavailable, "Invalid"),
    refused(RefusalKind::Invalid, "Invalid"),
    refused(RefusalKind::Unsupported, "Invalid"),
];
const OK: &ReplyTable<'static> = &ReplyTable::new(&[200]).rows(ROWS);
const ACCEPTED: &ReplyTable<'static> = &ReplyTable::new(&[202]).rows(ROWS);

const fn said(kind: OutcomeKind, body: &'static [Entry<'static>]) -> Row<'static> {
    Row::success(DispositionKind::Outcome(kind), 200, body)
}

const fn refused(kind: RefusalKind, error: &'static str) -> Row<'static> {
    Row::error(DispositionKind::Refusal(kind), error)
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
        .replies(OK)
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
    .replies(ACCEPTED)
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
                &[Body("error_code")],
                &[Body("error_msg")],
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
            .auth(&[AuthScheme::Bearer { word: "Bearer" }])
            .error_identity(ErrorIdentity::new(
                DecidesFirst::Code,
                &[Body("reason")],
                &[Body("text")],
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

    fn info(&self) -> &'static OperationInfo {
        INFOS[N]
    }

    fn encode_input(&self, _input: &Input<N>, _out: &mut RequestWriter<'_>) {}

    fn decode_input(&self, from: &mut RequestReader<'_>) -> Input<N> {
        let mut read = |param: &ParamInfo| match (param.place.location, param.required) {
            (Location::Path, _) => Some(from.path(param.place)),
            (Location::Header, _) => from.header(param.place),
            (_, true) => Some(from.body(param.place)),
            (_, false) => from.body(param.place),
        };
        Input(INFOS[N].params.iter().map(&mut read).collect())
    }

    fn seen<'o>(&self, said: &'o Option<String>, _: &str) -> Seen<'o> {
        said.as_deref().map_or(Seen::Absent, Seen::text)
    }

    fn encode_output(&self, said: &Option<String>, out: &mut ReplyWriter<'_>) {
        out.body("Said", said);
    }

    fn decode_output(&self, from: &mut ReplyReader<'_>) -> Option<String> {
        from.body("Said")
    }

    fn encode_error(&self, _error: &Failure, out: &mut ReplyWriter<'_>) {
        out.undeclared();
    }

    fn decode_error(&self, _name: &str, from: &mut ReplyReader<'_>) -> Failure {
        Failure::Other(from.other())
    }
}

impl<const N: usize> CancelOperation for Of<N> {
    fn target<'i>(&self, _input: &'i Input<N>) -> Target<'i> {
        Target::new(INFOS[N])
    }

    fn input_of(&self, _target: &Target<'_>) -> Option<Input<N>> {
        None
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
