//! `annul test`: a sound server passes, each fault that is put into one is found, and `annul serve` keeps every spec.

mod fault;
mod server;

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::Path;

use annul_tests::catalogue;
use serde_json::{Value, json};

use crate::home::{Home, Run};
use crate::serving::Serving;
use fault::Fault;

const STOP: &str = "athena.StopCalculationExecution";

/// How targets of the faulty server are started.
const START: &str = "\
alone: true
settle: 300
every:
  start:
    request: POST /start
    body: { operation: $operation, target: $target, phase: $phase }
    etag: etag
  end:
    request: POST $url/end
    body: { operation: $operation, target: $target, phase: $phase }
  phases: [failed]
";

/// The specs of the faulty server.
fn specs() -> [String; 2] {
    let of = |service: &str| catalogue::root().join("specs").join(service);
    ["aws/cloudtrail", "oci/query-service"].map(|service| of(service).display().to_string())
}

/// Tests the faulty server.
fn tried(fault: Option<Fault>) -> (Run, Value) {
    let home = Home::empty();
    home.write("start.yaml", START);
    let url = server::start(fault);
    let specs = specs();
    let run = home.annul(&[
        "test",
        &url,
        &specs[0],
        &specs[1],
        "--start",
        "start.yaml",
        "--format",
        "json",
    ]);
    let report = serde_json::from_str(&run.stdout);
    let report = report.unwrap_or_else(|error| panic!("{error}: {}", run.stderr));
    (run, report)
}

fn failed(report: &Value) -> Vec<&Value> {
    let checks = report["checks"].as_array().expect("a list");
    let failed = checks.iter().filter(|check| check["verdict"] == "failed");
    failed.collect()
}

#[test]
fn a_sound_server_passes() {
    let (run, report) = tried(None);
    assert_eq!(
        (run.code, report["failed"].as_u64()),
        (0, Some(0)),
        "{}",
        run.stdout
    );
    assert!(
        report["passed"].as_u64() > Some(100),
        "{}",
        report["passed"]
    );
    assert_eq!(report["may_be_running"], json!([]));
}

