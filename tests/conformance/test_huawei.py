"""Huawei's SDK core as client of the generated handler of DataArts Fabric."""

import json

import pytest
from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.exceptions.exceptions import ServiceResponseException
from huaweicloudsdkcore.sdk_response import SdkResponse
from huaweicloudsdkdataartsfabricep.v1 import DataArtsFabricEpClient
from huaweicloudsdkdataartsfabricep.v1 import model

PATH = "/v1/workspaces/{workspace_id}/sessions/{session_id}/statements/{statement_id}/cancel"


class CancelSqlStatementResponse(SdkResponse):
    """A reply without members."""

    sensitive_list = []
    openapi_types = {}
    attribute_map = {}

    def __init__(self):
        super().__init__()
        self.discriminator = None


model.CancelSqlStatementResponse = CancelSqlStatementResponse


@pytest.fixture(scope="module")
def client(server):
    credentials = BasicCredentials("AK", "SK", "project")
    return DataArtsFabricEpClient.new_builder().with_credentials(credentials).with_endpoints([server.url]).build()


def cancel(client, workspace="ws-1", session="se-1", statement="st_1", body=None):
    return client._call_api(
        method="POST",
        resource_path=PATH,
        path_params={"workspace_id": workspace, "session_id": session, "statement_id": statement},
        query_params=[],
        header_params={"Content-Type": "application/json"},
        post_params={},
        body=body,
        response_headers=[],
        cname=None,
        collection_formats={},
        request_type="CancelSqlStatementRequest",
        response_type="CancelSqlStatementResponse",
    )


def refused(client, **params):
    with pytest.raises(ServiceResponseException) as caught:
        cancel(client, **params)
    return caught.value


@pytest.mark.parametrize("disposition", ["cancelled", "cancelling", "already_cancelled", "succeeded"])
def test_successes(server, client, disposition):
    server.script({"disposition": disposition})
    assert cancel(client).status_code == 200
    assert cancel(client, body={}).status_code == 200


@pytest.mark.parametrize(
    ("name", "status", "code"),
    [
        ("BadRequest", 400, "common.01000001"),
        ("Unauthorized", 401, "APIG.1002"),
        ("NotFound", 404, "common.01000001"),
        ("RequestTimeout", 408, "common.00000408"),
        ("InternalServerError", 500, "common.00000500"),
    ],
)
def test_every_declared_error(server, client, name, status, code):
    server.script({"error": name, "message": "what went wrong"})
    error = refused(client)
    assert (error.status_code, error.error_code, error.error_msg) == (status, code, "what went wrong")
    assert error.request_id


def test_forbidden_has_a_shape_of_its_own(server, client):
    server.script({"refusal": "denied", "message": "what went wrong"})
    error = refused(client)
    assert (error.status_code, error.error_code) == (403, 403)
    path = PATH.format(workspace_id="w", session_id="s", statement_id="t")
    status, _, body = server.raw("POST", path, {"Content-Type": "application/json"}, b"{}")
    assert status == 403
    assert json.loads(body) == {
        "error": {"code": "403", "message": "what went wrong", "title": "Forbidden"},
        "error_code": 403,
        "error_msg": "what went wrong",
        "title": "Forbidden",
    }


@pytest.mark.parametrize(
    ("param", "good", "bad"),
    [
        ("workspace", ["a", "A-9" * 12], ["a" * 37, "a_b", "ä", "a b"]),
        ("session", ["s", "-" * 36], ["s" * 37, "a_b", "%"]),
        ("statement", ["t", "_" * 64], ["t" * 65, "a.b", "a/b"]),
    ],
)
def test_constraints_at_their_bounds(server, client, param, good, bad):
    server.script({"disposition": "cancelled"})
    for value in good:
        assert cancel(client, **{param: value}).status_code == 200
    for value in bad:
        error = refused(client, **{param: value})
        assert error.status_code == 400
        assert 8 <= len(error.error_code) <= 36
        assert 2 <= len(error.error_msg) <= 4096


def test_other_routes(server):
    status, _, body = server.raw("POST", "/v1/workspaces/w/sessions/s/statements/t/stop", {}, b"{}")
    assert status == 404
