"""moto: what boto3 starts in it, stopped by the catalogue's client, as boto3 confirms. What it does otherwise than AWS's own
documents say is a difference of moto, and listed in `moto.yaml`."""

import sys

import boto3
import pytest
from conftest import answers, free_port, until

ROLE = "arn:aws:iam::123456789012:role/annul"
KEYS = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_REGION": "us-east-1"}


class Moto:
    def __init__(self, processes):
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        processes.start(sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", port)
        until(lambda: answers(f"{self.url}/moto-api/"), 60)

    def client(self, service):
        return boto3.client(
            service, region_name="us-east-1", aws_access_key_id="test", aws_secret_access_key="test",
            endpoint_url=self.url,
        )


@pytest.fixture(scope="module")
def moto(processes):
    moto = Moto(processes)
    machine = '{"StartAt": "Wait", "States": {"Wait": {"Type": "Wait", "Seconds": 600, "End": true}}}'
    moto.client("stepfunctions").create_state_machine(name="annul", definition=machine, roleArn=ROLE)
    return moto


def test_an_execution_of_step_functions_is_stopped(moto, cancel):
    steps = moto.client("stepfunctions")
    machine = steps.list_state_machines()["stateMachines"][0]["stateMachineArn"]
    arn = steps.start_execution(stateMachineArn=machine)["executionArn"]
    status = lambda: steps.describe_execution(executionArn=arn)["status"]
    assert status() == "RUNNING"
    for _ in range(2):
        code, verdict = cancel("stepfunctions.StopExecution", moto.url, f"executionArn={arn}", **KEYS)
        assert (code, verdict["state"]) == (0, "stopped"), verdict
        assert status() == "ABORTED"
    unknown = arn.rsplit(":", 1)[0] + ":never"
    code, verdict = cancel("stepfunctions.StopExecution", moto.url, f"executionArn={unknown}", **KEYS)
    assert code != 0 and verdict["state"] != "stopped", verdict


def test_a_statement_of_redshift_is_stopped(moto, cancel):
    data = moto.client("redshift-data")
    id = data.execute_statement(ClusterIdentifier="annul", Database="dev", DbUser="me", Sql="SELECT 1")["Id"]
    status = lambda: data.describe_statement(Id=id)["Status"]
    assert status() == "STARTED"
    code, verdict = cancel("redshift-data.CancelStatement", moto.url, f"Id={id}", **KEYS)
    assert (code, verdict["state"]) == (0, "stopped"), verdict
    assert status() == "ABORTED"
    unknown = "00000000-0000-4000-8000-000000000000"
    code, verdict = cancel("redshift-data.CancelStatement", moto.url, f"Id={unknown}", **KEYS)
    assert code != 0 and verdict["state"] != "stopped", verdict


def test_it_keeps_the_specs_of_aws_but_for_what_is_listed(moto, keeps):
    keeps(moto.url, "moto.yaml")
