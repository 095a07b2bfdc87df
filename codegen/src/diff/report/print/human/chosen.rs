//! Which findings are told in full, in short, by name or not at all, so that a report fits two screens.

use super::{head, in_full, in_short, wrap};
use crate::diff::report::Report;
use crate::diff::report::finding::Finding;
use crate::diff::report::group::{Group, grouped, tally};
use crate::diff::report::print::Style;
use crate::diff::verdict::Severity;

/// So many weighty groups are told in full, as long as they begin before this line of the findings.
const IN_FULL: (usize, usize) = (6, 28);
/// So many more are told in short.
const IN_SHORT: (usize, usize) = (6, 46);
/// So many more are named; all others are counted, and left to `--verbose`.
const NAMED: (usize, usize) = (20, 60);
/// With the first of a group, so many places are named: ten together.
const PLACES: usize = 9;
/// Of what is told in short, so many.
const FEWER_PLACES: usize = 3;
/// So many rules of what is left out are named.
const RULES: usize = 4;
/// The worst in full, the next in short, some more by name; what is alike is told once.
pub(super) fn findings(report: &Report, style: &Style<'_>, lines: &mut Vec<String>) {
    if style.verbose {
        lines.extend(report.open().flat_map(|found| in_full(found, style)));
        return;
    }
    let groups = grouped(report.open().filter(|found| found.has_effect()));
    let start = lines.len();
    let (mut full, mut short, mut named) = (0, 0, 0);
    let mut left_out = Vec::new();
    for group in &groups {
        let found = group.first;
        let used = lines.len() - start;
        let fits = |count: usize, (most, line): (usize, usize)| count < most && used < line;
        if found.severity >= Severity::Dangerous && short == 0 && fits(full, IN_FULL) {
            full += 1;
            lines.extend(told(in_full(found, style), group, PLACES));
        } else if named == 0 && fits(short, IN_SHORT) {
            short += 1;
            lines.extend(told(in_short(found, style), group, FEWER_PLACES));
        } else if left_out.is_empty() && fits(named, NAMED) {
            named += 1;
            let more = group.also(0, Finding::subject);
            let more = more.map_or_else(String::new, |more| format!(", and {more}"));
            lines.push(format!("{}{more}", head(found)));
        } else {
            left_out.push(group);
        }
    }
    lines.extend(uncounted(&left_out));
    if named > 0 {
        lines.push("--verbose tells all of each".to_owned());
    }
    match report.idle() {
        0 => {}
        count => lines.push(format!("{count} without effect; --verbose shows them")),
    }
    if named + report.idle() > 0 {
        lines.push(String::new());
    }
}

/// What was told of the first of a group, and below its first line where else it is so.
fn told(mut lines: Vec<String>, group: &Group<'_>, places: usize) -> Vec<String> {
    if let Some(also) = group.also(places, Finding::subject) {
        let also = wrap(&format!("and {} alike: {also}", group.others.len()));
        lines.splice(1..1, also);
    }
    lines
}

/// `and 964 more: 500 op-docs-changed, 464 error-added`
fn uncounted(left_out: &[&Group<'_>]) -> Option<String> {
    let tally = tally(left_out.iter().copied());
    let count: usize = tally.iter().map(|(_, count)| count).sum();
    let rules = tally.iter().take(RULES);
    let mut rules: Vec<String> = rules.map(|(id, count)| format!("{count} {id}")).collect();
    if tally.len() > RULES {
        rules.push("…".to_owned());
    }
    (count > 0).then(|| format!("and {count} more: {}", rules.join(", ")))
}
