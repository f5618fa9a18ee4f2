"""What one client does is not felt by another: attacks of several clients at once, while a reader asks.

Each attack runs twice: from other addresses of the loopback network (`--limit-private-peers`), and through a trusted proxy on 127.0.0.1,
which says in `Forwarded` whose request it passes on. Each ends with SIGTERM in the middle of it. `make siege` attacks for longer, in
every variant, and runs the kinds too that stand in files of their own: logs that cannot be written (test_log.py), mischief with the data
folder (test_folder.py), and SIGTERM beside programs that hang (test_stop.py).

Times and bytes are bounds that a busy machine keeps, not measures.
"""

import contextlib
import functools
import http.client
import os
import socket
import struct
import subprocess
import threading
import time
import urllib.error
import urllib.request
import weakref
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import Server
from processes import assert_nothing_is_left_of, wait_for

#: Seconds that an attack goes on; where they are not given, one variant each way is enough.
IS_LONG = "CORRIDOR_SIEGE_SECONDS" in os.environ
ATTACK = float(os.environ.get("CORRIDOR_SIEGE_SECONDS", "0.5"))
#: Seconds after an attack until memory is looked at again.
REST = max(2, min(60, ATTACK))
#: Seconds in which another client has its answer, whatever goes on; the machine and the debug build are slow.
BOUND = 10
#: Seconds in which a reader has a film, after those that are being made.
FILM = 40
#: Megabytes: the budget of the server, and what the process may have beside it and the data.
BUDGET, BESIDE = 64, 150
PROGRAM = os.environ.get("CORRIDOR_BIN", Path(__file__).parents[2] / "target/debug/corridor")
#: Seconds that the server has for its end, and what a debug build may take longer on a machine that its attackers share.
END, MARGIN = 5, 3 if "debug" in Path(PROGRAM).parts else 1
PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
DATA, HEADERS, RST_STREAM, SETTINGS, PING, GOAWAY = 0, 1, 3, 4, 6, 7
#: What becomes of a request when a server refuses it or ends.
CUT_OFF = (OSError, http.client.HTTPException)
SMALL = "from=2023-04-01&to=2023-05-01&width=200&height=150"


@dataclass(frozen=True)
class Client:
    """Who asks: the address of their connections, and whom a proxy on that address names."""

    source: str = "127.0.0.1"
    named: str | None = None

    def fields(self, host=None):
        """The header fields that the proxy adds; with `host`, the host that the client named."""
        if self.named is None:
            return {}
        return {"Forwarded": f"for={self.named}" + (f";host={host}" if host else "")}


@dataclass(frozen=True)
class Way:
    """How clients reach the server."""

    name: str
    flags: tuple
    reader: Client
    attackers: list


DIRECT = Way("direct", ("--limit-private-peers",), Client(), [Client(f"127.0.0.{last}") for last in range(2, 6)])
PROXY = Way(
    "proxy",
    ("--trusted-proxies", "127.0.0.1"),
    Client(named='"[2001:db8:0:99::7]"'),
    [Client(named=named) for named in ("203.0.113.2", "203.0.113.3", '"[2001:db8:0:4::7]"', '"[2001:db8:0:5::7]"')],
)


def limits(seconds):
    return ("--memory", str(BUDGET), *(f"--{of}-timeout={seconds}" for of in ("stall", "idle", "head")))


def both_ways(*variants):
    """Parametrizes a test by way and variant; a short test goes each way with another variant."""
    pairs = [(way, variant) for variant in variants for way in (DIRECT, PROXY)]
    if not IS_LONG:
        pairs = list(zip((DIRECT, PROXY), variants))
    return pytest.mark.parametrize("way, variant", pairs, ids=[f"{way.name}-{variant}" for way, variant in pairs])


each_way = pytest.mark.parametrize("way", [DIRECT, PROXY], ids=lambda way: way.name)
#: For kinds that a proxy keeps to itself.
direct_only = pytest.mark.parametrize("way", [DIRECT], ids=lambda way: way.name)


