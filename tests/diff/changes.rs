//! Changes that take more than their rule to be told well: what else they reach, what hangs together, what hurts nobody.
//! Each is read in both directions, since a verdict that is right one way may be wrong on the way back.

use annul_codegen::diff::Severity;

use crate::support;

#[test]
fn each_change_is_told_once_and_rightly_there_and_back() {
    for name in support::names("diff-changes") {
        let case = support::read_of("diff-changes", &name).unwrap_or_else(|said| panic!("{said}"));
        let back = support::report(&case.new, &case.old);
        for report in [&case.report, &back] {
            let net = report
                .findings
                .iter()
                .find(|found| found.rule.id == "gen-api-changed");
            assert!(net.is_none(), "{name}: {net:#?}");
            for found in &report.findings {
                let hurts = found.severity >= Severity::Dangerous;
                assert!(
                    !hurts || found.advice().is_some(),
                    "{name}: {}",
                    found.rule.id
                );
            }
        }
        let told = format!(
            "{}\n--- and back ---\n\n{}",
            support::shown(&case.old, &case.new, &case.report),
            support::shown(&case.new, &case.old, &back)
        );
        support::snapshot("diff-changes", &name, &told);
    }
}
