"""The vendors' own clients against the gateway example: after each call, the engine itself says what became of the query."""

import os
import signal

import gateways
import pytest
from load import load
from vendors import ATHENA, CALLS, CLOUDTRAIL, HUAWEI, OCI, TIMESTREAM, UNKNOWN, Said

POSTGRES = os.environ.get("ANNUL_POSTGRES")
# What runs until someone stops it, what ends at once, and what fails.
SLOW = {
    "sqlite": "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c",
    "postgres": "SELECT pg_sleep(600)",
}
QUICK, BROKEN = "SELECT 1", "SELECT * FROM nowhere"
MESSAGE = {"CancellationMessage": str}
# What each vendor's client gets for a cancel: the first, a second, of what has succeeded, of what has failed, of what nobody knows.
REPLIES = {
    TIMESTREAM: [Said(200), Said(200, body=MESSAGE), Said(200, body=MESSAGE), Said(200, body=MESSAGE), Said(400, "ValidationException")],
    ATHENA: [
        Said(200, body={"State": "CANCELED"}),
        Said(200, body={"State": "CANCELED"}),
        Said(200, body={"State": "COMPLETED"}),
        Said(200, body={"State": "FAILED"}),
        Said(400, "ResourceNotFoundException"),
    ],
    CLOUDTRAIL: [
        Said(200, body={"QueryId": str, "QueryStatus": "CANCELLED"}),
        Said(400, "InactiveQueryException"),
        Said(400, "InactiveQueryException"),
        Said(400, "InactiveQueryException"),
        Said(404, "QueryIdNotFoundException"),
    ],
    OCI: [Said(202), *[Said(409, "IncorrectState")] * 3, Said(404, "NotAuthorizedOrNotFound")],
    HUAWEI: [*[Said(200)] * 4, Said(404, "common.01000001")],
}
OPERATIONS = list(REPLIES)


@pytest.fixture(scope="session")
def program():
    return gateways.program()


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.skipif(not POSTGRES, reason="no server"))])
def engine(request):
    return request.param


@pytest.fixture
def start(program, engine):
    """Starts gateways on the engine; those that still run are stopped in order, and must say that it went well."""
    started = []

    def one(*args):
        options = ["--engine", POSTGRES] if engine == "postgres" else []
        started.append(gateways.Gateway(program, *options, *args))
        return started[-1]

    yield one
    for gateway in started:
        assert gateway.stop() in (0, -signal.SIGKILL)


@pytest.fixture(scope="module")
def gateway(program, engine):
    options = ["--engine", POSTGRES] if engine == "postgres" else []
    gateway = gateways.Gateway(program, *options)
    yield gateway
    assert gateway.stop() == 0


def expect(said, expected):
    assert (said.status, said.code, said.body.keys()) == (expected.status, expected.code, expected.body.keys())
    for name, value in expected.body.items():
        assert isinstance(said.body[name], str) if value is str else said.body[name] == value


@pytest.mark.parametrize("operation", OPERATIONS)
def test_running_and_repeated(gateway, engine, operation):
    query = gateway.start(operation, SLOW[engine])
    assert gateway.phase(query) == "running"
    expect(CALLS[operation](gateway.url, query["target"]), REPLIES[operation][0])
    assert gateway.phase(query) == "cancelled"
    expect(CALLS[operation](gateway.url, query["target"]), REPLIES[operation][1])
    assert gateway.phase(query) == "cancelled"


@pytest.mark.parametrize("operation", OPERATIONS)
@pytest.mark.parametrize(("sql", "phase", "reply"), [(QUICK, "succeeded", 2), (BROKEN, "failed", 3)])
def test_ended(gateway, operation, sql, phase, reply):
    query = gateway.start(operation, sql)
    assert gateway.ended(query) == phase
    expect(CALLS[operation](gateway.url, query["target"]), REPLIES[operation][reply])
    assert gateway.phase(query) == phase


@pytest.mark.parametrize("operation", OPERATIONS)
def test_timed_out(start, engine, operation):
    gateway = start("--timeout", "1")
    query = gateway.start(operation, SLOW[engine])
    assert gateway.ended(query) == "timed_out"
    assert CALLS[operation](gateway.url, query["target"]).status in (200, 400, 409)
    assert gateway.phase(query) == "timed_out"


@pytest.mark.parametrize("operation", OPERATIONS)
def test_unknown(gateway, engine, operation):
    other = gateway.start(operation, SLOW[engine])
    expect(CALLS[operation](gateway.url, UNKNOWN[operation]), REPLIES[operation][4])
    assert gateway.phase(other) == "running"
    expect(CALLS[operation](gateway.url, other["target"]), REPLIES[operation][0])


def test_a_vendor_does_not_know_the_queries_of_another(gateway, engine):
    query = gateway.start(ATHENA, SLOW[engine])
    expect(CALLS[CLOUDTRAIL](gateway.url, {"QueryId": query["id"]}), REPLIES[CLOUDTRAIL][4])
    assert gateway.phase(query) == "running"
    CALLS[ATHENA](gateway.url, query["target"])
    assert gateway.phase(query) == "cancelled"


