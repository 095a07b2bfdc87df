//! Where a target is in its life: the same seven phases for every vendor.

/// Where a target is in its life.
///
/// Every vendor has its own state words; its spec maps them onto these seven.
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
    Pending,
    /// At work.
    Running,
    /// Told to stop, and not yet stopped.
    Cancelling,
    /// Stopped because it was cancelled.
    Cancelled,
    /// Ended by itself, with its result.
    Succeeded,
    /// Ended by itself, with an error.
    Failed,
    /// Ended by the service, because it took too long.
    TimedOut,
}

words!(Phase {
    Pending => "pending",
    Running => "running",
    Cancelling => "cancelling",
    Cancelled => "cancelled",
    Succeeded => "succeeded",
    Failed => "failed",
    TimedOut => "timed_out",
});

impl Phase {
    /// Whether the target has ended and no longer changes.
    #[must_use]
    pub const fn is_terminal(self) -> bool {
        matches!(
            self,
            Self::Cancelled | Self::Succeeded | Self::Failed | Self::TimedOut
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Phase;

    #[test]
    fn the_last_four_phases_are_terminal() {
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
                &Phase::TimedOut
            ]
        );
    }
}
