//! Clients: calls over any transport, tried again where that is safe, by what the spec says.
//!
//! An emitted client has one method an operation. Everything it does is done
//! here, for all services in the same way:
//!
//! ```text
//! input ── check ── endpoint ── request ── hooks ── sign ── transport ── hooks ── read ── output
//!                      ▲                                                           │
//!                      └────────── pause, clock, rediscovery ── decide ────────────┘  or an error
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
//! | an unauthenticated request, and a service's clock that differs (see below) | once, with the service's time |
//! | 421, or an error that says so, at a discovered endpoint | once, at the endpoint discovered anew |
//! | anything else | not |
//!
//! Pauses are random up to a limit that doubles from attempt to attempt. What a client
//! fills in for the caller is one token for all attempts of a call, and a request
//! id for each attempt.
//!
//! A service's clock is what its `Date` shows, if there is one `Date` and no
//! `Age` (a copy has one), from the years 2020 to 2099, and more than a minute
//! and at most seven days away from the machine's. Calls that follow use its
//! time if the second attempt was taken: what the service then said was not that
//! the request is unauthenticated, nor that it could not be looked at.
//!
//! # What a client needs
//!
//! A [`Transport`] or a [`BlockingTransport`], and a
//! [`Signer`](crate::sign::Signer). The features `reqwest`, `tower` and `ureq`
//! bring transports; none of them is needed, and nothing here needs
//! a runtime: a transport also knows how to wait. With the feature `server` a
//! router is a transport, too: for tests of a service with its own client.

mod any_cancel;
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
mod discover;
mod discovery;
mod discovery_error;
mod discovery_reply;
mod drive;
mod environment;
mod error;
mod fixed;
mod gate;
mod hooks;
mod inputs;
mod not_sent;
mod pause;
mod reply;
#[cfg(feature = "reqwest")]
mod reqwest;
mod resolve;
#[cfg(feature = "server")]
mod router_transport;
mod service;
mod service_macro;
mod settings;
mod skew;
mod stop;
mod token;
#[cfg(feature = "tower")]
mod tower;
mod trace;
mod transport;
mod transport_error;
#[cfg(feature = "ureq-plain")]
mod ureq;
mod variables;
mod with_operations;

pub use any_cancel::AnyCancel;
pub use builder::ClientBuilder;
pub use call::{BlockingCall, Call, TargetOutcome};
pub use checks::Checks;
pub use config_error::ConfigError;
pub use curl::curl;
pub use discovery_error::DiscoveryError;
pub use environment::{Clock, KeyedRandom, Random, SystemClock};
pub use error::{CallError, LostSource};
pub use fixed::FixedHeader;
pub use hooks::{AfterAttempt, BeforeAttempt};
pub use not_sent::NotSent;
pub use reply::Reply;
#[cfg(feature = "reqwest")]
pub use reqwest::ReqwestTransport;
pub use service::{BlockingClient, Client, ServiceClient};
pub use stop::{
    BlockingEnsureStopped, BlockingStop, BlockingStopper, CancelEarly, CancelOnDrop, EnsureStopped,
    NotStopped, Stop, StopReport, StopSummary, Stopper, Submission,
};
#[cfg(feature = "signal")]
pub use stop::{Interrupted, Signals, stop_on_signal};
#[cfg(feature = "tower")]
pub use tower::{Sleep, TowerTransport};
pub use transport::{BlockingTransport, Limits, Pending, Transport};
pub use transport_error::TransportError;
#[cfg(feature = "ureq-plain")]
pub use ureq::UreqTransport;
pub use with_operations::WithOperations;

#[cfg(test)]
mod tests;
