//! Which errors of `ureq` come before a request is sent: those of finding the host and of connecting to it, TLS included.
//!
//! An error itself does not tell. "Host unreachable" can come of a connection
//! that was never there, and of one that has carried the request; so the two
//! steps before sending mark theirs.

use std::fmt;
use ureq::config::Config;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{
    ConnectionDetails, Connector, DefaultConnector, NextTimeout, Transport,
};
use ureq::{Agent, Error};

/// An agent whose errors before sending are marked.
pub(super) fn agent(config: Config) -> Agent {
    let connecting = Connecting(DefaultConnector::default());
    let resolving = Resolving(DefaultResolver::default());
    Agent::with_parts(config, connecting, resolving)
}

/// An error from before the request was sent.
#[derive(Debug)]
pub(super) struct BeforeSending(pub(super) Error);

impl fmt::Display for BeforeSending {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl std::error::Error for BeforeSending {}

fn marked(error: Error) -> Error {
    Error::Other(Box::new(BeforeSending(error)))
}

#[derive(Debug)]
struct Resolving(DefaultResolver);

impl Resolver for Resolving {
    fn resolve(
        &self,
        uri: &http::Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        self.0.resolve(uri, config, timeout).map_err(marked)
    }
}

#[derive(Debug)]
struct Connecting(DefaultConnector);

impl Connector<()> for Connecting {
    type Out = Box<dyn Transport>;

    fn connect(
        &self,
        details: &ConnectionDetails<'_>,
        chained: Option<()>,
    ) -> Result<Option<Self::Out>, Error> {
        self.0.connect(details, chained).map_err(marked)
    }
}
