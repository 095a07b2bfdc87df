//! A reply as a server makes it: what emitted `encode_output` and `encode_error` call, one line a member.

use super::told::Told;
use crate::ErrorReply;
use crate::meaning::reply_table::is_bodiless;
use crate::operation::{OperationInfo, ResponseBody};
use crate::wire::binding::Bound;
use crate::wire::codec::Fill;
use crate::wire::prepared::{Prepared, length};
use crate::wire::{BodyWriter, ToBody, ToText};
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode, header};

/// A reply in the making.
#[derive(Debug)]
pub struct ReplyWriter<'a> {
    info: &'static OperationInfo,
    prepared: &'static Prepared,
    status: u16,
    headers: HeaderMap,
    body: BodyWriter,
    has_body: bool,
    error: Option<&'a ErrorReply>,
    raw: Option<&'a ErrorReply>,
    told: Told,
}

impl<'a> ReplyWriter<'a> {
    /// A success.
    pub(in crate::wire) fn success(info: &'static OperationInfo) -> Self {
        let status = info.replies.statuses.first().copied().unwrap_or(200);
        let has_body = match info.response_body {
            ResponseBody::Members | ResponseBody::RequiredMembers => true,
            ResponseBody::Empty | ResponseBody::Any | ResponseBody::Text => false,
        };
        let bound = Bound::of(info);
        let has_body = has_body || bound.always_has_body();
        let body = BodyWriter::new(bound.reply_format(false), false);
        Self::new(info, status, body, has_body)
    }

    /// An error.
    pub(in crate::wire) fn error(info: &'static OperationInfo, reply: &'a ErrorReply) -> Self {
        let format = Bound::of(info).reply_format(true);
        let body = BodyWriter::of_error(format, reply.message());
        // Whoever passes on what went wrong elsewhere may have an error under the status of a success.
        let status = match reply.status() {
            status @ 400..=599 => status,
            _ => 500,
        };
        let mut writer = Self::new(info, status, body, true);
        writer.error = Some(reply);
        if let Some(member) = Bound::of(info).code_member() {
            writer.code(member);
        }
        writer
    }

    fn new(
        info: &'static OperationInfo,
        status: u16,
        mut body: BodyWriter,
        has_body: bool,
    ) -> Self {
        if has_body {
            body.begin();
        }
        Self {
            info,
            status,
            // Its content type, its length, the id of the request, and one to spare.
            headers: HeaderMap::with_capacity(4),
            prepared: Prepared::of(info),
            body,
            has_body,
            error: None,
            raw: None,
            told: Told::of(&info.service.error_identity),
        }
    }

    /// The status, for a success that has several.
    pub fn status(&mut self, status: u16) {
        self.status = status;
    }

    /// A header. One that cannot be sent is left out: the reply has to arrive.
    pub fn header<T: ToText>(&mut self, name: &str, value: &T) {
        if let Some(text) = value.to_text() {
            self.write_header(name, &text, value.is_secret());
        }
    }

    /// A member of the body.
    pub fn body<T: ToBody>(&mut self, name: &str, value: &T) {
        self.body.member(name, value);
    }

    /// A member of the body that is always there: `null`, if the value is absent.
    pub fn body_or_null<T: ToBody>(&mut self, name: &str, value: &T) {
        self.body.member_or_null(name, value);
    }

    /// The member of an error that holds its code.
    pub fn code(&mut self, name: &str) {
        self.told.code(name);
        let code = self.error.and_then(ErrorReply::code);
        if let Some(code) = code {
            self.body.member(name, &code.to_owned());
        }
    }

    /// The member of an error that holds its code as a number.
    pub fn code_number(&mut self, name: &str) {
        let code = self.error.and_then(ErrorReply::code);
        match code.map(str::parse::<i64>) {
            Some(Ok(number)) => self.body.member(name, &number),
            _ => self.code(name),
        }
    }

    /// The member of an error that holds its message.
    pub fn message(&mut self, name: &str) {
        self.told.message(name);
        let message = self.error.and_then(ErrorReply::message);
        self.body.member(name, &message.map(str::to_owned));
    }

    /// A place inside of an error's body that holds its code, unless what is written has one there.
    pub fn code_at(&mut self, path: &'static str) {
        self.told.code(path);
        let code = self.error.and_then(ErrorReply::code);
        self.fill(path, code.map(|code| Fill::Text(code.to_owned())));
    }

