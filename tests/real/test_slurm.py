"""Slurm: jobs of its own client, stopped by the catalogue's, as its own client confirms."""

import os
import shutil
import socket
import socketserver
import subprocess
import tempfile
import threading
from pathlib import Path

import pytest
from conftest import HERE, free_port, until

NEEDED = ["slurmctld", "slurmd", "slurmrestd", "sbatch", "scontrol"]
ABSENT = [name for name in NEEDED if shutil.which(name) is None]
pytestmark = pytest.mark.skipif(bool(ABSENT), reason=f"SLURM IS LEFT OUT: there is no {ABSENT}")

JOB = "slurm.CancelJob"
NOBODY = 65534


class Forward(socketserver.ThreadingTCPServer):
    """A port of this machine in front of a local socket: by TCP, slurmrestd asks for a JWT."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, path):
        self.path = path
        super().__init__(("127.0.0.1", 0), self.Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    class Handler(socketserver.BaseRequestHandler):
        def handle(self):
            with socket.socket(socket.AF_UNIX) as inner:
                inner.connect(str(self.server.path))
                back = threading.Thread(target=pump, args=(inner, self.request), daemon=True)
                back.start()
                pump(self.request, inner)
                back.join(timeout=10)


def pump(source, sink):
    try:
        while data := source.recv(65536):
            sink.sendall(data)
    except OSError:
        pass
    try:
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        pass


class Slurm:
    def __init__(self, processes):
        self.folder = Path(tempfile.mkdtemp(prefix="annul-slurm-"))
        # slurmrestd does not run as root.
        is_root = os.geteuid() == 0
        self.user = "nobody" if is_root else os.environ.get("USER") or str(os.geteuid())
        self.options = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if is_root else {}
        for name in ["state", "spool"]:
            (self.folder / name).mkdir()
        conf = self.folder / "slurm.conf"
        text = (HERE / "slurm.conf").read_text().format(
            folder=self.folder, user=self.user, controller=free_port(), daemon=free_port()
        )
        conf.write_text(text)
        if is_root:
            for path in [self.folder, *self.folder.iterdir()]:
                os.chown(path, NOBODY, NOBODY)
        self.variables = {
            **os.environ,
            "SLURM_CONF": str(conf),
            "ANNUL_REAL_FOLDER": str(self.folder),
            "HOME": str(self.folder),
        }
        started = {"env": self.variables, "cwd": self.folder, **self.options}
        processes.start("slurmctld", "-D", "-c", "-f", conf, log=(self.folder / "controller.log").open("w"), **started)
        processes.start("slurmd", "-D", "-N", "localhost", "-f", conf, log=(self.folder / "daemon.log").open("w"), **started)
        until(lambda: "idle" in self.run("sinfo", "--noheader"), 40)
        rest = self.folder / "rest.sock"
        processes.start(
            "slurmrestd", "-s", "openapi/v0.0.38", "-f", conf, f"unix:{rest}",
            log=(self.folder / "rest.log").open("w"), **started,
        )
        until(rest.exists, 20)
        self.forward = Forward(rest)
        self.url = f"http://127.0.0.1:{self.forward.server_address[1]}"

    def run(self, *words):
        ended = subprocess.run(
            words, env=self.variables, cwd=self.folder, capture_output=True, text=True, timeout=30, **self.options
        )
        return ended.stdout

    def submit(self, script):
        job = self.run("sbatch", "--parsable", "--output", "/dev/null", "--wrap", script).strip()
        assert job.isdigit(), job
        return job

    def state(self, job):
        shown = self.run("scontrol", "show", "job", job)
        words = [word for word in shown.split() if word.startswith("JobState=")]
        return words[0].removeprefix("JobState=") if words else None


@pytest.fixture(scope="module")
def slurm(processes):
    slurm = Slurm(processes)
    yield slurm
    slurm.forward.shutdown()
    processes.end()
    shutil.rmtree(slurm.folder, ignore_errors=True)


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_job_is_stopped_and_its_process_is_gone(slurm, cancel):
    note = slurm.folder / "pid"
    job = slurm.submit(f"echo $$ > {note}.new; mv {note}.new {note}; exec sleep 600")
    pid = int(until(lambda: note.exists() and note.read_text().strip()))
    assert slurm.state(job) == "RUNNING" and alive(pid)
    code, verdict = cancel(JOB, slurm.url, f"job_id={job}", f"X-SLURM-USER-NAME={slurm.user}")
    assert (code, verdict["state"]) == (0, "stopped"), verdict
    assert slurm.state(job) == "CANCELLED"
    assert not alive(pid)
    # Once more: it has stopped all the same.
    code, verdict = cancel(JOB, slurm.url, f"job_id={job}", f"X-SLURM-USER-NAME={slurm.user}")
    assert (code, verdict["state"]) == (0, "stopped"), verdict
    assert slurm.state(job) == "CANCELLED"


def test_a_job_that_has_ended_stays_as_it_ended(slurm, cancel):
    job = slurm.submit("true")
    until(lambda: slurm.state(job) == "COMPLETED")
    code, verdict = cancel(JOB, slurm.url, f"job_id={job}", f"X-SLURM-USER-NAME={slurm.user}")
    assert (code, verdict["state"]) == (0, "stopped"), verdict
    assert slurm.state(job) == "COMPLETED"


def test_a_job_that_never_was_is_not_called_stopped(slurm, cancel):
    code, verdict = cancel(JOB, slurm.url, "job_id=999999", f"X-SLURM-USER-NAME={slurm.user}")
    assert code != 0 and verdict["state"] != "stopped", verdict
    assert verdict["refusal"] == "not_found"


def test_it_keeps_its_spec_but_for_what_is_listed(slurm, keeps):
    keeps(slurm.url, "slurm.yaml", ANNUL_REAL_FOLDER=str(slurm.folder), ANNUL_REAL_USER=slurm.user)
