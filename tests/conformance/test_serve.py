"""`annul serve`, which compiled none of these operations, and the vendors' own clients."""

import json
import os
import subprocess
import time
import urllib.request

import boto3
import pytest
import stripe
from botocore.config import Config
from botocore.exceptions import ClientError, ConnectionClosedError
from gateways import ROOT
from vendors import ATHENA, CALLS, UNKNOWN


def program():
    """The command, with the feature that serves."""
    if "ANNUL_LIVE" in os.environ:
        return os.environ["ANNUL_LIVE"]
    command = ["cargo", "build", "--package", "annul-cli", "--features", "live", "--message-format", "json"]
    built = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    messages = [json.loads(line) for line in built.stdout.splitlines()]
    (path,) = [message["executable"] for message in messages if message.get("executable")]
    return path


class Serving:
    def __init__(self):
        command = [program(), "serve", "--listen", "127.0.0.1:0", "--settle", "300"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        line = self.process.stdout.readline()
        assert line.startswith("listening on http://"), line
        self.url = line.removeprefix("listening on ").strip()

    def ask(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data=data, method=method)
        with urllib.request.urlopen(request, timeout=20) as reply:
            return json.loads(reply.read())

    def begin(self, operation, target):
        self.ask("POST", "/annul/targets", {"operation": operation, "target": target})

    def order(self, **fault):
        self.ask("POST", "/annul/faults", fault)

    def aws(self, service):
        return boto3.client(
            service,
            region_name="us-east-1",
            aws_access_key_id="AKIDEXAMPLE",
            aws_secret_access_key="secret",
            endpoint_url=self.url,
            config=Config(retries={"total_max_attempts": 1}),
        )


@pytest.fixture(scope="module")
def serving():
    serving = Serving()
    yield serving
    serving.process.terminate()
    assert serving.process.wait(timeout=10) == 0


def test_boto3_cancels_and_sees_the_end(serving):
    athena = serving.aws("athena")
    target = {"CalculationExecutionId": "11111111-2222-3333-4444-555555555555"}
    with pytest.raises(ClientError):
        athena.stop_calculation_execution(**target)
    serving.begin("athena.StopCalculationExecution", target)
    status = lambda: athena.get_calculation_execution_status(**target)["Status"]["State"]
    assert status() == "RUNNING"
    assert athena.stop_calculation_execution(**target)["State"] == "CANCELING"
    end = time.monotonic() + 10
    while status() != "CANCELED":
        assert status() in ("CANCELING", "CANCELED") and time.monotonic() < end
        time.sleep(0.05)
    assert athena.stop_calculation_execution(**target)["State"] == "CANCELED"


def test_boto3_meets_the_faults_that_were_ordered(serving):
    athena = serving.aws("athena")
    target = {"CalculationExecutionId": "21111111-2222-3333-4444-555555555555"}
    serving.begin("athena.StopCalculationExecution", target)
    serving.order(fault="error", operation="athena.StopCalculationExecution", error="InternalServerException")
    with pytest.raises(ClientError) as told:
        athena.stop_calculation_execution(**target)
    assert told.value.response["Error"]["Code"] == "InternalServerException"
    serving.order(fault="lose_reply")
    with pytest.raises(ConnectionClosedError):
        athena.stop_calculation_execution(**target)
    assert athena.get_calculation_execution_status(**target)["Status"]["State"] in ("CANCELING", "CANCELED")


@pytest.mark.parametrize("operation", [operation for operation in CALLS if operation != ATHENA])
def test_each_vendors_client_cancels(serving, operation):
    target = UNKNOWN[operation]
    assert CALLS[operation](serving.url, target).code is not None
    serving.begin(operation, target)
    said = CALLS[operation](serving.url, target)
    assert said.code is None and said.status < 300, said


def test_stripe_cancels(serving):
    serving.begin("stripe.payment-intents.Cancel", {"intent": "pi_1"})
    client = stripe.StripeClient("sk_test_x", base_addresses={"api": serving.url}, max_network_retries=0)
    intent = client.v1.payment_intents.cancel("pi_1")
    assert intent.status == "canceled"
