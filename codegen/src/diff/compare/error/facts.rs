//! What an error is on the wire and what it means: codes, status, kind, repeats, blame.

use crate::diff::compare::comparison::{Comparison, below};
use crate::diff::compare::display;
use crate::diff::rule::error as rules;
use crate::diff::verdict::Verdict;
use crate::ir::{Error, RefusalKind, Retry};

/// Codes that go from one error to another.
#[derive(Default)]
pub(super) struct Codes<'a> {
    /// Those that this error had.
    pub(super) moved: Vec<Moved<'a>>,
    /// Those that it has from others: they are told with those.
    pub(super) taken: Vec<&'a str>,
}

/// A code of an error that is another error's on the new side.
pub(super) struct Moved<'a> {
    pub(super) code: &'a str,
    pub(super) owner: &'a Error,
}

/// All of an error but its name, headers and members.
pub(super) fn facts(comparison: &mut Comparison<'_>, old: &Error, new: &Error, moving: &Codes<'_>) {
    let path = ["errors", new.name.as_str()];
    codes(comparison, &below(&path, &["codes"]), old, new, moving);
    status(comparison, &below(&path, &["status"]), old, new);
    kind(comparison, &below(&path, &["kind"]), old.kind, new.kind);
    let kind_tells = old.kind != new.kind;
    if old.retry != new.retry && !(kind_tells && follows_kind(old) && follows_kind(new)) {
        let rule =
            if new.retry == Retry::Never || new.retry > old.retry && old.retry != Retry::Never {
                &rules::ERROR_NO_LONGER_RETRYABLE
            } else {
                &rules::ERROR_BECAME_RETRYABLE
            };
        comparison.changed(
            rule,
            &below(&path, &["retry"]),
            old.retry.as_str(),
            new.retry.as_str(),
        );
    }
    let state_follows = |error: &Error| error.target_state == error.kind.usual_target_state();
    if old.target_state != new.target_state
        && !(kind_tells && state_follows(old) && state_follows(new))
    {
        let (was, is) = (old.target_state.as_str(), new.target_state.as_str());
        comparison.changed(
            &rules::ERROR_TARGET_STATE_CHANGED,
            &below(&path, &["target_state"]),
            was,
            is,
        );
    }
    let class = |error: &Error| error.status.sent / 100;
    if old.fault != new.fault && class(old) == class(new) {
        comparison.changed(
            &rules::ERROR_FAULT_CHANGED,
            &below(&path, &["fault"]),
            old.fault.as_str(),
            new.fault.as_str(),
        );
    }
    if old.deprecated != new.deprecated {
        let note = |error: &Error| {
            error
                .deprecated
                .as_ref()
                .map_or_else(|| "in use".to_owned(), display::note)
        };
        comparison.changed(
            &rules::ERROR_DEPRECATED,
            &below(&path, &["deprecated"]),
            note(old),
            note(new),
        );
    }
    comparison.prose(
        &rules::ERROR_DOCS_CHANGED,
        &below(&path, &["docs"]),
        old.docs.as_deref(),
        new.docs.as_deref(),
    );
}

fn follows_kind(error: &Error) -> bool {
    error.retry == error.kind.usual_retry()
}

/// Codes of an error that are others' now.
pub(super) fn moved(
    comparison: &mut Comparison<'_>,
    path: &[&str],
    old: &Error,
    moved: &[Moved<'_>],
) {
    for Moved { code, owner } in moved {
        let found = comparison
            .finding(&rules::ERROR_WIRE_CODE_MOVED, path)
            .values(
                format!("{code} of {}", old.name),
                format!("{code} of {}", owner.name),
            )
            .now_at(&["errors", &owner.name, "codes"]);
        let is_same = (old.kind, old.retry, old.target_state)
            == (owner.kind, owner.retry, owner.target_state);
        comparison.add(if is_same {
            found.note("Both mean the same: whoever goes by that, and not by the name, sees no difference.")
        } else {
            found.wire(Verdict::Breaks, Verdict::Breaks)
        });
    }
}

fn codes(
    comparison: &mut Comparison<'_>,
    path: &[&str],
    old: &Error,
    new: &Error,
    moving: &Codes<'_>,
) {
    moved(comparison, path, old, &moving.moved);
    let others = |error: &Error, than: &Error| -> Vec<String> {
        let codes = error
            .codes
            .iter()
            .skip(1)
            .filter(|code| !than.codes.contains(code));
        let mut codes: Vec<String> = codes.cloned().collect();
        codes.extend((error.other_codes && !than.other_codes).then(|| super::OTHERS.to_owned()));
        codes
    };
    let (mut lost, mut gained) = (others(old, new), others(new, old));
    lost.retain(|code| !moving.moved.iter().any(|moved| moved.code == code.as_str()));
    gained.retain(|code| !moving.taken.contains(&code.as_str()));
    if !gained.is_empty() {
        let found = comparison
            .finding(&rules::ERROR_WIRE_CODE_ALIAS_ADDED, path)
            .to(display::list(&gained));
        comparison.add(found);
    }
    if !lost.is_empty() {
        let found = comparison
            .finding(&rules::ERROR_WIRE_CODE_ALIAS_REMOVED, path)
            .from(display::list(&lost));
        comparison.add(found);
    }
}

fn status(comparison: &mut Comparison<'_>, path: &[&str], old: &Error, new: &Error) {
    let (was, is) = (old.status.sent, new.status.sent);
    if was != is {
        let same_class = was / 100 == is / 100;
        let rule = if same_class {
            &rules::ERROR_STATUS_CHANGED
        } else {
            &rules::ERROR_STATUS_CLASS_CHANGED
        };
        let found = comparison
            .finding(rule, path)
            .values(was.to_string(), is.to_string());
        let reads = |error: &Error, status: u16| error.status.all().any(|known| known == status);
        let either = same_class && reads(old, is) && reads(new, was);
        // What bindings read in any case is a matter for those who go by the number.
        let found = if either {
            found.wire(Verdict::Risk, Verdict::Ok)
        } else {
            found
        };
        comparison.add(found.advised(either.then_some(
            "Callers know both statuses and need not be rebuilt: tell those who watch statuses (proxies, dashboards, alarms).",
        )));
        return;
    }
    let all = |error: &Error| -> Vec<String> {
        let mut all: Vec<String> = error
            .status
            .all()
            .map(|status| status.to_string())
            .collect();
        all.sort();
        all
    };
    let (was, is) = (all(old), all(new));
    if was != is {
        comparison.changed(
            &rules::ERROR_STATUS_SOURCES_CHANGED,
            path,
            display::list(&was),
            display::list(&is),
        );
    }
}

fn kind(comparison: &mut Comparison<'_>, path: &[&str], old: RefusalKind, new: RefusalKind) {
    let passing =
        |kind: RefusalKind| matches!(kind, RefusalKind::Throttled | RefusalKind::Unavailable);
    let rule = match (old, new) {
        _ if old == new => return,
        (_, RefusalKind::Throttled) if passing(old) => &rules::ERROR_BECAME_THROTTLING,
        (RefusalKind::Throttled, _) if passing(new) => &rules::ERROR_NO_LONGER_THROTTLING,
        _ => &rules::ERROR_CONDITION_CHANGED,
    };
    comparison.changed(rule, path, old.as_str(), new.as_str());
}
