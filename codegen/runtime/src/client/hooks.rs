//! What a program adds to each attempt of a call: before the request is signed, and after the reply.

use super::TransportError;
use super::fixed::{FixedHeader, check};
use crate::operation::OperationInfo;
use crate::sign::BoxError;
use crate::wire::{HttpRequest, HttpResponse};
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

type Before = dyn Fn(&mut BeforeAttempt<'_>) -> Result<(), BoxError> + Send + Sync;
type After = dyn Fn(&AfterAttempt<'_>) + Send + Sync;

/// The hooks of a client, in the order in which they were given.
#[derive(Clone, Default)]
pub(super) struct Hooks {
    pub(super) before: Vec<Arc<Before>>,
    pub(super) after: Vec<Arc<After>>,
}

/// A request that is about to be signed and sent.
///
/// Headers can be added and changed, those excepted that
/// [belong to the request itself](FixedHeader). Method, address and body stay
/// as they are.
pub struct BeforeAttempt<'a> {
    info: &'static OperationInfo,
    attempt: u32,
    request: &'a mut HttpRequest,
}

/// How an attempt ended.
#[derive(Clone, Copy)]
pub struct AfterAttempt<'a> {
    pub(super) info: &'static OperationInfo,
    pub(super) attempt: u32,
    pub(super) took: Duration,
    pub(super) result: Result<&'a HttpResponse, &'a TransportError>,
}

impl BeforeAttempt<'_> {
    /// The operation that is called; for a look at a target, the one that cancels it.
    #[must_use]
    pub const fn operation(&self) -> &'static OperationInfo {
        self.info
    }

    /// Which attempt of the call it is, counted from 1.
    #[must_use]
    pub const fn attempt(&self) -> u32 {
        self.attempt
    }

    /// The method.
    #[must_use]
    pub fn method(&self) -> &Method {
        self.request.method()
    }

    /// The address.
    #[must_use]
    pub fn uri(&self) -> &Uri {
        self.request.uri()
    }

    /// The headers, as far as there are any before the request is signed.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.request.headers()
    }

    /// The body.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        self.request.body()
    }

    /// Puts in a header, which is signed too, in place of any of the same name.
    ///
    /// # Errors
    /// The header [belongs to the request itself](FixedHeader).
    pub fn set_header(&mut self, name: HeaderName, value: HeaderValue) -> Result<(), FixedHeader> {
        check(self.info, &name)?;
        self.request.headers_mut().insert(name, value);
        Ok(())
    }

    /// Takes out a header, however often it is there.
    ///
    /// # Errors
    /// The header [belongs to the request itself](FixedHeader).
    pub fn remove_header(&mut self, name: &HeaderName) -> Result<(), FixedHeader> {
        check(self.info, name)?;
        self.request.headers_mut().remove(name);
        Ok(())
    }
}

impl<'a> AfterAttempt<'a> {
    /// The operation that was called; for a look at a target, the one that cancels it.
    #[must_use]
    pub const fn operation(&self) -> &'static OperationInfo {
        self.info
    }

    /// Which attempt of the call it was, counted from 1.
    #[must_use]
    pub const fn attempt(&self) -> u32 {
        self.attempt
    }

    /// How long it took from sending to the end of the reply.
    #[must_use]
    pub const fn took(&self) -> Duration {
        self.took
    }

    /// The reply, of whatever status, or why there is none.
    ///
    /// # Errors
    /// There is no reply, or no whole one.
    pub const fn result(&self) -> Result<&'a HttpResponse, &'a TransportError> {
        self.result
    }
}

impl Hooks {
    /// Shows a request to those that may change it.
    pub(super) fn before(
        &self,
        info: &'static OperationInfo,
        attempt: u32,
        request: &mut HttpRequest,
    ) -> Result<(), BoxError> {
        let mut shown = BeforeAttempt {
            info,
            attempt,
            request,
        };
        self.before.iter().try_for_each(|hook| hook(&mut shown))
    }

    /// Shows how an attempt ended.
    pub(super) fn after(&self, ended: &AfterAttempt<'_>) {
        self.after.iter().for_each(|hook| hook(ended));
    }
}

impl fmt::Debug for BeforeAttempt<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("BeforeAttempt")
            .field("operation", &self.info.id)
            .field("attempt", &self.attempt)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for AfterAttempt<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let status = self.result.map(|reply| reply.status().as_u16());
        out.debug_struct("AfterAttempt")
            .field("operation", &self.info.id)
            .field("attempt", &self.attempt)
            .field("took", &self.took)
            .field("result", &status)
            .finish()
    }
}
