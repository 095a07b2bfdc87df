"""The server made of the generated handlers, and the vendors' clients that talk to it."""

import contextlib
import http.client
import json
import os
import pathlib
import subprocess
import urllib.error
import urllib.request

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]


def built_example(name):
    command = ["cargo", "build", "--package", "annul-tests", "--example", name]
    built = subprocess.run([*command, "--message-format", "json"], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    messages = [json.loads(line) for line in built.stdout.splitlines()]
    (path,) = [message["executable"] for message in messages if message.get("executable")]
    return path


class Server:
    """Its address, and what it answers next."""

    def __init__(self, url):
        self.url = url

    def script(self, *answers):
        body = json.dumps(answers).encode()
        request = urllib.request.Request(f"{self.url}/script", data=body, method="PUT")
        urllib.request.urlopen(request, timeout=10).close()

    def raw(self, method, path, headers=None, body=b""):
        """A request that no client would send; gives status, headers and body."""
        request = urllib.request.Request(self.url + path, data=body, method=method, headers=headers or {})
        try:
            reply = urllib.request.urlopen(request, timeout=10)
        except urllib.error.HTTPError as error:
            reply = error
        with reply:
            return reply.status, reply.headers, reply.read()

    def head_alone(self, method, path, headers, length):
        """The status of a request that says how long its body is: a server refuses one that is too long before it has come."""
        connection = http.client.HTTPConnection(self.url.removeprefix("http://"), timeout=10)
        with contextlib.closing(connection):
            connection.putrequest(method, path)
            for name, value in {**headers, "Content-Length": str(length)}.items():
                connection.putheader(name, value)
            connection.endheaders()
            return connection.getresponse().status


@pytest.fixture(scope="session")
def server():
    program = os.environ.get("ANNUL_SERVER") or built_example("conformance-server")
    process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    yield Server(process.stdout.readline().strip())
    process.stdin.close()
    process.wait(timeout=10)
