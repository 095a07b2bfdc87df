//! What follows from a reply: whether the call may be repeated, and what may still run.

words! {
    /// Whether the same call may be sent once more.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Retry {
        /// No: the same call gets the same answer, or does harm.
        Never = "never",
        /// Yes, after a pause.
        Safe = "safe",
        /// Yes, after a pause, with the token of the first try.
        SafeWithToken = "safe_with_token",
        /// Yes, after the service's endpoint has been discovered anew.
        AfterRediscovery = "after_rediscovery",
    }
}

words! {
    /// What is known of the target after a call.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum TargetState {
        /// It no longer runs.
        Stopped = "stopped",
        /// The call did not stop it: it may still run.
        MayBeRunning = "may_be_running",
        /// Whether the call stopped it cannot be told.
        Unknown = "unknown",
    }
}
