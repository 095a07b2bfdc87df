//! Tests of what programs read.

use super::super::*;
use super::{FIRST, SECOND, at, sources};
use crate::diagnostic::rule;

#[test]
fn formats_for_programs() {
    let text = "ü: 1\nb: 2\n";
    let finding = Diagnostic::error(&rule::UNKNOWN_KEY, at(text, "1", FIRST), "100%\n:: `x`, y")
        .also(at(text, "b", SECOND), "there")
        .help("h");
    let (sources, all) = (sources(text, text), [finding]);
    assert_eq!(
        short(&sources, &all),
        "aws/a.yaml:1:4: error[unknown-key]: 100%␊:: `x`, y\n"
    );
    assert_eq!(
        github(&sources, &all),
        "::error file=aws/a.yaml,line=1,endLine=1,col=4,endColumn=4,title=annul%3A unknown-key::\
         100%25%0A:: `x`, y%0Athere: aws/b c.yaml:2:1%0Ahelp: h\n"
    );

    let report: serde_json::Value = serde_json::from_str(&json(&sources, &all)).expect("JSON");
    assert_eq!(report["schema"], 1);
    assert_eq!(
        report["summary"],
        serde_json::json!({ "errors": 1, "warnings": 0, "files": 1 })
    );
    let place = &report["findings"][0]["place"];
    assert_eq!(
        place["start"],
        serde_json::json!({ "byte": 4, "line": 1, "column": 4 })
    );
    assert_eq!(
        report["findings"][0]["related"][0]["place"]["path"],
        "aws/b c.yaml"
    );

    let report: serde_json::Value = serde_json::from_str(&sarif(&sources, &all)).expect("JSON");
    let run = &report["runs"][0];
    assert_eq!(run["tool"]["driver"]["rules"][0]["id"], "unknown-key");
    assert_eq!(run["results"][0]["ruleIndex"], 0);
    let related = &run["results"][0]["relatedLocations"][0]["physicalLocation"];
    let uri = serde_json::json!({ "uri": "aws/b%20c.yaml", "uriBaseId": "%SRCROOT%" });
    assert_eq!(related["artifactLocation"], uri);
}

#[test]
fn nothing_found_is_said_in_each_format() {
    let sources = sources("a: b\n", "");
    assert_eq!(
        human(&sources, &[], true) + &short(&sources, &[]) + &github(&sources, &[]),
        ""
    );
    assert!(json(&sources, &[]).contains("\"findings\": []"));
    assert!(sarif(&sources, &[]).contains("\"results\": []"));
    assert_eq!(Summary::of(&[]).to_string(), "no findings");
}

#[test]
fn summaries_count() {
    let summary = |errors, warnings, files| {
        Summary {
            errors,
            warnings,
            files,
        }
        .to_string()
    };
    assert_eq!(summary(1, 0, 1), "1 error in 1 file");
    assert_eq!(summary(2, 1, 2), "2 errors and 1 warning in 2 files");
    assert_eq!(summary(0, 2, 1), "2 warnings in 1 file");
}
