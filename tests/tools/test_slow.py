"""Clients that are slow, or that never finish what they begin, harm nobody else; and who is being answered is answered to the end.

Times in here are bounds that a busy machine keeps, not measures.
"""

import json
import os
import resource
import selectors
import shutil
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

SLOW = 5_000
SECONDS = 30
#: For a normal request among the slow ones.
BOUND = 5
#: For what takes its time and is no measure of anything.
PATIENCE = 60
#: Of the program and of the test, beside one a connection.
OTHER_FILES = 200
SHIPPED = Path(__file__).parents[2] / "geodata/lachin-corridor"
PROGRAM = os.environ.get("CORRIDOR_BIN", Path(__file__).parents[2] / "target/debug/corridor")


@pytest.fixture
def connections(capsys):
    """How many slow connections the machine lets one process hold; the limit is raised for the test and put back after it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = SLOW + OTHER_FILES
    allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, allowed), hard))
    count = min(SLOW, max(soft, allowed) - OTHER_FILES)
    if count < SLOW:
        with capsys.disabled():
            print(f"\nonly {count} of {SLOW} slow connections: this machine allows a process {hard} open files")
    yield count
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


class Slow:
    """Connections of which every second one sends its head a byte at a time, and the others nothing."""

    HEAD = b"GET /ogc/collections/states/items HTTP/1.1\r\nHost: corridor.test\r\n" + b"X-Slow: " + b"a" * 10_000

    def __init__(self):
        self.selector = selectors.DefaultSelector()
        self.talking = {}
        self.ended = 0
        #: How many were open at once at the most.
        self.most = 0

    def add(self, connection, talks):
        connection.setblocking(False)
        self.selector.register(connection, selectors.EVENT_READ)
        self.most = max(self.most, self.open)
        if talks:
            self.talking[connection] = 0

    @property
    def open(self):
        return len(self.selector.get_map())

    def send_a_byte_each(self):
        for connection, sent in list(self.talking.items()):
            try:
                connection.send(self.HEAD[sent : sent + 1])
                self.talking[connection] = sent + 1
            except OSError:
                self.end(connection)

    def notice_the_ended(self):
        while ready := self.selector.select(timeout=0):
            for key, _ in ready:
                try:
                    # What comes is an answer (408) or the end; either way the server has let go of it.
                    if not key.fileobj.recv(4096):
                        self.end(key.fileobj)
                except OSError:
                    self.end(key.fileobj)

    def end(self, connection):
        self.selector.unregister(connection)
        self.talking.pop(connection, None)
        connection.close()
        self.ended += 1

    def close(self):
        for key in list(self.selector.get_map().values()):
            key.fileobj.close()


def normal_request(server, number):
    """How long one takes; each asks for another box, so that no answer is kept from the one before."""
    begun = time.monotonic()
    url = f"{server.api}/collections/states/items?datetime=2023-04-23T20:00:00Z&bbox=46,39,47.{number},41"
    with urllib.request.urlopen(url, timeout=BOUND) as answer:
        assert answer.status == 200 and len(answer.read()) > 1000
    return time.monotonic() - begun


def test_5000_slow_heads_for_30_seconds_disturb_nobody_and_are_let_go(start, connections, capsys):
    # The server inherits the raised limit. Whoever is let go comes again, so that there are as many all the while.
    head_timeout = 20
    server = start("--head-timeout", str(head_timeout), "--log", "corridor=info")
    slow, begun, taken, opened = Slow(), time.monotonic(), [], 0
    try:
        # By what has happened as well as by the clock: a machine may need ten seconds for so many connections.
        while time.monotonic() - begun < SECONDS or opened == connections:
            assert time.monotonic() - begun < SECONDS + PATIENCE, "none of those that came first was let go"
            for _ in range(connections - slow.open):
                slow.add(server.connect(BOUND), talks=opened % 2 == 0)
                opened += 1
                if opened % 250 == 0:
                    taken.append(normal_request(server, len(taken)))
            slow.send_a_byte_each()
            slow.notice_the_ended()
            taken.append(normal_request(server, len(taken)))
            time.sleep(0.05)
        assert slow.most == connections
        assert max(taken) < BOUND
        # Left alone, all that remain are let go as well.
        deadline = time.monotonic() + head_timeout + PATIENCE
        while slow.open and time.monotonic() < deadline:
            slow.send_a_byte_each()
            slow.notice_the_ended()
            time.sleep(0.1)
        assert slow.open == 0 and slow.ended == opened
    finally:
        slow.close()
    with urllib.request.urlopen(f"{server.url}/metrics", timeout=BOUND) as answer:
        connections_now = next(line for line in answer.read().decode().splitlines() if line.startswith("corridor_connections "))
    assert int(connections_now.split()[1]) < 50, connections_now
    assert server.is_running() and server.stop() == 0
    with capsys.disabled():
        print(f"\nslow heads: {slow.most} at once, {opened} in all; {len(taken)} normal requests, the slowest {max(taken):.2f} s")


def wait_until_nobody_is_let_in(server):
    deadline = time.monotonic() + BOUND
    while time.monotonic() < deadline:
        try:
            server.connect(BOUND).close()
        except (ConnectionRefusedError, ConnectionResetError):
            # Reset: it was in the queue when the door closed.
            return
    raise AssertionError("it still listens")


@pytest.fixture
def large(tmp_path):
    """The shipped data with sources whose notes are together far larger than what a system keeps for a connection."""
    folder = tmp_path / "large"
    shutil.copytree(SHIPPED, folder)
    path = folder / "sources.json"
    sources = json.loads(path.read_text())
    for source in sources:
        # As long as a note may be, of letters of three bytes.
        source["note"] = "ა" * 10_000
    path.write_text(json.dumps(sources, ensure_ascii=False))
    subprocess.run([PROGRAM, "check", "--fix", folder], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return folder


def test_an_answer_that_is_read_slowly_is_delivered_whole_after_the_server_is_told_to_stop(start, large):
    server = start("--geodata", str(large), "--log", "corridor=info")
    path = "/ogc/collections/sources/items?limit=10000"
    with urllib.request.urlopen(server.url + path, timeout=BOUND) as answer:
        whole = answer.read()
    assert len(whole) > 6_000_000

    connection = socket.socket()
    # A small buffer here keeps most of the answer in the server.
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 16 << 10)
    connection.settimeout(BOUND)
    host, port = server.address.rsplit(":", 1)
    connection.connect((host, int(port)))
    connection.sendall(f"GET {path} HTTP/1.1\r\nHost: {server.address}\r\n\r\n".encode())
    received = bytearray(connection.recv(1024))
    assert received.startswith(b"HTTP/1.1 200")
    server.process.terminate()
    wait_until_nobody_is_let_in(server)
    assert server.is_running(), "it still has an answer to finish"
    # Slow, but well within the time that the server gives to answers under way.
    for _ in range(20):
        received += connection.recv(64 << 10)
        time.sleep(0.05)
    while part := connection.recv(64 << 10):
        received += part
    connection.close()
    head, body = bytes(received).split(b"\r\n\r\n", 1)
    assert f"content-length: {len(whole)}".encode() in head.lower()
    assert body == whole
    assert server.process.wait(timeout=30) == 0
