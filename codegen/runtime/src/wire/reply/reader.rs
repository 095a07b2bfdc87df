//! A reply as a client reads it: what emitted `decode_output` and `decode_error` call, one line a member.

use super::aws_json;
use super::said::{Said, error_reply};
use crate::operation::{DeclaredBy, OperationInfo, Protocol, ResponseBody};
#[cfg(feature = "client")]
use crate::wire::JsonText;
use crate::wire::json::Members;
use crate::wire::{BodyValue, JsonKind, NotJson, Reading, TextValue, body_value, text_value};
use crate::{ErrorReply, OtherError};
use bytes::Bytes;
use http::Response;
use std::borrow::Cow;

/// A reply as a client reads it: all that can be understood of it.
///
/// Unknown members and nulls are passed over, a missing required member is
/// corrected to an empty one, a member of another type counts as missing. What
/// is not even the body of the service, as the page of a proxy, is an error.
#[derive(Debug)]
pub struct ReplyReader<'a> {
    info: &'static OperationInfo,
    response: &'a Response<Bytes>,
    members: Members<'a>,
    reading: Reading,
    error: Option<ErrorReply>,
}

/// What a reply is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::wire) enum Verdict {
    /// A success.
    Success,
    /// An error of this name, which the operation declares.
    Declared(&'static str),
    /// Any other error.
    Other,
}

impl<'a> ReplyReader<'a> {
    pub(in crate::wire) fn new(
        info: &'static OperationInfo,
        response: &'a Response<Bytes>,
    ) -> (Self, Verdict) {
        let body = Members::of_body(response.body());
        let is_success = response.status().is_success();
        let problem = match &body {
            Err(not_json) if is_success => problem(info.response_body, response.body(), *not_json),
            _ => None,
        };
        let mut reader = Self {
            info,
            response,
            members: body.unwrap_or_default(),
            reading: Reading::lenient(),
            error: None,
        };
        let verdict = reader.judge(is_success, problem);
        (reader, verdict)
    }

    fn judge(&mut self, is_success: bool, problem: Option<&'static str>) -> Verdict {
        let (info, headers) = (self.info, self.response.headers());
        let is_rpc = info.service.protocol != Protocol::RestJson;
        let status = self.status();
        let said = match (is_success, problem) {
            (_, Some(problem)) => {
                self.error = Some(self.error_reply(Said::default()).with_problem(problem));
                return Verdict::Other;
            }
            (true, None) if is_rpc => match aws_json::said_in_success(info, &self.members) {
                None => return Verdict::Success,
                Some(said) => said,
            },
            (true, None) => return Verdict::Success,
            (false, None) => {
                let mut said = Said::by(info, status, headers, &self.members);
                if is_rpc && said.code.is_none() {
                    said.code = aws_json::code_of_element(self.response.body());
                }
                said
            }
        };
        let found = info.read_error(status, said.code.as_deref());
        self.error = Some(self.error_reply(said));
        match found {
            Some(found) if found.declared_by == DeclaredBy::Operation => {
                Verdict::Declared(found.name)
            }
            _ => Verdict::Other,
        }
    }

    fn error_reply(&self, said: Said) -> ErrorReply {
        error_reply(self.info, self.response, &self.members, said)
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.response.status().as_u16()
    }

    /// A member of the body, as it came.
    #[cfg(feature = "client")]
    pub(in crate::wire) fn member(&self, name: &str) -> Option<JsonText<'a>> {
        self.members.get(name)
    }

    /// A member of the body.
    pub fn body<T: BodyValue>(&mut self, name: &str) -> T {
        body_value(self.members.get(name), &mut self.reading)
    }

    /// A header.
    pub fn header<T: TextValue>(&mut self, name: &str) -> T {
        let value = self.response.headers().get(name);
        let text = value.and_then(|value| value.to_str().ok());
        text_value(
            text.map(|text| Cow::Borrowed(text.trim())),
            &mut self.reading,
        )
    }

    /// The reply as an error keeps it; emitted code asks for it once.
    pub fn reply(&mut self) -> ErrorReply {
        let error = self.error.take();
        error.unwrap_or_else(|| self.error_reply(Said::default()))
    }

    /// The error that the operation does not declare.
    pub fn other(&mut self) -> OtherError {
        OtherError::new(self.info, self.reply())
    }

    /// Nothing, if the success could be understood.
    pub(in crate::wire) fn finish(mut self) -> Result<(), OtherError> {
        match self.reading.found_problem() {
            None => Ok(()),
            Some(problem) => {
                let reply = self.reply().with_problem(problem);
                Err(OtherError::new(self.info, reply))
            }
        }
    }
}

/// What is wrong with the body of a success, if it cannot be the service's.
fn problem(expected: ResponseBody, body: &[u8], found: NotJson) -> Option<&'static str> {
    let is_page = body.trim_ascii_start().starts_with(b"<");
    // A page says that the request went elsewhere, whatever was to be answered.
    if is_page {
        return Some("the body of this success is a page, not the service's");
    }
    match (expected, found) {
        (_, NotJson::Empty | NotJson::NotAnObject(JsonKind::Null))
        | (ResponseBody::Empty, _)
        | (ResponseBody::Any, NotJson::NotAnObject(_)) => None,
        (_, NotJson::NotAnObject(_)) => Some("the body of this success is not a JSON object"),
        _ => Some("the body of this success is not JSON"),
    }
}
