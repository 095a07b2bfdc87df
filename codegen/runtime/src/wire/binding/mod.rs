//! Bindings: where the parts of requests and replies travel, whatever the codec of bodies.
//!
//! Every question is asked by a `match`, so that the compiler points out a new binding.

mod aws_query;
mod aws_target;
#[cfg(feature = "server")]
mod platform;
mod rest;
mod rpc;
mod said;

#[cfg(feature = "server")]
pub(crate) use aws_query::action_of;
#[cfg(feature = "server")]
pub(crate) use platform::error_of_platform;
pub(super) use said::{Said, error_reply};

#[cfg(feature = "xml")]
use super::codec::Envelope;
use super::codec::{Format, Members, Nesting};
use super::{BadBody, BodyWriter, Rejection};
use crate::operation::{Binding, Codec, OperationInfo, Quote, TextTemplate};
use http::HeaderMap;

/// What each binding answers, for one operation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bound<'i> {
    info: &'i OperationInfo,
    binding: Binding,
}

impl<'i> Bound<'i> {
    pub(super) const fn of(info: &'i OperationInfo) -> Self {
        Self {
            info,
            binding: info.service.protocol.binding(),
        }
    }

    /// How the body of a request is written.
    pub(super) fn request_format(self) -> Format {
        let info = self.info;
        match info.request_codec() {
            Codec::Json => Format::Json,
            Codec::Form => Format::Form(match self.binding {
                Binding::AwsQuery => aws_query::nesting(info.service.protocol),
                Binding::Rest | Binding::AwsTarget | Binding::Rpc => Nesting::Repeated,
            }),
            Codec::Text => {
                let nothing = const { TextTemplate::new("", Quote::None) };
                Format::Text(info.body_template.unwrap_or(nothing))
            }
            Codec::Xml => xml(info, || vec![format!("{}Request", info.name)]),
            Codec::Cbor => cbor(),
        }
    }

    /// How the body of a reply is written.
    pub(super) fn reply_format(self, is_error: bool) -> Format {
        let info = self.info;
        match info.service.protocol.codec() {
            Codec::Json => Format::Json,
            Codec::Xml => xml(info, || self.around(is_error)),
            Codec::Cbor => cbor(),
            codec @ (Codec::Form | Codec::Text) => Format::Missing(codec),
        }
    }

