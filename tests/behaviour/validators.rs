//! Validators of the catalogue against the judge: at each bound, around it, and over many generated texts. Each pattern
//! and each length of a text has a subject here, and so has every text of the operations that the judge began with.

use std::collections::BTreeSet;

use annul::apache::flink::cancel_job as flink;
use annul::aws::athena::stop_calculation_execution as athena;
use annul::aws::cloudformation::cancel_update_stack as cloudformation;
use annul::aws::cloudtrail::cancel_query as cloudtrail;
use annul::aws::datasync::cancel_task_execution as datasync;
use annul::aws::s3::abort_multipart_upload as s3;
use annul::aws::timestream_query::cancel_query as timestream;
use annul::clickhouse::clickhouse::kill_query as clickhouse;
use annul::elastic::elasticsearch::cancel_task as elasticsearch;
use annul::gcp::bigquery::cancel_job as bigquery;
use annul::gcp::dataproc::cancel_job as dataproc;
use annul::huawei::dataarts_fabric::cancel_sql_statement as huawei;
use annul::jupyter::jupyter::interrupt_kernel as jupyter;
use annul::oci::query_service::cancel_query_execution as oci;
use annul::opensearch::opensearch::cancel_task as opensearch;
use annul::stripe::payment_intents::cancel as stripe;
use annul_codegen::pattern::{Language, LengthUnit, LengthWindow, non_members, samples};
use annul_runtime::Violations;
use annul_tests::catalogue;

use crate::oracle::{Oracle, params, random_texts};

/// A text param, and an otherwise valid input that holds a text there.
struct Subject {
    spec: &'static str,
    param: &'static str,
    violations: fn(&str) -> Violations,
}

const UUID: &str = "5a1c8a33-9b9c-4d77-8d4e-3f6f6b1d0c2a";

const SUBJECTS: &[Subject] = &[
    Subject {
        spec: "aws/cloudformation/cancel-update-stack.yaml",
        param: "ClientRequestToken",
        violations: |text| {
            let input = cloudformation::CancelUpdateStackInput::new("s");
            input.with_client_request_token(text).violations()
        },
    },
    Subject {
        spec: "aws/datasync/cancel-task-execution.yaml",
        param: "TaskExecutionArn",
        violations: |text| datasync::CancelTaskExecutionInput::new(text).violations(),
    },
    Subject {
        spec: "aws/s3/abort-multipart-upload.yaml",
        param: "Key",
        violations: |text| s3::AbortMultipartUploadInput::new("b", text, "u").violations(),
    },
    Subject {
        spec: "aws/s3/abort-multipart-upload.yaml",
        param: "x-amz-expected-bucket-owner",
        violations: |text| {
            let input = s3::AbortMultipartUploadInput::new("b", "k", "u");
            input.with_x_amz_expected_bucket_owner(text).violations()
        },
    },
    Subject {
        spec: "clickhouse/clickhouse/kill-query.yaml",
        param: "query_id",
        violations: |text| clickhouse::KillQueryInput::new(text).violations(),
    },
    Subject {
        spec: "stripe/payment-intents/cancel.yaml",
        param: "Idempotency-Key",
        violations: |text| {
            let input = stripe::CancelInput::new("pi_1");
            input.with_idempotency_key(text).violations()
        },
    },
    Subject {
        spec: "elastic/elasticsearch/cancel-task.yaml",
        param: "task_id",
        violations: |text| elasticsearch::CancelTaskInput::new(text).violations(),
    },
    Subject {
        spec: "opensearch/opensearch/cancel-task.yaml",
        param: "task_id",
        violations: |text| opensearch::CancelTaskInput::new(text).violations(),
    },
    Subject {
        spec: "jupyter/jupyter/interrupt-kernel.yaml",
        param: "kernel_id",
        violations: |text| jupyter::InterruptKernelInput::new(text).violations(),
    },
    Subject {
        spec: "apache/flink/cancel-job.yaml",
        param: "jobid",
        violations: |text| flink::CancelJobInput::new(text).violations(),
    },
    Subject {
        spec: "gcp/bigquery/cancel-job.yaml",
        param: "projectId",
        violations: |text| bigquery::CancelJobInput::new(text, "j").violations(),
    },
    Subject {
        spec: "gcp/bigquery/cancel-job.yaml",
        param: "jobId",
        violations: |text| bigquery::CancelJobInput::new("p", text).violations(),
    },
    Subject {
        spec: "gcp/dataproc/cancel-job.yaml",
        param: "jobId",
        violations: |text| dataproc::CancelJobInput::new("p", "r", text).violations(),
    },
    Subject {
        spec: "aws/athena/stop-calculation-execution.yaml",
        param: "CalculationExecutionId",
        violations: |text| athena::StopCalculationExecutionInput::new(text).violations(),
    },
    Subject {
        spec: "aws/cloudtrail/cancel-query.yaml",
        param: "QueryId",
        violations: |text| cloudtrail::CancelQueryInput::new(text).violations(),
    },
    Subject {
        spec: "aws/cloudtrail/cancel-query.yaml",
        param: "EventDataStore",
        violations: |text| {
            let mut input = cloudtrail::CancelQueryInput::new(UUID);
            input.event_data_store = Some(text.into());
            input.violations()
        },
    },
    Subject {
        spec: "aws/cloudtrail/cancel-query.yaml",
        param: "EventDataStoreOwnerAccountId",
        violations: |text| {
            let input = cloudtrail::CancelQueryInput::new(UUID);
            input
                .with_event_data_store_owner_account_id(text)
                .violations()
        },
    },
    Subject {
        spec: "aws/timestream-query/cancel-query.yaml",
        param: "QueryId",
        violations: |text| timestream::CancelQueryInput::new(text).violations(),
    },
    Subject {
        spec: "huawei/dataarts-fabric/cancel-sql-statement.yaml",
        param: "workspace_id",
        violations: |text| huawei::CancelSqlStatementInput::new(text, "s", "t").violations(),
    },
    Subject {
        spec: "huawei/dataarts-fabric/cancel-sql-statement.yaml",
        param: "session_id",
        violations: |text| huawei::CancelSqlStatementInput::new("w", text, "t").violations(),
    },
    Subject {
        spec: "huawei/dataarts-fabric/cancel-sql-statement.yaml",
        param: "statement_id",
        violations: |text| huawei::CancelSqlStatementInput::new("w", "s", text).violations(),
    },
    Subject {
        spec: "huawei/dataarts-fabric/cancel-sql-statement.yaml",
        param: "X-Auth-Token",
        violations: |text| {
            let input = huawei::CancelSqlStatementInput::new("w", "s", "t");
            input.with_x_auth_token(text).violations()
        },
    },
    Subject {
        spec: "oci/query-service/cancel-query-execution.yaml",
        param: "projectId",
        violations: |text| oci::CancelQueryExecutionInput::new(text, "q").violations(),
    },
    Subject {
        spec: "oci/query-service/cancel-query-execution.yaml",
        param: "queryExecutionId",
        violations: |text| oci::CancelQueryExecutionInput::new("p", text).violations(),
    },
    Subject {
        spec: "oci/query-service/cancel-query-execution.yaml",
        param: "if-match",
        violations: |text| {
            let input = oci::CancelQueryExecutionInput::new("p", "q");
            input.with_if_match(text).violations()
        },
    },
    Subject {
        spec: "oci/query-service/cancel-query-execution.yaml",
        param: "opc-request-id",
        violations: |text| {
            let input = oci::CancelQueryExecutionInput::new("p", "q");
            input.with_opc_request_id(text).violations()
        },
    },
    Subject {
        spec: "oci/query-service/cancel-query-execution.yaml",
        param: "opc-retry-token",
        violations: |text| {
            let input = oci::CancelQueryExecutionInput::new("p", "q");
            input.with_opc_retry_token(text).violations()
        },
    },
];

