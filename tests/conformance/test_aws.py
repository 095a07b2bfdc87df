"""boto3 as client of the generated handlers; what must hold is taken from botocore's own models."""

import json

import boto3
import botocore.loaders
import botocore.model
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

# Each operation: service, operation, method, an input that keeps the model, the error that carries broken constraints.
OPERATIONS = [
    ("timestream-query", "CancelQuery", {"QueryId": "AEDACANMQDLSTQR3"}, "ValidationException"),
    (
        "athena",
        "StopCalculationExecution",
        {"CalculationExecutionId": "11111111-2222-3333-4444-555555555555"},
        "InvalidRequestException",
    ),
    ("cloudtrail", "CancelQuery", {"QueryId": "a" * 36}, "InvalidParameterException"),
]
IDS = [f"{service}.{operation}" for service, operation, _, _ in OPERATIONS]
# What an engine says, and what boto3 then returns, by FACTS of the vendors' pages.
SUCCESSES = [
    ("timestream-query", "cancelled", {}),
    ("timestream-query", "cancelling", {}),
    ("timestream-query", "already_cancelled", {"CancellationMessage": str}),
    ("athena", "cancelled", {"State": "CANCELED"}),
    ("athena", "cancelling", {"State": "CANCELING"}),
    ("athena", "already_cancelled", {"State": "CANCELED"}),
    ("athena", "succeeded", {"State": "COMPLETED"}),
    ("athena", "failed", {"State": "FAILED"}),
    ("cloudtrail", "cancelled", {"QueryId": "a" * 36, "QueryStatus": "CANCELLED"}),
    ("cloudtrail", "cancelling", {"QueryId": "a" * 36, "QueryStatus": "RUNNING"}),
]


def client(server, service):
    return boto3.client(
        service,
        region_name="us-east-1",
        aws_access_key_id="AKIDEXAMPLE",
        aws_secret_access_key="secret",
        endpoint_url=server.url,
        config=Config(parameter_validation=False, retries={"total_max_attempts": 1}),
    )


def model(service, operation):
    loaded = botocore.loaders.Loader().load_service_model(service, "service-2")
    return botocore.model.ServiceModel(loaded, service).operation_model(operation)


def call(server, service, operation, params):
    return client(server, service)._make_api_call(operation, params)


def refused(server, service, operation, params):
    with pytest.raises(ClientError) as caught:
        call(server, service, operation, params)
    return caught.value


@pytest.mark.parametrize(("service", "disposition", "expected"), SUCCESSES)
def test_successes(server, service, disposition, expected):
    (row,) = [row for row in OPERATIONS if row[0] == service]
    server.script({"disposition": disposition})
    reply = call(server, service, row[1], row[2])
    metadata = reply.pop("ResponseMetadata")
    assert metadata["HTTPStatusCode"] == 200
    assert metadata["RequestId"]
    assert reply.keys() == expected.keys()
    for name, value in expected.items():
        assert isinstance(reply[name], value) if value is str else reply[name] == value


@pytest.mark.parametrize(("service", "operation", "params", "_"), OPERATIONS, ids=IDS)
def test_every_declared_error(server, service, operation, params, _):
    shapes = model(service, operation).error_shapes
    assert shapes
    for shape in shapes:
        server.script({"error": shape.name, "message": "what went wrong"})
        error = refused(server, service, operation, params)
        assert type(error).__name__ == shape.name
        assert error.response["Error"] == {"Code": shape.name, "Message": "what went wrong"}
        assert error.response["ResponseMetadata"]["RequestId"]


def values_around(shape):
    """Values that keep a member's model, and values that break it with the words of the broken constraint."""
    low, high = shape.metadata.get("min", 0), shape.metadata.get("max")
    pattern = shape.metadata.get("pattern")
    fill = "1" if pattern else "x"
    yield fill * max(low, 1), None
    if high:
        yield fill * high, None
        yield fill * (high + 1), f"Member must have length less than or equal to {high}"
    if low:
        yield fill * (low - 1), f"Member must have length greater than or equal to {low}"
    if pattern:
        yield "!" * max(low, 1), f"Member must satisfy regular expression pattern: {pattern}"


