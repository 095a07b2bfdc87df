//! The last step of making a client: its transport, asynchronous or blocking.

use super::transport::Wire;
use super::{BlockingTransport, ClientBuilder, ConfigError, ServiceClient, Transport};
use std::sync::Arc;

impl<C: ServiceClient<Core = super::Client>> ClientBuilder<C> {
    /// What carries requests. With the feature `reqwest` it is a `ReqwestTransport` by default.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// The client.
    ///
    /// # Errors
    /// What is missing, or does not fit.
    pub fn build(mut self) -> Result<C, ConfigError> {
        let transport = self.transport.take();
        #[cfg(feature = "reqwest")]
        let transport = match transport {
            None => Some(Arc::new(super::ReqwestTransport::new()?) as Arc<dyn Transport>),
            given => given,
        };
        let wire = Wire::Asynchronous(transport.ok_or(ConfigError::NoTransport)?);
        Ok(C::of(super::Client(Arc::new(self.core(wire)?))))
    }
}

impl<C: ServiceClient<Core = super::BlockingClient>> ClientBuilder<C, dyn BlockingTransport> {
    /// What carries requests. With the feature `ureq` or `ureq-plain` it is a `UreqTransport` by default.
    pub fn transport(mut self, transport: impl BlockingTransport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// The client.
    ///
    /// # Errors
    /// What is missing, or does not fit.
    pub fn build(mut self) -> Result<C, ConfigError> {
        let transport = self.transport.take();
        #[cfg(feature = "ureq-plain")]
        let transport = transport.or_else(|| Some(Arc::new(super::UreqTransport::new()) as _));
        let wire = Wire::Blocking(transport.ok_or(ConfigError::NoTransport)?);
        Ok(C::of(super::BlockingClient(Arc::new(self.core(wire)?))))
    }
}
