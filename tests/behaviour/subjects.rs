//! Each pattern and each length of a text of the catalogue, and every text of the operations that the judge began with.

use annul::apache::flink::cancel_job as flink;
use annul::apache::flink::stop_job as flink_stop;
use annul::arangodb::arangodb::{cancel_job as arangodb_job, kill_query as arangodb_query};
use annul::argo::workflows::{stop_workflow as argo_stop, terminate_workflow as argo_terminate};
use annul::aws::athena::stop_calculation_execution as athena;
use annul::aws::athena::stop_query_execution as athena_query;
use annul::aws::bedrock::stop_model_invocation_job as bedrock;
use annul::aws::cloudformation::cancel_update_stack as cloudformation;
use annul::aws::cloudtrail::cancel_query as cloudtrail;
use annul::aws::datasync::cancel_task_execution as datasync;
use annul::aws::emr_containers::cancel_job_run as emr_containers;
use annul::aws::emr_serverless::cancel_job_run as emr_serverless;
use annul::aws::glue::{batch_stop_job_run as glue_runs, cancel_statement as glue};
use annul::aws::logs::cancel_export_task as logs_export;
use annul::aws::logs::stop_query as logs_query;
use annul::aws::omics::cancel_run as omics;
use annul::aws::quicksight::cancel_ingestion as quicksight;
use annul::aws::redshift_data::cancel_statement as redshift;
use annul::aws::s3::abort_multipart_upload as s3;
use annul::aws::sagemaker::stop_training_job as sagemaker;
use annul::aws::stepfunctions::stop_execution as stepfunctions;
use annul::aws::timestream_query::cancel_query as timestream;
use annul::clickhouse::clickhouse::kill_query as clickhouse;
use annul::elastic::elasticsearch::cancel_task as elasticsearch;
use annul::gcp::bigquery::cancel_job as bigquery;
use annul::gcp::dataproc::cancel_job as dataproc;
use annul::huawei::dataarts_fabric::cancel_sql_statement as huawei;
use annul::influxdata::influxdb::cancel_task_run as influxdb;
use annul::jupyter::jupyter::interrupt_kernel as jupyter;
use annul::oci::query_service::cancel_query_execution as oci;
use annul::opensearch::opensearch::cancel_task as opensearch;
use annul::stripe::payment_intents::cancel as stripe;
use annul_runtime::Violations;

/// A text param, and an otherwise valid input that holds a text there.
pub(crate) struct Subject {
    pub(crate) spec: &'static str,
    pub(crate) param: &'static str,
    pub(crate) violations: fn(&str) -> Violations,
}

const HEX: &str = "a5e0edd8e66b53f1";

const UUID: &str = "5a1c8a33-9b9c-4d77-8d4e-3f6f6b1d0c2a";