def test_etag(gateway, engine):
    query = gateway.start(OCI, SLOW[engine])
    wrong = CALLS[OCI](gateway.url, query["target"], **{"if-match": "of-another-version"})
    expect(wrong, Said(412, "NoEtagMatch"))
    assert gateway.phase(query) == "running"
    expect(CALLS[OCI](gateway.url, query["target"], **{"if-match": query["etag"]}), Said(202))
    assert gateway.phase(query) == "cancelled"


def test_retry_token(gateway, engine):
    query, other = (gateway.start(OCI, SLOW[engine]) for _ in range(2))
    token = {"opc-retry-token": f"token-of-{query['id']}"}
    for _ in range(3):
        expect(CALLS[OCI](gateway.url, query["target"], **token), Said(202))
        assert gateway.phase(query) == "cancelled"
    expect(CALLS[OCI](gateway.url, other["target"], **token), Said(409, "InvalidatedRetryToken"))
    assert gateway.phase(other) == "running"
    expect(CALLS[OCI](gateway.url, other["target"]), Said(202))


def test_bad_requests(gateway):
    good = {"operation": ATHENA, "sql": QUICK}
    bodies = [b"", b"{", b"[]", b"\xff", {}, {**good, "sql": ""}, {**good, "sql": 1}, {**good, "operation": "nothing"}, {"sql": QUICK}]
    for body in bodies:
        status, said = gateway.ask("POST", "/demo/queries", body)
        assert (status, said.keys()) == (400, {"error"}), body
    assert gateway.ask("POST", "/demo/queries", {**good, "sql": "x" * 100_000})[0] == 413
    assert gateway.ask("GET", "/demo/queries")[0] == 405
    assert gateway.ask("DELETE", "/demo/queries/x")[0] == 405
    assert gateway.ask("GET", "/demo/queries/00000000-0000-4000-8000-000000000000")[0] == 404
    assert gateway.ask("GET", "/demo/queries/%2e%2e")[0] == 404
    assert gateway.ask("GET", "/demo/elsewhere")[0] == 404


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_log_and_end(start, engine, by):
    gateway = start()
    query = gateway.start(ATHENA, SLOW[engine])
    CALLS[ATHENA](gateway.url, query["target"])
    lines = gateway.logged()
    assert len(lines) == 2
    assert f"POST / 200 {ATHENA} cancelled " in lines[1]
    gateway.start(ATHENA, SLOW[engine])
    assert gateway.stop(by) == 0


def test_too_many(start, engine):
    gateway = start("--running", "2")
    queries = [gateway.start(ATHENA, SLOW[engine]) for _ in range(2)]
    assert gateway.ask("POST", "/demo/queries", {"operation": ATHENA, "sql": QUICK})[0] == 429
    for query in queries:
        CALLS[ATHENA](gateway.url, query["target"])
        assert gateway.phase(query) == "cancelled"


def test_many_at_once(start, engine):
    """The full measure is `load.py` with 10,000; this is the same in little."""
    found = load(start(), SLOW[engine], 500, 32)
    assert found.lost == []
    assert found.ended == {"cancelled": 500}


class TestTwoGateways:
    """They share the database, and nothing else."""

    @pytest.fixture(autouse=True)
    def only_on_postgres(self, engine):
        if engine != "postgres":
            pytest.skip("SQLite lives in one gateway")

    @pytest.mark.parametrize("operation", OPERATIONS)
    def test_started_here_and_cancelled_there(self, start, engine, operation):
        here, there = start(), start()
        query = here.start(operation, SLOW[engine])
        assert there.phase(query) == "running"
        expect(CALLS[operation](there.url, query["target"]), REPLIES[operation][0])
        assert here.phase(query) == "cancelled"
        expect(CALLS[operation](here.url, query["target"]), REPLIES[operation][1])

    def test_a_retry_token_of_the_one_is_known_to_the_other(self, start, engine):
        here, there = start(), start()
        query, other = (here.start(OCI, SLOW[engine]) for _ in range(2))
        token = {"opc-retry-token": f"token-of-{query['id']}"}
        for one in (here, there, here):
            expect(CALLS[OCI](one.url, query["target"], **token), Said(202))
        expect(CALLS[OCI](there.url, query["target"]), Said(409, "IncorrectState"))
        expect(CALLS[OCI](there.url, other["target"], **token), Said(409, "InvalidatedRetryToken"))
        assert there.phase(other) == "running"
        expect(CALLS[OCI](there.url, other["target"]), Said(202))

    def test_one_is_killed_in_the_middle(self, start, engine):
        here, there = start(), start()
        queries = [one.start(operation, SLOW[engine]) for one in (here, there) for operation in OPERATIONS]
        told = []
        for index, query in enumerate(queries):
            if index == 3:
                here.kill()
            via = here if index < 3 else there
            CALLS[query["operation"]](via.url, query["target"])
            told.append(query)
        # Whatever a client was told: nothing runs any more, and each cancel that met a running query is seen as one.
        phases = [there.ended(query) for query in told]
        assert phases[:3] == ["cancelled"] * 3
        assert phases[5:] == ["cancelled"] * 5
        assert set(phases[3:5]) <= {"cancelled", "failed"}
        query = there.start(ATHENA, SLOW[engine])
        expect(CALLS[ATHENA](there.url, query["target"]), REPLIES[ATHENA][0])
