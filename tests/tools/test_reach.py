"""Where the server is reached: by HTTP/1 and HTTP/2, through proxies that are trusted and others, at sockets of every sort."""

import json
import os
import socket
import subprocess
from pathlib import Path

import pytest


def raw(address, request):
    """The answer to these bytes, whatever they are."""
    host, _, port = address.rpartition(":")
    with socket.create_connection((host.strip("[]"), int(port)), timeout=30) as connection:
        connection.sendall(request)
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    return int(head.split()[1]), head.decode(), body


def own(body):
    """Where the links of an answer begin."""
    return json.loads(body)["links"][0]["href"]


def ask(server, *headers, target="/ogc", version="1.1"):
    lines = [f"GET {target} HTTP/{version}", *headers, "Connection: close", "", ""]
    return raw(server.address, "\r\n".join(lines).encode())


@pytest.fixture
def plain(start):
    """A server as it is without flags."""
    return start()


def test_http_2_has_its_authority_in_the_place_of_host(plain):
    def curl(*flags):
        return subprocess.run(["curl", "-sf", "--http2-prior-knowledge", *flags], check=True, capture_output=True, text=True, timeout=30).stdout

    assert own(curl(f"{plain.url}/ogc")) == f"{plain.url}/ogc"
    page = curl(f"{plain.url}/?datetime=2023-04-23")
    assert f"{plain.url}/snapshot.png" in page and "localhost/" not in page
    found = json.loads(curl(f"{plain.url}/oembed?url={plain.url}/"))
    assert f'src="{plain.url}/embed' in found["html"]


def test_a_request_names_one_host(plain):
    assert ask(plain, "Host: a.test")[0] == 200
    assert ask(plain)[0] == 400
    assert ask(plain, "Host: a.test", "Host: b.test")[0] == 400
    status, _, body = ask(plain, "Host: a.test", target="http://b.test:81/ogc")
    assert (status, own(body)) == (200, "http://b.test:81/ogc"), "the absolute form wins"
    assert ask(plain, version="1.0")[0] == 200, "HTTP/1.0 knows no Host"


FORWARDED = ("Host: inner", "X-Forwarded-Proto: https", "X-Forwarded-Host: maps.test", "X-Forwarded-Prefix: /map", "X-Forwarded-For: 203.0.113.9")


def test_headers_of_a_proxy_count_from_trusted_ones_alone(plain, start):
    status, head, body = ask(plain, *FORWARDED)
    assert (status, own(body)) == (200, "http://inner/ogc")
    assert "x-forwarded" not in head.lower()
    assert plain.logged("a request carries a header of a proxy")["level"] == "WARN"
    behind = start("--trusted-proxies", "127.0.0.0/8")
    status, head, body = ask(behind, *FORWARDED)
    assert (status, own(body)) == (200, "https://maps.test/map/ogc")
    vary = next(line for line in head.lower().split("\r\n") if line.startswith("vary:"))
    assert "x-forwarded-host" in vary and "forwarded" in vary
    line = behind.logged("answered")["fields"]
    assert (line["peer"], line["client"]) == ("127.0.0.1", "203.0.113.9")
    status, _, body = ask(behind, "Host: inner", 'Forwarded: for=203.0.113.9;proto=https;host="maps.test"')
    assert own(body) == "https://maps.test/ogc"
    fixed = start("--trusted-proxies", "127.0.0.1", "--public-url", "https://public.test")
    status, head, body = ask(fixed, *FORWARDED)
    assert own(body) == "https://public.test/ogc"
    assert "x-forwarded" not in head.lower()


def test_it_listens_at_names_and_at_sockets_of_every_sort(start, tmp_path):
    server = start("--listen", "localhost:0")
    assert server.json(f"{server.url}/ogc")["title"]
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pass  # A machine without IPv6 has no such address to listen at.
    else:
        assert ask(start("--listen", "[::1]:0"), "Host: [::1]")[0] == 200
    path = tmp_path / "corridor.sock"
    server = start("--listen", f"unix:{path}", "--trusted-proxies", "unix")

    def curl(*flags):
        return subprocess.run(["curl", "-sf", "--unix-socket", path, *flags, "http://maps.test/ogc"], check=True, capture_output=True, timeout=30).stdout

    assert own(curl("-H", "X-Forwarded-Proto: https")) == "https://maps.test/ogc"
    assert own(curl("--http2-prior-knowledge")) == "http://maps.test/ogc"
    assert server.stop() == 0
    assert not path.exists(), "it goes with the server"


def test_it_takes_over_a_socket_that_was_opened_for_it():
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    program = os.environ.get("CORRIDOR_BIN", Path(__file__).parents[2] / "target/debug/corridor")
    # As systemd hands a socket over: descriptor 3, and the number of the process.
    start = f'export LISTEN_FDS=1 LISTEN_PID=$$; exec "{program}" serve --listen inherited --ledger memory'
    command = ["bash", "-c", f"exec 3<&{listener.fileno()}; {start}"]
    with subprocess.Popen(command, pass_fds=[listener.fileno()], stderr=subprocess.PIPE, text=True) as process:
        try:
            assert any("listening on" in line for line in process.stderr)
            assert raw(f"127.0.0.1:{port}", b"GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")[0] == 200
        finally:
            process.terminate()