def ask(server, path="/healthz", headers=None, client=Client(), timeout=BOUND):
    """The status of an answer, and the seconds that it took; a busy server has said so within the bound too."""
    begun = time.monotonic()
    request = urllib.request.Request(server.url + path, headers={**client.fields(), **(headers or {})})
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
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


def head_of(stream, path, fields=()):
    fields = [(":method", "GET"), (":scheme", "http"), (":authority", "corridor.test"), (":path", path), *fields]
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


class Over(threading.Event):
    """The end of an attack: attackers leave without waiting for what they have asked."""

    def __init__(self):
        super().__init__()
        self.held = weakref.WeakSet()

    def set(self):
        super().set()
        for connection in list(self.held):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def attacking(attack, clients):
    """Runs an attack of each of these clients for as long as the block runs."""
    over = Over()
    threads = [threading.Thread(target=attack, args=(client, over), daemon=True) for client in clients]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join(timeout=BOUND * 3)
        assert not any(thread.is_alive() for thread in threads), "every attacker has left"


#: What a reader asks all the while.
ASKED = ("/healthz", "/ogc/collections/states/items?datetime=now", "/about")


def stays_well(server, asked=ASKED, seconds=ATTACK):
    """Another reader is answered, and memory stays within its bound, for as long as the attack goes on."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for path in asked:
            bound = FILM if path.startswith("/film") else BOUND
            status, took = ask(server, path, {"Accept-Encoding": "gzip"}, server.way.reader, bound)
            assert status == 200, f"{path}: {status}"
            assert took < bound, path
        time.sleep(0.05)
    assert server.resident("VmHWM") < server.idle + BUDGET + BESIDE, "memory"


@pytest.fixture
def besiege(start):
    """Starts a server for clients of one way, which has answered once what readers ask."""

    def besiege(way, *flags):
        # An access log of all that is thrown at it is another test's.
        server = start(*limits(1), *way.flags, *flags, "--log", "corridor=info,corridor::server::middleware::log_request=warn")
        server.way = way
        for path in ASKED:
            assert ask(server, path)[0] == 200
        server.idle = server.resident()
        return server

    return besiege


@pytest.fixture
def withstand(besiege, capsys, request):
    """Lets a server stand an attack: while it goes on, after it, and when SIGTERM comes in the middle of it."""

    def withstand(way, attack, *flags, asked=ASKED, meanwhile=lambda server: None):
        server = besiege(way, *flags)
        clients, attack = way.attackers, functools.partial(attack, server)
        with attacking(attack, clients):
            stays_well(server, asked)
            meanwhile(server)
        peak = server.resident("VmHWM")
        assert server.is_running(), "it has outlived the attack"
        time.sleep(REST)
        after = server.resident()
        with attacking(attack, clients):
            time.sleep(0.5)
            begun = time.monotonic()
            server.process.terminate()
            assert server.process.wait(timeout=END + MARGIN) == 0
            took = time.monotonic() - begun
        with capsys.disabled():
            print(f"\n{request.node.name}: {server.idle:.0f} MB before, {peak:.0f} at its peak, {after:.0f} {REST:.0f} s after; SIGTERM took {took:.1f} s")

    return withstand


def keep_alive(server, client, over, requests):
    """Asks one question after the other, and takes the answers; `requests` gives paths, or paths and header fields."""
    requests = iter(requests)
    while not over.is_set():
        with contextlib.suppress(*CUT_OFF), server.connect(BOUND, client.source) as stream:
            connection = http.client.HTTPConnection("corridor.test")
            connection.sock = stream
            connection.auto_open = False
            over.held.add(stream)
            for path, fields in requests:
                if over.is_set():
                    return
                connection.request("GET", path, headers={**client.fields(), **fields})
                connection.getresponse().read()


@both_ways("zstd", "gzip", "br", "identity")
def test_distinct_questions_neither_fill_memory_nor_hold_up_others(withstand, way, variant):
    def attack(server, client, over):
        boxes = (46 + number * 1e-5 for number in range(1, 1_000_000))
        path = "/ogc/collections/states/items?limit=10000&bbox={:.5f},39,47,41"
        keep_alive(server, client, over, ((path.format(west), {"Accept-Encoding": variant}) for west in boxes))

    withstand(way, attack)


WIDE = {
    "table": "/data/daily.csv",
    "embed": "/embed?lang=hy&datetime=2023-01-01T00:00:{:02}Z",
    "timeline": "/timeline.json?lang=hy&datetime=2023-01-01T00:00:{:02}Z",
    "descriptor": "/data/datapackage.json",
}


@both_ways(*WIDE)
def test_wide_connections_of_http2_hold_up_nobody(withstand, way, variant):
    def attack(server, client, over):
        fields = [(name.lower(), value) for name, value in client.fields().items()]
        while not over.is_set():
            with contextlib.suppress(OSError), upgraded(server, client.source) as connection:
                connection.sendall(b"".join(head_of(1 + 2 * n, WIDE[variant].format(n % 60), fields) for n in range(128)))
                over.wait(0.5)

    withstand(way, attack)


#: Routes whose answers hold addresses of the host that was asked.
LINKING = (
    "/",
    "/places/hakari-bridge",
    "/changes/t040",
    "/timeline",
    "/about",
    "/embed",
    "/oembed?url=http://{host}/",
    "/ogc",
    "/ogc/api",
    "/ogc/collections",
    "/ogc/collections/states/items?limit=10",
    "/ogc/collections/places/items/hakari-bridge",
    "/timeline.json",
    "/data/datapackage.json",
    "/robots.txt",
    "/sitemap.xml",
)


@each_way
def test_hosts_by_the_thousand_on_routes_with_links_fill_nothing(withstand, way):
    def attack(server, client, over):
        def questions():
            for number in range(1_000_000):
                # Through a proxy, the client's host is the one that the proxy tells.
                host = f"h{number}.{way.attackers.index(client)}.test"
                path = LINKING[number % len(LINKING)].format(host=host)
                yield path, {"Host": host, "Accept-Encoding": "br", **client.fields(host)}

        keep_alive(server, client, over, questions())

    withstand(way, attack)


@each_way
def test_who_never_reads_is_let_go(withstand, way):
    def attack(server, client, over):
        is_http2 = way.attackers.index(client) % 2
        held = [unread(server, client, is_http2) for _ in range(10)]
        over.wait()
        for connection in held:
            connection.close()

    def are_let_go(server):
        # Though they are open on the clients' side. One is that which asks for the number.
        wait_for(lambda: connections(server) <= 1, "connections that take nothing are closed", seconds=20)

    withstand(way, attack, meanwhile=are_let_go)


def unread(server, client, is_http2):
    """A connection whose owner has asked for more than the system keeps for it, and takes nothing."""
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    connection.bind((client.source, 0))
    host, port = server.address.rsplit(":", 1)
    with contextlib.suppress(OSError):
        connection.connect((host, int(port)))
        fields = client.fields()
        if is_http2:
            fields = [(name.lower(), value) for name, value in fields.items()]
            shut = frame(SETTINGS, 0, 0, struct.pack(">HI", 4, 0))
            connection.sendall(PREFACE + shut + b"".join(head_of(1 + 2 * n, "/data/daily.csv", fields) for n in range(8)))
        else:
            lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
            connection.sendall(f"GET /data/daily.csv HTTP/1.1\r\nHost: a.test\r\n{lines}\r\n".encode() * 4)
    return connection


# Not through a proxy, which passes on heads that are whole.
@direct_only
def test_who_sends_a_byte_at_a_time_is_let_go(withstand, way):
    def attack(server, client, over):
        begins = PREFACE if way.attackers.index(client) % 2 else b"GET / HTTP/1.1\r\nHost: a.test\r\nX-Slow: " + b"a" * 10_000
        held = {}
        while not over.is_set():
            with contextlib.suppress(OSError):
                while len(held) < 60:
                    held[server.connect(BOUND, client.source)] = 0
            for connection, sent in list(held.items()):
                try:
                    connection.sendall(begins[sent : sent + 1])
                    held[connection] = sent + 1
                except OSError:
                    connection.close()
                    del held[connection]
            over.wait(0.2)
        for connection in held:
            connection.close()

    withstand(way, attack)


def connections(server):
    with urllib.request.urlopen(f"{server.url}/metrics", timeout=BOUND) as answer:
        lines = answer.read().decode().splitlines()
    return int(next(line for line in lines if line.startswith("corridor_connections ")).split()[1])


@pytest.fixture(scope="module")
def besieged():
    """One server for those who attack it from 127.0.0.2 alone."""
    server = Server(*limits(2), *DIRECT.flags, "--log", "corridor=info")
    yield server
    assert server.is_running(), "it has outlived the attacks"
    assert server.stop() == 0


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


# Through a proxy, idle connections are the proxy's own, and closed alike.
def test_idle_connections_of_http2_are_closed(besieged):
    def is_closed(answers_pings):
        with upgraded(besieged, "127.0.0.2") as connection:
            frames = Frames(connection)
            while (got := frames.next(BOUND * 2)) is not None:
                kind, flags, _, payload = got
                if kind == PING and not flags & 1 and answers_pings:
                    connection.sendall(frame(PING, 1, 0, payload))

    begun = time.monotonic()
    with ThreadPoolExecutor() as pool:
        list(pool.map(is_closed, [True, False]))
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


@each_way
def test_large_pictures_hold_up_neither_small_ones_nor_others(withstand, way):
    """Several requests of each attacker wait at once, so that the queue is full; a newcomer has a turn all the same."""

    def attack(server, client, over):
        def questions(thread):
            for size in range(1_000_000):
                yield f"/snapshot.webp?width={1900 + size % 100}&height={1500 + 10 * thread + way.attackers.index(client)}", {}

        with ThreadPoolExecutor() as pool:
            list(pool.map(lambda thread: keep_alive(server, client, over, questions(thread)), range(3)))

    small = "/snapshot.png?width=200&height=150&datetime=now"
    withstand(way, attack, "--renders", "2", "--max-waiting", "4", asked=(*ASKED, small))


def test_a_picture_that_never_fits_is_refused(besieged):
    assert ask(besieged, "/snapshot.png?width=4000&height=4000")[0] == 413, "12 bytes a pixel are more than the whole budget"


@each_way
def test_films_that_nobody_watches_hold_up_no_film(withstand, way):
    def attack(server, client, over):
        for number in range(1_000_000):
            if over.is_set():
                return
            with contextlib.suppress(OSError), server.connect(BOUND, client.source) as connection:
                lines = "".join(f"{name}: {value}\r\n" for name, value in client.fields().items())
                size = f"width={300 + number % 300}&height={200 + way.attackers.index(client)}"
                connection.sendall(f"GET /film.gif?from=2023-01-01&to=2023-09-01&{size} HTTP/1.1\r\nHost: a.test\r\n{lines}\r\n".encode())
            over.wait(0.05)

    withstand(way, attack, asked=(*ASKED, f"/film.gif?{SMALL}"))


HUNG = {"hangs": "exec sleep 3600", "talks": "exec yes >&2"}


@both_ways(*HUNG)
def test_programs_that_hang_or_talk_hold_up_nobody(withstand, program, way, variant):
    """Videos go to an ffmpeg that takes no frame, and films to a painter that never paints."""
    ffmpeg, painter = program(HUNG[variant]), program("exec sleep 3600")

    def attack(server, client, over):
        def questions():
            for number in range(1_000_000):
                size = f"width={200 + number % 300}&height={150 + way.attackers.index(client)}"
                yield f"/film.{('mp4', 'gif')[number % 2]}?from=2023-04-01&to=2023-05-01&{size}", {}

        keep_alive(server, client, over, questions())

    flags = ("--ffmpeg", str(ffmpeg), "--painter", str(painter), "--film-patience", "1")
    withstand(way, attack, *flags)
    assert_nothing_is_left_of(ffmpeg)
    assert_nothing_is_left_of(painter)


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
