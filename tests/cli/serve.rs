//! `annul serve`: what it answers to clients, to looks, and to its control requests.

use serde_json::json;

use crate::home::Home;
use crate::serving::Serving;

const STOP: &str = "athena.StopCalculationExecution";

fn stop(serving: &Serving, id: &str) -> crate::serving::Came {
    let headers = [
        "content-type: application/x-amz-json-1.1",
        "x-amz-target: AmazonAthena.StopCalculationExecution",
    ];
    serving.send(
        "POST /",
        &headers,
        &json!({ "CalculationExecutionId": id }).to_string(),
    )
}

#[test]
fn a_target_obeys_the_states_of_its_spec() {
    let serving = Serving::start(&["--settle", "200"]);
    assert_eq!(stop(&serving, "a").status, 400, "nobody has started it");
    serving.begin(STOP, &json!({ "CalculationExecutionId": "a" }));
    assert_eq!(
        serving
            .phase(STOP, "CalculationExecutionId", "a")
            .as_deref(),
        Some("running")
    );
    let came = stop(&serving, "a");
    assert!(
        came.status == 200 && came.body.contains("CANCELING"),
        "{}",
        came.body
    );
    let look = [
        "content-type: application/x-amz-json-1.1",
        "x-amz-target: AmazonAthena.GetCalculationExecutionStatus",
    ];
    let mut tries = 0;
    loop {
        let came = serving.send("POST /", &look, r#"{"CalculationExecutionId":"a"}"#);
        assert_eq!(came.status, 200, "{}", came.body);
        if came.body.contains("CANCELED") {
            break;
        }
        assert!(came.body.contains("CANCELING"), "{}", came.body);
        tries += 1;
        assert!(tries < 100, "it never stops");
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    let came = serving.post("/annul/end", &json!({ "operation": STOP, "target": { "CalculationExecutionId": "a" }, "phase": "succeeded" }));
    assert_eq!(came.status, 409, "what has ended stays as it ended");
}

#[test]
fn faults_come_once_and_in_their_order() {
    let serving = Serving::start(&[]);
    serving.begin(STOP, &json!({ "CalculationExecutionId": "a" }));
    serving.order(&json!({ "fault": "throttle" }));
    serving.order(&json!({ "fault": "lose_reply", "operation": STOP }));
    let came = stop(&serving, "a");
    assert!(
        came.status == 400 && came.body.contains("hrottl") || came.body.contains("TooManyRequests"),
        "{}",
        came.body
    );
    assert_eq!(
        serving
            .phase(STOP, "CalculationExecutionId", "a")
            .as_deref(),
        Some("running")
    );
    assert_eq!(stop(&serving, "a").status, 0, "no reply comes");
    assert_ne!(
        serving
            .phase(STOP, "CalculationExecutionId", "a")
            .as_deref(),
        Some("running"),
        "but an effect"
    );
    assert_eq!(stop(&serving, "a").status, 200);
    assert_eq!(serving.get("/annul/faults")["count"], 0);
}

#[test]
fn orders_that_make_no_sense_are_refused_with_what_would() {
    let serving = Serving::start(&[]);
    for (path, order, said) in [
        (
            "/annul/targets",
            json!({ "operation": "x" }),
            "/annul/operations",
        ),
        (
            "/annul/targets",
            json!({ "operation": STOP, "target": { "Id": "a" } }),
            "CalculationExecutionId",
        ),
        (
            "/annul/targets",
            json!({ "operation": STOP, "target": { "CalculationExecutionId": "" } }),
            "CalculationExecutionId",
        ),
        (
            "/annul/targets",
            json!({ "operation": STOP, "target": {} }),
            "CalculationExecutionId",
        ),
        ("/annul/faults", json!({ "fault": "meteor" }), "lose_reply"),
        (
            "/annul/faults",
            json!({ "fault": "error", "operation": STOP, "error": "X" }),
            "InternalServerException",
        ),
        (
            "/annul/faults",
            json!({ "fault": "throttle", "count": 1_000_000 }),
            "too many",
        ),
    ] {
        let came = serving.post(path, &order);
        assert!(
            came.status == 400 && came.body.contains(said),
            "{order}: {} {}",
            came.status,
            came.body
        );
    }
    let came = serving.send("POST /annul/targets", &[], &"x".repeat(100_000));
    assert_eq!(came.status, 413);
}

#[test]
fn pages_of_other_servers_can_order_nothing() {
    let serving = Serving::start(&[]);
    for headers in [
        ["host: evil.example", "x: y"],
        ["origin: https://evil.example", "x: y"],
    ] {
        let came = serving.send("GET /annul/targets", &headers, "");
        assert_eq!(came.status, 403, "{headers:?}");
    }
    let own = format!("origin: {}", serving.address);
    assert_eq!(serving.send("GET /annul/targets", &[&own], "").status, 200);
    let page = serving.send("GET /annul", &[], "");
    assert!(
        page.head
            .contains("content-security-policy: default-src 'none'"),
        "{}",
        page.head
    );
    assert!(page.body.contains("/annul/page.js"));
}

#[test]
fn the_page_cancels_with_the_vendors_own_request() {
    let serving = Serving::start(&[]);
    let order = json!({ "operation": STOP, "target": { "CalculationExecutionId": "a" } });
    serving.begin(STOP, &order["target"]);
    let came = serving.post("/annul/cancel", &order);
    assert!(
        came.status == 200 && came.body.contains("\"reads_as\":\"cancelling\""),
        "{}",
        came.body
    );
    assert!(came.body.contains("CANCELING"), "{}", came.body);
}

#[test]
fn of_many_targets_the_oldest_that_have_ended_are_forgotten() {
    let serving = Serving::start(&["--capacity", "3", "--settle", "0"]);
    for id in ["a", "b", "c"] {
        serving.begin(STOP, &json!({ "CalculationExecutionId": id }));
    }
    let full = json!({ "operation": STOP, "target": { "CalculationExecutionId": "d" } });
    assert_eq!(serving.post("/annul/targets", &full).status, 409);
    let end = json!({ "operation": STOP, "target": { "CalculationExecutionId": "a" }, "phase": "failed" });
    assert_eq!(serving.post("/annul/end", &end).status, 200);
    assert_eq!(serving.post("/annul/targets", &full).status, 201);
    assert_eq!(serving.phase(STOP, "CalculationExecutionId", "a"), None);
}

#[test]
fn it_listens_to_this_machine_unless_told_otherwise() {
    let run = Home::empty()
        .annul(&["serve", "--listen", "0.0.0.0:0"])
        .ends_with(2);
    assert!(run.stderr.contains("--allow-remote"), "{}", run.stderr);
}

#[test]
fn faults_come_from_a_file_and_replay_examples() {
    let home = Home::empty();
    let guide = annul_tests::catalogue::root().join("codegen/cli/site/guide/operators.md");
    let guide = std::fs::read_to_string(guide).expect("there is a guide for operators");
    let from = guide.find("faults:\n  - ").expect("a file of faults");
    let file = guide[from..].split("```").next().unwrap_or_default();
    home.write(
        "faults.yaml",
        &format!("{file}  - {{ fault: endpoint_moved, operation: {STOP} }}\n"),
    );
    let path = home.path("faults.yaml").display().to_string();
    let serving = Serving::start(&["--faults", &path]);
    assert_eq!(serving.get("/annul/faults")["count"], 5);
    for _ in 0..3 {
        let came = stop(&serving, "a");
        assert!(came.body.contains("hrottl"), "{}", came.body);
    }
    assert_eq!(stop(&serving, "a").status, 421);
    let title = "A calculation that runs is being stopped";
    serving.order(&json!({ "fault": "example", "operation": STOP, "example": title }));
    let came = stop(&serving, "a");
    assert!(
        came.status == 200 && came.body.contains("CANCELING"),
        "{}",
        came.body
    );
    let order = json!({ "fault": "example", "operation": STOP, "example": "x" });
    let came = serving.post("/annul/faults", &order);
    assert!(came.body.contains(title), "{}", came.body);
    home.write("faults.yaml", "faults:\n  - { fault: meteor }\n");
    let run = home
        .annul(&[
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--faults",
            "faults.yaml",
        ])
        .ends_with(2);
    assert!(
        run.stderr.contains("faults.yaml:2:5: `fault` is one of"),
        "{}",
        run.stderr
    );
}
