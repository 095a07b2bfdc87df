"""The catalogue beside vendors' own clients: what each sends is what ours send, what each takes for a refusal ours do as well."""

import http.server
import json
import subprocess
import threading
import urllib.parse

import pytest
from conftest import built_example
from family import ROWS, quiet, text

# What vendors' clients put into a query for their own sake.
OWN_QUERY = {"alt", "prettyPrint"}


class Recorder(http.server.ThreadingHTTPServer):
    """Keeps requests, and answers each with what the test has said."""

    daemon_threads = True

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self):
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            self.server.requests.append((self.command, self.path, self.headers, body.decode()))
            status, said = self.server.said
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            # Without it the client for Elasticsearch believes that it speaks to something else.
            self.send_header("X-Elastic-Product", "Elasticsearch")
            data = text(said).encode() if status != 204 else b""
            if status != 204:
                self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_DELETE = do_GET = do_PATCH = do_POST = do_PUT = answer

        def log_message(self, *_):
            pass

    def __init__(self):
        super().__init__(("127.0.0.1", 0), self.Handler)
        self.requests, self.said = [], (200, {})
        self.url = f"http://127.0.0.1:{self.server_port}"


@pytest.fixture(scope="module")
def recorder():
    with Recorder() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture(scope="module")
def ours():
    program = subprocess.Popen([built_example("conformance-catalogue")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(operation, **asked):
        program.stdin.write(json.dumps({"operation": operation, **asked}) + "\n")
        program.stdin.flush()
        return json.loads(program.stdout.readline())

    yield ask
    program.stdin.close()
    assert program.wait(timeout=10) == 0


def theirs(recorder, row, said):
    """The last request of the vendor's client, and the name of what it raises, if it does."""
    recorder.requests.clear()
    recorder.said = said
    raised = None
    with quiet():
        try:
            row.call(recorder.url)
        except Exception as error:  # noqa: BLE001 the name of it is what the test is about
            raised = type(error).__name__
    assert recorder.requests, f"nothing was sent: {raised}"
    return recorder.requests[-1], raised


def parts(path, query=()):
    """Segments, each decoded, and the pairs of the query."""
    split = urllib.parse.urlsplit(path)
    segments = [urllib.parse.unquote(segment) for segment in split.path.split("/")]
    pairs = urllib.parse.parse_qsl(split.query, keep_blank_values=True)
    return segments, sorted(pair for pair in pairs if pair[0] not in query)


def content(body, kind):
    """What a body holds; nothing is as good as an object without members."""
    if kind.startswith("application/x-www-form-urlencoded"):
        return dict(urllib.parse.parse_qsl(body, strict_parsing=True))
    return json.loads(body) if body.strip() else {}


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_requests_are_those_of_the_vendor(recorder, ours, row):
    (method, path, headers, body), raised = theirs(recorder, row, row.success)
    assert raised is None
    our = ours(row.operation, params=row.params)
    assert our["method"] == method
    segments, pairs = parts(path, OWN_QUERY)
    our_segments, our_pairs = parts(our["path"])
    assert our_segments == segments
    # Constants and defaults that a vendor's client leaves out are ours to send.
    assert [pair for pair in pairs if pair not in our_pairs] == []
    assert content(our["body"], our["headers"].get("content-type", "")) == content(body, headers.get("Content-Type") or "")
    for name in row.headers:
        assert our["headers"][name.lower()] == headers[name]


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_success_is_one_to_both(recorder, ours, row):
    _, raised = theirs(recorder, row, row.success)
    assert raised is None
    status, body = row.success
    read = ours(row.operation, reply={"status": status, "headers": {}, "body": text(body)})
    # What does not tell how the target is has no outcome, and is no refusal either.
    assert "outcome" in read or read["reading"] == "unknown"


REFUSALS = [(row, kind) for row in ROWS for kind in row.refusals]


@pytest.mark.parametrize(("row", "kind"), REFUSALS, ids=lambda each: str(each))
def test_refusals_are_those_of_the_vendor(recorder, ours, row, kind):
    status, body, name = row.refusals[kind]
    _, raised = theirs(recorder, row, (status, body))
    assert raised in (name if isinstance(name, set) else {name})
    read = ours(row.operation, reply={"status": status, "headers": {"content-type": "application/json"}, "body": text(body)})
    assert read["kind"] == kind
    assert read["target_state"] != "stopped" or kind == "not_cancellable"
