"""The real program on a port that the system picks, over the built-in data, for clients that other people wrote.

`make interop` builds the program and names it in CORRIDOR_BIN. Everything stays on the loopback interface.
"""

import json
import os
import queue
import signal
import socket
import subprocess
import tempfile
import threading
import urllib.request
from pathlib import Path

import processes
import pytest

PATIENCE = 30
COLLECTIONS = ("places", "states", "changes", "sources")
#: The views with one type of geometry, and the type of each.
ONE_TYPE = {
    "places-points": "Point",
    "places-lines": "MultiLineString",
    "places-areas": "MultiPolygon",
    "states-points": "Point",
    "states-lines": "MultiLineString",
}
VIEWS = tuple(ONE_TYPE)
#: An evening on which the bridge was closed.
INSTANT = "2023-04-23T20:00:00%2B04:00"


class Server:
    """A running server; `flags` are those of `corridor serve`, `variables` are added to its environment."""

    def __init__(self, *flags, variables=None):
        program = os.environ.get("CORRIDOR_BIN", Path(__file__).parents[2] / "target/debug/corridor")
        environment = {name: value for name, value in os.environ.items() if not name.startswith("CORRIDOR_")}
        # Revisions are kept where no other server looks.
        self.state = tempfile.TemporaryDirectory(prefix="corridor-state-")
        environment.pop("STATE_DIRECTORY", None)
        environment["CORRIDOR_STATE"] = self.state.name
        environment.update(variables or {})
        listen = [] if "--listen" in flags else ["--listen", "127.0.0.1:0"]
        command = [program, "serve", *listen, "--log-format", "json", *flags]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=environment)
        self.log = queue.Queue()
        #: What was logged before the last line that `logged` has found.
        self.before = []
        threading.Thread(target=self._read_log, daemon=True).start()
        self.address = self.logged("listening on")["fields"]["address"]
        self.url = f"http://{self.address}"
        self.api = f"{self.url}/ogc"

    def _read_log(self):
        for line in self.process.stderr:
            self.log.put(line)

    def logged(self, message):
        """The next line of the log whose message begins so."""
        self.before = []
        while True:
            line = json.loads(self.log.get(timeout=PATIENCE))
            if line.get("fields", {}).get("message", "").startswith(message):
                return line
            self.before.append(line)

    def items(self, collection, query=""):
        """The URL of a collection's items, all on one page."""
        return f"{self.api}/collections/{collection}/items?limit=10000{query}"

    def json(self, url):
        """The answer to a GET."""
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
            return json.load(answer)

    def features(self, collection, query=""):
        """The features of a page."""
        return self.json(self.items(collection, query))["features"]

    def connect(self, timeout, source="127.0.0.1"):
        """A connection from this address."""
        host, port = self.address.rsplit(":", 1)
        return socket.create_connection((host, int(port)), timeout=timeout, source_address=(source, 0))

    def resident(self, field="VmRSS"):
        """Megabytes of memory that the program has; with `VmHWM`, that it had at the most."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith(field)).split()[1]) / 1024

    def is_running(self):
        return self.process.poll() is None

    def stop(self):
        """Tells it to stop, and gives its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=PATIENCE)

    def kill(self):
        if self.is_running():
            self.process.kill()
            self.process.wait()


@pytest.fixture
def start():
    """Starts servers of a test's own, and ends what it leaves behind."""
    started = []

    def start_one(*flags, **options):
        started.append(Server(*flags, **options))
        return started[-1]

    yield start_one
    for server in started:
        server.kill()


@pytest.fixture
def program(tmp_path):
    """Writes programs for `/bin/sh`, which begin with a note of their process."""
    return lambda script: processes.write(tmp_path / f"program-{len(list(tmp_path.iterdir()))}", script)


@pytest.fixture(scope="session")
def server():
    """One server for all tests that only ask."""
    one = Server("--log", "corridor=info")
    yield one
    assert one.is_running(), "it has outlived all that it was asked"
    assert one.stop() == 0
