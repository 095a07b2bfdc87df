//! How a client is made: what it needs, and what it can be told.

use super::any_cancel::Make;
use super::core::{Address, Core};
use super::credentials::{self, Credentials};
use super::discovery::Discovery;
use super::hooks::{AfterAttempt, BeforeAttempt, Hooks};
use super::resolve::{self, Variant, resolve};
use super::settings::Settings;
use super::skew::SharedSkew;
use super::transport::Wire;
use super::variables;
use super::{Checks, Clock, ConfigError, KeyedRandom, Random, SystemClock, Transport};
use crate::operation::{OperationInfo, ServiceInfo};
use crate::sign::{BoxError, Signer, Token};
use crate::wire::Endpoint;
use crate::{Secret, Violations};
use http::HeaderValue;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

/// Makes a client `C` whose transport is a `T`: of one service, or of any.
///
/// A client needs a signer, a transport, and a region or an endpoint; of
/// everything else it has an idea of its own. It reads no variables of the
/// environment and no files.
#[must_use = "a client is made by `build`"]
pub struct ClientBuilder<C, T: ?Sized = dyn Transport> {
    service: &'static ServiceInfo,
    region: Option<String>,
    variables: Vec<(&'static str, String)>,
    endpoint: Option<String>,
    variant: Variant,
    signer: Option<Arc<dyn Signer>>,
    credentials: Option<Credentials>,
    pub(super) transport: Option<Arc<T>>,
    settings: Settings,
    clock: Option<Arc<dyn Clock>>,
    random: Option<Arc<dyn Random>>,
    user_agent: Option<String>,
    report: Option<Arc<super::core::Report>>,
    hooks: Hooks,
    pub(super) inputs: Vec<Box<Make>>,
    client: PhantomData<fn() -> C>,
}

impl<C, T: ?Sized> ClientBuilder<C, T> {
    /// What emitted clients begin with.
    #[doc(hidden)]
    pub const fn of(service: &'static ServiceInfo) -> Self {
        Self {
            service,
            region: None,
            variables: Vec::new(),
            endpoint: None,
            variant: Variant {
                fips: false,
                dual_stack: false,
            },
            signer: None,
            credentials: None,
            transport: None,
            settings: Settings::DEFAULT,
            clock: None,
            random: None,
            user_agent: None,
            report: None,
            hooks: Hooks {
                before: Vec::new(),
                after: Vec::new(),
            },
            inputs: Vec::new(),
            client: PhantomData,
        }
    }

    /// The region, such as `us-east-1`: for the endpoint, and for signatures that name one.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// A part of the endpoint that its spec leaves to callers, such as a workspace.
    ///
    /// Emitted clients have a method for each, in the trait `HostVariables` beside them. Of two values the last counts.
    pub fn variable(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.variables.retain(|(known, _)| *known != name);
        self.variables.push((name, value.into()));
        self
    }

    /// Where to send requests, such as `http://localhost:8080`, whatever the spec says.
    ///
    /// Every request goes there, and none elsewhere: no endpoint is discovered.
    pub fn endpoint(mut self, endpoint: impl Into<String>) -> Self {
        self.endpoint = Some(endpoint.into());
        self
    }

    /// The endpoint with FIPS 140 cryptography.
    pub fn fips(mut self) -> Self {
        self.variant.fips = true;
        self
    }

    /// The endpoint with IPv4 and IPv6.
    pub fn dual_stack(mut self) -> Self {
        self.variant.dual_stack = true;
        self
    }

    /// What signs requests. A service without authentication needs none.
    pub fn signer(mut self, signer: impl Signer + 'static) -> Self {
        self.signer = Some(Arc::new(signer));
        self
    }

    /// A user and a password, for a service whose spec has the scheme `basic`.
    pub fn basic(mut self, user: impl Into<String>, password: impl Into<Secret>) -> Self {
        self.credentials = Some(Credentials::Basic {
            user: user.into(),
            password: password.into(),
        });
        self
    }

    /// A token, for a service whose spec has the scheme `bearer`. One that ends and is renewed needs the signer
    /// [`Bearer`](crate::sign::Bearer).
    pub fn bearer(mut self, token: impl Into<Token>) -> Self {
        self.credentials = Some(Credentials::Bearer(token.into()));
        self
    }

    /// A key, for a service whose spec has the scheme `api_key`, which says where it stands.
    pub fn api_key(mut self, key: impl Into<Token>) -> Self {
        self.credentials = Some(Credentials::ApiKey(key.into()));
        self
    }

    /// How strict the client is with inputs; [`Checks::Safe`] by default.
    pub fn checks(mut self, checks: Checks) -> Self {
        self.settings.checks = checks;
        self
    }

