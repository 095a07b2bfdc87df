//! `annul call`: targets of `annul serve`, cancelled by a command that never compiled their operation.

use std::fs;

use serde_json::{Value, json};

use crate::home::Home;
use crate::serving::Serving;

const JOB: &str = "acme.jobs.CancelJob";

/// A service with accounts whose looks are served: a bearer token, JSON.
const RUN: &str = "databricks.jobs.CancelRun";

const TOKEN: &[(&str, &str)] = &[("DATABRICKS_TOKEN", "dapi-SECRET")];

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn a_target_is_cancelled_and_seen_to_stop() {
    let serving = Serving::start(&[]);
    serving.begin(RUN, &json!({ "run_id": "7" }));
    let home = Home::empty();
    let call = [
        "call",
        RUN,
        "run_id=7",
        "--endpoint",
        &serving.address,
        "--ensure",
        "--format",
        "json",
        "--audit",
        "audit.jsonl",
    ];
    let run = home.annul_with(&call, TOKEN).ends_with(0);
    let said = json(&run.stdout);
    assert_eq!(said["targets"][0]["state"], "stopped");
    assert_eq!(said["targets"][0]["target"]["run_id"], "7");
    assert_eq!(
        serving.phase(RUN, "run_id", "7").as_deref(),
        Some("cancelled")
    );
    let audit = home.read("audit.jsonl");
    let line = json(&audit);
    assert_eq!(
        (&line["state"], &line["operation"]),
        (&json!("stopped"), &json!(RUN))
    );
    let all = format!("{}{}{audit}", run.stdout, run.stderr);
    assert!(!all.contains("SECRET"), "{all}");
}

#[test]
fn without_a_look_a_target_that_was_told_to_stop_may_be_running() {
    let serving = Serving::start(&[]);
    serving.begin(RUN, &json!({ "run_id": "7" }));
    let call = ["call", RUN, "run_id=7", "--endpoint", &serving.address];
    let run = Home::empty().annul_with(&call, TOKEN).ends_with(5);
    assert!(run.stdout.contains("may be running"), "{}", run.stdout);
    assert!(run.stdout.contains("--ensure"), "{}", run.stdout);
}

#[test]
fn a_lost_reply_is_never_told_as_a_stop() {
    let serving = Serving::start(&["--settle", "600000"]);
    serving.begin(RUN, &json!({ "run_id": "7" }));
    serving.order(&json!({ "fault": "lose_reply", "count": 50 }));
    let call = [
        "call",
        RUN,
        "run_id=7",
        "--endpoint",
        &serving.address,
        "--timeout",
        "2",
        "--format",
        "json",
    ];
    let run = Home::empty().annul_with(&call, TOKEN).ends_with(6);
    assert_eq!(json(&run.stdout)["targets"][0]["state"], "unknown");
    assert_eq!(
        serving.phase(RUN, "run_id", "7").as_deref(),
        Some("cancelling")
    );
}

#[test]
fn a_declared_error_is_told_with_what_it_means() {
    let serving = Serving::start(&[]);
    serving.order(&json!({ "operation": "athena.StopCalculationExecution", "fault": "error", "error": "AccessDeniedException" }));
    let keys = [
        ("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"),
        ("AWS_SECRET_ACCESS_KEY", "hunter2"),
    ];
    let call = [
        "call",
        "athena.StopCalculationExecution",
        "CalculationExecutionId=a",
        "--endpoint",
        &serving.address,
        "--region",
        "us-east-1",
    ];
    let run = Home::empty().annul_with(&call, &keys).ends_with(5);
    assert!(
        run.stdout.contains("athena:StopCalculationExecution"),
        "{}",
        run.stdout
    );
    assert!(!format!("{}{}", run.stdout, run.stderr).contains("hunter2"));
}

#[test]
fn many_targets_come_from_a_file_and_what_is_left_goes_into_one() {
    let serving = Serving::start(&["--settle", "0"]);
    for id in 0..20 {
        serving.begin(RUN, &json!({ "run_id": id.to_string() }));
    }
    let home = Home::empty();
    let ids: Vec<String> = (0..22).map(|id| id.to_string()).collect();
    home.write(
        "runs.txt",
        &format!("# two are unknown\n{}\n3\n", ids.join("\n")),
    );
    let call = [
        "call",
        RUN,
        "--targets",
        "runs.txt",
        "--endpoint",
        &serving.address,
        "--ensure",
        "--resume-file",
        "left.txt",
        "--concurrency",
        "4",
    ];
    let run = home.annul_with(&call, TOKEN).ends_with(2);
    assert!(
        run.stderr.contains("Cancel 22 targets") && run.stderr.contains("--yes"),
        "{}",
        run.stderr
    );
    let run = home.annul_with(&[&call[..], &["--yes"]].concat(), TOKEN);
    assert!(
        run.stdout.contains("20 stopped"),
        "{}{}",
        run.stdout,
        run.stderr
    );
    assert_ne!(run.code, 0, "two were never there");
    assert_eq!(home.read("left.txt"), "20\n21\n");
}

