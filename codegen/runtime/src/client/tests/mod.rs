//! Calls over scripted transports: what is sent, how often, when, and what comes out.

mod answers;
mod checks;
mod credentials;
mod discovery;
mod dry_run;
mod hooks;
#[expect(
    dead_code,
    unreachable_pub,
    reason = "emitted types are public and have more methods than these tests need"
)]
pub(super) mod operations;
#[cfg(any(feature = "reqwest", feature = "ureq"))]
mod peers;
mod retries;
mod script;
#[cfg(feature = "tracing")]
mod spans;
mod stop;
mod times;
mod values;
#[cfg(all(feature = "reqwest", feature = "ureq", feature = "tower"))]
mod wires;

use super::{BlockingClient, CallError, Client, ClientBuilder, LostSource, NotSent};

fn crosses_threads<T: Send + Sync + 'static>() {}

#[test]
fn everything_is_send_and_sync() {
    crosses_threads::<Client>();
    crosses_threads::<BlockingClient>();
    crosses_threads::<ClientBuilder<Client>>();
    crosses_threads::<ClientBuilder<BlockingClient, dyn super::BlockingTransport>>();
    crosses_threads::<CallError<operations::StopError>>();
    crosses_threads::<NotSent>();
    crosses_threads::<LostSource>();
    crosses_threads::<super::ConfigError>();
    crosses_threads::<super::DiscoveryError>();
    crosses_threads::<super::TransportError>();
    crosses_threads::<super::Call<'static, operations::Stop>>();
    crosses_threads::<super::BlockingCall<'static, operations::Stop>>();
    crosses_threads::<super::EnsureStopped>();
    crosses_threads::<super::BlockingEnsureStopped>();
    crosses_threads::<super::CancelOnDrop>();
    crosses_threads::<super::StopReport>();
    crosses_threads::<super::NotStopped>();
    crosses_threads::<super::Stopper>();
    crosses_threads::<super::BlockingStopper>();
    crosses_threads::<super::Reply<operations::StopOutput>>();
    crosses_threads::<super::FixedHeader>();
}
