"""Vendors' own clients for operations of the catalogue, each as it is called by whoever has the package.

A row has the operation, the params as the spec calls them, a call of the vendor's client against an address, and the
replies of a vendor with what the client makes of them: the name of an exception, or none for a success.
"""

import contextlib
import dataclasses
import json
import typing

ID = "demo-1"
HEX = "a5e0edd8e66b53f1"


@dataclasses.dataclass
class Row:
    """An operation, how a vendor's client calls it, and what that makes of refusals, by our words for them."""

    operation: str
    params: dict
    call: typing.Callable[[str], object]
    refusals: dict  # our kind -> (status, body, name of the vendor's exception)
    success: tuple = (200, {})
    # Headers that the vendor means, by the name of the param; others are the client's own business.
    headers: tuple = ()

    def __str__(self):
        return self.operation


def openai(call):
    from openai import OpenAI

    return lambda url: call(OpenAI(api_key="k", base_url=url + "/v1", max_retries=0))


def of_openai():
    def error(kind, code=None):
        return {"error": {"message": "It says why.", "type": kind, "param": None, "code": code}}

    return {
        "invalid": (400, error("invalid_request_error"), "BadRequestError"),
        "unauthenticated": (401, error("invalid_request_error", "invalid_api_key"), "AuthenticationError"),
        "denied": (403, error("permission_error"), "PermissionDeniedError"),
        "not_found": (404, error("invalid_request_error"), "NotFoundError"),
        "conflict": (409, error("conflict"), "ConflictError"),
        "throttled": (429, error("requests", "rate_limit_exceeded"), "RateLimitError"),
        "unavailable": (500, error("server_error"), "InternalServerError"),
    }


def anthropic(call):
    from anthropic import Anthropic, DefaultHttpxClient

    # Other clients in the same process leave proxy variables behind that this one takes for no address.
    def run(url):
        own = DefaultHttpxClient(trust_env=False)
        return call(Anthropic(api_key="k", base_url=url, max_retries=0, http_client=own))

    return run


def of_anthropic():
    def error(kind):
        return {"type": "error", "error": {"type": kind, "message": "It says why."}, "request_id": "req_1"}

    return {
        "unauthenticated": (401, error("authentication_error"), "AuthenticationError"),
        "denied": (403, error("permission_error"), "PermissionDeniedError"),
        "not_found": (404, error("not_found_error"), "NotFoundError"),
        "throttled": (429, error("rate_limit_error"), "RateLimitError"),
        "unavailable": (500, error("api_error"), "InternalServerError"),
    }


def databricks(call):
    from databricks.sdk import WorkspaceClient
    from databricks.sdk.config import Config

    return lambda url: call(WorkspaceClient(config=Config(host=url, token="t", retry_timeout_seconds=1, config_file="/dev/null")))


def of_databricks():
    def error(code):
        return {"error_code": code, "message": "It says why."}

    return {
        "invalid": (400, error("INVALID_PARAMETER_VALUE"), "InvalidParameterValue"),
        "not_cancellable": (400, error("INVALID_STATE"), "InvalidState"),
        "unauthenticated": (401, error("UNAUTHENTICATED"), "Unauthenticated"),
        "denied": (403, error("PERMISSION_DENIED"), "PermissionDenied"),
        "not_found": (404, error("RESOURCE_DOES_NOT_EXIST"), "ResourceDoesNotExist"),
        "conflict": (409, error("ABORTED"), "Aborted"),
        "unavailable": (500, error("INTERNAL_ERROR"), "InternalError"),
        "unsupported": (501, error("NOT_IMPLEMENTED"), "NotImplemented"),
    }


def stripe(call):
    import stripe as sdk

    return lambda url: call(sdk.StripeClient("sk_test_1", base_addresses={"api": url}, max_network_retries=0))


def elasticsearch(call):
    from elasticsearch import Elasticsearch

    def checked(url):
        with Elasticsearch(url, basic_auth=("u", "p"), max_retries=0) as client:
            call(client)

    return checked