#[test]
fn a_dry_run_shows_the_request_without_its_secrets() {
    let home = Home::empty();
    let call = [
        "call",
        RUN,
        "run_id=7",
        "--host",
        "workspace=dev",
        "--dry-run",
    ];
    let run = home.annul_with(&call, TOKEN);
    assert!(!format!("{}{}", run.stdout, run.stderr).contains("SECRET"));
    let call = [
        "call",
        RUN,
        "run_id=7",
        "--endpoint",
        "https://dev.example",
        "--dry-run",
    ];
    let run = home.annul_with(&call, TOKEN).ends_with(0);
    assert!(run.stdout.starts_with("curl "), "{}", run.stdout);
    assert!(
        run.stdout.contains("https://dev.example/") && run.stdout.contains("REDACTED"),
        "{}",
        run.stdout
    );
    assert!(!run.stdout.contains("SECRET"), "{}", run.stdout);
    // Without credentials, too: nobody needs them to look.
    home.annul(&call).ends_with(0);
}

#[test]
fn what_is_wrong_with_a_command_line_is_said_before_anything_is_sent() {
    let home = Home::empty();
    let near = ["--endpoint", "http://127.0.0.1:9"];
    let of = |words: &[&str]| {
        home.annul_with(&[&["call"], words, &near[..]].concat(), TOKEN)
            .ends_with(2)
            .stderr
    };
    let said = of(&["databricks.jobs.CancelRnu", "run_id=7"]);
    assert!(
        said.contains("did you mean `databricks.jobs.CancelRun`?"),
        "{said}"
    );
    let said = of(&[RUN, "run=7"]);
    assert!(said.contains("its params are `run_id`"), "{said}");
    let said = of(&[RUN]);
    assert!(said.contains("`run_id` is required"), "{said}");
    let said = of(&[RUN, "run_id=seven"]);
    assert!(said.contains("another type"), "{said}");
    let said = of(&[RUN, "run_id=7", "--host", "planet=mars"]);
    assert!(said.contains("no variable of that name"), "{said}");
    let open = ["call", RUN, "run_id=7", "--endpoint", "http://dev.example"];
    let said = home.annul_with(&open, TOKEN).ends_with(2).stderr;
    assert!(
        said.contains("has no TLS") && !said.contains("SECRET"),
        "{said}"
    );
    let said = home
        .annul(&[&["call", RUN, "run_id=7"], &near[..]].concat())
        .ends_with(2)
        .stderr;
    assert!(
        said.contains("no credentials") && said.contains("DATABRICKS_TOKEN"),
        "{said}"
    );
}

#[test]
fn nobody_who_answers_leaves_the_target_as_it_was() {
    let call = [
        "call",
        RUN,
        "run_id=7",
        "--endpoint",
        "http://127.0.0.1:9",
        "--timeout",
        "2",
    ];
    let run = Home::empty().annul_with(&call, TOKEN).ends_with(5);
    assert!(run.stdout.contains("may be running"), "{}", run.stdout);
}

#[test]
fn a_secret_comes_from_where_it_is_kept() {
    let home = Home::empty();
    home.write("token", "from-file\n");
    let serving = Serving::start(&[]);
    serving.begin(RUN, &json!({ "run_id": "7" }));
    let call = [
        "call",
        RUN,
        "run_id=7",
        "--endpoint",
        &serving.address,
        "--ensure",
        "--token-file",
        "token",
        "--format",
        "json",
    ];
    let run = home.annul(&call).ends_with(0);
    let account = json(&run.stdout)["account"].to_string();
    assert!(
        account.contains("token") && !account.contains("from-file"),
        "{account}"
    );
    let run = home
        .annul(&[&call[..6], &["--token-env", "NO_SUCH_VARIABLE"]].concat())
        .ends_with(2);
    assert!(run.stderr.contains("NO_SUCH_VARIABLE"), "{}", run.stderr);
}

