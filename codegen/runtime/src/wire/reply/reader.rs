//! A reply as a client reads it: what emitted `decode_output` and `decode_error` call, one line a member.

use crate::operation::{DeclaredBy, ErrorInfo, OperationInfo, ResponseBody};
#[cfg(feature = "client")]
use crate::wire::Node;
use crate::wire::binding::{Bound, Said, error_reply};
use crate::wire::codec::{Given, Members};
use crate::wire::headers;
use crate::wire::value::{BodyShape, Findings, TextShape, Typed, body_value, text_value};
use crate::wire::{BadBody, FromBody, FromText, ValueKind};
use crate::{ErrorReply, OtherError, Reading};
use bytes::Bytes;
use http::{HeaderMap, Response};
use std::borrow::Cow;

/// A reply as a client reads it: all that can be understood of it.
///
/// Unknown members and nulls are passed over, a missing required member is
/// corrected to an empty one, a member of another type counts as missing. What
/// is not even the body of the service, as the page of a proxy, is an error.
#[derive(Debug)]
pub struct ReplyReader<'a> {
    info: &'static OperationInfo,
    status: u16,
    /// None, if the reply is made here: then there are no headers.
    response: Option<&'a Response<Bytes>>,
    members: Members<'a>,
    /// What is wrong with the body of a success.
    problem: Option<&'static str>,
    findings: Findings,
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
    /// A reply that came, with its body as it can be read.
    pub(in crate::wire) fn new(
        info: &'static OperationInfo,
        response: &'a Response<Bytes>,
        body: &'a [u8],
    ) -> Self {
        let is_success = response.status().is_success();
        let (members, problem) = match Bound::of(info).reply_members(!is_success, body) {
            Ok(members) => (members, None),
            Err(bad) if is_success => (Members::default(), problem(info, body, bad)),
            Err(_) => (Members::default(), None),
        };
        Self {
            info,
            status: response.status().as_u16(),
            response: Some(response),
            members,
            problem,
            findings: Findings::lenient(),
            error: None,
        }
    }

    /// A success that a server makes, with these members.
    pub(in crate::wire) fn given(
        info: &'static OperationInfo,
        status: u16,
        given: &'a Given<'a>,
    ) -> Self {
        Self {
            info,
            status,
            response: None,
            members: Members::given(given),
            problem: None,
            findings: Findings::lenient(),
            error: None,
        }
    }

    /// A declared error that a server makes, with these members.
    pub(in crate::wire) fn given_error(
        info: &'static OperationInfo,
        error: &'static ErrorInfo,
        message: &str,
        given: &'a Given<'a>,
    ) -> Self {
        let reply = ErrorReply::of(error).with_message(message);
        Self {
            error: Some(reply),
            ..Self::given(info, error.status, given)
        }
    }

    /// What a reply is that came.
    pub(in crate::wire) fn judge(&mut self, response: &'a Response<Bytes>) -> Verdict {
        let (info, headers) = (self.info, response.headers());
        let bound = Bound::of(info);
        let said = if response.status().is_success() {
            let said = bound.said_in_success(headers, &self.members);
            match (self.problem, said) {
                (Some(problem), said) => {
                    // A code in a header says more than the body that could not be read.
                    let reply = self.error_reply(said.unwrap_or_default());
                    self.error = Some(reply.with_problem(problem));
                    return Verdict::Other;
                }
                (None, Some(said)) => said,
                (None, None) => {
                    if let Some(output) = bound.output(&self.members) {
                        self.members = output;
                    }
                    return Verdict::Success;
                }
            }
        } else {
            bound.said(self.status, headers, &self.members, response.body())
        };
        let found = info.read_error(self.status, said.code.as_deref());
        self.error = Some(self.error_reply(said));
        match found {
            Some(found) if found.declared_by == DeclaredBy::Operation => {
                Verdict::Declared(found.name)
            }
            _ => Verdict::Other,
        }
    }

    fn error_reply(&self, said: Said<'_>) -> ErrorReply {
        match self.response {
            Some(response) => error_reply(self.info, response, &self.members, said),
            None => ErrorReply::new(self.status),
        }
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// A member of the body, as it came.
    #[cfg(feature = "client")]
    pub(in crate::wire) fn member(&self, name: &str) -> Option<Node<'a>> {
        self.members.get(name)
    }

    /// A member of the body.
    pub fn body<T: FromBody>(&mut self, name: &str) -> T {
        self.shaped(name, &Typed::<T>::new())
    }

    /// The same for one that tells what the reply means: nothing stands in for it.
    pub fn deciding<T: FromBody>(&mut self, name: &str) -> T {
        self.deciding_shaped(name, &Typed::<T>::new())
    }

    /// A header.
    pub fn header<T: FromText>(&mut self, name: &str) -> T {
        self.header_shaped(name, &Typed::<T>::new())
    }

    pub(in crate::wire) fn shaped<S: BodyShape>(&mut self, name: &str, shape: &S) -> S::Value {
        body_value(shape, self.members.find(name), &mut self.findings)
    }

    pub(in crate::wire) fn deciding_shaped<S: BodyShape>(
        &mut self,
        name: &str,
        shape: &S,
    ) -> S::Value {
        let value = self.members.get(name);
        if !shape.is_optional() && value.is_none() {
            self.findings.undecided();
        }
        body_value(shape, value, &mut self.findings)
    }

    pub(in crate::wire) fn header_shaped<S: TextShape>(
        &mut self,
        name: &str,
        shape: &S,
    ) -> S::Value {
        let text = self.header_text(name);
        text_value(shape, text, &mut self.findings)
    }

    fn header_text(&self, name: &str) -> Option<Cow<'a, str>> {
        let headers: &'a HeaderMap = self.response?.headers();
        let text = headers::value(headers, name)?.to_str().ok()?;
        Some(Cow::Borrowed(text.trim_ascii()))
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

    /// The success as an error, for one that means a refusal, or that does not tell.
    pub(in crate::wire) fn refused(&mut self, reading: Reading) -> OtherError {
        self.other().read_as(reading)
    }

    /// Nothing, if the success could be understood.
    pub(in crate::wire) fn check(&mut self) -> Result<(), OtherError> {
        match self.findings.found_problem() {
            None => Ok(()),
            Some(problem) => {
                let reply = self.reply().with_problem(problem);
                Err(OtherError::new(self.info, reply))
            }
        }
    }
}

/// What is wrong with the body of a success, if it cannot be the service's.
fn problem(info: &OperationInfo, body: &[u8], found: BadBody) -> Option<&'static str> {
    let expected = info.response_body;
    let is_page = body.trim_ascii_start().starts_with(b"<") && expected != ResponseBody::Text;
    // A page says that the request went elsewhere, whatever was to be answered.
    if is_page {
        return Some("the body of this success is a page, not the service's");
    }
    match (expected, found) {
        (ResponseBody::RequiredMembers, BadBody::Empty | BadBody::NotAnObject(ValueKind::Null)) => {
            Some("this success has no body, and so lacks members that are always there")
        }
        (_, BadBody::Empty | BadBody::NotAnObject(ValueKind::Null))
        | (ResponseBody::Empty | ResponseBody::Text, _)
        | (ResponseBody::Any, BadBody::NotAnObject(_)) => None,
        (_, BadBody::NotAnObject(_)) => Some("the body of this success is not an object"),
        _ => Some("the body of this success cannot be read"),
    }
}
