//! Secrets that are planted in every way to hand them over: no output, no file and no message shows them.

use std::fs;

use serde_json::json;

use crate::home::Home;
use crate::serving::Serving;

/// What is planted begins with this, and occurs nowhere else.
const PLANTED: &str = "PLANTED-a1b2c3";

/// A way to hand over secrets: an operation with its target, and the variables that hold secrets.
type Way = (
    &'static str,
    &'static [&'static str],
    &'static [(&'static str, &'static str)],
);

const WAYS: &[Way] = &[
    (
        "databricks.jobs.CancelRun",
        &["run_id=7"],
        &[("DATABRICKS_TOKEN", "PLANTED-a1b2c3-token")],
    ),
    (
        "databricks.jobs.CancelRun",
        &["run_id=7"],
        &[("ANNUL_TOKEN", "PLANTED-a1b2c3\u{7f}-odd")],
    ),
    (
        "athena.StopCalculationExecution",
        &["CalculationExecutionId=a", "--region", "us-east-1"],
        &[
            ("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"),
            ("AWS_SECRET_ACCESS_KEY", "PLANTED-a1b2c3-key"),
            ("AWS_SESSION_TOKEN", "PLANTED-a1b2c3-session"),
        ],
    ),
    (
        "huawei.dataarts-fabric.CancelSqlStatement",
        &[
            "workspace_id=w",
            "session_id=s",
            "statement_id=t",
            "--region",
            "cn-north-4",
        ],
        &[
            ("HUAWEICLOUD_SDK_AK", "AKEXAMPLE"),
            ("HUAWEICLOUD_SDK_SK", "PLANTED-a1b2c3-sk"),
            ("HUAWEICLOUD_SDK_SECURITY_TOKEN", "PLANTED-a1b2c3-security"),
        ],
    ),
    (
        "gitlab.ci.CancelPipeline",
        &["id=1", "pipeline_id=7"],
        &[("GITLAB_TOKEN", "PLANTED-a1b2c3-pat")],
    ),
];

/// What is done with each way: calls that arrive, are refused, are lost, are only shown, and go nowhere.
const OPTIONS: &[&[&str]] = &[
    &[],
    &["--format", "json", "--audit", "audit.jsonl"],
    &["--ensure"],
    &["--dry-run"],
    &["--timeout", "0.3"],
];

fn check(what: &str, text: &str) {
    // Also in hexadecimal digits, and in Base64, from each place that it can begin at.
    let forms = [
        PLANTED,
        "504c414e5445442d",
        "UExBTlRFRC1h",
        "QU5URUQtYTFi",
        "TEFOVEVELWEx",
    ];
    for form in forms {
        assert!(!text.contains(form), "{what} shows a secret: {text}");
    }
}

#[test]
fn nothing_that_the_command_writes_shows_a_secret() {
    let serving = Serving::start(&[]);
    let mut sent = 0;
    for (operation, target, secrets) in WAYS {
        for (number, options) in OPTIONS.iter().enumerate() {
            let home = Home::empty();
            let fault = ["unavailable", "throttle", "time_out"][number % 3];
            serving.order(&json!({ "fault": fault, "count": 1 }));
            let mut call = vec!["call", operation];
            call.extend_from_slice(target);
            call.extend_from_slice(&["--endpoint", &serving.address]);
            call.extend_from_slice(options);
            let run = home.annul_with(&call, secrets);
            let what = format!("{call:?}");
            assert_ne!(run.code, 101, "{what} panics: {}", run.stderr);
            sent += usize::from(matches!(run.code, 0 | 1 | 5 | 6));
            check(&what, &run.stdout);
            check(&what, &run.stderr);
            for (path, text) in home.files("") {
                check(&format!("{what}: {path}"), &text);
            }
        }
    }
    assert!(sent >= 10, "only {sent} of the calls are made at all");
}

#[test]
fn a_server_shows_no_secret_of_its_callers() {
    let serving = Serving::start(&[]);
    let token = format!("authorization: Bearer {PLANTED}");
    for first in [
        "POST /",
        "GET /annul/targets",
        "POST /api/2.2/jobs/runs/cancel",
        "TRACE /",
        "GET /nothing",
    ] {
        let came = serving.send(
            first,
            &[&token, "content-type: application/json"],
            "{\"run_id\":\"x\"}",
        );
        check(first, &format!("{}{}", came.head, came.body));
    }
}

#[test]
fn files_of_credentials_that_are_broken_are_named_and_not_quoted() {
    let home = Home::empty();
    let broken: &[(&str, Vec<u8>)] = &[
        (
            "no-section",
            format!("aws_secret_access_key = {PLANTED}\n").into_bytes(),
        ),
        (
            "half-a-section",
            format!("[default\naws_access_key_id = A\naws_secret_access_key = {PLANTED}\n")
                .into_bytes(),
        ),
        (
            "no-text",
            [
                &b"[default]\naws_secret_access_key = \xff\xfe"[..],
                PLANTED.as_bytes(),
            ]
            .concat(),
        ),
        (
            "no-id",
            format!("[default]\naws_secret_access_key = {PLANTED}\n").into_bytes(),
        ),
        (
            "line-ends",
            format!("[default]\raws_access_key_id = A\raws_secret_access_key = {PLANTED}\r")
                .into_bytes(),
        ),
        ("too-large", PLANTED.repeat(100_000).into_bytes()),
        ("nothing", Vec::new()),
    ];
    for (name, bytes) in broken {
        fs::write(home.path(name), bytes).expect("a file");
        let path = home.path(name);
        let file = [
            (
                "AWS_SHARED_CREDENTIALS_FILE",
                path.to_str().expect("a text"),
            ),
            ("AWS_EC2_METADATA_DISABLED", "true"),
        ];
        let call = [
            "call",
            "athena.StopCalculationExecution",
            "CalculationExecutionId=a",
            "--region",
            "us-east-1",
            "--dry-run",
        ];
        let run = home.annul_with(&call, &file);
        // A call that is only shown may go out as nobody, and says so.
        assert!(
            matches!(run.code, 0 | 2 | 4),
            "{name} ends with {}: {}",
            run.code,
            run.stderr
        );
        check(name, &run.stdout);
        check(name, &run.stderr);
    }
}