def opensearch(call):
    from opensearchpy import OpenSearch

    return lambda url: call(OpenSearch(url, http_auth=("u", "p"), max_retries=0))


def of_elastic(authentication, authorization):
    def error(kind, status):
        return {"error": {"type": kind, "reason": "It says why.", "root_cause": []}, "status": status}

    return {
        "invalid": (400, error("illegal_argument_exception", 400), {"BadRequestError", "RequestError"}),
        "unauthenticated": (401, error("security_exception", 401), authentication),
        "denied": (403, error("security_exception", 403), authorization),
        "not_found": (404, error("resource_not_found_exception", 404), "NotFoundError"),
    }


def huawei(package, client, request, **params):
    def call(url):
        import importlib

        from huaweicloudsdkcore.auth.credentials import BasicCredentials

        module = importlib.import_module(package)
        credentials = BasicCredentials("AK", "SK", "demo-project")
        built = getattr(module, client).new_builder().with_credentials(credentials).with_endpoints([url]).build()
        asked = getattr(module, request)(**params)
        name = request.removesuffix("Request")
        snake = "".join("_" + c.lower() if c.isupper() else c for c in name).lstrip("_")
        getattr(built, snake)(asked)

    return call


def of_huawei(*kinds):
    def error(code):
        return {"error_code": code, "error_msg": "It says why.", "request_id": "r"}

    known = {
        "invalid": (400, error("DLI.0001"), "ClientRequestException"),
        "unauthenticated": (401, error("APIG.0301"), "ClientRequestException"),
        "denied": (403, error("APIG.0302"), "ClientRequestException"),
        "not_found": (404, error("MRS.0404"), "ClientRequestException"),
        "throttled": (429, error("APIG.0308"), "ClientRequestException"),
        "unavailable": (500, error("DLI.0999"), "ServerResponseException"),
    }
    return {kind: known[kind] for kind in kinds}


def oci(module, client, method, **params):
    def call(url):
        import importlib

        import oci as sdk
        from vendors import KEY

        config = {
            "user": "ocid1.user.oc1..aaaa",
            "tenancy": "ocid1.tenancy.oc1..aaaa",
            "fingerprint": ":".join(["aa"] * 16),
            "region": "us-ashburn-1",
            "key_content": KEY,
        }
        kind = getattr(importlib.import_module(f"oci.{module}"), client)
        version = {"DataFlowClient": "20200129", "LogAnalyticsClient": "20200601"}[client]
        built = kind(config, service_endpoint=f"{url}/{version}", retry_strategy=sdk.retry.NoneRetryStrategy(), circuit_breaker_strategy=sdk.circuit_breaker.NoCircuitBreakerStrategy())
        getattr(built, method)(**params)

    return call


def of_oci():
    def error(code):
        return {"code": code, "message": "It says why."}

    return {
        "invalid": (400, error("InvalidParameter"), "ServiceError"),
        "unauthenticated": (401, error("NotAuthenticated"), "ServiceError"),
        "not_found": (404, error("NotAuthorizedOrNotFound"), "ServiceError"),
        "precondition_failed": (412, error("NoEtagMatch"), "ServiceError"),
        "throttled": (429, error("TooManyRequests"), "ServiceError"),
        "unavailable": (500, error("InternalServerError"), "ServiceError"),
    }


def google(api, version, call, path=""):
    def checked(url):
        from googleapiclient.discovery import build
        from googleapiclient.http import build_http

        service = build(api, version, http=build_http(), static_discovery=True, client_options={"api_endpoint": url + path}, cache_discovery=False)
        call(service).execute(num_retries=0)

    return checked


def of_google(*kinds):
    def error(status, word):
        return {"error": {"code": status, "message": "It says why.", "status": word}}

    known = {
        "invalid": (400, error(400, "INVALID_ARGUMENT"), "HttpError"),
        "unauthenticated": (401, error(401, "UNAUTHENTICATED"), "HttpError"),
        "denied": (403, error(403, "PERMISSION_DENIED"), "HttpError"),
        "not_found": (404, error(404, "NOT_FOUND"), "HttpError"),
        "unavailable": (503, error(503, "UNAVAILABLE"), "HttpError"),
    }
    return {kind: known[kind] for kind in kinds or known}


