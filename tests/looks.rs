//! How targets of the catalogue end: what vendors show of them, in replies as their documents have them, and what a caller is told.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use annul_codegen::{dynamic, source::Sources};
use annul_runtime::Target;
use annul_runtime::client::{BlockingClient, BlockingTransport, Limits, TransportError};
use annul_runtime::dynamic::DynamicOperation;
use annul_runtime::sign::Unsigned;
use annul_runtime::wire::{HttpRequest, HttpResponse, Operation as _};
use annul_tests::catalogue;

/// A reply: its status and its body.
type Reply = (u16, &'static str);

/// Replies in their order; pauses take no time.
#[derive(Clone)]
struct Script {
    replies: Arc<Mutex<VecDeque<Reply>>>,
    sent: Arc<Mutex<Vec<String>>>,
}

impl BlockingTransport for Script {
    fn send(&self, request: HttpRequest, _: Limits) -> Result<HttpResponse, TransportError> {
        let line = format!("{} {}", request.method(), request.uri());
        self.sent.lock().expect("no panic").push(line);
        let next = self.replies.lock().expect("no panic").pop_front();
        let (status, body) = next.expect("no request is sent that the script has no reply for");
        let mut reply = HttpResponse::new(body.into());
        *reply.status_mut() = status.try_into().expect("a status");
        Ok(reply)
    }

    fn sleep(&self, _: Duration) {}
}

fn operation(id: &str) -> DynamicOperation {
    let sources = Sources::read(&catalogue::root().join("specs")).expect("specs");
    let checked = annul_codegen::check(&sources).catalogue;
    let all = dynamic::operations(&checked.expect("they hold"));
    let mut found = all.into_iter().filter(|it| it.info().id == id);
    found.next().expect("it is in the catalogue")
}

/// What a caller is told, and the requests that were sent.
fn told(
    id: &str,
    params: &[(&'static str, &'static str)],
    replies: &[Reply],
) -> (String, Vec<String>) {
    let operation = operation(id);
    let script = Script {
        replies: Arc::new(Mutex::new(replies.iter().copied().collect())),
        sent: Arc::default(),
    };
    let client = BlockingClient::builder(operation.info().service)
        .endpoint("https://cloud.example")
        .signer(Unsigned)
        .transport(script.clone())
        .build()
        .expect("a client");
    let target = Target::new(operation.info());
    let target = params
        .iter()
        .fold(target, |target, (name, value)| target.with(name, *value));
    let result = client.ensure_stopped(operation, &target).send();
    let left = script.replies.lock().expect("no panic").len();
    assert_eq!(left, 0, "replies that nobody asked for");
    let told = match result {
        Ok(outcome) => outcome.to_string(),
        Err(error) => error.to_string(),
    };
    let sent = script.sent.lock().expect("no panic").clone();
    (told, sent)
}

#[track_caller]
fn check(id: &str, params: &[(&'static str, &'static str)], replies: &[Reply], expected: &str) {
    assert_eq!(told(id, params, replies).0, expected, "{id}: {replies:?}");
}

#[test]
fn bigquery_says_why_a_job_is_done() {
    let cancel = |reply: Reply, expected: &str| {
        let asked = (200, r#"{"job":{"status":{"state":"RUNNING"}}}"#);
        let params = [("projectId", "p"), ("jobId", "j"), ("location", "eu")];
        check("gcp.bigquery.CancelJob", &params, &[asked, reply], expected);
    };
    let done = r#"{"status":{"state":"DONE"}}"#;
    cancel((200, done), "already finished (succeeded)");
    let stopped = r#"{"status":{"state":"DONE","errorResult":{"reason":"stopped"}}}"#;
    cancel((200, stopped), "cancelled");
    let broken = r#"{"status":{"state":"DONE","errorResult":{"reason":"invalidQuery"}}}"#;
    cancel((200, broken), "already finished (failed)");
}

#[test]
fn databricks_has_a_result_beside_the_state_of_a_run() {
    let look = |body: &'static str, expected: &str| {
        let replies = [(200, "{}"), (200, body)];
        check(
            "databricks.jobs.CancelRun",
            &[("run_id", "7")],
            &replies,
            expected,
        );
    };
    let cancelled = r#"{"state":{"life_cycle_state":"TERMINATED","result_state":"CANCELED"}}"#;
    look(cancelled, "cancelled");
    let late = r#"{"state":{"life_cycle_state":"TERMINATED","result_state":"TIMEDOUT"}}"#;
    look(late, "already finished (timed_out)");
    let new = r#"{"state":{"life_cycle_state":"TERMINATED","result_state":"NEW_WORD"}}"#;
    look(new, "already finished (ended)");
}

#[test]
fn a_statement_of_databricks_is_forgotten_and_a_page_of_a_proxy_says_nothing() {
    let look = |reply: Reply| {
        let target = [("statement_id", "s-1")];
        told(
            "databricks.sql.CancelExecution",
            &target,
            &[(200, "{}"), reply],
        )
        .0
    };
    let forgotten = r#"{"error_code":"RESOURCE_DOES_NOT_EXIST","message":"gone"}"#;
    assert_eq!(look((404, forgotten)), "already finished (ended)");
    let page = look((404, "<html>404</html>"));
    assert!(
        page.starts_with("told to stop, and could not be looked at"),
        "{page}"
    );
}

#[test]
fn snowflake_tells_by_the_status() {
    let params = [("statementHandle", "h-1"), ("User-Agent", "my-program/1.0")];
    let lost = (503, "{}");
    let look = |looks: &[Reply], expected: &str| {
        let cancel = [lost; 3];
        let replies = [cancel.as_slice(), looks].concat();
        let found = told("snowflake.sql-api.CancelStatement", &params, &replies);
        assert!(found.0.starts_with(expected), "{found:?}");
        let last = found.1.last().expect("a request");
        assert_eq!(last, "GET https://cloud.example/api/v2/statements/h-1");
    };
    look(
        &[(200, r#"{"code":"090001","statementHandle":"h-1"}"#)],
        "already finished (succeeded)",
    );
    // Of a statement that runs, or that is gone, the cancel's own error is all that is known.
    look(
        &[(202, r#"{"code":"333334","statementHandle":"h-1"}"#)],
        "HTTP status 503",
    );
    look(
        &[(422, r#"{"code":"000604","statementHandle":"h-1"}"#)],
        "HTTP status 503",
    );
}

#[test]
fn a_run_of_github_has_a_conclusion() {
    let params = [("owner", "o"), ("repo", "r"), ("run_id", "7")];
    let running = (200, r#"{"status":"in_progress","conclusion":null}"#);
    let cancelled = (200, r#"{"status":"completed","conclusion":"cancelled"}"#);
    let replies = [(202, "{}"), running, cancelled];
    check(
        "github.actions.CancelWorkflowRun",
        &params,
        &replies,
        "cancelled",
    );
}

#[test]
fn a_query_of_trino_fails_by_being_cancelled() {
    let look = |body: &'static str, expected: &str| {
        let replies = [(204, ""), (200, body)];
        check(
            "trino.CancelQuery",
            &[("queryId", "q_1")],
            &replies,
            expected,
        );
    };
    let cancelled = r#"{"state":"FAILED","errorCode":{"code":3,"name":"USER_CANCELED"}}"#;
    look(cancelled, "cancelled");
    let broken = r#"{"state":"FAILED","errorCode":{"code":1,"name":"SYNTAX_ERROR"}}"#;
    look(broken, "already finished (failed)");
}

#[test]
fn a_workflow_fails_by_being_shut_down() {
    let look = |body: &'static str, expected: &str| {
        let asked = (200, r#"{"metadata":{},"status":{"phase":"Running"}}"#);
        let params = [("namespace", "argo"), ("name", "w-1")];
        let replies = [asked, (200, body)];
        check(
            "argo.workflows.TerminateWorkflow",
            &params,
            &replies,
            expected,
        );
        check("argo.workflows.StopWorkflow", &params, &replies, expected);
    };
    let stopped = r#"{"spec":{"shutdown":"Terminate"},"status":{"phase":"Failed"}}"#;
    look(stopped, "cancelled");
    let broken = r#"{"spec":{},"status":{"phase":"Failed"}}"#;
    look(broken, "already finished (ended)");
    let late = r#"{"spec":{"shutdown":"Stop"},"status":{"phase":"Succeeded"}}"#;
    look(late, "already finished (succeeded)");
}

#[test]
fn an_operation_of_yandex_has_an_error_that_says_how_it_ended() {
    let look = |body: &'static str, expected: &str| {
        let replies = [(200, r#"{"id":"o","done":false}"#), (200, body)];
        let target = [("operationId", "o")];
        check("yandex.operation.Cancel", &target, &replies, expected);
    };
    look(r#"{"done":true,"error":{"code":1}}"#, "cancelled");
    look(
        r#"{"done":true,"error":{"code":13}}"#,
        "already finished (failed)",
    );
    look(r#"{"done":true,"response":{}}"#, "already finished (ended)");
}

#[test]
fn a_run_of_dbt_has_a_number_for_its_state() {
    let look = |body: &'static str, expected: &str| {
        let replies = [(200, r#"{"data":{"status":3}}"#), (200, body)];
        let target = [("account_id", "1"), ("run_id", "2")];
        check("dbt.cloud.CancelRun", &target, &replies, expected);
    };
    look(r#"{"data":{"status":30}}"#, "cancelled");
    look(r#"{"data":{"status":10}}"#, "already finished (succeeded)");
}

#[test]
fn a_task_of_a_cluster_has_ended_when_it_is_complete_or_gone() {
    const CANCELLING: Reply = (200, r#"{"completed":false,"task":{"cancelled":true}}"#);
    const COMPLETE: Reply = (200, r#"{"completed":true,"task":{}}"#);
    const GONE: Reply = (
        404,
        r#"{"error":{"type":"resource_not_found_exception"},"status":404}"#,
    );
    for id in ["elasticsearch.CancelTask", "opensearch.CancelTask"] {
        for end in [COMPLETE, GONE] {
            let replies = [(200, r#"{"nodes":{}}"#), CANCELLING, end];
            check(
                id,
                &[("task_id", "n:1")],
                &replies,
                "already finished (ended)",
            );
        }
    }
}

#[test]
fn a_run_of_airflow_that_has_succeeded_is_left_alone() {
    let params = [("dag_id", "d"), ("dag_run_id", "r")];
    let success = (200, r#"{"state":"success"}"#);
    let (told, sent) = told("airflow.FailDagRun", &params, &[success]);
    assert_eq!(told, "already finished (succeeded)");
    assert_eq!(sent, ["GET https://cloud.example/api/v2/dags/d/dagRuns/r"]);
}
