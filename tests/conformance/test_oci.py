"""The OCI SDK's base client as client of the generated handler of Oracle Query Service."""

import oci
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

PATH = "/projects/{projectId}/queryExecutions/{queryExecutionId}/actions/cancel"


@pytest.fixture(scope="module")
def client(server):
    key = rsa.generate_private_key(65537, 2048)
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    ).decode()
    config = {
        "user": "ocid1.user.oc1..aaaa",
        "tenancy": "ocid1.tenancy.oc1..aaaa",
        "fingerprint": ":".join(["aa"] * 16),
        "region": "us-ashburn-1",
        "key_content": pem,
    }
    signer = oci.Signer(config["tenancy"], config["user"], config["fingerprint"], None, private_key_content=pem)
    return oci.base_client.BaseClient(
        "query_service",
        config,
        signer,
        {},
        base_path="/20210831",
        regional_client=True,
        service_endpoint=server.url + "/20210831",
        timeout=(5, 5),
        service_endpoint_template="https://query.{region}.oci.{secondLevelDomain}",
    )


def cancel(client, project="ocid1.project", execution="execution-1", **headers):
    return client.call_api(
        resource_path=PATH,
        method="POST",
        path_params={"projectId": project, "queryExecutionId": execution},
        header_params={"accept": "application/json", "content-type": "application/json", **headers},
        operation_name="cancel",
        required_arguments=["projectId", "queryExecutionId"],
    )


def refused(client, **params):
    with pytest.raises(oci.exceptions.ServiceError) as caught:
        cancel(client, **params)
    return caught.value


@pytest.mark.parametrize("disposition", ["cancelled", "cancelling"])
def test_accepted(server, client, disposition):
    server.script({"disposition": disposition})
    reply = cancel(client, **{"if-match": "etag", "opc-retry-token": "T" * 64})
    assert reply.status == 202
    assert reply.data is None
    assert reply.request_id


def test_ids_with_slashes_and_percents(server, client):
    server.script({"disposition": "cancelling"})
    # The SDK leaves a slash as it is; a percent sign it escapes.
    assert cancel(client, execution="a%b c").status == 202


@pytest.mark.parametrize(
    ("refusal", "status", "code"),
    [
        ("not_found", 404, "NotAuthorizedOrNotFound"),
        ("denied", 404, "NotAuthorizedOrNotFound"),
        ("precondition_failed", 412, "NoEtagMatch"),
        ("unauthenticated", 401, "NotAuthenticated"),
        ("throttled", 429, "TooManyRequests"),
        ("unavailable", 503, "ServiceUnavailable"),
        ("not_cancellable", 409, "IncorrectState"),
    ],
)
def test_refusals(server, client, refusal, status, code):
    server.script({"refusal": refusal, "message": "what went wrong"})
    error = refused(client)
    assert (error.status, error.code, error.message) == (status, code, "what went wrong")
    assert error.request_id


@pytest.mark.parametrize(
    ("name", "status"),
    [("BadRequest", 400), ("Unauthorized", 401), ("NotFound", 404), ("PreconditionFailed", 412), ("InternalServerError", 500)],
)
def test_every_declared_error(server, client, name, status):
    server.script({"error": name, "message": "what went wrong"})
    error = refused(client)
    assert (error.status, error.message) == (status, "what went wrong")
    assert error.code
    assert error.request_id


def test_constraints_at_their_bounds(server, client):
    server.script({"disposition": "cancelling"})
    assert cancel(client, project="p" * 255).status == 202
    assert refused(client, project="p" * 256).code == "InvalidParameter"
    assert cancel(client, **{"opc-retry-token": "T" * 64}).status == 202
    error = refused(client, **{"opc-retry-token": "T" * 65})
    assert (error.status, error.code) == (400, "InvalidParameter")
    assert "opc-retry-token" in error.message


def test_other_routes(server):
    path = "/20210831/projects/p/queryExecutions/e/actions/cancel"
    assert server.raw("GET", path)[0] == 405
    assert server.raw("POST", path.replace("cancel", "stop"))[0] == 404
    assert server.raw("POST", path.replace("/e/", "/%2E%2E/"))[0] in (400, 404)