pub(crate) const SUBJECTS: &[Subject] = &[
    Subject {
        spec: "aws/athena/stop-query-execution.yaml",
        param: "QueryExecutionId",
        violations: |text| athena_query::StopQueryExecutionInput::new(text).violations(),
    },
    Subject {
        spec: "aws/bedrock/stop-model-invocation-job.yaml",
        param: "jobIdentifier",
        violations: |text| bedrock::StopModelInvocationJobInput::new(text).violations(),
    },
    Subject {
        spec: "aws/emr-containers/cancel-job-run.yaml",
        param: "jobRunId",
        violations: |text| emr_containers::CancelJobRunInput::new(text, "v").violations(),
    },
    Subject {
        spec: "aws/emr-containers/cancel-job-run.yaml",
        param: "virtualClusterId",
        violations: |text| emr_containers::CancelJobRunInput::new("j", text).violations(),
    },
    Subject {
        spec: "aws/emr-serverless/cancel-job-run.yaml",
        param: "applicationId",
        violations: |text| emr_serverless::CancelJobRunInput::new(text, "j").violations(),
    },
    Subject {
        spec: "aws/emr-serverless/cancel-job-run.yaml",
        param: "jobRunId",
        violations: |text| emr_serverless::CancelJobRunInput::new("a", text).violations(),
    },
    Subject {
        spec: "aws/glue/batch-stop-job-run.yaml",
        param: "JobName",
        violations: |text| {
            glue_runs::BatchStopJobRunInput::new(text, vec!["jr_1".into()]).violations()
        },
    },
    Subject {
        spec: "aws/glue/cancel-statement.yaml",
        param: "SessionId",
        violations: |text| glue::CancelStatementInput::new(text, 1).violations(),
    },
    Subject {
        spec: "aws/glue/cancel-statement.yaml",
        param: "RequestOrigin",
        violations: |text| {
            glue::CancelStatementInput::new("s", 1)
                .with_request_origin(text)
                .violations()
        },
    },
    Subject {
        spec: "aws/logs/cancel-export-task.yaml",
        param: "taskId",
        violations: |text| logs_export::CancelExportTaskInput::new(text).violations(),
    },
    Subject {
        spec: "aws/logs/stop-query.yaml",
        param: "queryId",
        violations: |text| logs_query::StopQueryInput::new(text).violations(),
    },
    Subject {
        spec: "aws/omics/cancel-run.yaml",
        param: "id",
        violations: |text| omics::CancelRunInput::new(text).violations(),
    },
    Subject {
        spec: "aws/quicksight/cancel-ingestion.yaml",
        param: "AwsAccountId",
        violations: |text| quicksight::CancelIngestionInput::new(text, "d", "i").violations(),
    },
    Subject {
        spec: "aws/quicksight/cancel-ingestion.yaml",
        param: "IngestionId",
        violations: |text| {
            quicksight::CancelIngestionInput::new("123456789012", "d", text).violations()
        },
    },
    Subject {
        spec: "aws/redshift-data/cancel-statement.yaml",
        param: "Id",
        violations: |text| redshift::CancelStatementInput::new(text).violations(),
    },
    Subject {
        spec: "aws/sagemaker/stop-training-job.yaml",
        param: "TrainingJobName",
        violations: |text| sagemaker::StopTrainingJobInput::new(text).violations(),
    },
    Subject {
        spec: "aws/stepfunctions/stop-execution.yaml",
        param: "executionArn",
        violations: |text| stepfunctions::StopExecutionInput::new(text).violations(),
    },
    Subject {
        spec: "aws/stepfunctions/stop-execution.yaml",
        param: "error",
        violations: |text| {
            stepfunctions::StopExecutionInput::new("a")
                .with_error(text)
                .violations()
        },
    },
    Subject {
        spec: "aws/stepfunctions/stop-execution.yaml",
        param: "cause",
        violations: |text| {
            stepfunctions::StopExecutionInput::new("a")
                .with_cause(text)
                .violations()
        },
    },
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
        spec: "apache/flink/stop-job.yaml",
        param: "jobid",
        violations: |text| flink_stop::StopJobInput::new(text).violations(),
    },
    Subject {
        spec: "apache/flink/stop-job.yaml",
        param: "triggerId",
        violations: |text| {
            let input = flink_stop::StopJobInput::new("0".repeat(32));
            input.with_trigger_id(text).violations()
        },
    },
    Subject {
        spec: "arangodb/arangodb/cancel-job.yaml",
        param: "job-id",
        violations: |text| arangodb_job::CancelJobInput::new("d", text).violations(),
    },
    Subject {
        spec: "arangodb/arangodb/kill-query.yaml",
        param: "query-id",
        violations: |text| arangodb_query::KillQueryInput::new("d", text).violations(),
    },
    Subject {
        spec: "argo/workflows/stop-workflow.yaml",
        param: "namespace",
        violations: |text| argo_stop::StopWorkflowInput::new(text, "w").violations(),
    },
    Subject {
        spec: "argo/workflows/terminate-workflow.yaml",
        param: "namespace",
        violations: |text| argo_terminate::TerminateWorkflowInput::new(text, "w").violations(),
    },
    Subject {
        spec: "influxdata/influxdb/cancel-task-run.yaml",
        param: "taskID",
        violations: |text| influxdb::CancelTaskRunInput::new(text, HEX).violations(),
    },
    Subject {
        spec: "influxdata/influxdb/cancel-task-run.yaml",
        param: "runID",
        violations: |text| influxdb::CancelTaskRunInput::new(HEX, text).violations(),
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
