//! What an operation is: its route, params, statuses and errors.

use super::{
    CancelInfo, Codec, ErrorInfo, ParamInfo, RequestBody, ResponseBody, ServiceInfo, TextTemplate,
};
use crate::meaning::reply_table::ReplyTable;
use crate::{Phase, Reading};

/// What a spec says of one operation, besides its types.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct OperationInfo {
    /// The operation in the catalogue: `athena.StopCalculationExecution`.
    pub id: &'static str,
    /// The vendor's name: `StopCalculationExecution`.
    pub name: &'static str,
    /// The service that it belongs to.
    pub service: &'static ServiceInfo,
    /// The HTTP method.
    pub method: &'static str,
    /// The path, with params in braces.
    pub template: &'static str,
    /// The value of `X-Amz-Target`, for services that are called by it.
    pub target: Option<&'static str>,
    /// Other values of `X-Amz-Target` that callers send.
    pub target_aliases: &'static [&'static str],
    /// The params, in the order of the spec.
    pub params: &'static [ParamInfo],
    /// Whether the absence of any of them means a value.
    pub(crate) has_defaults: bool,
    /// What the body of a request is.
    pub request_body: RequestBody,
    /// The text that the body of a request is, with params in it.
    pub body_template: Option<TextTemplate>,
    /// What is answered in each case, and what each reply means; the statuses of success too.
    pub replies: &'static ReplyTable<'static>,
    /// What the body of a success is.
    pub response_body: ResponseBody,
    /// The errors that the operation itself declares.
    pub errors: &'static [&'static ErrorInfo],
    /// What cancelling means here.
    pub cancel: CancelInfo,
    /// Why the operation should no longer be used, if so.
    pub deprecated: Option<&'static str>,
    /// Whether only clients are emitted: nobody but the vendor serves it, and not each case has an answer.
    pub is_client_only: bool,
    /// The file of the spec, seen from the root of its repository.
    pub spec: &'static str,
}

/// Nothing is known but that 200 is a success.
const SUCCESS: &ReplyTable<'static> = &ReplyTable::new(&[200]);

impl OperationInfo {
    /// An operation that is called by `POST /` and answers 200.
    #[must_use]
    pub const fn new(id: &'static str, name: &'static str, service: &'static ServiceInfo) -> Self {
        Self {
            id,
            name,
            service,
            method: "POST",
            template: "/",
            target: None,
            target_aliases: &[],
            params: &[],
            has_defaults: false,
            request_body: RequestBody::None,
            body_template: None,
            replies: SUCCESS,
            response_body: ResponseBody::Members,
            errors: &[],
            cancel: CancelInfo::new(&[]),
            deprecated: None,
            is_client_only: false,
            spec: "",
        }
    }

    /// How the body of a request is written.
    #[must_use]
    pub const fn request_codec(&self) -> Codec {
        match self.request_body {
            RequestBody::Form => Codec::Form,
            RequestBody::Text => Codec::Text,
            RequestBody::None | RequestBody::EmptyObject | RequestBody::Members => {
                self.service.protocol.codec()
            }
        }
    }

    /// The content type of a request with a body.
    #[must_use]
    pub const fn request_content_type(&self) -> &'static str {
        match self.request_codec() {
            Codec::Form => "application/x-www-form-urlencoded",
            Codec::Text => "text/plain; charset=utf-8",
            Codec::Json | Codec::Xml | Codec::Cbor => self.service.protocol.content_type(),
        }
    }

    /// The declared error of a name, looked for in the operation and then in its service.
    #[must_use]
    pub fn error(&self, name: &str) -> Option<&'static ErrorInfo> {
        self.errors
            .iter()
            .chain(self.service.errors)
            .copied()
            .find(|info| info.name == name)
    }

    /// What a declared error means: its kind, unless the reply table makes an outcome of it.
    #[must_use]
    pub fn reading_of(&self, error: &ErrorInfo) -> Reading {
        let reading = self.replies.read_error(error.name, error.kind);
        reading.with_phase(None)
    }

    /// The phase that a vendor's state word means.
    #[must_use]
    pub fn phase(&self, state: &str) -> Option<Phase> {
        self.replies.phase_of(state)
    }

    /// Whether a value of `X-Amz-Target` calls this operation.
    #[must_use]
    pub fn is_target(&self, value: &str) -> bool {
        self.target == Some(value) || self.target_aliases.contains(&value)
    }
}

/// What emitted code calls.
#[doc(hidden)]
impl OperationInfo {
    #[must_use]
    pub const fn route(mut self, method: &'static str, template: &'static str) -> Self {
        self.method = method;
        self.template = template;
        self
    }

    #[must_use]
    pub const fn target(mut self, target: &'static str, aliases: &'static [&'static str]) -> Self {
        self.target = Some(target);
        self.target_aliases = aliases;
        self
    }

    #[must_use]
    pub const fn params(mut self, params: &'static [ParamInfo]) -> Self {
        let mut rest = params;
        while let [first, others @ ..] = rest {
            self.has_defaults |= first.default.is_some();
            rest = others;
        }
        self.params = params;
        self
    }

    #[must_use]
    pub const fn request_body(mut self, request_body: RequestBody) -> Self {
        self.request_body = request_body;
        self
    }

    #[must_use]
    pub const fn body_template(mut self, template: TextTemplate) -> Self {
        self.body_template = Some(template);
        self
    }

    #[must_use]
    pub const fn replies(mut self, replies: &'static ReplyTable<'static>) -> Self {
        self.replies = replies;
        self
    }

    #[must_use]
    pub const fn response_body(mut self, response_body: ResponseBody) -> Self {
        self.response_body = response_body;
        self
    }

    #[must_use]
    pub const fn errors(mut self, errors: &'static [&'static ErrorInfo]) -> Self {
        self.errors = errors;
        self
    }

    #[must_use]
    pub const fn cancel(mut self, cancel: CancelInfo) -> Self {
        self.cancel = cancel;
        self
    }

    #[must_use]
    pub const fn deprecated(mut self, note: &'static str) -> Self {
        self.deprecated = Some(note);
        self
    }

    #[must_use]
    pub const fn client_only(mut self) -> Self {
        self.is_client_only = true;
        self
    }

    #[must_use]
    pub const fn spec(mut self, path: &'static str) -> Self {
        self.spec = path;
        self
    }
}