#[test]
fn each_fault_is_found_with_its_clause_and_a_request_to_repeat_it() {
    let mut missed = Vec::new();
    for (fault, by) in Fault::ALL {
        let (run, report) = tried(Some(fault));
        let failed = failed(&report);
        let found = failed.iter().find(|check| check["check"] == by);
        let Some(found) = found.filter(|_| run.code == 1) else {
            let titles: Vec<_> = failed.iter().map(|check| &check["check"]).collect();
            missed.push(format!("{fault:?}: not by {by:?}, but by {titles:?}"));
            continue;
        };
        let found = &found["fault"];
        let clause = &found["clause"];
        assert!(clause["line"].as_u64() > Some(1), "{fault:?}: {clause}");
        let file = clause["file"].as_str().unwrap_or_default();
        assert!(
            file.contains("specs/") && Path::new(file).extension() == Some(OsStr::new("yaml")),
            "{fault:?}: {file}"
        );
        for exchange in found["exchanges"].as_array().expect("a list") {
            let sent = exchange["sent"].as_str().unwrap_or_default();
            assert!(sent.starts_with("curl --globoff"), "{fault:?}: {sent}");
        }
        assert_ne!(found["accepted"], json!([]), "{fault:?}");
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn annul_serve_keeps_every_spec_of_the_catalogue() {
    let serving = Serving::start(&["--settle", "300"]);
    let run = Home::empty().annul(&[
        "test",
        &serving.address,
        "--start",
        "serve",
        "--format",
        "json",
    ]);
    let report: Value = serde_json::from_str(&run.stdout).expect("a report");
    let failed = failed(&report);
    assert!(failed.is_empty(), "{failed:#?}");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let checks = report["checks"].as_array().expect("a list");
    let operations: BTreeSet<_> = checks.iter().map(|it| it["operation"].as_str()).collect();
    let served = serving.get("/annul/operations");
    let served = served["operations"].as_array().expect("a list");
    assert!(
        served.len() > 80
            && served
                .iter()
                .all(|it| operations.contains(&it["id"].as_str()))
    );
    assert_eq!(report["may_be_running"], json!([]));
}

#[test]
fn what_a_server_is_known_to_do_otherwise_is_told_apart() {
    let serving = Serving::start(&["--settle", "0"]);
    serving.order(&json!({ "fault": "throttle", "operation": STOP, "count": 1 }));
    let home = Home::empty();
    let start = format!(
        "alone: true\noperations:\n  {STOP}:\n    differences:\n      'request: what is required': It is busy at first.\n"
    );
    home.write("start.yaml", &start);
    let test = [
        "test",
        &serving.address,
        "--start",
        "start.yaml",
        "--operations",
        STOP,
    ];
    let run = home.annul(&test).ends_with(0);
    assert!(
        run.stdout.contains("It is busy at first."),
        "{}",
        run.stdout
    );
    // One that is none any more is told of.
    let run = home.annul(&test).ends_with(1);
    assert!(run.stdout.contains("it is none"), "{}", run.stdout);
}

#[test]
fn without_a_start_file_no_id_is_tried_that_may_be_somebodys() {
    let serving = Serving::start(&[]);
    serving.begin(STOP, &json!({ "CalculationExecutionId": "a" }));
    let test = ["test", &serving.address, "--operations", STOP];
    let run = Home::empty().annul(&test).ends_with(0);
    assert!(run.stdout.contains("not tried"), "{}", run.stdout);
    let phase = serving.phase(STOP, "CalculationExecutionId", "a");
    assert_eq!(phase.as_deref(), Some("running"));
    // Nor does the built-in one speak for a server on which something runs.
    let test = ["test", &serving.address, "--start", "serve"];
    let run = Home::empty().annul(&test).ends_with(2);
    assert!(run.stderr.contains("may be running"), "{}", run.stderr);
}

#[test]
fn secrets_of_headers_are_in_no_report() {
    let serving = Serving::start(&[]);
    let home = Home::empty();
    let start = format!(
        "alone: true\nheaders: {{ x-token: $env.DATABRICKS_TOKEN }}\noperations:\n  {STOP}:\n    start: {{ request: POST /nowhere }}\n"
    );
    home.write("start.yaml", &start);
    let test = [
        "test",
        &serving.address,
        "--start",
        "start.yaml",
        "--operations",
        STOP,
    ];
    let run = home
        .annul_with(&test, &[("DATABRICKS_TOKEN", "hunter2")])
        .ends_with(1);
    assert!(
        run.stdout.contains("no target can be started"),
        "{}",
        run.stdout
    );
    serving.order(&json!({ "fault": "throttle", "operation": STOP, "count": 1 }));
    let again = home
        .annul_with(&test, &[("DATABRICKS_TOKEN", "hunter2")])
        .ends_with(1);
    assert!(
        again.stdout.contains("x-token: REDACTED"),
        "{}",
        again.stdout
    );
    let all = format!(
        "{}{}{}{}",
        run.stdout, run.stderr, again.stdout, again.stderr
    );
    assert!(!all.contains("hunter2"), "{all}");
}

#[test]
fn start_files_are_read_by_the_rules_of_specs() {
    let home = Home::empty();
    for (text, said) in [
        ("alon: true\n", "did you mean `alone`?"),
        ("operations: { athena.StopQuery: {} }\n", "did you mean"),
        (
            "every: { start: { request: GET } }\n",
            "start.yaml:1:28: a request is a method and a path",
        ),
        (
            "every: { start: { wait: 1 } }\n",
            "either `request` or `command`",
        ),
        (
            "every: { start: { command: [run, $env.KEY] } }\n",
            "no command line should hold a secret",
        ),
        (
            "every: { start: { request: POST /$nothing } }\n",
            "`$nothing` is none of",
        ),
        (
            "every: { phases: [running] }\n",
            "does not end in this phase",
        ),
        (
            "every: { end: { request: POST /x, wait: 1000000 } }\n",
            "600000",
        ),
        (
            "operations: { athena.StopCalculationExecution: { unknown: { id: a } } }\n",
            "no param `id`",
        ),
        (
            "operations: { athena.StopCalculationExecution: { errors: [Gone] } }\n",
            "`Gone` is no error",
        ),
    ] {
        home.write("start.yaml", text);
        let run = home
            .annul(&["test", "http://127.0.0.1:1", "--start", "start.yaml"])
            .ends_with(2);
        assert!(run.stderr.contains(said), "{text}: {}", run.stderr);
    }
}

#[test]
fn it_tries_this_machine_unless_told_otherwise() {
    let home = Home::empty();
    let run = home.annul(&["test", "http://service.example"]).ends_with(2);
    assert!(run.stderr.contains("--allow-remote"), "{}", run.stderr);
    let run = home.annul(&["test", "specs"]).ends_with(2);
    assert!(
        run.stderr.contains("no address of a server"),
        "{}",
        run.stderr
    );
    let run = home.annul(&["test", "http://127.0.0.1:1"]).ends_with(4);
    assert!(run.stderr.contains("cannot reach"), "{}", run.stderr);
}

#[test]
fn a_report_for_ci_servers_names_each_check() {
    let (url, home) = (server::start(Some(Fault::LostId)), Home::empty());
    home.write("start.yaml", START);
    let run = home.annul(&[
        "test",
        &url,
        "--start",
        "start.yaml",
        &specs()[0],
        "--format",
        "junit",
    ]);
    let run = run.ends_with(1);
    let failure = "<testcase classname=\"cloudtrail.CancelQuery\" name=\"a running target\">";
    assert!(run.stdout.contains(failure), "{}", run.stdout);
    assert!(
        run.stdout
            .contains("<failure message=\"it lacks the member `QueryId`\">"),
        "{}",
        run.stdout
    );
    let run = home.annul(&["test", &url, "--start", "start.yaml", &specs()[0]]);
    let run = run.ends_with(1);
    for said in [
        "FAILED",
        "specs/aws/cloudtrail/cancel-query.yaml:",
        "curl --globoff",
    ] {
        assert!(run.stdout.contains(said), "{said}: {}", run.stdout);
    }
}

#[test]
fn fixtures_are_the_same_each_time_and_hold_of_the_server() {
    let home = Home::empty();
    for folder in ["one", "two"] {
        home.annul(&["test", "--write-fixtures", folder])
            .ends_with(0);
    }
    let (one, two) = (home.files("one"), home.files("two"));
    assert_eq!(one, two);
    assert!(one.len() > 80, "{}", one.len());
    let fixture: Value = serde_json::from_str(&one[&format!("{STOP}.json")]).expect("JSON");
    let serving = Serving::start(&[]);
    let requests = fixture["requests"].as_array().expect("a list").iter();
    let mut tried = 0;
    // Elsewhere `[...]` stands for many characters.
    for case in requests.filter(|case| case["request"]["run"].is_null()) {
        let request = &case["request"];
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let headers = request["headers"].as_object().expect("headers").iter();
        let headers: Vec<String> = headers
            .map(|(name, value)| format!("{name}: {}", text(value)))
            .collect();
        let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
        let first = format!("{} {}", text(&request["method"]), text(&request["target"]));
        let came = serving.send(&first, &headers, &text(&request["body"]));
        assert_eq!(
            Some(u64::from(came.status)),
            case["reply"]["status"].as_u64(),
            "{case}"
        );
        assert_eq!(came.body, text(&case["reply"]["body"]), "{case}");
        tried += 1;
    }
    assert!(tried > 10, "{tried}");
}

#[test]
fn the_start_files_of_guide_and_help_are_read() {
    let home = Home::with_specs();
    let guide = catalogue::root().join("codegen/cli/site/guide/implementors.md");
    let guide = std::fs::read_to_string(guide).expect("there is a guide for implementors");
    let help = home.annul(&["test", "--help"]).ends_with(0).stdout;
    let lines = |text: &str| {
        let from = text.find("alone: true").expect("a start file");
        let indent = text[..from].rsplit('\n').next().map_or(0, str::len);
        let lines = text[from - indent..].lines();
        let lines = lines.take_while(|line| !line.is_empty() && !line.starts_with("```"));
        let lines = lines.map(|line| format!("{}\n", &line[indent..]));
        lines.collect::<String>()
    };
    for text in [lines(&guide), lines(&help)] {
        assert!(text.contains("end:"), "{text}");
        home.write("start.yaml", &text);
        let test = [
            "test",
            "http://127.0.0.1:1",
            "specs",
            "--start",
            "start.yaml",
        ];
        // It is right, and the server is not there.
        let run = home.annul(&test).ends_with(4);
        assert!(run.stderr.contains("cannot reach"), "{}", run.stderr);
    }
}
