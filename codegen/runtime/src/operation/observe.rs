//! How to see that a target has ended.

use crate::meaning::look_table::{LookRow, LookTable};
use crate::meaning::reply_table::State;

/// How to see that the target has ended.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ObserveInfo {
    /// The vendor's operation that shows the target.
    pub operation: &'static str,
    /// Where its reply holds the state: a member, one in another (`Status.State`), or one of an item of a list.
    pub member: Option<&'static str>,
    /// The path of a GET that shows it, where the protocol does not follow from the operation's name.
    pub template: Option<&'static str>,
    /// What it takes of the params of the cancel; only what names the target, if this is empty.
    pub params: &'static [&'static str],
    /// The words of that member; those of the cancel's states, if this is empty.
    pub states: &'static [State<'static>],
    /// What its replies show by status and members: the first that fits counts, and the words where none does.
    pub reads: &'static [LookRow<'static>],
}

impl ObserveInfo {
    /// An operation that shows the target.
    #[must_use]
    pub const fn new(operation: &'static str) -> Self {
        Self {
            operation,
            member: None,
            template: None,
            params: &[],
            states: &[],
            reads: &[],
        }
    }

    /// What its replies mean, where the states of the cancel are these.
    #[must_use]
    pub const fn table(&self, states: &'static [State<'static>]) -> LookTable<'static> {
        let own = self.states;
        let states = if own.is_empty() { states } else { own };
        LookTable::new(self.member, states).rows(self.reads)
    }
}

/// What emitted code calls.
#[doc(hidden)]
impl ObserveInfo {
    #[must_use]
    pub const fn member(mut self, member: &'static str) -> Self {
        self.member = Some(member);
        self
    }

    #[must_use]
    pub const fn template(mut self, template: &'static str) -> Self {
        self.template = Some(template);
        self
    }

    #[must_use]
    pub const fn params(mut self, params: &'static [&'static str]) -> Self {
        self.params = params;
        self
    }

    #[must_use]
    pub const fn states(mut self, states: &'static [State<'static>]) -> Self {
        self.states = states;
        self
    }

    #[must_use]
    pub const fn reads(mut self, reads: &'static [LookRow<'static>]) -> Self {
        self.reads = reads;
        self
    }
}
