//! The closed sets of words that specs use, as enums that know how they are written.

/// Defines an enum whose variants each have one word in the spec language.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
        }

        impl $name {
            /// All of them, in the language's order.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// As a spec writes it.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// From what a spec wrote.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

words! {
    /// How operations travel.
    Protocol {
        /// AWS JSON 1.0.
        AwsJson10 = "aws_json_1_0",
        /// AWS JSON 1.1.
        AwsJson11 = "aws_json_1_1",
        /// Method, path, query and headers; JSON bodies.
        RestJson = "rest_json",
    }
}

impl Protocol {
    /// Whether operations are told apart by `X-Amz-Target`.
    #[must_use]
    pub fn is_aws_json(self) -> bool {
        self != Self::RestJson
    }
}

words! {
    /// An HTTP method.
    Method {
        /// GET
        Get = "GET",
        /// POST
        Post = "POST",
        /// PUT
        Put = "PUT",
        /// PATCH
        Patch = "PATCH",
        /// DELETE
        Delete = "DELETE",
    }
}

words! {
    /// Where a param travels.
    Location {
        /// A segment of the path.
        Path = "path",
        /// The query string.
        Query = "query",
        /// A header.
        Header = "header",
        /// A member of the body.
        Body = "body",
    }
}

words! {
    /// Who made a value.
    Origin {
        /// Chosen by the caller.
        Caller = "caller",
        /// Handed out by the service.
        Service = "service",
    }
}

words! {
    /// What a client puts into a param that the caller left out.
    Fill {
        /// A fresh token for each logical call.
        Token = "token",
        /// A fresh request id.
        RequestId = "request_id",
    }
}

words! {
    /// Where a target is in its life.
    Phase {
        /// Accepted, not started.
        Pending = "pending",
        /// At work.
        Running = "running",
        /// Told to stop, still at work.
        Cancelling = "cancelling",
        /// Stopped by a cancel.
        Cancelled = "cancelled",
        /// Ended with a result.
        Succeeded = "succeeded",
        /// Ended with an error.
        Failed = "failed",
        /// Ended by a limit of time.
        TimedOut = "timed_out",
    }
}

impl Phase {
    /// Whether the target had ended by itself.
    #[must_use]
    pub fn is_finished(self) -> bool {
        matches!(self, Self::Succeeded | Self::Failed | Self::TimedOut)
    }
}

words! {
    /// What a reply reads as: an outcome, or the kind of a refusal.
    Reading {
        /// The target has stopped because of this call.
        Cancelled = "cancelled",
        /// The target has been told to stop.
        Cancelling = "cancelling",
        /// An earlier call had stopped it.
        AlreadyCancelled = "already_cancelled",
        /// It had ended by itself.
        AlreadyFinished = "already_finished",
        /// No such target.
        NotFound = "not_found",
        /// The target cannot be cancelled in its state.
        NotCancellable = "not_cancellable",
        /// The target is being changed by something else.
        Conflict = "conflict",
        /// A condition of the request does not hold.
        PreconditionFailed = "precondition_failed",
        /// The caller may not do this.
        Denied = "denied",
        /// The caller is not known.
        Unauthenticated = "unauthenticated",
        /// Too many requests.
        Throttled = "throttled",
        /// The service gave up waiting.
        TimedOut = "timed_out",
        /// The service cannot answer now.
        Unavailable = "unavailable",
        /// The request breaks a rule of the operation.
        Invalid = "invalid",
        /// The service does not know this operation or this use of it.
        Unsupported = "unsupported",
    }
}

impl Reading {
    /// Whether it is one of the four outcomes.
    #[must_use]
    pub fn is_outcome(self) -> bool {
        self <= Self::AlreadyFinished
    }

    /// What a client may do after a refusal of this kind, unless the error says otherwise.
    #[must_use]
    pub fn default_retry(self) -> Retry {
        match self {
            Self::Throttled | Self::Unavailable => Retry::Safe,
            _ => Retry::Never,
        }
    }

    /// What a refusal of this kind says about the target, unless the error says otherwise.
    #[must_use]
    pub fn default_target_state(self) -> TargetState {
        match self {
            Self::Cancelled | Self::AlreadyCancelled | Self::AlreadyFinished => {
                TargetState::Stopped
            }
            Self::NotFound | Self::TimedOut | Self::Unavailable => TargetState::Unknown,
            _ => TargetState::MayBeRunning,
        }
    }
}

words! {
    /// Whose fault an error is.
    Fault {
        /// The caller's.
        Client = "client",
        /// The service's.
        Server = "server",
    }
}

words! {
    /// What a client may do after an error.
    Retry {
        /// The same request will fail again.
        Never = "never",
        /// The same request may be sent again.
        Safe = "safe",
        /// Again with the same token.
        SafeWithToken = "safe_with_token",
        /// Again, at a newly discovered endpoint.
        AfterRediscovery = "after_rediscovery",
    }
}

words! {
    /// What an error says about the target.
    TargetState {
        /// It does not run any more.
        Stopped = "stopped",
        /// The call changed nothing.
        MayBeRunning = "may_be_running",
        /// The call may have had its effect.
        Unknown = "unknown",
    }
}

words! {
    /// What a success says about the end of the target.
    Completion {
        /// It has stopped.
        Synchronous = "synchronous",
        /// It will be tried.
        Accepted = "accepted",
        /// It was asked; the target may run to its end.
        BestEffort = "best_effort",
    }
}

words! {
    /// Whether a second call has an effect of its own.
    Effect {
        /// Twice is as once.
        Idempotent = "idempotent",
        /// Twice is not as once.
        NotIdempotent = "not_idempotent",
        /// No source says.
        Unspecified = "unspecified",
    }
}

words! {
    /// What a second cancel gets.
    Repeat {
        /// A success that changes nothing.
        NoEffect = "no_effect",
        /// The first call's reply again.
        SameReply = "same_reply",
        /// An error.
        Error = "error",
        /// No source says.
        Unspecified = "unspecified",
    }
}

words! {
    /// What a cancel of an ended target gets.
    Terminal {
        /// A success that changes nothing.
        NoEffect = "no_effect",
        /// An error.
        Error = "error",
        /// No source says.
        Unspecified = "unspecified",
    }
}

words! {
    /// What to do after a reply that never came.
    LostReply {
        /// Send it again.
        Safe = "safe",
        /// Send it again with the same token.
        WithToken = "with_token",
        /// Look at the target instead.
        UnknownOutcome = "unknown_outcome",
    }
}

words! {
    /// What tells an error.
    ErrorKey {
        /// The code in the reply.
        Code = "code",
        /// The HTTP status.
        Status = "status",
    }
}

words! {
    /// How callers identify themselves.
    AuthScheme {
        /// AWS Signature Version 4.
        AwsSigv4 = "aws_sigv4",
        /// OCI request signatures.
        OciSignature = "oci_signature",
        /// Huawei SDK-HMAC-SHA256.
        HuaweiSdkHmac = "huawei_sdk_hmac",
        /// A token in a header param.
        TokenHeader = "token_header",
        /// Authorization: Bearer.
        Bearer = "bearer",
        /// No identification.
        None = "none",
    }
}
