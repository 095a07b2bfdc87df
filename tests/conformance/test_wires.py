"""The protocols that are not JSON: botocore against the generated handlers, and its requests beside those of the generated clients."""

import json
import subprocess
import threading
import urllib.parse

import boto3
import botocore.loaders
import botocore.model
import botocore.serialize
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError
from conftest import built_example
from test_codecs import Recorder

EXECUTION = "arn:aws:datasync:eu-west-1:111122223333:task/task-0f0f0f0f0f0f0f0f0/execution/exec-0f0f0f0f0f0f0f0f0"
FORM = "application/x-www-form-urlencoded"

# Service, operation, input, the error of a target that nobody knows with its code, the body of a success on the wire.
OPERATIONS = [
    ("cloudformation", "CancelUpdateStack", {"StackName": "my stack & more", "ClientRequestToken": "t-1"}, ("ValidationError", "ValidationError"),
     "<CancelUpdateStackResponse><CancelUpdateStackResult/></CancelUpdateStackResponse>"),
    ("ec2", "CancelExportTask", {"ExportTaskId": "export-i-1234567890abcdef0"}, ("InvalidExportTaskIDNotFound", "InvalidExportTaskID.NotFound"),
     "<CancelExportTaskResponse><requestId>r</requestId></CancelExportTaskResponse>"),
    ("s3", "AbortMultipartUpload", {"Bucket": "films", "Key": "2026/a film+ä.mp4", "UploadId": "VXBs/b2Fk"}, ("NoSuchUpload", "NoSuchUpload"), ""),
]
IDS = [f"{service}.{operation}" for service, operation, *_ in OPERATIONS]
# What the specs call params that botocore calls otherwise.
WIRE = {"UploadId": "uploadId"}


class Codecs(Recorder):
    """The same for every method, and for answers that are not JSON."""

    class Handler(Recorder.Handler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.server.requests.append((self.command, self.path, self.headers, body))
            answer = self.server.answers[0].encode("latin-1")
            self.send_response(200 if answer else 204)
            self.send_header("Smithy-Protocol", "rpc-v2-cbor")
            if answer:
                self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        do_DELETE = do_POST


def client(url, service):
    style = {"addressing_style": "path"}
    return boto3.client(
        service,
        region_name="us-east-1",
        aws_access_key_id="AKIDEXAMPLE",
        aws_secret_access_key="secret",
        endpoint_url=url,
        config=Config(parameter_validation=False, retries={"total_max_attempts": 1}, s3=style),
    )


@pytest.fixture(scope="module")
def recorder():
    with Codecs() as server:
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


@pytest.mark.parametrize(("service", "operation", "params", "_", "body"), OPERATIONS, ids=IDS)
def test_botocore_is_understood_and_understands(server, service, operation, params, _, body):
    server.script({"disposition": "cancelling"})
    reply = client(server.url, service)._make_api_call(operation, params)
    metadata = reply.pop("ResponseMetadata")
    assert metadata["HTTPStatusCode"] in (200, 204)
    assert metadata["RequestId"]
    assert reply == {}


@pytest.mark.parametrize(("service", "operation", "params", "error", "_"), OPERATIONS, ids=IDS)
def test_botocore_reads_errors(server, service, operation, params, error, _):
    name, code = error
    server.script({"error": name, "message": "It is <gone> & done."})
    with pytest.raises(ClientError) as caught:
        client(server.url, service)._make_api_call(operation, params)
    assert caught.value.response["Error"]["Code"] == code
    assert caught.value.response["Error"]["Message"] == "It is <gone> & done."
    assert caught.value.response["ResponseMetadata"]["RequestId"]


@pytest.mark.parametrize(("service", "code"), [("cloudformation", "InvalidAction"), ("ec2", "InvalidAction")])
def test_another_action_is_none_of_ours(server, service, code):
    other = {"cloudformation": "ContinueUpdateRollback", "ec2": "CancelBundleTask"}[service]
    with pytest.raises(ClientError) as caught:
        client(server.url, service)._make_api_call(other, {})
    assert caught.value.response["Error"]["Code"] == code


@pytest.mark.parametrize(("service", "operation", "params", "_", "body"), OPERATIONS, ids=IDS)
def test_our_client_sends_what_botocore_sends(recorder, ours, service, operation, params, _, body):
    recorder.answers = [body]
    client(recorder.url, service)._make_api_call(operation, params)
    method, path, headers, theirs = recorder.take()[-1]
    ours(f"{service}.{operation}", {WIRE.get(name, name): value for name, value in params.items()})
    our_method, our_path, our_headers, our = recorder.take()[0]
    assert our_method == method
    split, our_split = urllib.parse.urlsplit(path), urllib.parse.urlsplit(our_path)
    assert our_split.path == split.path
    # botocore names the operation in the query of some calls, for its logs.
    own = [pair for pair in urllib.parse.parse_qsl(split.query) if pair[0] != "x-id"]
    assert urllib.parse.parse_qsl(our_split.query) == own
    if (headers.get("Content-Type") or "").startswith(FORM):
        assert our_headers["Content-Type"].split(";")[0] == FORM
        pairs, our_pairs = (urllib.parse.parse_qs(each.decode(), strict_parsing=True) for each in (theirs, our))
        # The target knows no token, so the client makes one.
        if "ClientRequestToken" in pairs:
            assert our_pairs.pop("ClientRequestToken") != [""]
            pairs.pop("ClientRequestToken")
        assert our_pairs == pairs
    else:
        assert our == theirs
    assert our_headers.get("Smithy-Protocol") == headers.get("Smithy-Protocol")


def test_our_cbor_is_that_of_botocore(recorder, ours):
    """botocore speaks JSON to DataSync, and has the serializer of the other protocol all the same."""
    loaded = botocore.loaders.Loader().load_service_model("datasync", "service-2")
    model = botocore.model.ServiceModel(loaded, "datasync").operation_model("CancelTaskExecution")
    params = {"TaskExecutionArn": EXECUTION}
    theirs = botocore.serialize.create_serializer("smithy-rpc-v2-cbor").serialize_to_request(params, model)
    recorder.answers = ["\xa0"]
    ours("datasync.CancelTaskExecution", params)
    method, path, headers, our = recorder.take()[0]
    assert (method, path) == (theirs["method"], theirs["url_path"])
    assert our == theirs["body"]
    assert headers["Smithy-Protocol"] == theirs["headers"]["smithy-protocol"]
    assert headers["Content-Type"] == theirs["headers"]["Content-Type"]


def test_the_form_of_stripe_is_that_of_its_sdk(recorder, ours):
    import stripe
    from stripe._encode import _api_encode

    assert stripe.VERSION
    theirs = urllib.parse.urlencode(list(_api_encode({"cancellation_reason": "requested_by_customer"})))
    recorder.answers = ['{"id": "pi_1", "status": "canceled"}']
    ours("stripe.payment-intents.Cancel", {"intent": "pi_1", "cancellation_reason": "requested_by_customer"})
    method, path, headers, our = recorder.take()[0]
    assert (method, path) == ("POST", "/v1/payment_intents/pi_1/cancel")
    assert headers["Content-Type"] == FORM
    assert our.decode() == theirs
    assert headers["Idempotency-Key"]