#[track_caller]
fn check(subject: &Subject, oracle: &Oracle, text: &str) {
    let found = (subject.violations)(text);
    for violation in &found {
        assert_eq!(violation.place.name, subject.param, "for {text:?}");
    }
    let rules: BTreeSet<&str> = found.iter().map(|violation| violation.rule.id()).collect();
    assert_eq!(
        rules,
        oracle.broken(text),
        "{} of {}: {text:?}",
        subject.param,
        subject.spec
    );
}

#[test]
fn each_bound_holds_at_under_and_over_it() {
    for subject in SUBJECTS {
        let oracle = Oracle::of(subject.spec, subject.param);
        for length in oracle.lengths() {
            let exactly = LengthWindow {
                min: length as u64,
                max: Some(length as u64),
                unit: LengthUnit::Chars,
            };
            // Of this length, and otherwise as the spec wants it: only the bound can refuse it.
            let of_length = Language {
                length: Some(exactly),
                ..oracle.language.clone()
            };
            for text in samples(&of_length, 20, 1) {
                check(subject, &oracle, &text);
            }
            for filler in ["a", "é", "😀", "0"] {
                check(subject, &oracle, &filler.repeat(length));
            }
        }
    }
}

#[test]
fn generated_texts_are_judged_as_another_engine_judges_them() {
    for (seed, subject) in (1..).zip(SUBJECTS) {
        let oracle = Oracle::of(subject.spec, subject.param);
        let members = samples(&oracle.language, 300, seed);
        for text in &members {
            let broken = oracle.broken(text);
            assert!(
                broken.iter().all(|rule| *rule == "unsendable"),
                "{text:?} is no member"
            );
            check(subject, &oracle, text);
        }
        for text in non_members(&oracle.language, 300, seed) {
            check(subject, &oracle, &text);
        }
        for text in random_texts(3_000, seed) {
            check(subject, &oracle, &text);
        }
        assert!(members.len() > 50, "{} has hardly any texts", subject.param);
    }
}

#[test]
fn every_constraint_of_a_text_has_a_subject() {
    for spec in catalogue::operation_specs() {
        for (name, param) in params(&spec).as_mapping().expect("params are a map") {
            let name = name.as_str().expect("a name is text");
            let is_listed = SUBJECTS
                .iter()
                .any(|known| known.spec == spec && known.param == name);
            let is_bound =
                param["type"].as_str() == Some("string") && !param["constraints"].is_null();
            assert!(is_listed || !is_bound, "{name} of {spec}");
        }
    }
}
