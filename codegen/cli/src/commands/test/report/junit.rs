//! A report for CI servers: `JUnit` XML, a suite for each operation.

use std::fmt::Write as _;

use super::{Counts, clause};
use crate::commands::test::Report;
use crate::commands::test::kit::{Check, Fault, Verdict};

/// The report.
pub(in crate::commands::test) fn junit(report: &Report) -> String {
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let all = Counts::of(&report.checks);
    let _ = writeln!(
        text,
        "<testsuites name=\"annul test\" tests=\"{}\" failures=\"{}\" skipped=\"{}\">",
        report.checks.len(),
        all.failed,
        all.skipped + all.known,
    );
    for checks in report.operations() {
        let counts = Counts::of(checks);
        let id = checks.first().map_or("", |check| check.operation.as_str());
        let _ = writeln!(
            text,
            "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" skipped=\"{}\">",
            escaped(id),
            checks.len(),
            counts.failed,
            counts.skipped + counts.known,
        );
        for check in checks {
            text.push_str(&case(check));
        }
        text.push_str("  </testsuite>\n");
    }
    text.push_str("</testsuites>\n");
    text
}

fn case(check: &Check) -> String {
    let open = format!(
        "    <testcase classname=\"{}\" name=\"{}\"",
        escaped(&check.operation),
        escaped(&check.title)
    );
    let skipped = |why: &str| {
        format!(
            "{open}>\n      <skipped message=\"{}\"/>\n    </testcase>\n",
            escaped(why)
        )
    };
    match &check.verdict {
        Verdict::Passed => format!("{open}/>\n"),
        Verdict::Skipped(why) => skipped(why),
        Verdict::Known(because, _) => skipped(&format!("a known difference: {because}")),
        Verdict::Failed(fault) => format!(
            "{open}>\n      <failure message=\"{}\">{}</failure>\n    </testcase>\n",
            escaped(&fault.found.join("; ")),
            escaped(&details(fault))
        ),
    }
}

fn details(fault: &Fault) -> String {
    let mut parts: Vec<String> = clause(fault)
        .into_iter()
        .map(|it| format!("spec: {it}"))
        .collect();
    for exchange in &fault.exchanges {
        parts.push(format!("sent:\n{}", exchange.sent));
        parts.push(format!("came:\n{}", exchange.came));
    }
    let accepted = fault.accepted.iter();
    parts.extend(accepted.map(|accepted| format!("accepted:\n{accepted}")));
    parts.join("\n\n")
}

/// A text as XML has it; what no XML can hold is left out.
fn escaped(text: &str) -> String {
    let mut written = String::new();
    for character in text.chars() {
        match character {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '"' => written.push_str("&quot;"),
            '\n' => written.push_str("&#10;"),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            other => written.push(other),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn what_xml_cannot_hold_is_not_there() {
        assert_eq!(escaped("a<\"&\n\u{1b}\u{0}>"), "a&lt;&quot;&amp;&#10;&gt;");
    }
}