@pytest.mark.parametrize(("service", "operation", "params", "carrier"), OPERATIONS, ids=IDS)
def test_every_constraint_at_its_bounds(server, service, operation, params, carrier):
    members = model(service, operation).input_shape.members
    assert members
    for name, shape in members.items():
        for value, sentence in values_around(shape):
            server.script({"disposition": "cancelling"})
            if sentence is None:
                assert call(server, service, operation, {**params, name: value})
                continue
            error = refused(server, service, operation, {**params, name: value})
            assert error.response["Error"]["Code"] == carrier
            message = error.response["Error"]["Message"]
            member = name[0].lower() + name[1:]
            assert message.startswith(("1 validation error detected: ", "2 validation errors detected: "))
            assert f"Value '{value}' at '{member}' failed to satisfy constraint: {sentence}" in message


@pytest.mark.parametrize(("service", "operation", "params", "carrier"), OPERATIONS, ids=IDS)
def test_missing_required_members(server, service, operation, params, carrier):
    required = model(service, operation).input_shape.required_members
    assert required
    for name in required:
        rest = {key: value for key, value in params.items() if key != name}
        error = refused(server, service, operation, rest)
        assert error.response["Error"]["Code"] == carrier
        member = name[0].lower() + name[1:]
        expected = f"1 validation error detected: Value null at '{member}' failed to satisfy constraint: Member must not be null"
        assert error.response["Error"]["Message"] == expected


@pytest.mark.parametrize(("service", "operation", "params", "_"), OPERATIONS, ids=IDS)
def test_malformed_requests(server, service, operation, params, _):
    found = model(service, operation)
    version = found.service_model.metadata["jsonVersion"]
    target = f"{found.service_model.metadata['targetPrefix']}.{operation}"
    headers = {"Content-Type": f"application/x-amz-json-{version}", "X-Amz-Target": target}
    name = found.input_shape.required_members[0]

    def code(headers, body, path="/", method="POST"):
        status, _, said = server.raw(method, path, headers, body)
        said = json.loads(said) if said.startswith(b"{") else {}
        return status, said.get("__type", "").split("#")[-1]

    server.script({"disposition": "cancelling"})
    assert code(headers, json.dumps(params).encode()) == (200, "")
    with_charset = {**headers, "Content-Type": headers["Content-Type"] + "; charset=utf-8"}
    assert code(with_charset, json.dumps(params).encode()) == (200, "")
    unknown_members = json.dumps({**params, "Unknown": [1], "Null": None}).encode()
    assert code(headers, unknown_members) == (200, "")
    assert code(headers, b"{") == (400, "SerializationException")
    assert code(headers, json.dumps({name: 5}).encode()) == (400, "SerializationException")
    assert code({**headers, "X-Amz-Target": "Nobody_20200101.Nothing"}, b"{}") == (400, "UnknownOperationException")
    assert code({**headers, "Content-Type": "text/plain"}, b"{}")[0] == 404
    assert code(headers, b"{}", path="/elsewhere")[0] == 404
    assert server.head_alone("POST", "/", headers, 2_000_000) == 413


def test_both_targets_of_cloudtrail(server):
    body = json.dumps({"QueryId": "a" * 36}).encode()
    for target in [
        "CloudTrail_20131101.CancelQuery",
        "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.CancelQuery",
    ]:
        headers = {"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": target}
        server.script({"disposition": "cancelled"})
        assert server.raw("POST", "/", headers, body)[0] == 200


def test_repeat_on_cloudtrail_is_an_error(server):
    server.script({"disposition": "already_cancelled"})
    error = refused(server, "cloudtrail", "CancelQuery", {"QueryId": "a" * 36})
    assert error.response["Error"]["Code"] == "InactiveQueryException"
    assert error.response["ResponseMetadata"]["HTTPStatusCode"] == 400
