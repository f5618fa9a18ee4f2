"""Kept revisions that are asked for take as much memory as is counted, and no more than the budget has."""

import json
import re
import shutil
import time
import urllib.request
from pathlib import Path

SHIPPED = Path(__file__).parents[2] / "geodata/lachin-corridor"
PATIENCE = 30
REVISIONS = 24
#: Megabytes beside data and budget that the program may take.
BESIDE = 150


def publish(server, folder, number):
    """Publishes another revision, and returns the id of the one before."""
    before = server.json(f"{server.url}/readyz")["revision"]
    path = folder / "dataset.json"
    modified = json.loads(path.read_text())["modified"]
    path.write_text(path.read_text().replace(modified, f"2026-11-26T12:{number:02}:00+04:00", 1))
    deadline = time.monotonic() + PATIENCE
    while server.json(f"{server.url}/readyz")["revision"] == before:
        assert time.monotonic() < deadline, "it is not published"
        time.sleep(0.02)
    return before


def with_revisions(start, tmp_path, *flags):
    """A server of the shipped data, and the ids of its revisions but the last."""
    folder = shutil.copytree(SHIPPED, tmp_path / "data")
    server = start("--geodata", str(folder), *flags)
    return server, [publish(server, folder, number) for number in range(1, REVISIONS + 1)]


def ask(server, revision):
    url = server.items("states", f"&datetime=2023-04-23&as-of={revision}").replace("limit=10000", "limit=1")
    with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
        answer.read()
        assert answer.headers["corridor-revision"] == revision


def counted(server):
    """Megabytes that the server counts."""
    with urllib.request.urlopen(f"{server.url}/metrics", timeout=PATIENCE) as answer:
        measures = answer.read().decode()
    return int(re.search(r"^corridor_memory_bytes (\d+)", measures, re.MULTILINE)[1]) / 2**20


def test_held_revisions_take_about_as_much_as_is_counted(start, tmp_path):
    server, revisions = with_revisions(start, tmp_path, "--memory", "256")
    # The first shows what reading leaves behind for the next ones.
    ask(server, revisions[0])
    resident, before = server.resident(), counted(server)
    for revision in revisions[1:]:
        ask(server, revision)
    grown, more = server.resident() - resident, counted(server) - before
    assert more > REVISIONS, f"{more} MB are counted for {REVISIONS - 1} revisions"
    assert grown < 1.2 * more + 10, f"{grown} MB are taken, {more} are counted"
    assert grown > 0.3 * more, f"{grown} MB are taken, {more} are counted"


def test_more_revisions_than_fit_are_all_answered(start, tmp_path):
    server, revisions = with_revisions(start, tmp_path, "--memory", "32")
    for _ in range(2):
        for revision in revisions:
            ask(server, revision)
            assert counted(server) <= 32
    assert server.resident("VmHWM") < 32 + BESIDE
