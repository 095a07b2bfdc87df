"""The five operations, each called by its vendor's own client."""

import dataclasses

import boto3
import oci
from botocore.config import Config
from botocore.exceptions import ClientError
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.exceptions.exceptions import ServiceResponseException
from huaweicloudsdkdataartsfabricep.v1 import DataArtsFabricEpClient
from test_huawei import PATH as HUAWEI_PATH  # its import also teaches the SDK the operation's response
from test_oci import PATH as OCI_PATH

KEY = (
    rsa.generate_private_key(65537, 2048)
    .private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption())
    .decode()
)


@dataclasses.dataclass
class Said:
    """What a client makes of a reply: status, code of an error or none, and what a success holds."""

    status: int
    code: str | None = None
    body: dict = dataclasses.field(default_factory=dict)


def aws(service, operation):
    def call(url, target, **_):
        client = boto3.client(
            service,
            region_name="us-east-1",
            aws_access_key_id="AKIDEXAMPLE",
            aws_secret_access_key="secret",
            endpoint_url=url,
            config=Config(retries={"total_max_attempts": 1}),
        )
        try:
            body = client._make_api_call(operation, target)
        except ClientError as error:
            return Said(error.response["ResponseMetadata"]["HTTPStatusCode"], error.response["Error"]["Code"])
        return Said(body.pop("ResponseMetadata")["HTTPStatusCode"], body=body)

    return call


def oracle(url, target, **headers):
    config = {
        "user": "ocid1.user.oc1..aaaa",
        "tenancy": "ocid1.tenancy.oc1..aaaa",
        "fingerprint": ":".join(["aa"] * 16),
        "region": "us-ashburn-1",
        "key_content": KEY,
    }
    client = oci.base_client.BaseClient(
        "query_service",
        config,
        oci.Signer(config["tenancy"], config["user"], config["fingerprint"], None, private_key_content=KEY),
        {},
        base_path="/20210831",
        regional_client=True,
        service_endpoint=url + "/20210831",
        timeout=(5, 20),
        service_endpoint_template="https://query.{region}.oci.{secondLevelDomain}",
    )
    try:
        reply = client.call_api(
            resource_path=OCI_PATH,
            method="POST",
            path_params=target,
            header_params={"accept": "application/json", "content-type": "application/json", **headers},
            operation_name="cancel",
            required_arguments=list(target),
        )
    except oci.exceptions.ServiceError as error:
        return Said(error.status, error.code)
    return Said(reply.status)


def huawei(url, target, **_):
    credentials = BasicCredentials("AK", "SK", "project")
    client = DataArtsFabricEpClient.new_builder().with_credentials(credentials).with_endpoints([url]).build()
    try:
        reply = client._call_api(
            method="POST",
            resource_path=HUAWEI_PATH,
            path_params=target,
            query_params=[],
            header_params={"Content-Type": "application/json"},
            post_params={},
            body=None,
            response_headers=[],
            cname=None,
            collection_formats={},
            request_type="CancelSqlStatementRequest",
            response_type="CancelSqlStatementResponse",
        )
    except ServiceResponseException as error:
        return Said(error.status_code, error.error_code)
    return Said(reply.status_code)


TIMESTREAM = "timestream-query.CancelQuery"
ATHENA = "athena.StopCalculationExecution"
CLOUDTRAIL = "cloudtrail.CancelQuery"
OCI = "oci.query-service.CancelQueryExecution"
HUAWEI = "huawei.dataarts-fabric.CancelSqlStatement"

# How each is called: `call(url, target, **headers)`.
CALLS = {
    TIMESTREAM: aws("timestream-query", "CancelQuery"),
    ATHENA: aws("athena", "StopCalculationExecution"),
    CLOUDTRAIL: aws("cloudtrail", "CancelQuery"),
    OCI: oracle,
    HUAWEI: huawei,
}
# Ids that keep every constraint and that no gateway has handed out.
UNKNOWN = {
    TIMESTREAM: {"QueryId": "A" * 32},
    ATHENA: {"CalculationExecutionId": "00000000-0000-4000-8000-000000000000"},
    CLOUDTRAIL: {"QueryId": "00000000-0000-4000-8000-000000000000"},
    OCI: {"projectId": "ocid1.queryserviceproject.oc1..demo", "queryExecutionId": "elsewhere"},
    HUAWEI: {"workspace_id": "demo-workspace", "session_id": "demo-session", "statement_id": "elsewhere"},
}
