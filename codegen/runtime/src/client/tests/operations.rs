//! Operations of four kinds, as the generator writes them.
//!
//! Long because each of them shows one way in which specs differ.

use crate::meaning::look_table::LookRow;
use crate::meaning::reply_table::{self, Entry, Read, ReplyTable, Row, Slot, State};
use crate::operation::{
    AuthScheme, CancelInfo, DecidesFirst, DiscoveryInfo, ErrorIdentity, ErrorInfo, ErrorPlace,
    Fill, LostReply, ObserveInfo, OperationInfo, ParamInfo, PartitionInfo, Protocol, RequestBody,
    RequestIdPlace, ServiceInfo, Terminal, TokenInfo,
};
use crate::{
    DispositionKind, ErrorReply, Origin, OtherError, OutcomeKind, Phase, Place, ReadingKind,
    RefusalKind, Retry, Target, TargetState, wire,
};

pub(in crate::client) use super::values::{StopInput, StopOutput};
crate::validated!(StopInput);

#[derive(Clone, Debug, PartialEq)]
pub(in crate::client) enum StopError {
    Inactive(Inactive),
    Moved(Moved),
    Pinned(Pinned),
    Other(OtherError),
}
crate::operation_error!(OPERATION, StopError, Inactive, Moved, Pinned);

const OPERATION: &OperationInfo = &info("stopper.Stop", SAFE, LostReply::Safe);

macro_rules! error {
    ($name:ident, $kind:ident, $status:literal, $retry:ident, $state:ident) => {
        #[derive(Clone, Debug, PartialEq)]
        pub(in crate::client) struct $name {
            pub(in crate::client) reply: ErrorReply,
        }

        impl $name {
            const INFO: &'static ErrorInfo =
                &ErrorInfo::new(stringify!($name), RefusalKind::$kind, $status)
                    .codes(&[stringify!($name)])
                    .then(Retry::$retry, TargetState::$state);
        }
    };
}
error!(Inactive, NotCancellable, 400, Never, Stopped);
error!(Moved, Invalid, 400, AfterRediscovery, MayBeRunning);
error!(Pinned, NotCancellable, 400, Never, MayBeRunning);

const THROTTLED: &ErrorInfo = &ErrorInfo::of_service("Throttled", RefusalKind::Throttled, 429)
    .codes(&["Throttled"])
    .then(Retry::Safe, TargetState::MayBeRunning);
const SIGNATURE: &ErrorInfo =
    &ErrorInfo::of_service("Signature", RefusalKind::Unauthenticated, 403).codes(&["Signature"]);

pub(super) const ID: Place = Place::body("Id", Origin::Service);
const IN_PATH: Place = Place::path("Id", Origin::Service);
pub(super) const NOTE: Place = Place::body("Note", Origin::Caller);
const TOKEN: Place = Place::header("x-token", Origin::Caller);
const REQUEST_ID: Place = Place::header("x-id", Origin::Caller);
const KEY: Place = Place::body("Key", Origin::Caller);

const AWS: ServiceInfo = ServiceInfo::new("aws", "stopper", Protocol::AwsJson1_1)
    .auth(&[AuthScheme::AwsSigV4 {
        signing_name: "stop",
    }])
    .endpoints(
        "aws",
        &[PartitionInfo::new("aws", "https://stop.{region}.example")],
    )
    .request_id(&[RequestIdPlace::Header("x-amzn-requestid")])
    .errors(&[THROTTLED, SIGNATURE]);

/// May be repeated.
pub(in crate::client) const SAFE: &ServiceInfo = &AWS;
/// Has to be asked for its endpoint.
pub(in crate::client) const DISCOVERED: &ServiceInfo =
    &AWS.discovery(DiscoveryInfo::new("Stopper.Describe").required());
/// Takes a token.
pub(in crate::client) const REST: &ServiceInfo =
    &ServiceInfo::new("acme", "halter", Protocol::RestJson)
        .auth(&[AuthScheme::None])
        .error_identity(ErrorIdentity::new(
            DecidesFirst::Code,
            &[ErrorPlace::Body("code")],
            &[ErrorPlace::Body("message")],
        ));

const PARAMS: &[ParamInfo] = &[
    ParamInfo::new(ID).required(),
    ParamInfo::new(NOTE),
    ParamInfo::new(KEY).secret(),
    ParamInfo::new(TOKEN),
    ParamInfo::new(REQUEST_ID).fill(Fill::RequestId),
];

/// Words that no row names are a target's that is about to stop.
const REPLIES: &ReplyTable<'static> = &ReplyTable::new(&[200])
    .states(
        None,
        &[
            State::new("RUNNING", Phase::Running),
            State::new("DRAINING", Phase::Cancelling),
            State::new("STOPPED", Phase::Cancelled),
            State::new("DONE", Phase::Succeeded),
        ],
    )
    .rows(&[Row::error(
        DispositionKind::Outcome(OutcomeKind::AlreadyFinished),
        "Inactive",
    )])
    .reads(&[
        Read::new(200, &[Entry::new("State", Slot::word("STOPPED"))])
            .reading(reads(OutcomeKind::Cancelled)),
        Read::new(
            200,
            &[Entry::new(
                "State",
                Slot::one_of(&[Slot::Unknown, Slot::Absent]),
            )],
        )
        .reading(reads(OutcomeKind::Cancelling)),
    ]);

const fn reads(kind: OutcomeKind) -> ReadingKind {
    ReadingKind::Outcome(kind)
}

