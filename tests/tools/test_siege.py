"""What one client does is not felt by another: attacks from other addresses of the loopback network, while a reader asks from 127.0.0.1.

`make siege` runs this file alone with longer attacks. Times and bytes are bounds that a busy machine keeps, not measures.
"""

import contextlib
import os
import socket
import struct
import subprocess
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

#: Seconds that an attack goes on.
ATTACK = float(os.environ.get("CORRIDOR_SIEGE_SECONDS", "4"))
#: Seconds in which another address has its answer, whatever goes on; the machine and the debug build are slow.
BOUND = 10
#: Megabytes: the budget of the server, and what the process may have beside it and the data.
BUDGET, BESIDE = 64, 150
PROGRAM = os.environ.get("CORRIDOR_BIN", Path(__file__).parents[2] / "target/debug/corridor")
PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
DATA, HEADERS, RST_STREAM, SETTINGS, PING, GOAWAY = 0, 1, 3, 4, 6, 7


def ask(server, path="/healthz", headers=None):
    """The status of an answer to a reader, and the seconds that it took; a busy server has said so within the bound too."""
    begun = time.monotonic()
    request = urllib.request.Request(server.url + path, headers=headers or {})
    try:
        with urllib.request.urlopen(request, timeout=BOUND) as answer:
            answer.read()
            status = answer.status
    except urllib.error.HTTPError as error:
        status = error.code
    return status, time.monotonic() - begun


def frame(kind, flags, stream, payload=b""):
    return struct.pack(">I", len(payload))[1:] + bytes([kind, flags]) + struct.pack(">I", stream) + payload


def literal(name, value):
    """A header field without indexing, as HPACK writes it (RFC 7541, 6.2.2)."""

    def text(letters):
        # Lengths of 127 and more go on in a second byte.
        size = len(letters)
        head = bytes([size]) if size < 127 else bytes([127, size - 127])
        return head + letters.encode()

    return b"\x00" + text(name) + text(value)


def head_of(stream, path, host="corridor.test"):
    fields = [(":method", "GET"), (":scheme", "http"), (":authority", host), (":path", path)]
    return frame(HEADERS, 0x5, stream, b"".join(literal(*field) for field in fields))


class Frames:
    """What a server sends on a connection of HTTP/2."""

    def __init__(self, connection):
        self.connection, self.bytes = connection, b""

    def next(self, seconds):
        """The next frame, as (kind, flags, stream, payload); None when the server closes."""
        self.connection.settimeout(seconds)
        while len(self.bytes) < 9 or len(self.bytes) < 9 + int.from_bytes(self.bytes[:3]):
            try:
                more = self.connection.recv(65536)
            except ConnectionError:
                return None
            if not more:
                return None
            self.bytes += more
        size, head = int.from_bytes(self.bytes[:3]), self.bytes[:9]
        payload, self.bytes = self.bytes[9 : 9 + size], self.bytes[9 + size :]
        return head[3], head[4], int.from_bytes(head[5:9]), payload


def upgraded(server, source, window=65_535):
    """A connection of HTTP/2 whose streams have this window."""
    connection = server.connect(BOUND, source)
    connection.sendall(PREFACE + frame(SETTINGS, 0, 0, struct.pack(">HI", 4, window)))
    return connection


@contextlib.contextmanager
def attacking(attack, sources):
    """Runs an attack from each of these addresses for as long as the block runs."""
    over = threading.Event()
    threads = [threading.Thread(target=attack, args=(source, over), daemon=True) for source in sources]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join(timeout=BOUND * 3)
        assert not any(thread.is_alive() for thread in threads), "every attacker is answered or cut off in the end"


