"""Jupyter: cells that its own protocol runs, interrupted by the catalogue's client, as the kernel itself confirms."""

import json
import os
import secrets
import sys
import urllib.request
import uuid

import pytest
import websocket
from conftest import answers, free_port, until

INTERRUPT = "jupyter.InterruptKernel"


class Jupyter:
    def __init__(self, processes, folder):
        self.token = secrets.token_hex(16)
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        processes.start(
            sys.executable, "-m", "jupyter_server", "--ip", "127.0.0.1", f"--ServerApp.port={self.port}",
            "--ServerApp.port_retries=0", "--no-browser", "--allow-root", f"--ServerApp.root_dir={folder}",
            cwd=folder, env={**os.environ, "JUPYTER_TOKEN": self.token},
        )
        until(lambda: answers(f"{self.url}/api/status", self.headers()), 60)

    def headers(self):
        return {"Authorization": f"token {self.token}"}

    def ask(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        headers = {**self.headers(), "Content-Type": "application/json"}
        request = urllib.request.Request(self.url + path, data=data, method=method, headers=headers)
        with urllib.request.urlopen(request, timeout=20) as reply:
            return json.loads(reply.read() or b"null")

    def kernel(self):
        return Kernel(self, self.ask("POST", "/api/kernels", {"name": "python3"})["id"])


class Kernel:
    """A kernel, and the socket that runs its cells."""

    def __init__(self, server, id):
        self.server, self.id = server, id
        address = f"ws://127.0.0.1:{server.port}/api/kernels/{id}/channels"
        self.socket = websocket.create_connection(address, header=server.headers(), timeout=30)

    def run(self, code):
        """Runs a cell, and waits until it runs."""
        id = uuid.uuid4().hex
        header = {"msg_id": id, "username": "", "session": id, "msg_type": "execute_request", "version": "5.3"}
        content = {"code": code, "silent": False, "store_history": False, "user_expressions": {}, "allow_stdin": False}
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"}
        self.socket.send(json.dumps(message))
        self.wait(id, lambda said: said["msg_type"] == "stream" and "begun" in said["content"]["text"])
        return id

    def wait(self, id, is_it):
        while True:
            said = json.loads(self.socket.recv())
            if said["parent_header"].get("msg_id") == id and is_it(said):
                return said

    def ended(self, id):
        return self.wait(id, lambda said: said["msg_type"] == "execute_reply")["content"]

    def state(self):
        return self.server.ask("GET", f"/api/kernels/{self.id}")["execution_state"]


@pytest.fixture(scope="module")
def jupyter(processes, tmp_path_factory):
    return Jupyter(processes, tmp_path_factory.mktemp("jupyter"))


def test_a_cell_is_interrupted(jupyter, cancel):
    kernel = jupyter.kernel()
    cell = kernel.run("import time\nprint('begun', flush=True)\ntime.sleep(600)")
    assert kernel.state() == "busy"
    code, verdict = cancel(INTERRUPT, jupyter.url, f"kernel_id={kernel.id}", JUPYTER_TOKEN=jupyter.token)
    assert (code, verdict["state"]) == (0, "stopped"), verdict
    assert kernel.ended(cell)["ename"] == "KeyboardInterrupt"
    assert kernel.state() == "idle"
    # Late, and again: an idle kernel runs nothing.
    code, verdict = cancel(INTERRUPT, jupyter.url, f"kernel_id={kernel.id}", JUPYTER_TOKEN=jupyter.token)
    assert (code, verdict["state"]) == (0, "stopped"), verdict


def test_a_cell_that_ignores_interrupts_is_not_called_stopped(jupyter, cancel):
    kernel = jupyter.kernel()
    kernel.run(
        "import time\nprint('begun', flush=True)\nend = time.monotonic() + 60\n"
        "while time.monotonic() < end:\n    try:\n        time.sleep(60)\n    except KeyboardInterrupt:\n        pass"
    )
    code, verdict = cancel(
        INTERRUPT, jupyter.url, f"kernel_id={kernel.id}", timeout=4, JUPYTER_TOKEN=jupyter.token
    )
    assert (code, verdict["state"]) == (5, "may_be_running"), verdict
    assert kernel.state() == "busy"
    jupyter.ask("DELETE", f"/api/kernels/{kernel.id}")


def test_a_kernel_that_never_was_is_not_called_stopped(jupyter, cancel):
    code, verdict = cancel(INTERRUPT, jupyter.url, f"kernel_id={uuid.uuid4()}", JUPYTER_TOKEN=jupyter.token)
    assert code != 0 and verdict["state"] != "stopped", verdict
    assert verdict["refusal"] == "not_found"


def test_it_keeps_its_spec_but_for_what_is_listed(jupyter, keeps):
    keeps(jupyter.url, "jupyter.yaml", JUPYTER_TOKEN=jupyter.token)
