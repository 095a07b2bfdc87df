//! Who is hit by a change: verdicts for callers and servers of either age, for Rust users, and what follows from them.

use std::fmt;

/// What a change does to one pair of an older and a newer peer, from harmless to fatal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Verdict {
    /// All that worked works, and means the same.
    Ok,
    /// Only what is new fails, or is ignored, at the older peer.
    NewOnly,
    /// Unchanged use may fail or mean something else; values or code decide that the spec does not show.
    Risk,
    /// Unchanged use fails or means something else, by the contract.
    Breaks,
}

impl Verdict {
    /// For programs.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::NewOnly => "new-only",
            Self::Risk => "risk",
            Self::Breaks => "breaks",
        }
    }

    /// For people: what can be said of a whole diff.
    #[must_use]
    pub fn says(self) -> &'static str {
        match self {
            Self::Ok => "works",
            Self::NewOnly => "works, without what is new",
            Self::Risk => "MAY FAIL",
            Self::Breaks => "BREAKS",
        }
    }
}

/// What regenerated Rust is to those who compile against it, as semantic versions count.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Bump {
    /// The same code.
    None,
    /// Other documentation, constants or behaviour behind the same items.
    Patch,
    /// Items are added.
    Minor,
    /// Code that compiled does not, or means something else.
    Major,
}

impl Bump {
    /// As semantic versions call it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

/// The verdicts on one change, or on all of them together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Verdicts {
    /// A caller that was built from the old spec, at a server of the new one.
    pub old_caller: Verdict,
    /// A caller that was built from the new spec, at a server of the old one.
    pub new_caller: Verdict,
    /// Rust code that calls.
    pub callers: Bump,
    /// Rust code that answers.
    pub handlers: Bump,
}

impl Verdicts {
    /// Nobody notices anything.
    pub const NOTHING: Self = Self {
        old_caller: Verdict::Ok,
        new_caller: Verdict::Ok,
        callers: Bump::None,
        handlers: Bump::None,
    };

    /// The worse of the two for each reader.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self {
            old_caller: self.old_caller.max(other.old_caller),
            new_caller: self.new_caller.max(other.new_caller),
            callers: self.callers.max(other.callers),
            handlers: self.handlers.max(other.handlers),
        }
    }

    /// How much the change weighs, unless its rule says otherwise.
    #[must_use]
    pub fn severity(self) -> Severity {
        let worst = self.old_caller.max(self.new_caller);
        if worst == Verdict::Breaks || self.callers.max(self.handlers) == Bump::Major {
            Severity::Breaking
        } else if worst == Verdict::Risk {
            Severity::Dangerous
        } else {
            Severity::Safe
        }
    }

    /// In which order both sides can be brought to the new spec.
    #[must_use]
    pub fn rollout(self) -> Rollout {
        let rank = |verdict: Verdict| match verdict {
            Verdict::NewOnly => Verdict::Ok,
            other => other,
        };
        let (old, new) = (self.old_caller, self.new_caller);
        match (rank(old), rank(new)) {
            (Verdict::Breaks, Verdict::Breaks) => Rollout::NewVersion,
            (Verdict::Risk, Verdict::Risk) => Rollout::Together,
            // The side that would be worse off if it stayed as it is goes first.
            _ if old > new => Rollout::CallersFirst,
            _ if new > old => Rollout::ServersFirst,
            _ => Rollout::Any,
        }
    }
}

/// In which order callers and servers can be brought to the new spec.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rollout {
    /// In any order.
    Any,
    /// Callers before servers.
    CallersFirst,
    /// Servers before callers.
    ServersFirst,
    /// At the same time.
    Together,
    /// Not at all under the same name: as another operation or version beside the old one.
    NewVersion,
}

impl Rollout {
    /// For programs.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::CallersFirst => "callers-first",
            Self::ServersFirst => "servers-first",
            Self::Together => "together",
            Self::NewVersion => "new-version",
        }
    }

    /// For people, of one finding.
    #[must_use]
    pub fn short(self) -> &'static str {
        match self {
            Self::Any => "any order",
            Self::CallersFirst => "callers first",
            Self::ServersFirst => "servers first",
            Self::Together => "both together",
            Self::NewVersion => "either order breaks someone",
        }
    }

    /// For people, of a whole diff.
    #[must_use]
    pub fn says(self) -> &'static str {
        match self {
            Self::Any => "in any order",
            Self::CallersFirst => "callers first, then servers",
            Self::ServersFirst => "servers first, then callers",
            Self::Together => "callers and servers together",
            Self::NewVersion => "as a new version beside the old one: either order breaks someone",
        }
    }
}

/// How much a finding weighs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// Words only.
    DocsOnly,
    /// Nothing that worked stops working.
    Safe,
    /// Something may fail, and the spec cannot tell.
    Dangerous,
    /// Something that worked fails, or Rust code does not compile any more.
    Breaking,
}

impl Severity {
    /// All of them, the worst first.
    pub const ALL: [Self; 4] = [Self::Breaking, Self::Dangerous, Self::Safe, Self::DocsOnly];

    /// In every format.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Breaking => "breaking",
            Self::Dangerous => "dangerous",
            Self::Safe => "safe",
            Self::DocsOnly => "docs-only",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
