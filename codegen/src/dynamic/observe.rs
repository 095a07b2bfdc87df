//! How to see the end of the target, kept.

use annul_runtime::meaning::look_table::LookRow;
use annul_runtime::meaning::reply_table::State;
use annul_runtime::operation::ObserveInfo;

use crate::ir::{Observe, Sight};

use super::keep::{keep, keep_all, kept_list};
use super::table::entry;

/// How to see the end of the target.
pub(super) fn observe(found: &Observe) -> ObserveInfo {
    let params = found.params.iter().map(String::as_str);
    let states = found.states.iter();
    let states = states.map(|(word, phase)| State::new(keep(word), *phase));
    let mut observe = ObserveInfo::new(keep(&found.operation))
        .params(keep_all(params))
        .states(kept_list(states))
        .reads(kept_list(found.reads.iter().map(row)));
    if let Some(template) = &found.template {
        observe = observe.template(keep(template));
    }
    if let Some(member) = &found.member {
        observe = observe.member(keep(member));
    }
    observe
}

fn row(sight: &Sight) -> LookRow<'static> {
    let body = sight
        .body
        .iter()
        .map(|(path, slot)| entry(path, slot, None));
    let row = LookRow::new(kept_list(body), sight.phase);
    sight.status.map_or(row, |status| row.of_status(status))
}
