//! An operation of an AWS protocol, as the generator writes it.

use crate::error;
use annul_runtime::meaning::reply_table::Seen;
use annul_runtime::operation::{
    CancelInfo, ErrorInfo, Fill, LostReply, OperationInfo, ParamInfo, Protocol, RequestBody,
    RequestIdPlace, ServiceInfo,
};
use annul_runtime::{Origin, OtherError, Place, RefusalKind, Target, Unknown, Violations, wire};

#[derive(Clone, PartialEq, Eq)]
pub(crate) struct QueryId(String);
annul_runtime::text_newtype!(QueryId);

#[derive(Clone, Debug)]
pub(crate) enum State {
    Running,
    Unknown(Unknown<State>),
}
annul_runtime::open_enum!(State { Running: "RUNNING" });

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct StopInput {
    pub(crate) id: QueryId,
    pub(crate) store: Option<String>,
}
annul_runtime::validated!(StopInput);

const ID: Place = Place::body("QueryId", Origin::Service);
const STORE: Place = Place::body("Store", Origin::Caller);

impl StopInput {
    pub(crate) fn violations(&self) -> Violations {
        let mut found = Violations::new();
        found.text(ID, self.id.as_str()).chars(1..=4);
        if let Some(store) = &self.store {
            found.text(STORE, store).chars(2..);
        }
        found
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct StopOutput {
    pub(crate) id: QueryId,
    pub(crate) state: State,
    pub(crate) count: Option<i64>,
    pub(crate) done: Option<bool>,
    pub(crate) note: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum StopError {
    Gone(Gone),
    Other(OtherError),
}
annul_runtime::operation_error!(INFO, StopError, Gone);

error!(Gone, NotFound, 404, "GoneException");

const THROTTLED: &ErrorInfo = &ErrorInfo::of_service("Throttled", RefusalKind::Throttled, 429)
    .codes(&["ThrottlingException"]);
const LOST: &ErrorInfo = &ErrorInfo::of_service("Lost", RefusalKind::Unsupported, 404)
    .codes(&["UnknownOperationException"]);

pub(crate) const INFO: &OperationInfo = &OperationInfo::new(
    "aws.Stop",
    "Stop",
    &ServiceInfo::new("aws", "aws", Protocol::AwsJson1_1)
        .request_id(&[RequestIdPlace::Header("x-amzn-requestid")])
        .errors(&[THROTTLED, LOST]),
)
.target("V1.Stop", &["com.example.V1.Stop"])
.params(&[
    ParamInfo::new(ID).required(),
    ParamInfo::new(STORE).fill(Fill::Token),
])
.request_body(RequestBody::Members)
.errors(&[Gone::INFO])
.cancel(CancelInfo::new(&["QueryId"]).lost_reply(LostReply::Safe));

#[derive(Clone, Copy)]
pub(crate) struct Stop;
annul_runtime::wire_operation!(Stop);

impl StopInput {
    fn target(&self) -> Target<'_> {
        Target::new(INFO).with("QueryId", self.id.as_str())
    }

    fn from_target(_: &Target<'_>) -> Option<Self> {
        None
    }
}

impl wire::Operation for Stop {
    type Input = StopInput;
    type Output = StopOutput;
    type Error = StopError;

    fn info(&self) -> &'static OperationInfo {
        INFO
    }

    fn encode_input(&self, input: &Self::Input, out: &mut wire::RequestWriter<'_>) {
        out.body(ID, &input.id);
        out.body(STORE, &input.store);
    }

    fn decode_input(&self, from: &mut wire::RequestReader<'_>) -> Self::Input {
        StopInput {
            id: from.body(ID),
            store: from.body(STORE),
        }
    }

    fn seen<'o>(&self, _: &'o Self::Output, _: &str) -> Seen<'o> {
        Seen::Absent
    }

    fn encode_output(&self, output: &Self::Output, out: &mut wire::ReplyWriter<'_>) {
        out.body("QueryId", &output.id);
        out.body("State", &output.state);
        out.body("Count", &output.count);
        out.body("Done", &output.done);
        out.body("Note", &output.note);
    }

    fn decode_output(&self, from: &mut wire::ReplyReader<'_>) -> Self::Output {
        StopOutput {
            id: from.body("QueryId"),
            state: from.body("State"),
            count: from.body("Count"),
            done: from.body("Done"),
            note: from.body("Note"),
        }
    }

    fn encode_error(&self, error: &Self::Error, out: &mut wire::ReplyWriter<'_>) {
        match error {
            StopError::Gone(error) => {
                out.message("Message");
                out.body("Detail", &error.detail);
            }
            StopError::Other(_) => out.undeclared(),
        }
    }

    fn decode_error(&self, name: &str, from: &mut wire::ReplyReader<'_>) -> Self::Error {
        match name {
            "Gone" => Gone {
                detail: from.body("Detail"),
                reply: from.reply(),
            }
            .into(),
            _ => from.other().into(),
        }
    }
}
