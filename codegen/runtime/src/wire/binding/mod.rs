//! Bindings: where the parts of requests and replies travel, whatever the codec of bodies.
//!
//! Every question is asked by a `match`, so that the compiler points out a new binding.

mod aws_target;
mod rest;
mod said;

pub(super) use said::{Said, error_reply};

use super::Rejection;
use super::codec::Members;
use crate::operation::{Binding, OperationInfo};
use http::HeaderMap;

/// What each binding answers, for one operation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bound {
    info: &'static OperationInfo,
    binding: Binding,
}

impl Bound {
    pub(super) const fn of(info: &'static OperationInfo) -> Self {
        Self {
            info,
            binding: info.service.protocol.binding(),
        }
    }

    /// Headers that every request has.
    pub(super) fn headers(self, headers: &mut HeaderMap) {
        match self.binding {
            Binding::Rest => rest::headers(headers),
            Binding::AwsTarget => aws_target::headers(self.info, headers),
        }
    }

    /// Whether a request is one to this operation, by its headers; `is_empty` says that it has no body.
    pub(super) fn accept(self, headers: &HeaderMap, is_empty: bool) -> Result<(), Rejection> {
        match self.binding {
            Binding::Rest => rest::accept(self.info, headers, is_empty),
            Binding::AwsTarget => aws_target::accept(self.info, headers),
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
        }
    }

    /// Whether a null in a request is nothing at all.
    pub(super) const fn drops_nulls(self) -> bool {
        match self.binding {
            Binding::Rest => false,
            Binding::AwsTarget => true,
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
        }
    }

    /// The error under the status of a success, if there is one.
    pub(super) fn said_in_success<'a>(
        self,
        headers: &'a HeaderMap,
        members: &Members<'a>,
    ) -> Option<Said<'a>> {
        match self.binding {
            Binding::Rest => None,
            Binding::AwsTarget => aws_target::said_in_success(self.info, headers, members),
        }
    }

    /// The member that holds the code of every error, before those that its spec lists.
    pub(super) const fn code_member(self) -> Option<&'static str> {
        match self.binding {
            Binding::Rest => None,
            Binding::AwsTarget => Some("__type"),
        }
    }

    /// Whether a reply names its content type even where it has no body.
    pub(super) const fn always_names_content_type(self) -> bool {
        match self.binding {
            Binding::Rest => false,
            Binding::AwsTarget => true,
        }
    }
}
