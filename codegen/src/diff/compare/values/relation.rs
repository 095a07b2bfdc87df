//! How the values of two sides relate, and what that means by who makes a value and who checks it.

use crate::diff::verdict::Verdict;
use crate::ir::Origin;
use crate::pattern::Inclusion;

/// Whether callers pass a value on unchecked: then it is the same whatever their age.
pub(in crate::diff::compare) fn is_unchecked(origin: Origin, strict_callers: bool) -> bool {
    origin == Origin::Service && !strict_callers
}

/// How the accepted values of the new side relate to those of the old one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::diff::compare) enum Relation {
    Equal,
    Narrowed,
    Widened,
    Overlapping,
    Disjoint,
    Undecided,
}

impl Relation {
    pub(in crate::diff::compare) fn of(found: &Inclusion) -> Self {
        match found {
            Inclusion::Equal => Self::Equal,
            Inclusion::Narrower { .. } => Self::Narrowed,
            Inclusion::Wider { .. } => Self::Widened,
            Inclusion::Overlapping { .. } => Self::Overlapping,
            Inclusion::Disjoint { .. } => Self::Disjoint,
            Inclusion::Undecided { .. } => Self::Undecided,
        }
    }

    /// Verdicts for old callers and for new ones, by who made the value and who checks it.
    pub(in crate::diff::compare) fn verdicts(
        self,
        origin: Origin,
        strict_callers: bool,
    ) -> (Verdict, Verdict) {
        use Verdict::{Breaks, NewOnly, Ok, Risk};
        match (self, origin, strict_callers) {
            (Self::Equal, _, _) => (Ok, Ok),
            (Self::Undecided, _, _) | (Self::Disjoint, Origin::Service, false) => (Risk, Risk),
            (Self::Narrowed, Origin::Caller, _) | (Self::Widened, Origin::Service, true) => {
                (Breaks, Ok)
            }
            (Self::Widened, Origin::Caller, _) | (Self::Widened, Origin::Service, false) => {
                (Ok, NewOnly)
            }
            (Self::Overlapping, Origin::Caller, _) => (Breaks, NewOnly),
            (Self::Disjoint, _, _) | (Self::Overlapping, Origin::Service, true) => (Breaks, Breaks),
            // Ids handed out before the change are still about; ids of an older server, too, where callers check them.
            (Self::Narrowed, Origin::Service, true) => (Risk, Breaks),
            (Self::Narrowed, Origin::Service, false) => (Risk, Ok),
            (Self::Overlapping, Origin::Service, false) => (Risk, NewOnly),
        }
    }

    /// What an id of the service has to do with it.
    pub(in crate::diff::compare) fn note(
        self,
        origin: Origin,
        strict_callers: bool,
    ) -> Option<&'static str> {
        let is_changed = !matches!(self, Relation::Equal | Relation::Undecided);
        match (
            is_changed && origin == Origin::Service,
            strict_callers,
            self,
        ) {
            (false, _, _) => None,
            (true, false, Relation::Widened) => {
                Some("The service hands the value out, and clients pass it on unchecked.")
            }
            (true, false, _) => Some(
                "The service hands the value out, and clients pass it on unchecked; but values handed out before the change are refused by new servers.",
            ),
            (true, true, _) => Some(
                "The service hands the value out, and strict callers check it before sending: a caller with other rules than its server cannot cancel what that server handed out.",
            ),
        }
    }

    /// What to do, where that depends on who makes the value and who checks it.
    pub(in crate::diff::compare) fn advice(
        self,
        origin: Origin,
        strict_callers: bool,
    ) -> Option<&'static str> {
        use Relation::{Disjoint, Narrowed, Overlapping, Widened};
        Some(match (origin, strict_callers, self) {
            (Origin::Service, false, Narrowed | Overlapping | Disjoint) => {
                "Have servers take ids of the old form for as long as some are about; callers need not be rebuilt."
            }
            (Origin::Service, true, Narrowed) => {
                "Have servers hand out ids of the new form before callers are rebuilt, and take the old form for as long as \
             some are about; or do without the strict check of this id."
            }
            (Origin::Service, true, Widened | Overlapping | Disjoint) => {
                "Rebuild callers before the service hands out ids of the new form, or do without the strict check of this id."
            }
            (Origin::Service, false, Widened) => {
                "Bring servers to it before ids of the new form are handed out; callers need not be rebuilt."
            }
            _ => return None,
        })
    }
}
