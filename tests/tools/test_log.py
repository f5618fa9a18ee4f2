"""The log is never a reason to fail: where its lines cannot be written, they are lost and counted, and every answer is given."""

import http.client
import json
import os
import signal
import socket
import subprocess
import tempfile
import threading
import time
from pathlib import Path

import pytest

ANSWERS = 1_000
#: What the server has for its end, whatever is under way.
END = 5
PATIENCE = 30
#: Long, so that the lines of all answers are more than is kept in memory for a reader.
LONG = "/healthz?" + "x" * 2_000


class OverSocket(http.client.HTTPConnection):
    """HTTP over a Unix socket: its address is known before anybody reads a log."""

    def __init__(self, path):
        super().__init__("corridor.test", timeout=PATIENCE)
        self.path = str(path)

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.path)


class Logging:
    """A server whose standard error is a file of the test's choice."""

    def __init__(self, stderr):
        self.folder = tempfile.TemporaryDirectory(prefix="corridor-log-")
        self.path = Path(self.folder.name, "socket")
        program = os.environ.get("CORRIDOR_BIN", Path(__file__).parents[2] / "target/debug/corridor")
        environment = {name: value for name, value in os.environ.items() if not name.startswith("CORRIDOR_")}
        command = [program, "serve", "--listen", f"unix:{self.path}", "--ledger", "memory", "--log-format", "json"]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=stderr, env=environment)

    def connect(self):
        deadline = time.monotonic() + PATIENCE
        while True:
            assert self.process.poll() is None, f"it has ended with {self.process.returncode}"
            try:
                connection = OverSocket(self.path)
                connection.connect()
                return connection
            except OSError:
                assert time.monotonic() < deadline, "it does not listen"
                time.sleep(0.05)

    def get(self, connection, path):
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        assert answer.status == 200, path
        return body.decode()

    def ask(self, count=ANSWERS, path=LONG):
        connection = self.connect()
        for _ in range(count):
            self.get(connection, path)
        connection.close()

    def lost(self):
        connection = self.connect()
        measures = self.get(connection, "/metrics")
        connection.close()
        return int(next(line for line in measures.splitlines() if line.startswith("corridor_log_lines_lost_total ")).split()[1])

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=END)

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


@pytest.fixture
def logging():
    started = []

    def start_one(stderr):
        started.append(Logging(stderr))
        return started[-1]

    yield start_one
    for server in started:
        server.kill()


@pytest.fixture
def pipe():
    """The two ends of a pipe, of which a test may close one."""
    ends = os.pipe()
    yield ends
    for end in ends:
        try:
            os.close(end)
        except OSError:
            pass


def messages(log):
    return [json.loads(line)["fields"] for line in log.splitlines()]


def test_a_full_disk_costs_no_answer(logging):
    with open("/dev/full", "wb") as full:
        server = logging(full)
    server.ask()
    # Lines are collected for some milliseconds before they are written.
    deadline = time.monotonic() + PATIENCE
    while server.lost() < ANSWERS:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    assert server.stop() == 0


def test_a_pipe_whose_reader_is_gone_costs_no_answer(logging, pipe):
    reading, writing = pipe
    server = logging(writing)
    os.close(writing)
    server.ask(1)
    os.close(reading)
    server.ask()
    assert server.lost() > 0
    assert server.stop() == 0


def test_a_pipe_that_nobody_reads_costs_no_answer(logging, pipe):
    server = logging(pipe[1])
    server.ask()
    assert server.lost() > 0
    assert server.stop() == 0


def test_lines_that_were_lost_are_counted_in_the_log_once_it_can_be_written(logging, pipe):
    reading, writing = pipe
    server = logging(writing)
    os.close(writing)
    server.ask()
    # Short lines fill what the long ones leave, so that not even the line that counts has room.
    server.ask(100, "/healthz")
    lost = server.lost()
    assert lost > 0
    parts = []

    def read():
        while part := os.read(reading, 1 << 16):
            parts.append(part)

    reader = threading.Thread(target=read)
    reader.start()
    deadline = time.monotonic() + PATIENCE
    while b"were lost" not in b"".join(parts):
        assert time.monotonic() < deadline
        server.ask(1, "/healthz")
        time.sleep(0.05)
    assert server.stop() == 0
    reader.join()
    said = messages(b"".join(parts))
    assert sum(fields["lines"] for fields in said if fields["message"] == "lines of the log were lost") >= lost
    assert said[-1]["message"] == "stopped"


def test_the_last_lines_are_written_where_somebody_reads(logging, pipe):
    reading, writing = pipe
    server = logging(writing)
    os.close(writing)
    # More than the pipe holds, and less than is kept for a reader.
    server.ask(200)
    server.process.send_signal(signal.SIGTERM)
    log = b""
    while part := os.read(reading, 1 << 16):
        log += part
    assert server.process.wait(timeout=END) == 0
    said = messages(log)
    assert sum(fields["message"] == "answered" for fields in said) == 200
    assert said[-1]["message"] == "stopped"
