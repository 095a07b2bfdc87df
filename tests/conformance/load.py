"""Many queries started and cancelled through one gateway at once.

    python load.py [--queries 10000] [--concurrency 64] [--engine postgres://…]

Prints how many were lost, how they ended, how long it took, and the memory of the gateway on the way.
"""

import argparse
import collections
import concurrent.futures
import dataclasses
import http.client
import itertools
import json
import threading
import time

import gateways

SLOW = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c"
TARGETS = {
    "timestream-query.CancelQuery": ("Timestream_20181101.CancelQuery", "1.0"),
    "athena.StopCalculationExecution": ("AmazonAthena.StopCalculationExecution", "1.1"),
    "cloudtrail.CancelQuery": ("CloudTrail_20131101.CancelQuery", "1.1"),
}
OCI = "oci.query-service.CancelQueryExecution"
HUAWEI = "huawei.dataarts-fabric.CancelSqlStatement"


@dataclasses.dataclass
class Found:
    """Queries whose calls did not go as they should, how all of them ended, and the memory on the way in KiB."""

    lost: list = dataclasses.field(default_factory=list)
    ended: collections.Counter = dataclasses.field(default_factory=collections.Counter)
    memory: list = dataclasses.field(default_factory=list)
    seconds: float = 0


class Client:
    """One connection that stays open; no vendor's client, because they would be what is measured."""

    def __init__(self, url):
        self.connection = http.client.HTTPConnection(url.removeprefix("http://"), timeout=60)

    def ask(self, method, path, body=None, headers=None):
        self.connection.request(method, path, body, headers or {})
        reply = self.connection.getresponse()
        return reply.status, reply.read()

    def start(self, operation, sql):
        status, said = self.ask("POST", "/demo/queries", json.dumps({"operation": operation, "sql": sql}))
        return json.loads(said) if status == 201 else None

    def cancel(self, query):
        target = query["target"]
        if query["operation"] in TARGETS:
            name, version = TARGETS[query["operation"]]
            headers = {"Content-Type": f"application/x-amz-json-{version}", "X-Amz-Target": name}
            return self.ask("POST", "/", json.dumps(target), headers)[0]
        if query["operation"] == OCI:
            path = f"/20210831/projects/{target['projectId']}/queryExecutions/{target['queryExecutionId']}/actions/cancel"
            return self.ask("POST", path, None, {"opc-retry-token": query["id"]})[0]
        ids = [target[name] for name in ("workspace_id", "session_id", "statement_id")]
        path = "/v1/workspaces/{}/sessions/{}/statements/{}/cancel".format(*ids)
        return self.ask("POST", path, "{}", {"Content-Type": "application/json"})[0]

    def phase(self, query):
        return json.loads(self.ask("GET", f"/demo/queries/{query['id']}")[1]).get("phase")


def load(gateway, sql, queries, concurrency):
    """Starts and cancels so many queries, so many of them at once."""
    found, lock, own = Found(), threading.Lock(), threading.local()
    operations = [*TARGETS, OCI, HUAWEI]
    done = itertools.count(1)

    def one(index):
        client = own.__dict__.setdefault("client", Client(gateway.url))
        query = client.start(operations[index % len(operations)], sql)
        status = client.cancel(query) if query else None
        phase = client.phase(query) if query else None
        with lock:
            found.ended[phase] += 1
            if status not in (200, 202) or phase != "cancelled":
                found.lost.append((index, status, phase))
            if next(done) % max(queries // 10, 1) == 0:
                found.memory.append(gateway.rss())

    started = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(concurrency) as pool:
        for _ in pool.map(one, range(queries)):
            pass
    found.seconds = time.monotonic() - started
    return found


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--queries", type=int, default=10_000)
    arguments.add_argument("--concurrency", type=int, default=64)
    arguments.add_argument("--engine", default="sqlite")
    given = arguments.parse_args()
    gateway = gateways.Gateway(gateways.program(), "--engine", given.engine)
    try:
        sql = SLOW if given.engine == "sqlite" else "SELECT pg_sleep(600)"
        before = gateway.rss()
        found = load(gateway, sql, given.queries, given.concurrency)
        print(f"{given.queries} queries, {given.concurrency} at once, {found.seconds:.1f} s")
        print(f"ended: {dict(found.ended)}; lost: {len(found.lost)} {found.lost[:5]}")
        print(f"memory in MiB: {before // 1024} before, then {[memory // 1024 for memory in found.memory]}")
    finally:
        gateway.stop()
    return 1 if found.lost else 0


if __name__ == "__main__":
    raise SystemExit(main())
