//! How the command ends: its exit codes, and the failures that lead to three of them.

use std::error::Error;
use std::process::ExitCode;

/// The exit codes; `annul --help` lists them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Exit {
    /// Everything holds.
    Holds = 0,
    /// Something was found, or is stale.
    Found = 1,
    /// The command line is wrong.
    Usage = 2,
    /// The specs do not hold.
    Broken = 3,
    /// A file could not be read or written.
    Files = 4,
    /// A target that was to stop may be running.
    #[cfg(feature = "live")]
    Running = 5,
    /// Of a target that was to stop nobody knows.
    #[cfg(feature = "live")]
    Unknown = 6,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Why a command could not do what it was asked.
#[derive(Debug)]
pub(crate) struct Failure {
    /// How the command ends.
    pub(crate) exit: Exit,
    /// What went wrong.
    pub(crate) message: String,
    /// Why, and why that.
    pub(crate) causes: Vec<String>,
    /// What to do.
    pub(crate) help: Option<String>,
}

impl Failure {
    /// The command line asks for something that does not exist.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self::new(Exit::Usage, message)
    }

    /// The specs do not hold.
    pub(crate) fn broken(message: impl Into<String>) -> Self {
        Self::new(Exit::Broken, message)
    }

    /// A file could not be read or written; with the whole chain of reasons.
    pub(crate) fn files(error: &dyn Error) -> Self {
        let mut failure = Self::new(Exit::Files, error.to_string());
        let mut cause = error.source();
        while let Some(error) = cause {
            failure.causes.push(error.to_string());
            cause = error.source();
        }
        failure
    }

    /// The same in the words of this command, with `error` as the reason.
    pub(crate) fn while_doing(doing: impl Into<String>, error: &dyn Error) -> Self {
        let inner = Self::files(error);
        let mut failure = Self::new(Exit::Files, doing);
        failure.causes.push(inner.message);
        failure.causes.extend(inner.causes);
        failure
    }

    /// A server does not answer.
    #[cfg(feature = "live")]
    pub(crate) fn unreachable(message: impl Into<String>) -> Self {
        Self::new(Exit::Files, message)
    }

    /// Says what to do.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    fn new(exit: Exit, message: impl Into<String>) -> Self {
        Self {
            exit,
            message: message.into(),
            causes: Vec::new(),
            help: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt;
    use std::io;

    use super::*;

    #[derive(Debug)]
    struct Outer(io::Error);

    impl fmt::Display for Outer {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("cannot read `a.yaml`")
        }
    }

    impl Error for Outer {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            Some(&self.0)
        }
    }

    #[test]
    fn every_cause_is_kept() {
        let error = Outer(io::Error::other("the disk is gone"));
        let failure = Failure::while_doing("cannot make a template", &error);
        assert_eq!(failure.exit, Exit::Files);
        assert_eq!(failure.message, "cannot make a template");
        assert_eq!(failure.causes, ["cannot read `a.yaml`", "the disk is gone"]);
    }
}