    /// The members of the body of a reply.
    pub(super) fn reply_members(self, is_error: bool, body: &[u8]) -> Result<Members<'_>, BadBody> {
        match self.info.service.protocol.codec() {
            // It has no elements around it and no names for items, so there is no format to make.
            Codec::Json => Members::of_json(body),
            _ => Members::of_body(&self.reply_format(is_error), body),
        }
    }

    /// The elements around the members of a reply.
    fn around(self, is_error: bool) -> Vec<String> {
        #[cfg(feature = "xml")]
        if self.binding == Binding::AwsQuery {
            return aws_query::around(self.info, is_error);
        }
        if is_error {
            return vec![rest::error_element(&self.info.service.error_identity).to_owned()];
        }
        vec![format!("{}Result", self.info.name)]
    }

    /// Members that every body of a request to an operation of this name begins with.
    pub(super) fn begin(self, name: &str, body: &mut BodyWriter) {
        match self.binding {
            Binding::Rest | Binding::AwsTarget | Binding::Rpc => {}
            Binding::AwsQuery => aws_query::begin(self.info, name, body),
        }
    }

    /// Makes a request one to another operation of the service, where path and headers name it.
    #[cfg(feature = "client")]
    pub(super) fn rename(self, name: &str, head: &mut http::request::Parts) -> http::Result<()> {
        match self.binding {
            Binding::Rest | Binding::AwsQuery => Ok(()),
            Binding::AwsTarget => aws_target::rename(self.info, name, &mut head.headers),
            Binding::Rpc => rpc::rename(name, &mut head.uri),
        }
    }

    /// Whether a request is one to this operation, by the members of its body.
    pub(super) fn accept_members(self, members: &Members<'_>) -> Result<(), Rejection> {
        match self.binding {
            Binding::Rest | Binding::AwsTarget | Binding::Rpc => Ok(()),
            Binding::AwsQuery => aws_query::accept_members(self.info, members),
        }
    }

    /// The members of an output, where they are inside of another member of the body of a success.
    pub(super) fn output<'a>(self, members: &Members<'a>) -> Option<Members<'a>> {
        match self.binding {
            Binding::Rest | Binding::AwsTarget | Binding::Rpc => None,
            Binding::AwsQuery => aws_query::output(self.info, members),
        }
    }

    /// The elements that hold the id of a request at the end of a reply, where the binding has some.
    pub(super) const fn request_id_elements(
        self,
        is_error: bool,
    ) -> Option<&'static [&'static str]> {
        match self.binding {
            Binding::Rest | Binding::AwsTarget | Binding::Rpc => None,
            Binding::AwsQuery => Some(aws_query::request_id(self.info.service.protocol, is_error)),
        }
    }

    /// Whether a success has a body even where its spec has no member for it.
    pub(super) const fn always_has_body(self) -> bool {
        match self.binding {
            Binding::Rest | Binding::AwsTarget => false,
            Binding::AwsQuery | Binding::Rpc => true,
        }
    }

    /// Headers that every reply has.
    pub(super) fn reply_headers(self, headers: &mut HeaderMap) {
        match self.binding {
            Binding::Rest | Binding::AwsTarget | Binding::AwsQuery => {}
            Binding::Rpc => rpc::protocol(headers),
        }
    }

    /// Headers that every request has.
    pub(super) fn headers(self, headers: &mut HeaderMap) {
        match self.binding {
            Binding::Rest => rest::headers(self.info, headers),
            Binding::AwsTarget => aws_target::headers(self.info, headers),
            Binding::AwsQuery => {}
            Binding::Rpc => rpc::headers(self.info, headers),
        }
    }

    /// Whether a request is one to this operation, by its headers; `is_empty` says that it has no body.
    pub(super) fn accept(self, headers: &HeaderMap, is_empty: bool) -> Result<(), Rejection> {
        match self.binding {
            Binding::Rest => rest::accept(self.info, headers, is_empty),
            Binding::AwsTarget => aws_target::accept(self.info, headers),
            Binding::AwsQuery => aws_query::accept(self.info, headers),
            Binding::Rpc => rpc::accept(self.info, headers, is_empty),
        }
    }

    /// The same for a request of which a router knows already which operation it names.
    #[cfg(feature = "server")]
    pub(super) fn accept_routed(
        self,
        headers: &HeaderMap,
        is_empty: bool,
    ) -> Result<(), Rejection> {
        match self.binding {
            Binding::Rest => rest::accept(self.info, headers, is_empty),
            Binding::AwsTarget => Ok(()),
            Binding::AwsQuery => aws_query::accept(self.info, headers),
            Binding::Rpc => rpc::accept(self.info, headers, is_empty),
        }
    }

    /// Whether a null in a request is nothing at all.
    pub(super) const fn drops_nulls(self) -> bool {
        match self.binding {
            Binding::Rest | Binding::AwsQuery => false,
            Binding::AwsTarget | Binding::Rpc => true,
        }
    }

    /// What an error says.
    pub(super) fn said<'a>(
        self,
        status: u16,
        headers: &'a HeaderMap,
        members: &Members<'a>,
        body: &'a [u8],
    ) -> Said<'a> {
        match self.binding {
            Binding::Rest => rest::said(&self.info.service.error_identity, headers, members),
            Binding::AwsTarget => {
                let mut said = aws_target::said(self.info, status, headers, members);
                if said.code.is_none() {
                    said.code = aws_target::code_of_element(body);
                }
                said
            }
            Binding::AwsQuery => {
                aws_query::said(&self.info.service.error_identity, headers, members)
            }
            Binding::Rpc => rpc::said(self.info, headers, members),
        }
    }

    /// The error under the status of a success, if there is one.
    pub(super) fn said_in_success<'a>(
        self,
        headers: &'a HeaderMap,
        members: &Members<'a>,
    ) -> Option<Said<'a>> {
        match self.binding {
            Binding::Rest | Binding::AwsQuery | Binding::Rpc => None,
            Binding::AwsTarget => aws_target::said_in_success(self.info, headers, members),
        }
    }

    /// The member that holds the code of every error, before those that its spec lists.
    pub(super) const fn code_member(self) -> Option<&'static str> {
        match self.binding {
            Binding::Rest | Binding::AwsQuery => None,
            Binding::AwsTarget | Binding::Rpc => Some("__type"),
        }
    }

    /// Whether a reply names its content type even where it has no body.
    pub(super) const fn always_names_content_type(self) -> bool {
        match self.binding {
            Binding::Rest | Binding::AwsQuery | Binding::Rpc => false,
            Binding::AwsTarget => true,
        }
    }
}

/// XML inside of these elements, as far as this build has it.
#[cfg(feature = "xml")]
fn xml(info: &OperationInfo, around: impl FnOnce() -> Vec<String>) -> Format {
    let item = match info.service.protocol {
        crate::operation::Protocol::Ec2Query => "item",
        _ => "member",
    };
    Format::Xml(Envelope {
        around: around(),
        item,
    })
}

/// XML inside of these elements, as far as this build has it.
#[cfg(not(feature = "xml"))]
fn xml(_info: &OperationInfo, _around: impl FnOnce() -> Vec<String>) -> Format {
    Format::Missing(Codec::Xml)
}

/// CBOR, as far as this build has it.
const fn cbor() -> Format {
    #[cfg(feature = "cbor")]
    return Format::Cbor;
    #[cfg(not(feature = "cbor"))]
    Format::Missing(Codec::Cbor)
}