const fn info(name: &'static str, service: &'static ServiceInfo, lost: LostReply) -> OperationInfo {
    OperationInfo::new(name, name, service)
        .params(PARAMS)
        .request_body(RequestBody::Members)
        .replies(REPLIES)
        .errors(&[Inactive::INFO, Moved::INFO, Pinned::INFO])
        .cancel(
            CancelInfo::new(&["Id"])
                .lost_reply(lost)
                .token(TokenInfo::for_seconds("x-token", 60)),
        )
}

macro_rules! operation {
    ($name:ident, $info:expr) => {
        #[derive(Clone, Copy, Debug)]
        pub(in crate::client) struct $name;

        impl wire::CancelOperation for $name {
            fn target<'i>(&self, input: &'i StopInput) -> Target<'i> {
                Target::new(wire::Operation::info(self)).with("Id", input.id.as_str())
            }

            fn input_of(&self, target: &Target<'_>) -> Option<StopInput> {
                let info = wire::Operation::info(self);
                // As the generator does where a target cannot keep what is required.
                let is_kept = |param: &ParamInfo| !(param.required && param.secret);
                let own = target.operation().id == info.id && info.params.iter().all(is_kept);
                own.then(|| target.get("Id")).flatten().map(StopInput::new)
            }
        }

        impl wire::Operation for $name {
            type Input = StopInput;
            type Output = StopOutput;
            type Error = StopError;

            fn info(&self) -> &'static OperationInfo {
                const INFO: &OperationInfo = &$info;
                INFO
            }

            fn seen<'o>(&self, output: &'o StopOutput, _: &str) -> reply_table::Seen<'o> {
                reply_table::Seen::of(&output.state)
            }

            fn encode_input(&self, input: &Self::Input, out: &mut wire::RequestWriter<'_>) {
                if self.info().template.contains("{Id}") {
                    return out.path(IN_PATH, &input.id);
                }
                out.body(ID, &input.id);
                out.body(NOTE, &input.note);
                out.body(KEY, &input.key);
                out.header(TOKEN, &input.token);
                out.header(REQUEST_ID, &input.request_id);
            }

            fn decode_input(&self, from: &mut wire::RequestReader<'_>) -> Self::Input {
                StopInput {
                    id: from.body(ID),
                    note: from.body(NOTE),
                    token: from.header(TOKEN),
                    request_id: from.header(REQUEST_ID),
                    key: from.body(KEY),
                }
            }

            fn encode_output(&self, output: &Self::Output, out: &mut wire::ReplyWriter<'_>) {
                out.body("State", &output.state);
            }

            fn decode_output(&self, from: &mut wire::ReplyReader<'_>) -> Self::Output {
                StopOutput {
                    state: from.body("State"),
                }
            }

            fn encode_error(&self, _: &Self::Error, out: &mut wire::ReplyWriter<'_>) {
                out.undeclared();
            }

            fn decode_error(&self, name: &str, from: &mut wire::ReplyReader<'_>) -> Self::Error {
                let reply = from.reply();
                match name {
                    "Inactive" => Inactive { reply }.into(),
                    "Moved" => Moved { reply }.into(),
                    "Pinned" => Pinned { reply }.into(),
                    _ => from.other().into(),
                }
            }
        }
    };
}

operation!(
    Stop,
    info("stopper.Stop", SAFE, LostReply::Safe).target("Stopper.Stop", &[])
);
operation!(
    Once,
    info("stopper.Once", SAFE, LostReply::UnknownOutcome).target("Stopper.Once", &[])
);
operation!(
    Seen,
    info("stopper.Seen", SAFE, LostReply::Safe)
        .target("Stopper.Stop", &[])
        .cancel(
            CancelInfo::new(&["Id"])
                .lost_reply(LostReply::Safe)
                .observe(ObserveInfo::new("GetJob").member("Job.State")),
        )
);
operation!(
    Late,
    info("stopper.Late", SAFE, LostReply::Safe)
        .target("Stopper.Stop", &[])
        .cancel(
            CancelInfo::new(&["Id"])
                .lost_reply(LostReply::Safe)
                .terminal(Terminal::Overwrites)
                .observe(
                    ObserveInfo::new("GetJob").member("Job.State").reads(&[
                        LookRow::new(
                            &[
                                Entry::new("Job.State", Slot::word("DONE")),
                                Entry::new("Job.Why", Slot::word("killed")),
                            ],
                            Phase::Cancelled,
                        ),
                        LookRow::new(
                            &[Entry::new("__type", Slot::word("Forgotten"))],
                            Phase::Ended,
                        )
                        .of_status(404),
                    ]),
                ),
        )
);
operation!(
    Reasoned,
    info("stopper.Reasoned", SAFE, LostReply::Safe)
        .target("Stopper.Reasoned", &[])
        .params(&[
            ParamInfo::new(ID).required(),
            ParamInfo::new(NOTE).required(),
            ParamInfo::new(KEY).required().secret(),
            ParamInfo::new(TOKEN).required().fill(Fill::Token),
        ])
);
operation!(
    Found,
    info("stopper.Found", DISCOVERED, LostReply::Safe).target("Stopper.Stop", &[])
);
operation!(
    Given,
    info("halter.Given", REST, LostReply::WithToken).route("POST", "/given")
);
operation!(
    Placed,
    info("halter.Placed", REST, LostReply::Safe)
        .route("DELETE", "/runs/{Id}")
        .request_body(RequestBody::None)
        .params(&[ParamInfo::new(IN_PATH).required()])
);
operation!(
    Halt,
    info("halter.Halt", REST, LostReply::WithToken)
        .route("POST", "/halt")
        .params(&[
            ParamInfo::new(ID).required(),
            ParamInfo::new(NOTE),
            ParamInfo::new(KEY).secret(),
            ParamInfo::new(TOKEN).fill(Fill::Token),
            ParamInfo::new(REQUEST_ID).fill(Fill::RequestId),
        ])
);
