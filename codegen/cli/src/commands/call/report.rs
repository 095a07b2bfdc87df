//! Verdicts for people and for programs.

use annul_runtime::TargetState;
use annul_runtime::operation::OperationInfo;
use serde_json::{Value, json};

use super::connection::Connection;
use super::targets::{self, Wanted};
use super::verdict::{self, Verdict};
use crate::console::Paint;
use crate::page::{Page, Row};

/// The version of the JSON; keys may be added within a version.
const SCHEMA: u32 = 1;

/// One target in a line, several in a table with a summary below.
pub(super) fn human(
    info: &OperationInfo,
    wanted: &[Wanted],
    verdicts: &[Verdict],
    ensure: bool,
    paint: Paint,
) -> String {
    let mut page = Page::new(paint);
    if let ([wanted], [verdict]) = (wanted, verdicts) {
        let state = verdict::word(verdict.state);
        page.item(0, &format!("{}:", wanted.target), state);
        page.prose(2, &verdict.message);
        page.maybe_prose(2, verdict.advice(info, ensure).as_deref());
        return page.into_text();
    }
    let rows: Vec<Row> = wanted
        .iter()
        .zip(verdicts)
        .map(|(wanted, verdict)| {
            let ids: Vec<String> = wanted
                .target
                .to_string()
                .split(' ')
                .skip(1)
                .map(str::to_owned)
                .collect();
            Row::of([
                &ids.join(" "),
                verdict::word(verdict.state),
                &verdict.message,
            ])
        })
        .collect();
    page.table(0, &["TARGET", "STATE", "WHY"], &rows);
    let mut advice: Vec<String> = verdicts
        .iter()
        .filter_map(|it| it.advice(info, ensure))
        .collect();
    advice.sort();
    advice.dedup();
    for advice in advice {
        page.blank();
        page.prose(0, &advice);
    }
    page.blank();
    page.prose(0, &summary(verdicts));
    page.into_text()
}

/// `7 stopped, 2 may be running, 1 unknown`
pub(super) fn summary(verdicts: &[Verdict]) -> String {
    let count = |state| verdicts.iter().filter(|it| it.state == state).count();
    format!(
        "{} stopped, {} may be running, {} unknown",
        count(TargetState::Stopped),
        count(TargetState::MayBeRunning),
        count(TargetState::Unknown)
    )
}

/// All of it as one object.
pub(super) fn json(
    info: &OperationInfo,
    connection: &Connection,
    wanted: &[Wanted],
    verdicts: &[Verdict],
) -> Value {
    let targets = wanted.iter().zip(verdicts);
    let targets: Vec<Value> = targets
        .map(|(wanted, verdict)| one(wanted, verdict))
        .collect();
    let count = |state| verdicts.iter().filter(|it| it.state == state).count();
    json!({
        "schema": SCHEMA,
        "operation": info.id,
        "endpoint": connection.endpoint,
        "region": connection.region,
        "account": connection.account,
        "targets": targets,
        "stopped": count(TargetState::Stopped),
        "may_be_running": count(TargetState::MayBeRunning),
        "unknown": count(TargetState::Unknown),
    })
}

/// A verdict as an object.
pub(super) fn one(wanted: &Wanted, verdict: &Verdict) -> Value {
    json!({
        "target": targets::ids(&wanted.target),
        "state": verdict.state.as_str(),
        "outcome": verdict.outcome.map(|outcome| outcome.kind().as_str()),
        "phase": match verdict.outcome {
            Some(annul_runtime::Outcome::AlreadyFinished(phase)) => phase.map(annul_runtime::Phase::as_str),
            _ => None,
        },
        "refusal": verdict.refusal.map(annul_runtime::RefusalKind::as_str),
        "message": verdict.message,
        "said": verdict.said,
        "request_id": verdict.request_id,
    })
}