def arango(call):
    def checked(url):
        from arango import ArangoClient

        client = ArangoClient(hosts=url)
        call(client.db("_system", username="root", password="p"))

    return checked


def of_arango(exception):
    def error(status, number):
        return {"error": True, "code": status, "errorNum": number, "errorMessage": "It says why."}

    return {
        "not_found": (404, error(404, 404), exception),
        "denied": (403, error(403, 11), exception),
        "unauthenticated": (401, error(401, 11), exception),
    }


def influx(url):
    from influxdb_client import InfluxDBClient, TasksService

    with InfluxDBClient(url, "t", "o") as client:
        TasksService(client.api_client).delete_tasks_id_runs_id(HEX, HEX)


def argo(method, body):
    def call(url):
        import argo_workflows
        from argo_workflows.api import workflow_service_api
        from argo_workflows.model import io_argoproj_workflow_v1alpha1_workflow_stop_request as stop
        from argo_workflows.model import io_argoproj_workflow_v1alpha1_workflow_terminate_request as terminate

        kinds = {
            "stop": stop.IoArgoprojWorkflowV1alpha1WorkflowStopRequest,
            "terminate": terminate.IoArgoprojWorkflowV1alpha1WorkflowTerminateRequest,
        }
        with argo_workflows.ApiClient(argo_workflows.Configuration(host=url)) as client:
            api = workflow_service_api.WorkflowServiceApi(client)
            getattr(api, method + "_workflow")("argo", ID, kinds[method](**body), _check_return_type=False)

    return call


def of_argo():
    def error(code):
        return {"code": code, "message": "It says why.", "details": []}

    return {
        "denied": (403, error(7), "ForbiddenException"),
        "unauthenticated": (401, error(16), "UnauthorizedException"),
        "not_found": (404, error(5), "NotFoundException"),
        "unavailable": (500, error(13), "ServiceException"),
    }


def gitlab(call):
    def checked(url):
        import gitlab as sdk

        call(sdk.Gitlab(url, private_token="t", retry_transient_errors=False))

    return checked


def data_factory(url):
    from azure.core.credentials import AccessToken
    from azure.core.pipeline.policies import SansIOHTTPPolicy
    from azure.mgmt.datafactory import DataFactoryManagementClient

    class Token:
        def get_token(self, *_, **__):
            return AccessToken("t", 4102444800)

    client = DataFactoryManagementClient(Token(), "demo-subscription", base_url=url, authentication_policy=SansIOHTTPPolicy(), retry_total=0)
    client.pipeline_runs.cancel("demo-group", "demo-factory", ID, is_recursive=True)


def of_azure():
    def error(code):
        return {"error": {"code": code, "message": "It says why."}}

    return {
        "unauthenticated": (401, error("AuthenticationFailed"), "ClientAuthenticationError"),
        "not_found": (404, error("PipelineRunNotFound"), "ResourceNotFoundError"),
        "conflict": (409, error("Conflict"), "ResourceExistsError"),
    }


def synapse(url):
    from azure.core.credentials import AccessToken
    from azure.core.pipeline.policies import SansIOHTTPPolicy
    from azure.synapse.spark import SparkClient

    class Token:
        def get_token(self, *_, **__):
            return AccessToken("t", 4102444800)

    client = SparkClient(Token(), url, "pool", authentication_policy=SansIOHTTPPolicy(), retry_total=0)
    client.spark_session.cancel_spark_statement(3, 7)


def airflow(call):
    def checked(url):
        import airflow_client.client as sdk

        with sdk.ApiClient(sdk.Configuration(host=url, access_token="t")) as client:
            call(sdk, client)

    return checked


def fail_dag_run(sdk, client):
    body = sdk.DAGRunPatchBody(state="failed")
    # What comes back is not looked at: the whole run would have to be there.
    sdk.DagRunApi(client).patch_dag_run_without_preload_content("d", ID, body, update_mask=["state"]).read()