def stays_well(server, seconds=ATTACK):
    """Readers of another address are answered, and memory stays within its bound, for as long as the attack goes on."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for path in ("/healthz", "/ogc/collections/states/items?datetime=now", "/about"):
            status, took = ask(server, path, {"Accept-Encoding": "gzip"})
            assert status == 200, f"{path}: {status}"
            assert took < BOUND
        time.sleep(0.05)
    assert server.resident("VmHWM") < server.idle + BUDGET + BESIDE, "memory"


SOURCES = [f"127.0.0.{last}" for last in range(2, 6)]
LIMITS = ["--limit-private-peers", "--memory", str(BUDGET), "--stall-timeout", "2", "--idle-timeout", "2", "--head-timeout", "2"]


@pytest.fixture
def besieged(start, capsys, request):
    # An access log of all that is thrown at it is another test's.
    server = start(*LIMITS, "--log", "corridor=info,corridor::http::around=warn", "--request-timeout", "10")
    for path in ("/", "/about", "/data/daily.csv", "/ogc/collections/states/items?datetime=now"):
        assert ask(server, path)[0] == 200
    server.idle = server.resident()
    yield server
    assert server.is_running(), "it has outlived the attack"
    with capsys.disabled():
        print(f"\n{request.node.name}: {server.idle:.0f} MB before, {server.resident('VmHWM'):.0f} at its peak, {server.resident():.0f} after")
    assert server.stop() == 0


def keep_alive(server, source, over, paths, headers):
    """Asks one question after the other, and takes the answers."""
    while not over.is_set():
        with contextlib.suppress(OSError), server.connect(BOUND, source) as connection:
            answers = connection.makefile("rb")
            for path in paths:
                if over.is_set():
                    return
                connection.sendall(f"GET {path} HTTP/1.1\r\nHost: {source}\r\n{headers}\r\n".encode())
                length = 0
                while (line := answers.readline()) not in (b"\r\n", b""):
                    if line.lower().startswith(b"content-length:"):
                        length = int(line.split(b":")[1])
                if not line:
                    break
                answers.read(length)


@pytest.mark.parametrize("coding", ["zstd", "br", "gzip", "identity"])
def test_distinct_questions_neither_fill_memory_nor_hold_up_others(besieged, coding):
    def attack(source, over):
        boxes = (46 + number * 1e-5 for number in range(1, 1_000_000))
        paths = (f"/ogc/collections/states/items?limit=10000&bbox={west:.5f},39,47,41" for west in boxes)
        keep_alive(besieged, source, over, paths, f"Accept-Encoding: {coding}\r\n")

    with attacking(attack, SOURCES):
        stays_well(besieged)


@pytest.mark.parametrize(
    "path",
    ["/data/daily.csv", "/data/datapackage.json", "/timeline.json?lang=hy&datetime=2023-01-01T00:00:{:02}Z", "/embed?lang=hy&datetime=2023-01-01T00:00:{:02}Z"],
)
def test_wide_connections_of_http2_hold_up_nobody(besieged, path):
    def attack(source, over):
        while not over.is_set():
            with contextlib.suppress(OSError), upgraded(besieged, source) as connection:
                connection.sendall(b"".join(head_of(1 + 2 * n, path.format(n % 60)) for n in range(128)))
                over.wait(0.5)

    with attacking(attack, SOURCES[:2]):
        stays_well(besieged)


def test_hosts_by_the_thousand_on_routes_with_links_fill_nothing(besieged):
    def attack(source, over):
        number = 0
        while not over.is_set():
            with contextlib.suppress(OSError), besieged.connect(BOUND, source) as connection:
                connection.sendall(f"GET /places/hakari-bridge HTTP/1.1\r\nHost: h{number}.{source}.test\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n".encode())
                while connection.recv(65536):
                    pass
            number += 1

    with attacking(attack, SOURCES):
        stays_well(besieged)


def test_who_never_reads_is_let_go_on_http1(besieged):
    def attack(source, over):
        held = []
        for _ in range(10):
            connection = socket.socket()
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            connection.bind((source, 0))
            connection.connect(("127.0.0.1", int(besieged.address.rsplit(":", 1)[1])))
            connection.sendall(b"GET /data/daily.csv HTTP/1.1\r\nHost: a.test\r\n\r\n" * 4)
            held.append(connection)
        over.wait()
        for connection in held:
            connection.close()

    with attacking(attack, SOURCES[:2]):
        stays_well(besieged, 1)
        # After the limit the server holds none of them any more, though they are open on their side.
        deadline = time.monotonic() + 20
        while connections(besieged) > 1:
            assert time.monotonic() < deadline, "connections that take nothing are closed"
            time.sleep(0.2)


def connections(server):
    with urllib.request.urlopen(f"{server.url}/metrics", timeout=BOUND) as answer:
        lines = answer.read().decode().splitlines()
    return int(next(line for line in lines if line.startswith("corridor_connections ")).split()[1])


def test_a_stream_whose_window_stays_shut_is_reset_and_its_connection_closed(besieged):
    with upgraded(besieged, "127.0.0.2", window=0) as connection:
        connection.sendall(head_of(1, "/data/daily.csv"))
        frames, kinds = Frames(connection), []
        while (got := frames.next(BOUND)) is not None:
            kind, flags, stream, payload = got
            kinds.append(kind)
            # As a patient attacker does.
            if kind == PING and not flags & 1:
                connection.sendall(frame(PING, 1, 0, payload))
        assert DATA not in kinds
        assert RST_STREAM in kinds and GOAWAY in kinds, kinds


def test_a_slow_reader_of_a_stream_gets_all_of_it(besieged):
    """A client that opens its window a little at a time, for longer than the limit in all, is not taken for one that takes nothing."""
    with upgraded(besieged, "127.0.0.2", window=16_384) as connection:
        connection.sendall(head_of(1, "/ogc/collections/changes/items?limit=20"))
        frames, got, is_over = Frames(connection), b"", False
        begun = time.monotonic()
        while not is_over:
            kind, flags, stream, payload = frames.next(BOUND)
            assert kind not in (RST_STREAM, GOAWAY), "cut off"
            if kind == PING and not flags & 1:
                connection.sendall(frame(PING, 1, 0, payload))
            if kind == DATA:
                got, is_over = got + payload, bool(flags & 1)
                if payload:
                    time.sleep(0.4)
                    opened = struct.pack(">I", len(payload))
                    connection.sendall(frame(8, 0, 0, opened) + frame(8, 0, 1, opened))
        assert b'"numberReturned":20' in got and got.endswith(b"}")
        assert time.monotonic() - begun > 2, "it took longer than the limit"


@pytest.mark.parametrize("answers_pings", [True, False])
def test_idle_connections_of_http2_are_closed(besieged, answers_pings):
    with upgraded(besieged, "127.0.0.2") as connection:
        frames = Frames(connection)
        begun = time.monotonic()
        while (got := frames.next(BOUND * 2)) is not None:
            kind, flags, _, payload = got
            if kind == PING and not flags & 1 and answers_pings:
                connection.sendall(frame(PING, 1, 0, payload))
        assert time.monotonic() - begun < BOUND * 2


def test_an_address_has_so_many_connections(start):
    server = start("--limit-private-peers", "--client-connections", "8")
    held = [server.connect(BOUND, "127.0.0.2") for _ in range(8)]
    with server.connect(BOUND, "127.0.0.2") as one_more:
        one_more.settimeout(BOUND)
        with contextlib.suppress(ConnectionError):
            one_more.sendall(b"GET /healthz HTTP/1.1\r\nHost: a.test\r\n\r\n")
            assert one_more.recv(100) == b"", "more are closed"
    assert ask(server)[0] == 200, "another address has its own"
    for connection in held:
        connection.close()
    assert server.stop() == 0


def test_readers_behind_a_trusted_proxy_are_told_apart(start):
    """One client behind the proxy takes all turns that it gets; another one behind it is answered."""
    server = start("--trusted-proxies", "127.0.0.1", "--renders", "2", "--max-waiting", "4", "--memory", "512")
    over = threading.Event()

    def greedy(number):
        size = 0
        while not over.is_set():
            size += 1
            ask(server, f"/snapshot.png?width={1500 + size}&height={1000 + number}", {"Forwarded": "for=203.0.113.9"})

    threads = [threading.Thread(target=greedy, args=(number,), daemon=True) for number in range(10)]
    for thread in threads:
        thread.start()
    try:
        time.sleep(1)
        for last in range(3):
            address = f'for="[2001:db8:0:{last}::7]"'
            status, took = ask(server, f"/snapshot.png?width=200&height=15{last}", {"Forwarded": address})
            assert status == 200, "a newcomer has a turn though the queue is full"
            assert took < BOUND
    finally:
        over.set()
        for thread in threads:
            thread.join(timeout=60)
    server.kill()


def test_large_pictures_wait_for_memory_and_one_that_never_fits_is_refused(besieged):
    status, took = ask(besieged, "/snapshot.png?width=4000&height=4000")
    assert status == 413, "12 bytes a pixel are more than the whole budget"

    def attack(source, over):
        size = 0
        while not over.is_set():
            size += 1
            ask(besieged, f"/snapshot.webp?width={1900 + size}&height=1500", {"X": source})

    with attacking(attack, SOURCES):
        stays_well(besieged)


def test_operators_have_a_listener_of_their_own(start):
    server = start("--operator-listen", "127.0.0.1:0")
    operators = server.logged("operators look at")
    base = f"http://{operators['fields']['address']}"
    for path, mark in (("/healthz", b"ok"), ("/readyz", b'"ready"'), ("/metrics", b"corridor_memory_budget_bytes")):
        with urllib.request.urlopen(base + path, timeout=BOUND) as answer:
            assert mark in answer.read()
        assert ask(server, path)[0] == 404, "no longer for readers"
    assert server.stop() == 0


@pytest.mark.parametrize("flag", ["--cache", "--picture-cache", "--film-cache"])
def test_flags_that_are_gone_name_the_one_that_holds(flag):
    refused = subprocess.run([PROGRAM, "serve", flag, "64"], capture_output=True, text=True, timeout=BOUND)
    assert refused.returncode == 2
    assert flag in refused.stderr and "--memory" in refused.stderr