    /// The same for a code that is a number.
    pub fn code_number_at(&mut self, path: &'static str) {
        let code = self.error.and_then(ErrorReply::code);
        match code.map(str::parse::<i64>) {
            Some(Ok(number)) => {
                self.told.code(path);
                self.fill(path, Some(Fill::Number(number)));
            }
            _ => self.code_at(path),
        }
    }

    /// A place inside of an error's body that holds its message, unless what is written has one there.
    pub fn message_at(&mut self, path: &'static str) {
        self.told.message(path);
        let message = self.error.and_then(ErrorReply::message);
        self.fill(path, message.map(|text| Fill::Text(text.to_owned())));
    }

    fn fill(&mut self, path: &'static str, end: Option<Fill>) {
        if let Some(fill) = end.and_then(|end| Fill::at(path, end)) {
            self.body.fill(fill);
        }
    }

    /// The body of an error of which no member is declared.
    pub fn undeclared(&mut self) {
        // A body that an implementor gave goes out as it is.
        self.raw = self.error.filter(|reply| !reply.body().is_empty());
        let identity = &self.info.service.error_identity;
        let own = Bound::of(self.info).code_member();
        if let (None, Some(path)) = (own, Told::in_body(identity.code)) {
            self.code_at(path);
        }
        if let Some(path) = Told::in_body(identity.message) {
            self.message_at(path);
        }
    }

    /// The headers that tell code and message, where no member before them does.
    fn write_told(&mut self) {
        let Some(reply) = self.error else { return };
        let [code, message] = self.told.headers();
        for (name, text) in [(code, reply.code()), (message, reply.message())] {
            let name = name.filter(|name| !self.headers.contains_key(*name));
            if let Some((name, text)) = name.zip(text) {
                self.write_header(name, text, false);
            }
        }
    }

    fn write_header(&mut self, name: &str, text: &str, is_secret: bool) {
        let name = HeaderName::from_bytes(name.as_bytes());
        if let (Ok(name), Ok(mut value)) = (name, HeaderValue::from_str(text)) {
            value.set_sensitive(is_secret);
            self.headers.insert(name, value);
        }
    }

    /// The reply, with the id under which the server has the request.
    pub(in crate::wire) fn finish(mut self, request_id: Option<&str>) -> Response<Bytes> {
        self.write_request_id(request_id);
        self.write_told();
        Bound::of(self.info).reply_headers(&mut self.headers);
        let content_type = match self.raw.and_then(|raw| raw.header("content-type")) {
            Some(own) => HeaderValue::from_str(own).ok(),
            None => Some(self.prepared.reply_content_type.clone()),
        };
        let status = StatusCode::from_u16(self.status);
        let status = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = match self.raw {
            _ if is_bodiless(status.as_u16()) => Bytes::new(),
            Some(raw) => Bytes::copy_from_slice(raw.body()),
            None if self.has_body => self.body.finish(),
            None => Bytes::new(),
        };
        // The AWS protocols name it even where there is no body.
        if !body.is_empty() || Bound::of(self.info).always_names_content_type() {
            match content_type {
                Some(value) => self.headers.insert(header::CONTENT_TYPE, value),
                None => self.headers.remove(header::CONTENT_TYPE),
            };
        }
        if status != StatusCode::NO_CONTENT {
            self.headers
                .insert(header::CONTENT_LENGTH, length(body.len()));
        }
        let mut response = Response::new(body);
        *response.status_mut() = status;
        *response.headers_mut() = self.headers;
        response
    }

    /// Where the service has its request ids, unless the reply has one there already.
    fn write_request_id(&mut self, request_id: Option<&str>) {
        let own = self.error.and_then(ErrorReply::request_id);
        let Some(id) = own.or(request_id) else {
            return;
        };
        if let Some(path) = Bound::of(self.info).request_id_elements(self.error.is_some()) {
            self.body.set_tail(path, id);
        }
        if let Some(name) = &self.prepared.request_id
            && !self.headers.keys().any(|known| known == name)
            && let Ok(id) = HeaderValue::from_str(id)
        {
            self.headers.insert(name.clone(), id);
        }
    }
}
