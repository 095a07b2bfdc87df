//! Clients: calls over any transport, tried again where that is safe, by what the spec says.
//!
//! An emitted client has one method an operation. Everything it does is done
//! here, for all services in the same way:
//!
//! ```text
//! input ── check ── endpoint ── request ── sign ── transport ── read ── output
//!                      ▲                                         │
//!                      └── pause, clock, rediscovery ── decide ──┘  or an error
//! ```
//!
//! # When a client tries again
//!
//! | what happened | and then |
//! |---|---|
//! | the request certainly did not leave | again |
//! | the reply was lost, or did not come in time | as the spec says: again; again with the same token; not |
//! | an error that the spec declares as safe to repeat | again, after the pause that the service asks for |
//! | an error that says that the target has stopped | not: nothing could be better |
//! | an unauthenticated request, and a service's clock that differs by more than a minute | once, with the service's time |
//! | 421, or an error that says so, at a discovered endpoint | once, at the endpoint discovered anew |
//! | anything else | not |
//!
//! Pauses are random up to a limit that doubles from try to try. What a client
//! fills in for the caller is one token for all tries of a call, and a request
//! id for each try.
//!
//! # What a client needs
//!
//! A [`Transport`] or a [`BlockingTransport`], and a
//! [`Signer`](crate::sign::Signer). The features `reqwest`, `tower` and
//! `blocking` bring transports; none of them is needed, and nothing here needs
//! a runtime: a transport also knows how to wait. With the feature `server` a
//! router is a transport, too: for tests of a service with its own client.

mod attempt;
mod block_on;
mod build;
mod builder;
mod call;
mod checks;
mod config_error;
mod core;
mod credentials;
mod curl;
mod date;
mod decide;
mod discovery;
mod discovery_error;
mod discovery_reply;
mod drive;
mod environment;
mod error;
mod gate;
#[cfg(feature = "server")]
mod near;
mod not_sent;
mod pause;
#[cfg(feature = "reqwest")]
mod reqwest;
mod resolve;
mod service;
mod settings;
mod stop;
mod token;
#[cfg(feature = "tower")]
mod tower;
mod trace;
mod transport;
mod transport_error;
#[cfg(feature = "blocking")]
mod ureq;
mod variables;

pub use builder::ClientBuilder;
pub use call::{BlockingCall, Call};
pub use checks::Checks;
pub use config_error::ConfigError;
pub use discovery_error::DiscoveryError;
pub use environment::{Clock, KeyedRandom, Random, SystemClock};
pub use error::{CallError, LostSource};
pub use not_sent::NotSent;
#[cfg(feature = "reqwest")]
pub use reqwest::ReqwestTransport;
pub use service::{BlockingClient, Client, ServiceClient};
pub use stop::{
    AnyCancel, BlockingEnsureStopped, BlockingStopper, BlockingStops, CancelOnDrop, EnsureStopped,
    NotStopped, Stopper, Stops, Verdict,
};
#[cfg(feature = "tower")]
pub use tower::{Sleep, TowerTransport};
pub use transport::{BlockingTransport, Limits, Pending, Transport};
pub use transport_error::TransportError;
#[cfg(feature = "blocking")]
pub use ureq::UreqTransport;

#[cfg(test)]
mod tests;
