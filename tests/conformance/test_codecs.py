"""What the generated clients send, beside what the vendors' own clients send for the same target, and as LocalStack's parser reads it."""

import functools
import http.server
import json
import random
import subprocess
import threading

import boto3.session
import pytest
from botocore.config import Config
from conftest import built_example
from localstack.aws.protocol.parser import create_parser
from localstack.aws.spec import load_service
from localstack.http import Request
from vendors import ATHENA, CALLS, CLOUDTRAIL, HUAWEI, OCI, TIMESTREAM

AWS = (TIMESTREAM, ATHENA, CLOUDTRAIL)
LETTERS = "abcXYZ019"
ODD = LETTERS + "-._~!$&'()*+,;=:@/% ?#[]äß好🙂\\\"<>"
UUID = "0b6c12de-97d8-4c2b-a4a1-3f2c12e7d9f0"
ARN = "arn:aws:cloudtrail:us-east-1:123456789012:eventdatastore/EXAMPLE-f852-4e8f-8bd1-bcf6cEXAMPLE"


def text(seed, longest, alphabet=LETTERS):
    numbers = random.Random(seed)
    return "".join(numbers.choices(alphabet, k=numbers.randint(1, longest)))


# Targets at the bounds of what a spec allows, and odd ones that a client sends as well: an old spec must be no reason not to.
TARGETS = {
    TIMESTREAM: [{"QueryId": value} for value in ["A", "Z" * 64, *(text(seed, 64) for seed in range(5)), *(text(seed, 80, ODD) for seed in range(20))]],
    ATHENA: [{"CalculationExecutionId": value} for value in ["1", UUID, *(text(seed, 36, ODD) for seed in range(20))]],
    CLOUDTRAIL: [
        {"QueryId": UUID},
        {"QueryId": UUID, "EventDataStore": ARN},
        {"QueryId": UUID, "EventDataStoreOwnerAccountId": "123456789012"},
        {"QueryId": UUID, "EventDataStore": ARN, "EventDataStoreOwnerAccountId": "1234567890123456"},
    ],
    OCI: [
        {"projectId": "ocid1.queryserviceproject.oc1..demo", "queryExecutionId": "execution-1"},
        # Without slashes: the SDK leaves them as they are, and the path would be that of something else.
        *({"projectId": text(seed, 20, ODD.replace("/", "")).strip() + "p", "queryExecutionId": text(-seed, 20, ODD.replace("/", "")).strip() + "e"} for seed in range(1, 20)),
    ],
    HUAWEI: [
        {"workspace_id": "demo-workspace", "session_id": "demo-session", "statement_id": "statement_1"},
        *({"workspace_id": text(seed, 36), "session_id": text(-seed, 36), "statement_id": text(seed + 99, 36)} for seed in range(1, 10)),
    ],
}
CASES = [(operation, target) for operation, targets in TARGETS.items() for target in targets]
# An answer after which nothing is left to look at.
STOPPED = {ATHENA: '{"State": "CANCELED"}', CLOUDTRAIL: f'{{"QueryId": "{UUID}", "QueryStatus": "CANCELLED"}}'}
# For each operation that shows a target: a cancel that is about to work, and what is then seen.
LOOKS = {
    ATHENA: ("GetCalculationExecutionStatus", '{"State": "CANCELING"}', '{"Status": {"State": "CANCELED"}}', "cancelled"),
    CLOUDTRAIL: ("DescribeQuery", f'{{"QueryId": "{UUID}", "QueryStatus": "RUNNING"}}', '{"QueryStatus": "FINISHED"}', "already finished (succeeded)"),
}


class Recorder(http.server.ThreadingHTTPServer):
    """Keeps what it is sent, and answers what it is told to."""

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.server.requests.append((self.command, self.path, self.headers, body))
            answer = self.server.answers.pop(0) if self.server.answers else "{}"
            self.send_response(202 if "actions" in self.path else 200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer.encode())

        def log_message(self, *_):
            pass

    def __init__(self):
        super().__init__(("127.0.0.1", 0), self.Handler)
        self.requests, self.answers = [], []

    def take(self):
        requests, self.requests = self.requests, []
        return requests


@pytest.fixture(scope="module")
def recorder():
    with Recorder() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        server.url = f"http://127.0.0.1:{server.server_port}"
        yield server
        server.shutdown()


@pytest.fixture(scope="module")
def ours(recorder):
    program = subprocess.Popen([built_example("conformance-client")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def call(operation, target):
        program.stdin.write(json.dumps({"url": recorder.url, "operation": operation, "params": target}) + "\n")
        program.stdin.flush()
        return json.loads(program.stdout.readline())

    yield call
    program.stdin.close()
    assert program.wait(timeout=10) == 0


def first(requests):
    return requests[0]


@functools.cache
def boto(service, url):
    """A client that does not check: that is what the odd targets are for."""
    config = Config(parameter_validation=False, retries={"total_max_attempts": 1})
    session = boto3.session.Session("AKIDEXAMPLE", "secret", region_name="us-east-1")
    return session.client(service, endpoint_url=url, config=config)


def aws_target(headers):
    return headers.get("X-Amz-Target", "").split(".")[-2:]


@pytest.mark.parametrize(("operation", "target"), CASES)
def test_our_client_sends_what_the_vendors_client_sends(recorder, ours, operation, target):
    if operation in AWS:
        service, name = operation.split(".")
        boto(service, recorder.url)._make_api_call(name, target)
    else:
        CALLS[operation](recorder.url, target)
    method, path, headers, body = recorder.take()[-1]
    recorder.answers = [STOPPED.get(operation, "{}")]
    ours(operation, target)
    our_method, our_path, our_headers, our_body = first(recorder.take())
    assert our_method == method
    assert our_path == path
    # For CloudTrail botocore puts the name of a Java package in front; AWS takes it with and without.
    assert aws_target(our_headers) == aws_target(headers)
    assert our_headers["Content-Type"].split(";")[0] == headers["Content-Type"].split(";")[0]
    assert our_headers["Content-Length"] == str(len(our_body))
    if operation in AWS:
        assert json.loads(our_body) == json.loads(body)
    else:
        # Nothing is in the body; the vendors' pages show none, or an empty object.
        assert not json.loads(our_body or "{}")


@functools.cache
def parser(service):
    return create_parser(load_service(service))


def parsed(service, request):
    """An operation and its params, as LocalStack reads a request."""
    method, path, headers, body = request
    operation, params = parser(service).parse(Request(method, path, headers=dict(headers), body=body))
    return operation.name, params


@pytest.mark.parametrize(("operation", "target"), [case for case in CASES if case[0] in AWS])
def test_localstack_reads_what_we_send(recorder, ours, operation, target):
    recorder.answers = [STOPPED.get(operation, "{}")]
    ours(operation, target)
    service, name = operation.split(".")
    assert parsed(service, first(recorder.take())) == (name, target)


@pytest.mark.parametrize("operation", LOOKS)
def test_localstack_reads_how_we_look_at_a_target(recorder, ours, operation):
    shown_by, about_to, seen, outcome = LOOKS[operation]
    target = TARGETS[operation][-1] if operation == CLOUDTRAIL else TARGETS[operation][1]
    recorder.answers = [about_to, seen]
    assert ours(operation, target) == {"outcome": outcome, "target_state": "stopped"}
    cancel, look = recorder.take()
    service, name = operation.split(".")
    assert parsed(service, cancel) == (name, target)
    assert parsed(service, look) == (shown_by, target)