#[test]
fn profiles_are_those_of_the_vendors() {
    let home = Home::empty();
    home.write("aws", "[default]\naws_access_key_id = AKIDDEFAULT\naws_secret_access_key = hunter2\n[dev]\naws_access_key_id = AKIDDEV\naws_secret_access_key = hunter3\n");
    home.write("config", "[default]\nregion = eu-west-1\n[profile dev]\nregion = us-west-2\n[profile sso]\nsso_session = x\n");
    let (keys, config) = (home.path("aws"), home.path("config"));
    let files = [
        (
            "AWS_SHARED_CREDENTIALS_FILE",
            keys.to_str().expect("a text"),
        ),
        ("AWS_CONFIG_FILE", config.to_str().expect("a text")),
    ];
    let call = [
        "call",
        "athena.StopCalculationExecution",
        "CalculationExecutionId=a",
        "--dry-run",
    ];
    let run = home.annul_with(&call, &files).ends_with(0);
    assert!(
        run.stdout.contains("athena.eu-west-1.amazonaws.com"),
        "{}",
        run.stdout
    );
    assert!(run.stderr.contains("AKIDDEFAULT"), "{}", run.stderr);
    let run = home
        .annul_with(&[&call[..], &["--profile", "dev"]].concat(), &files)
        .ends_with(0);
    assert!(
        run.stdout.contains("athena.us-west-2.amazonaws.com"),
        "{}",
        run.stdout
    );
    assert!(run.stderr.contains("AKIDDEV"), "{}", run.stderr);
    assert!(!format!("{}{}", run.stdout, run.stderr).contains("hunter"));
    let run = home.annul_with(
        &[
            "call",
            "athena.StopCalculationExecution",
            "CalculationExecutionId=a",
            "--profile",
            "sso",
        ],
        &files,
    );
    assert!(run.ends_with(2).stderr.contains("export-credentials"));
}

#[test]
fn a_spec_of_ones_own_is_called_without_compiling() {
    let home = Home::with_specs();
    let specs = home.path("specs");
    let serving = Serving::start(&[specs.to_str().expect("a text")]);
    let sample = serving.get(&format!("/annul/sample?operation={JOB}"));
    serving.begin(JOB, &sample["target"]);
    let ids = sample["target"].as_object().expect("ids");
    let words: Vec<String> = ids
        .iter()
        .map(|(name, value)| format!("{name}={}", value.as_str().expect("a text")))
        .collect();
    let mut call = vec![
        "call",
        JOB,
        "--specs",
        "specs",
        "--endpoint",
        &serving.address,
        "--token-file",
        "token",
        "--region",
        "eu-1",
    ];
    call.extend(words.iter().map(String::as_str));
    home.write("token", "t");
    let run = home.annul(&call);
    assert!(
        [0, 5].contains(&run.code),
        "{} {}{}",
        run.code,
        run.stdout,
        run.stderr
    );
    home.edit(crate::home::OPERATION, "in: path", "in: paht");
    home.annul(&call).ends_with(3);
}

#[cfg(unix)]
#[test]
fn an_interrupt_says_what_was_and_was_not_cancelled() {
    use std::process::{Command, Stdio};
    use std::time::Duration;

    let serving = Serving::start(&["--settle", "600000"]);
    let home = Home::empty();
    for id in 0..3 {
        serving.begin(RUN, &json!({ "run_id": id.to_string() }));
    }
    home.write("runs.txt", "0\n1\n2\n");
    let child = Command::new(annul_tests::command::annul())
        .args([
            "call",
            RUN,
            "--targets",
            "runs.txt",
            "--yes",
            "--concurrency",
            "1",
            "--ensure",
            "--format",
            "json",
        ])
        .args(["--endpoint", &serving.address, "--resume-file", "left.txt"])
        .current_dir(home.path(""))
        .env("DATABRICKS_TOKEN", "t")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it can be started");
    let mut tries = 0;
    while serving.phase(RUN, "run_id", "0").as_deref() != Some("cancelling") {
        tries += 1;
        assert!(tries < 200, "the first is never told to stop");
        std::thread::sleep(Duration::from_millis(50));
    }
    std::thread::sleep(Duration::from_millis(500));
    for _ in 0..2 {
        let kill = Command::new("kill")
            .args(["-INT", &child.id().to_string()])
            .status();
        assert!(kill.expect("kill").success());
        std::thread::sleep(Duration::from_millis(300));
    }
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(5));
    let said = json(&String::from_utf8_lossy(&output.stdout));
    let message = |index: usize| said["targets"][index]["message"].to_string();
    assert!(message(0).contains("told to stop"), "{said}");
    assert!(message(1).contains("before anything was sent"), "{said}");
    assert!(String::from_utf8_lossy(&output.stderr).contains("interrupted"));
    assert_eq!(
        serving.phase(RUN, "run_id", "1").as_deref(),
        Some("running")
    );
    assert_eq!(
        fs::read_to_string(home.path("left.txt")).expect("it was written"),
        "0\n1\n2\n"
    );
}
