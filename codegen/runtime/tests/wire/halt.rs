//! An operation over path, query, headers and body, with every type, as the generator writes it.

use crate::error;
use annul_runtime::meaning::reply_table::{Literal, ReplyTable, Seen};
use annul_runtime::operation::{
    CancelInfo, DecidesFirst, ErrorIdentity, ErrorPlace, Fill, OperationInfo, ParamInfo, Protocol,
    RequestBody, RequestIdPlace, ResponseBody, ServiceInfo,
};
use annul_runtime::{Json, Origin, OtherError, Place, Secret, Target, Violations, wire};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    Soft,
    Hard,
}
annul_runtime::closed_enum!(Mode);

impl Mode {
    pub(crate) const WORDS: &'static [&'static str] = &["soft", "hard"];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Soft => "soft",
            Self::Hard => "hard",
        }
    }

    pub(crate) fn known(word: &str) -> Option<Self> {
        match word {
            "soft" => Some(Self::Soft),
            "hard" => Some(Self::Hard),
            _ => None,
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Step {
    pub(crate) name: String,
    pub(crate) last: Option<bool>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct HaltInput {
    pub(crate) group: String,
    pub(crate) run: i64,
    pub(crate) only: Option<Vec<String>>,
    pub(crate) etag: Option<String>,
    pub(crate) token: Option<String>,
    pub(crate) mode: Mode,
    pub(crate) steps: Option<Vec<Step>>,
    pub(crate) extra: Option<Json>,
    pub(crate) key: Option<Secret>,
}
annul_runtime::validated!(HaltInput);

const GROUP: Place = Place::path("group", Origin::Caller);
const RUN: Place = Place::path("run", Origin::Service);
const VERSION: Place = Place::query("api-version", Origin::Caller);
const ONLY: Place = Place::query("only", Origin::Caller);
const ETAG: Place = Place::header("If-Match", Origin::Service);
const TOKEN: Place = Place::header("x-token", Origin::Caller);
const MODE: Place = Place::body("mode", Origin::Caller);
const STEPS: Place = Place::body("steps", Origin::Caller);
const STEPS_NAME: Place = Place::body("steps[].name", Origin::Caller);
const STEPS_LAST: Place = Place::body("steps[].last", Origin::Caller);
const EXTRA: Place = Place::body("extra", Origin::Caller);
const KEY: Place = Place::body("key", Origin::Caller);

impl HaltInput {
    pub(crate) fn new(group: &str, run: i64, mode: Mode) -> Self {
        Self {
            group: group.to_owned(),
            run,
            only: None,
            etag: None,
            token: None,
            mode,
            steps: None,
            extra: None,
            key: None,
        }
    }

    pub(crate) fn violations(&self) -> Violations {
        let mut found = Violations::new();
        found.text(GROUP, &self.group).path_segments();
        found.integer(RUN, self.run, 1..);
        if let Some(etag) = &self.etag {
            found.text(ETAG, etag).header_value();
        }
        for (index, step) in self.steps.iter().flatten().enumerate() {
            found.text(STEPS_NAME.item(index), &step.name).chars(..=4);
        }
        if let Some(key) = &self.key {
            found.text(KEY, key.expose()).chars(2..);
        }
        found
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct HaltOutput {
    pub(crate) status: u16,
    pub(crate) owner: Option<String>,
    pub(crate) mode: Mode,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum HaltError {
    Gone(Gone),
    Other(OtherError),
}
annul_runtime::operation_error!(INFO, HaltError, Gone);

error!(Gone, NotFound, 404, "7");

pub(crate) const INFO: &OperationInfo = &OperationInfo::new(
    "rest.Halt",
    "Halt",
    &ServiceInfo::new("rest", "rest", Protocol::RestJson)
        .request_id(&[RequestIdPlace::Header("X-Id"), RequestIdPlace::Body("id")])
        .error_identity(ErrorIdentity::new(
            DecidesFirst::Status,
            &[ErrorPlace::Body("error_code"), ErrorPlace::Body("code")],
            &[ErrorPlace::Body("error_msg"), ErrorPlace::Body("message")],
        )),
)
.route("PUT", "/v1/{group+}/runs/{run}:halt")
.params(&[
    ParamInfo::new(GROUP).required(),
    ParamInfo::new(RUN).required(),
    ParamInfo::new(VERSION)
        .required()
        .constant(Literal::Text("2"), &["2"]),
    ParamInfo::new(ONLY),
    ParamInfo::new(ETAG),
    ParamInfo::new(TOKEN).fill(Fill::Token),
    ParamInfo::new(MODE).required(),
    ParamInfo::new(STEPS),
    ParamInfo::new(EXTRA),
    ParamInfo::new(KEY).secret(),
])
.request_body(RequestBody::Members)
.replies(&ReplyTable::new(&[200, 202]))
.response_body(ResponseBody::Members)
.errors(&[Gone::INFO])
.cancel(CancelInfo::new(&["group", "run"]));

#[derive(Clone, Copy)]
pub(crate) struct Halt;
annul_runtime::wire_operation!(Halt);

impl HaltInput {
    fn target(&self) -> Target<'_> {
        Target::new(INFO).with("group", &self.group)
    }

    fn from_target(_: &Target<'_>) -> Option<Self> {
        None
    }
}

impl wire::Operation for Halt {
    type Input = HaltInput;
    type Output = HaltOutput;
    type Error = HaltError;

    fn info(&self) -> &'static OperationInfo {
        INFO
    }

    fn encode_input(&self, input: &Self::Input, out: &mut wire::RequestWriter<'_>) {
        out.path(GROUP, &input.group);
        out.path(RUN, &input.run);
        out.constant(VERSION);
        out.query_list(ONLY, &input.only);
        out.header(ETAG, &input.etag);
        out.header(TOKEN, &input.token);
        out.body(MODE, &input.mode);
        out.body(STEPS, &input.steps);
        out.body(EXTRA, &input.extra);
        out.body(KEY, &input.key);
    }

    fn decode_input(&self, from: &mut wire::RequestReader<'_>) -> Self::Input {
        from.constant(VERSION);
        HaltInput {
            group: from.path(GROUP),
            run: from.path(RUN),
            only: from.query_list(ONLY),
            etag: from.header(ETAG),
            token: from.header(TOKEN),
            mode: from.body(MODE),
            steps: from.body(STEPS),
            extra: from.body(EXTRA),
            key: from.body(KEY),
        }
    }

    fn seen<'o>(&self, _: &'o Self::Output, _: &str) -> Seen<'o> {
        Seen::Absent
    }

    fn status(&self, output: &Self::Output) -> u16 {
        output.status
    }

    fn encode_output(&self, output: &Self::Output, out: &mut wire::ReplyWriter<'_>) {
        out.status(output.status);
        out.header("x-owner", &output.owner);
        out.body("mode", &output.mode);
    }

    fn decode_output(&self, from: &mut wire::ReplyReader<'_>) -> Self::Output {
        HaltOutput {
            status: from.status(),
            owner: from.header("x-owner"),
            mode: from.body("mode"),
        }
    }

    fn encode_error(&self, error: &Self::Error, out: &mut wire::ReplyWriter<'_>) {
        match error {
            HaltError::Gone(error) => {
                out.code_number("error_code");
                out.message("error_msg");
                out.body("detail", &error.detail);
            }
            HaltError::Other(_) => out.undeclared(),
        }
    }

    fn decode_error(&self, name: &str, from: &mut wire::ReplyReader<'_>) -> Self::Error {
        match name {
            "Gone" => Gone {
                detail: from.body("detail"),
                reply: from.reply(),
            }
            .into(),
            _ => from.other().into(),
        }
    }
}

annul_runtime::object_value!(Step);

impl wire::Object for Step {
    fn write_members(&self, out: &mut wire::BodyWriter) {
        out.member("name", &self.name);
        out.member_or_null("last", &self.last);
    }

    fn read_members(from: &mut wire::ObjectReader<'_, '_>) -> Self {
        Self {
            name: from.member_at(STEPS_NAME, "name"),
            last: from.member_or_null_at(STEPS_LAST, "last"),
        }
    }
}