    /// What is told of violations that do not hold a request back.
    pub fn on_violations(
        mut self,
        report: impl Fn(&'static OperationInfo, &Violations) + Send + Sync + 'static,
    ) -> Self {
        self.report = Some(Arc::new(report));
        self
    }

    /// What sees each request before it is signed, and may add headers and change them; several
    /// see it in the order in which they were given.
    ///
    /// An error holds the request back. Mark the values of secret headers as
    /// [sensitive](http::HeaderValue::set_sensitive), so that dry runs leave
    /// them out. The requests that ask for an endpoint are not shown.
    pub fn before_attempt(
        mut self,
        hook: impl Fn(&mut BeforeAttempt<'_>) -> Result<(), BoxError> + Send + Sync + 'static,
    ) -> Self {
        self.hooks.before.push(Arc::new(hook));
        self
    }

    /// What sees how each attempt ended, with its reply: for measurements and for logs.
    pub fn after_attempt(
        mut self,
        hook: impl Fn(&AfterAttempt<'_>) + Send + Sync + 'static,
    ) -> Self {
        self.hooks.after.push(Arc::new(hook));
        self
    }

    /// The time for a call with all its attempts and pauses: 60 seconds by default.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout = timeout;
        self
    }

    /// The time for one attempt: 10 seconds by default.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.settings.attempt_timeout = timeout;
        self
    }

    /// How many attempts a call makes at most, where it may be repeated: 3 by default.
    ///
    /// An attempt with a corrected clock or at a newly discovered endpoint comes
    /// on top, once a call: the one before could not have worked.
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.settings.max_attempts = attempts;
        self
    }

    /// The longest pause before the second attempt, which doubles from attempt to attempt: 100
    /// milliseconds by default.
    pub fn initial_backoff(mut self, pause: Duration) -> Self {
        self.settings.initial_backoff = pause;
        self
    }

    /// The longest pause of all, also if the service asks for a longer one: 20 seconds by default.
    pub fn max_backoff(mut self, pause: Duration) -> Self {
        self.settings.max_backoff = pause;
        self
    }

    /// How large the body of a reply may be: one MiB by default.
    pub fn response_limit(mut self, bytes: usize) -> Self {
        self.settings.response_bytes = bytes;
        self
    }

    /// The `User-Agent` of requests; `annul/` and a version by default.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = Some(user_agent.into());
        self
    }

    /// Another clock than the machine's.
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.clock = Some(Arc::new(clock));
        self
    }

    /// Another source of random numbers than [`KeyedRandom`].
    pub fn random(mut self, random: impl Random) -> Self {
        self.random = Some(Arc::new(random));
        self
    }

    pub(super) fn core(self, wire: Wire) -> Result<Core, ConfigError> {
        let region = self.region.map(resolve::region).transpose()?;
        let variables = variables::checked(self.service, self.variables)?;
        let address =
            match self.endpoint {
                Some(_) if self.variant != Variant::default() => Err(ConfigError::VariantOfGiven),
                Some(address) => Endpoint::new(&address)
                    .map(Address::Fixed)
                    .map_err(ConfigError::Endpoint),
                None => resolve(self.service, region.as_deref(), &variables, self.variant).map(
                    |plain| match &self.service.discovery {
                        Some(info) => Address::Discovered(Discovery::new(info, plain)),
                        None => Address::Fixed(plain),
                    },
                ),
            }?;
        let signer = credentials::signer(self.service, self.signer, self.credentials)?;
        let user_agent = match self.user_agent {
            None => HeaderValue::from_static(concat!("annul/", env!("CARGO_PKG_VERSION"))),
            Some(text) => HeaderValue::from_str(&text)
                .ok()
                .filter(|value| value.to_str().is_ok())
                .ok_or(ConfigError::UserAgent)?,
        };
        Ok(Core {
            service: self.service,
            region,
            address,
            signer,
            wire,
            settings: self.settings,
            clock: self
                .clock
                .unwrap_or_else(|| Arc::new(SystemClock::default())),
            random: self
                .random
                .unwrap_or_else(|| Arc::new(KeyedRandom::default())),
            user_agent,
            report: self.report,
            hooks: self.hooks,
            inputs: self.inputs,
            skew: SharedSkew::default(),
        })
    }
}

impl<C, T: ?Sized> fmt::Debug for ClientBuilder<C, T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("ClientBuilder")
            .field("service", &self.service.id)
            .field("region", &self.region)
            .field("variables", &self.variables)
            .field("endpoint", &self.endpoint)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}
