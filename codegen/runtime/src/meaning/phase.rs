//! Where a target is in its life: the same phases for every vendor.

words! {
    /// Where a target is in its life.
    ///
    /// Every vendor has its own state words; its spec maps them onto these.
    ///
    /// ```
    /// use annul_runtime::Phase;
    ///
    /// assert!(Phase::TimedOut.is_terminal());
    /// assert!(!Phase::Cancelling.is_terminal());
    /// assert_eq!("timed_out".parse(), Ok(Phase::TimedOut));
    /// ```
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Phase {
        /// Accepted, and not yet begun.
        Pending = "pending",
        /// At work.
        Running = "running",
        /// Told to stop, and not yet stopped.
        Cancelling = "cancelling",
        /// Stopped because it was cancelled.
        Cancelled = "cancelled",
        /// Ended by itself, with its result.
        Succeeded = "succeeded",
        /// Ended by itself, with an error.
        Failed = "failed",
        /// Ended by the service, because it took too long.
        TimedOut = "timed_out",
        /// Ended, and nobody says how.
        Ended = "ended",
    }
}

impl Phase {
    /// Whether the target has ended and no longer changes.
    #[must_use]
    pub const fn is_terminal(self) -> bool {
        match self {
            Self::Cancelled => true,
            Self::Pending | Self::Running | Self::Cancelling => false,
            Self::Succeeded | Self::Failed | Self::TimedOut | Self::Ended => self.is_finished(),
        }
    }

    /// Whether the target has ended otherwise than by a cancel, as far as anyone can tell.
    #[must_use]
    pub const fn is_finished(self) -> bool {
        matches!(
            self,
            Self::Succeeded | Self::Failed | Self::TimedOut | Self::Ended
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Phase;

    #[test]
    fn the_last_five_phases_are_terminal() {
        let terminal: Vec<_> = Phase::ALL
            .iter()
            .filter(|phase| phase.is_terminal())
            .collect();
        assert_eq!(
            terminal,
            [
                &Phase::Cancelled,
                &Phase::Succeeded,
                &Phase::Failed,
                &Phase::TimedOut,
                &Phase::Ended
            ]
        );
    }
}
