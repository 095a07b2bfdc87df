"""Gateways of the example: built, started, asked and stopped."""

import json
import os
import pathlib
import signal
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
ENDED = {"cancelled", "succeeded", "failed", "timed_out"}


def program():
    """The gateway, built by the same command that its documents name."""
    if "ANNUL_GATEWAY" in os.environ:
        return os.environ["ANNUL_GATEWAY"]
    command = ["cargo", "build", "--package", "annul", "--example", "gateway", "--message-format", "json"]
    built = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    messages = [json.loads(line) for line in built.stdout.splitlines()]
    (path,) = [message["executable"] for message in messages if message.get("executable")]
    return path


class Gateway:
    """A gateway that runs; its log goes to a file, so that it never waits for a reader."""

    def __init__(self, path, *args):
        self.log = tempfile.NamedTemporaryFile("w+", suffix=".log")
        command = [path, "--listen", "127.0.0.1:0", *args]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self.log, text=True)
        line = self.process.stdout.readline()
        assert line.startswith("listening on http://"), line
        self.url = line.removeprefix("listening on ").strip()

    def ask(self, method, path, body=None):
        """One of the gateway's own requests; gives status and JSON."""
        data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data=data, method=method)
        try:
            reply = urllib.request.urlopen(request, timeout=20)
        except urllib.error.HTTPError as error:
            reply = error
        with reply:
            return reply.status, json.loads(reply.read())

    def start(self, operation, sql):
        status, query = self.ask("POST", "/demo/queries", {"operation": operation, "sql": sql})
        assert status == 201, query
        assert query["operation"] == operation
        assert query["phase"] == "running"
        return query

    def phase(self, query):
        status, seen = self.ask("GET", f"/demo/queries/{query['id']}")
        assert status == 200, seen
        assert seen["id"] == query["id"]
        return seen["phase"]

    def ended(self, query):
        """Waits until a query has ended; gives its phase."""
        end = time.monotonic() + 20
        while (phase := self.phase(query)) not in ENDED:
            assert time.monotonic() < end, f"still {phase}"
            time.sleep(0.01)
        return phase

    def rss(self):
        """The memory that it uses, in KiB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        (line,) = [line for line in status.splitlines() if line.startswith("VmRSS:")]
        return int(line.split()[1])

    def logged(self):
        self.log.seek(0)
        return self.log.read().splitlines()

    def kill(self):
        """Ends it as a crash would."""
        self.process.kill()
        self.process.wait(timeout=10)

    def stop(self, by=signal.SIGTERM):
        """Ends it in order; gives what it returns."""
        if self.process.poll() is None:
            self.process.send_signal(by)
        try:
            return self.process.wait(timeout=20)
        finally:
            self.process.stdout.close()
            self.log.close()
