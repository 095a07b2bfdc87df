"""What the tests of real servers share: the command, ports, and servers that end with their tests."""

import json
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def program():
    """The command, with the feature that calls and tests."""
    if "ANNUL_LIVE" in os.environ:
        return os.environ["ANNUL_LIVE"]
    command = ["cargo", "build", "--package", "annul-cli", "--features", "live", "--message-format", "json"]
    built = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    messages = [json.loads(line) for line in built.stdout.splitlines()]
    (path,) = [message["executable"] for message in messages if message.get("executable")]
    return path


@pytest.fixture(scope="session")
def annul():
    path = program()

    def run(*words, **variables):
        words = [path, *map(str, words)]
        return subprocess.run(words, env={**os.environ, **variables}, capture_output=True, text=True, timeout=180)

    return run


@pytest.fixture(scope="session")
def cancel(annul):
    """`annul call --ensure`; its exit code, and the verdict of the target."""

    def call(operation, url, *params, timeout=30, **variables):
        words = ["call", operation, *params, "--endpoint", url, "--ensure", "--timeout", timeout, "--format", "json"]
        ended = annul(*words, **variables)
        assert ended.stdout, ended.stderr
        (verdict,) = json.loads(ended.stdout)["targets"]
        return ended.returncode, verdict

    return call


@pytest.fixture(scope="session")
def keeps(annul):
    """`annul test` with a start file of this folder: nothing differs but what the file says, and that does."""

    def test(url, start, **variables):
        ids = operations(HERE / start)
        words = ["test", url, "--start", HERE / start, "--operations", ",".join(ids), "--format", "json"]
        ended = annul(*words, **variables)
        report = json.loads(ended.stdout)
        failed = [check for check in report["checks"] if check["verdict"] == "failed"]
        told = [f"{it['operation']}: {it['check']}: {'; '.join(it['fault']['found'])}" for it in failed]
        assert not failed, "\n".join(told)
        assert ended.returncode == 0, ended.stderr
        assert report["may_be_running"] == []
        assert report["passed"] >= 3 * len(ids)
        return report

    return test


def operations(path):
    """The operations of a start file: the keys that stand one step in below `operations`."""
    lines = path.read_text().split("\noperations:\n", 1)[1].splitlines()
    names = [line.strip().rstrip(":") for line in lines if line.startswith("  ") and line[2] not in " #"]
    assert names
    return names


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def until(what, seconds=30, pause=0.1):
    """What a function gives, as soon as it gives something."""
    end = time.monotonic() + seconds
    while True:
        found = what()
        if found:
            return found
        assert time.monotonic() < end, "it does not come true"
        time.sleep(pause)


def answers(url, headers=None):
    """Whether a server is there."""
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers or {}), timeout=5):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


class Ends:
    """Processes that end with the test, by their own ids."""

    def __init__(self):
        self.processes = []

    def start(self, *words, log=subprocess.DEVNULL, **options):
        process = subprocess.Popen(list(map(str, words)), stdout=log, stderr=subprocess.STDOUT, **options)
        self.processes.append(process)
        return process

    def end(self):
        for process in reversed(self.processes):
            process.terminate()
        for process in self.processes:
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self.processes = []


@pytest.fixture(scope="module")
def processes():
    found = Ends()
    yield found
    found.end()