def of_airflow():
    return {
        "unauthenticated": (401, {"detail": "It says why."}, "UnauthorizedException"),
        "denied": (403, {"detail": "It says why."}, "ForbiddenException"),
        "not_found": (404, {"detail": "It says why."}, "NotFoundException"),
    }


def synapse_pipeline(url):
    from azure.core.credentials import AccessToken
    from azure.core.pipeline.policies import SansIOHTTPPolicy
    from azure.synapse.artifacts import ArtifactsClient

    class Token:
        def get_token(self, *_, **__):
            return AccessToken("t", 4102444800)

    client = ArtifactsClient(Token(), url, authentication_policy=SansIOHTTPPolicy(), retry_total=0)
    client.pipeline_run.cancel_pipeline_run(ID, is_recursive=True)


def arango_job(db):
    from arango.job import AsyncJob

    AsyncJob(db.conn, "7", lambda reply: reply).cancel()


def ray(url):
    from ray.job_submission import JobSubmissionClient

    class Client(JobSubmissionClient):
        def _check_connection_and_version(self, **_):
            pass

    Client(url).stop_job(ID)


def of_ray():
    return {
        "not_found": (404, "Job demo-1 does not exist", "RuntimeError"),
        "unavailable": (500, "Traceback", "RuntimeError"),
    }


def tencent(url):
    from tencentcloud.common.credential import Credential
    from tencentcloud.common.profile.client_profile import ClientProfile
    from tencentcloud.common.profile.http_profile import HttpProfile
    from tencentcloud.dlc.v20210125 import dlc_client, models

    protocol, _, endpoint = url.partition("://")
    profile = ClientProfile(httpProfile=HttpProfile(protocol=protocol, endpoint=endpoint))
    asked = models.CancelTaskRequest()
    asked.TaskId = ID
    dlc_client.DlcClient(Credential("AK", "SK"), "ap-guangzhou", profile).CancelTask(asked)


def of_tencent():
    def error(code):
        refused = {"Response": {"Error": {"Code": code, "Message": "It says why."}, "RequestId": "r"}}
        return 200, refused, "TencentCloudSDKException"

    return {
        "not_found": error("InvalidParameter.TaskNotFound"),
        "denied": error("UnauthorizedOperation"),
        "unauthenticated": error("AuthFailure.SignatureFailure"),
        "throttled": error("RequestLimitExceeded"),
        "unavailable": error("InternalError"),
        "invalid": error("InvalidParameter.InvalidTaskId"),
        "unsupported": error("UnsupportedOperation"),
    }


def alibaba(call):
    def checked(url):
        from alibabacloud_emr_serverless_spark20230808 import client, models
        from alibabacloud_tea_openapi.models import Config

        protocol, _, endpoint = url.partition("://")
        config = Config(access_key_id="AK", access_key_secret="SK", protocol=protocol, endpoint=endpoint, region_id="cn-hangzhou")
        call(client.Client(config), models)

    return checked


def of_alibaba():
    def error(code):
        return {"Code": code, "Message": "It says why.", "RequestId": "r"}

    return {
        "invalid": (400, error("BadRequest"), "ClientException"),
        "unauthenticated": (401, error("Unauthorized"), "ClientException"),
        "denied": (403, error("Forbidden"), "ClientException"),
        "not_found": (404, error("NotFound"), "ClientException"),
        "throttled": (429, error("Throttling.User"), "ClientException"),
        "unavailable": (500, error("InternalError"), "ServerException"),
    }


def dataflow(service):
    place = {"projectId": "demo-project", "location": "l", "jobId": ID}
    return service.projects().locations().jobs().update(**place, body={"requestedState": "JOB_STATE_CANCELLED"})


OPENAI, ANTHROPIC, DATABRICKS, GOOGLE, ARGO = of_openai(), of_anthropic(), of_databricks(), of_google(), of_argo()
WORKFLOW = (200, {"metadata": {}, "spec": {}, "status": {"phase": "Running"}})
BACKFILL = (
    200,
    {
        "id": 7, "dag_id": "d", "dag_display_name": "d", "from_date": "2026-01-02T03:04:05Z", "to_date": "2026-01-03T03:04:05Z", "dag_run_conf": {}, "is_paused": False,
        "reprocess_behavior": "none", "max_active_runs": 1, "created_at": "2026-01-02T03:04:05Z", "completed_at": "2026-01-02T03:05:05Z", "updated_at": "2026-01-02T03:05:05Z",
    },
)
PLACE = {"projectId": "demo-project", "jobId": ID}

ROWS = [
    Row("openai.CancelBatch", {"batch_id": ID}, openai(lambda c: c.batches.cancel(ID)), OPENAI),
    Row("openai.CancelResponse", {"response_id": ID}, openai(lambda c: c.responses.cancel(ID)), OPENAI),
    Row("openai.CancelFineTuningJob", {"fine_tuning_job_id": ID}, openai(lambda c: c.fine_tuning.jobs.cancel(ID)), OPENAI),
    Row("openai.CancelEvalRun", {"eval_id": "e", "run_id": ID}, openai(lambda c: c.evals.runs.cancel(ID, eval_id="e")), OPENAI),
    Row("openai.CancelUpload", {"upload_id": ID}, openai(lambda c: c.uploads.cancel(ID)), OPENAI),
    Row("openai.CancelVectorStoreFileBatch", {"vector_store_id": "v", "batch_id": ID}, openai(lambda c: c.vector_stores.file_batches.cancel(ID, vector_store_id="v")), OPENAI, headers=("OpenAI-Beta",)),
    Row("openai.CancelThreadRun", {"thread_id": "t", "run_id": ID}, openai(lambda c: c.beta.threads.runs.cancel(ID, thread_id="t")), OPENAI, headers=("OpenAI-Beta",)),
    Row("anthropic.messages.CancelMessageBatch", {"message_batch_id": ID}, anthropic(lambda c: c.messages.batches.cancel(ID)), ANTHROPIC, headers=("anthropic-version",)),
    Row("databricks.jobs.CancelRun", {"run_id": 7}, databricks(lambda c: c.jobs.cancel_run(7)), DATABRICKS),
    Row("databricks.sql.CancelExecution", {"statement_id": ID}, databricks(lambda c: c.statement_execution.cancel_execution(ID)), DATABRICKS),
    Row("databricks.commands.Cancel", {"clusterId": "c", "contextId": "x", "commandId": ID}, databricks(lambda c: c.command_execution.cancel(cluster_id="c", context_id="x", command_id=ID)), DATABRICKS),
    Row(
        "stripe.payment-intents.Cancel",
        {"intent": "pi_1", "cancellation_reason": "abandoned"},
        stripe(lambda c: c.v1.payment_intents.cancel("pi_1", params={"cancellation_reason": "abandoned"})),
        {
            "unauthenticated": (401, {"error": {"type": "invalid_request_error", "message": "It says why."}}, "AuthenticationError"),
            "not_found": (404, {"error": {"type": "invalid_request_error", "code": "resource_missing", "message": "It says why."}}, "InvalidRequestError"),
            "throttled": (429, {"error": {"type": "invalid_request_error", "code": "rate_limit", "message": "It says why."}}, "RateLimitError"),
        },
        (200, {"id": "pi_1", "object": "payment_intent", "status": "canceled"}),
    ),
    Row("elasticsearch.CancelTask", {"task_id": "n:7"}, elasticsearch(lambda c: c.tasks.cancel(task_id="n:7")), of_elastic("AuthenticationException", "AuthorizationException")),
    Row("elasticsearch.DeleteAsyncSearch", {"id": ID}, elasticsearch(lambda c: c.async_search.delete(id=ID)), of_elastic("AuthenticationException", "AuthorizationException")),
    Row("opensearch.CancelTask", {"task_id": "n:7"}, opensearch(lambda c: c.tasks.cancel(task_id="n:7")), of_elastic("AuthenticationException", "AuthorizationException")),
    Row("huawei.dli.CancelSqlJob", {"project_id": "demo-project", "job_id": ID}, huawei("huaweicloudsdkdli.v1", "DliClient", "CancelSqlJobRequest", job_id=ID), of_huawei("invalid", "unauthenticated", "denied", "throttled", "unavailable")),
    Row("huawei.dli.CancelSparkJob", {"project_id": "demo-project", "batch_id": ID}, huawei("huaweicloudsdkdli.v1", "DliClient", "CancelSparkJobRequest", batch_id=ID), of_huawei("invalid", "unauthenticated", "denied", "throttled", "unavailable")),
    Row("huawei.mrs.CancelSql", {"project_id": "demo-project", "cluster_id": "c", "sql_id": ID}, huawei("huaweicloudsdkmrs.v2", "MrsClient", "CancelSqlRequest", cluster_id="c", sql_id=ID), of_huawei("invalid", "unauthenticated", "denied", "not_found", "throttled", "unavailable"), (200, {"status": "SUCCEED"})),
    Row("huawei.dataarts-fabric.CancelJobRun", {"workspace_id": "w", "run_id": ID}, huawei("huaweicloudsdkdataartsfabricep.v1", "DataArtsFabricEpClient", "CancelJobRunRequest", workspace_id="w", run_id=ID), of_huawei("invalid", "unauthenticated", "denied", "not_found", "throttled", "unavailable")),
    Row("oci.data-flow.DeleteRun", {"runId": ID}, oci("data_flow", "DataFlowClient", "delete_run", run_id=ID), of_oci(), (204, None)),
    Row("oci.log-analytics.CancelQueryWorkRequest", {"namespaceName": "n", "workRequestId": ID}, oci("log_analytics", "LogAnalyticsClient", "cancel_query_work_request", namespace_name="n", work_request_id=ID), of_oci(), (202, None)),
    Row("gcp.bigquery.CancelJob", PLACE, google("bigquery", "v2", lambda s: s.jobs().cancel(**PLACE), "/bigquery/v2/"), GOOGLE),
    Row("gcp.dataproc.CancelJob", {**PLACE, "region": "r"}, google("dataproc", "v1", lambda s: s.projects().regions().jobs().cancel(**PLACE, region="r", body={})), GOOGLE),
    Row("gcp.batch.CancelJob", {"project": "p", "location": "l", "job": "j"}, google("batch", "v1", lambda s: s.projects().locations().jobs().cancel(name="projects/p/locations/l/jobs/j", body={})), GOOGLE),
    Row(
        "gcp.workflows.CancelExecution",
        {"project": "p", "location": "l", "workflow": "w", "execution": "e"},
        google("workflowexecutions", "v1", lambda s: s.projects().locations().workflows().executions().cancel(name="projects/p/locations/l/workflows/w/executions/e", body={})),
        GOOGLE,
    ),
    Row("arangodb.KillQuery", {"database-name": "_system", "query-id": "7"}, arango(lambda db: db.aql.kill("7")), of_arango("AQLQueryKillError")),
    Row(
        "influxdb.CancelTaskRun",
        {"taskID": HEX, "runID": HEX},
        influx,
        {
            "invalid": (400, {"code": "invalid", "message": "It says why."}, "ApiException"),
            "unauthenticated": (401, {"code": "unauthorized", "message": "It says why."}, "ApiException"),
            "not_found": (404, {"code": "not found", "message": "It says why."}, "ApiException"),
        },
        (204, None),
    ),
    Row("argo.workflows.StopWorkflow", {"namespace": "argo", "name": ID, "message": "m"}, argo("stop", {"message": "m"}), ARGO, WORKFLOW),
    Row("argo.workflows.TerminateWorkflow", {"namespace": "argo", "name": ID}, argo("terminate", {}), ARGO, WORKFLOW),
    Row("azure.data-factory.CancelPipelineRun", {"subscriptionId": "demo-subscription", "resourceGroupName": "demo-group", "factoryName": "demo-factory", "runId": ID, "isRecursive": True}, data_factory, of_azure()),
    Row("azure.synapse.CancelSparkStatement", {"sparkPoolName": "pool", "sessionId": 3, "statementId": 7}, synapse, {"unauthenticated": of_azure()["unauthenticated"], "not_found": of_azure()["not_found"]}),
    Row("azure.synapse.CancelPipelineRun", {"runId": ID, "isRecursive": True}, synapse_pipeline, {"unauthenticated": of_azure()["unauthenticated"], "not_found": of_azure()["not_found"]}),
    Row("arangodb.CancelJob", {"database-name": "_system", "job-id": "7"}, arango(arango_job), of_arango("AsyncJobCancelError"), (200, {"result": True})),
    Row("ray.StopJob", {"submission_id": ID}, ray, of_ray(), (200, {"stopped": True})),
    Row("tencent.dlc.CancelTask", {"TaskId": ID, "X-TC-Region": "ap-guangzhou"}, tencent, of_tencent(), (200, {"Response": {"RequestId": "r"}}), headers=("X-TC-Action", "X-TC-Version", "X-TC-Region")),
    Row("alibaba.emr-serverless-spark.CancelJobRun", {"workspaceId": "w", "jobRunId": ID, "regionId": "cn-hangzhou"}, alibaba(lambda c, models: c.cancel_job_run("w", ID, models.CancelJobRunRequest(region_id="cn-hangzhou"))), of_alibaba()),
    Row(
        "alibaba.emr-serverless-spark.CancelKyuubiSparkApplication",
        {"workspaceId": "w", "kyuubiServiceId": "kb-1", "applicationId": ID, "regionId": "cn-hangzhou"},
        alibaba(lambda c, models: c.cancel_kyuubi_spark_application("w", "kb-1", ID, models.CancelKyuubiSparkApplicationRequest(region_id="cn-hangzhou"))),
        of_alibaba(),
        (200, {"body": {"applicationId": ID, "success": True}, "requestId": "r"}),
    ),
    Row("alibaba.emr-serverless-spark.CancelRayJob", {"workspaceId": "w", "submissionId": ID}, alibaba(lambda c, models: c.cancel_ray_job("w", ID, models.CancelRayJobRequest())), of_alibaba(), (200, {"requestId": "r", "success": True})),
    Row("gcp.dataflow.CancelJob", {"projectId": "demo-project", "location": "l", "jobId": ID}, google("dataflow", "v1b3", dataflow), GOOGLE),
    Row("airflow.FailDagRun", {"dag_id": "d", "dag_run_id": ID}, airflow(fail_dag_run), {}),
    Row("airflow.CancelBackfill", {"backfill_id": 7}, airflow(lambda sdk, client: sdk.BackfillApi(client).cancel_backfill(7)), of_airflow(), BACKFILL),
    Row(
        "gitlab.ci.CancelPipeline",
        {"id": "1", "pipeline_id": 7},
        gitlab(lambda c: c.projects.get(1, lazy=True).pipelines.get(7, lazy=True).cancel()),
        {
            "unauthenticated": (401, {"message": "401 Unauthorized"}, "GitlabAuthenticationError"),
            "not_found": (404, {"message": "404 Not found"}, "GitlabPipelineCancelError"),
            "denied": (403, {"message": "403 Forbidden"}, "GitlabPipelineCancelError"),
        },
    ),
    Row(
        "gitlab.ci.CancelJob",
        {"id": "1", "job_id": 7},
        gitlab(lambda c: c.projects.get(1, lazy=True).jobs.get(7, lazy=True).cancel()),
        {
            "unauthenticated": (401, {"message": "401 Unauthorized"}, "GitlabAuthenticationError"),
            "not_found": (404, {"message": "404 Not found"}, "GitlabJobCancelError"),
        },
    ),
]


@contextlib.contextmanager
def quiet():
    """Vendors' clients log what a test asks them to meet."""
    import logging
    import warnings

    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        finally:
            logging.disable(before)


def text(body):
    return "" if body is None else json.dumps(body)
