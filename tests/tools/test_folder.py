"""The dataset folder is followed through all that editors and deploy scripts do to it, and an idle server leaves it alone."""

import json
import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

SHIPPED = Path(__file__).parents[2] / "geodata/lachin-corridor"
PATIENCE = 30
#: Far longer than a test takes, so that the system's own word has to be enough.
SELDOM = ("--geodata-poll", "86400")
OFTEN = ("--geodata-poll", "1")
GONE = "gone: the last good data is served"
BROKEN = "broken: the last good data is served"


def copy(folder):
    shutil.copytree(SHIPPED, folder)
    return folder


def edit(folder, minute):
    """A good edit, which makes a revision of its own: all of them differ by `minute`."""
    path = folder / "dataset.json"
    head = json.loads(path.read_text())
    written = path.read_text()
    path.write_text(written.replace(head["modified"], f"2026-11-26T12:{minute:02}:00+04:00", 1))


@pytest.fixture
def serve(start, tmp_path):
    """Starts a server of a folder, and gives a way to ask `/readyz` of it."""

    def serve_it(folder, *flags):
        server = start("--geodata", str(folder), "--log", "corridor=info", *flags)
        return server

    return serve_it


def ready(server):
    return server.json(f"{server.url}/readyz")


def wait_until(server, is_so, what):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        last = ready(server)
        if is_so(last):
            return last
        time.sleep(0.05)
    raise AssertionError(f"{what} is not seen: {last}")


def recorded(minute):
    return lambda seen: f"T12:{minute:02}:00" in seen["recorded_at"] and seen["geodata"] == "good" and seen["problems"] == []


def replace_by_rename(folder, by):
    old = folder.with_name(folder.name + ".old")
    if old.exists():
        shutil.rmtree(old)
    folder.rename(old)
    by.rename(folder)


@pytest.mark.parametrize("flags", [SELDOM, OFTEN])
def test_a_folder_that_was_replaced_by_rename_is_followed(serve, tmp_path, flags):
    folder = copy(tmp_path / "data")
    server = serve(folder, *flags)
    for minute in (10, 20):
        other = copy(tmp_path / "new")
        edit(other, minute)
        replace_by_rename(folder, other)
        wait_until(server, recorded(minute), "the other folder")
        edit(folder, minute + 1)
        wait_until(server, recorded(minute + 1), "an edit in it")
        # The folder that was moved away is no longer ours.
        edit(folder.with_name("data.old"), minute + 2)
        (folder / "changes.json").write_text("[")
        wait_until(server, lambda seen: seen["geodata"] == BROKEN, "a broken edit in it")
        shutil.copy(SHIPPED / "changes.json", folder / "changes.json")
        wait_until(server, recorded(minute + 1), "the mended data")


def test_a_swapped_link_is_followed(serve, tmp_path):
    first, second = copy(tmp_path / "first"), copy(tmp_path / "second")
    edit(second, 10)
    link, fresh = tmp_path / "current", tmp_path / "fresh"
    link.symlink_to(first)
    server = serve(link, *SELDOM)
    fresh.symlink_to(second)
    fresh.rename(link)
    wait_until(server, recorded(10), "the other folder")
    edit(second, 11)
    wait_until(server, recorded(11), "an edit in it")


def test_a_link_that_was_swapped_further_up_is_found_by_looking(serve, tmp_path):
    first, second = copy(tmp_path / "first/data"), copy(tmp_path / "second/data")
    edit(second, 10)
    link, fresh = tmp_path / "current", tmp_path / "fresh"
    link.symlink_to(first.parent)
    server = serve(link / "data", *OFTEN)
    fresh.symlink_to(second.parent)
    fresh.rename(link)
    wait_until(server, recorded(10), "the other folder")
    edit(second, 11)
    wait_until(server, recorded(11), "an edit in it")


def test_files_that_are_links_into_a_swapped_folder_are_followed(serve, tmp_path):
    # As a mounted ConfigMap of Kubernetes is: files lead through `..data`, which is swapped.
    folder = tmp_path / "mounted"
    folder.mkdir()
    copy(folder / "..one"), edit(copy(folder / "..two"), 10)
    (folder / "..data").symlink_to("..one")
    for file in SHIPPED.iterdir():
        (folder / file.name).symlink_to(Path("..data") / file.name)
    server = serve(folder, *SELDOM)
    (folder / "fresh").symlink_to("..two")
    (folder / "fresh").rename(folder / "..data")
    wait_until(server, recorded(10), "the other files")


@pytest.mark.parametrize("flags", [SELDOM, OFTEN])
def test_a_folder_that_goes_and_comes_back_is_followed(serve, tmp_path, flags):
    folder = copy(tmp_path / "data")
    server = serve(folder, *flags)
    begun = ready(server)
    assert begun["geodata"] == "good" and begun["read_at"]
    shutil.rmtree(folder)
    gone = wait_until(server, lambda seen: seen["geodata"] == GONE, "that it is gone")
    assert gone["status"] == "ready" and gone["revision"] == begun["revision"]
    assert [problem["code"] for problem in gone["problems"]] == ["missing-folder"]
    assert server.features("places"), "the last good data is served"
    copy(folder)
    back = wait_until(server, lambda seen: seen["geodata"] == "good", "that it is back")
    assert back["revision"] == begun["revision"]
    edit(folder, 10)
    wait_until(server, recorded(10), "an edit in it")


def put_pipe(path):
    os.mkfifo(path)


def put_folder(path):
    path.mkdir()


def put_device(path):
    path.symlink_to("/dev/zero")


def put_huge(path):
    with path.open("wb") as file:
        # A hole: it takes no room.
        file.truncate(64 << 30)


def put_nothing(path):
    pass


@pytest.mark.parametrize(
    ("put", "code"),
    [
        (put_pipe, "not-a-file"),
        (put_folder, "not-a-file"),
        (put_device, "not-a-file"),
        (put_huge, "too-large"),
        (put_nothing, "unreadable-file"),
    ],
)
def test_what_is_no_plain_file_is_said_and_harms_nobody(serve, tmp_path, put, code):
    folder = copy(tmp_path / "data")
    server = serve(folder, *SELDOM)
    begun = ready(server)
    path = folder / "sources.json"
    path.unlink()
    put(path)
    seen = wait_until(server, lambda seen: seen["geodata"] == BROKEN, "what stands there")
    problems = [problem for problem in seen["problems"] if problem["file"] == "sources.json"]
    assert [problem["code"] for problem in problems] == [code]
    assert seen["revision"] == begun["revision"]
    assert len(server.features("sources")) > 100, "the last good data is served"
    assert server.resident() < 300
    if path.is_dir():
        path.rmdir()
    else:
        path.unlink(missing_ok=True)
    shutil.copy(SHIPPED / "sources.json", path)
    edit(folder, 10)
    wait_until(server, recorded(10), "the mended data")
    # The check says the same, and ends.
    path.unlink()
    put(path)
    program = os.environ.get("CORRIDOR_BIN", Path(__file__).parents[2] / "target/debug/corridor")
    checked = subprocess.run([program, "check", "--json", folder], capture_output=True, timeout=PATIENCE)
    assert checked.returncode == 1 and code in {problem["code"] for problem in json.loads(checked.stdout)}


def logged_so_far(server):
    lines = []
    while not server.log.empty():
        lines.append(json.loads(server.log.get())["fields"].get("message", ""))
    return lines


def test_half_a_save_is_not_called_broken(serve, tmp_path):
    folder = copy(tmp_path / "data")
    server = serve(folder, *SELDOM)
    path = folder / "changes.json"
    whole = path.read_bytes()
    # Saved in steps, each of which is seen by itself, for longer than the server waits for quiet.
    with path.open("wb", buffering=0) as file:
        for part in range(20):
            file.write(whole[part * len(whole) // 20 : (part + 1) * len(whole) // 20])
            assert ready(server)["geodata"] == "good"
            time.sleep(0.1)
    edit(folder, 10)
    wait_until(server, recorded(10), "the edit")
    assert not [line for line in logged_so_far(server) if "broken" in line]


def test_a_file_that_is_rewritten_all_the_time_is_never_called_broken(serve, tmp_path):
    folder = copy(tmp_path / "data")
    server = serve(folder, *SELDOM)
    for number in range(300):
        edit(folder, number % 50)
        time.sleep(0.01)
    edit(folder, 55)
    wait_until(server, recorded(55), "the last edit")
    assert not [line for line in logged_so_far(server) if "broken" in line]


def test_data_that_stays_broken_is_said_once(serve, tmp_path):
    folder = copy(tmp_path / "data")
    server = serve(folder, *OFTEN)
    (folder / "changes.json").write_text("[")
    first = wait_until(server, lambda seen: seen["geodata"] == BROKEN, "the broken data")
    time.sleep(3)
    again = ready(server)
    assert again["geodata"] == BROKEN and again["read_at"] == first["read_at"]
    assert len([line for line in logged_so_far(server) if "newer data is broken" in line]) == 1


def read_bytes(server):
    counters = Path(f"/proc/{server.process.pid}/io").read_text().splitlines()
    return int(next(line for line in counters if line.startswith("rchar:")).split()[1])


@pytest.mark.parametrize("flags", [SELDOM, OFTEN])
def test_an_idle_server_does_not_read_its_data(serve, tmp_path, flags):
    folder = copy(tmp_path / "data")
    server = serve(folder, *flags)
    edit(folder, 10)
    wait_until(server, recorded(10), "the edit")
    # What it still has to read for that, and for looking at the other side of it, is read by then.
    time.sleep(2)
    before, at = read_bytes(server), ready(server)["read_at"]
    # Others that read the folder do not stir it either.
    for file in folder.iterdir():
        file.read_bytes()
    time.sleep(5)
    assert read_bytes(server) - before < 10_000, "far less than the smallest file"
    assert ready(server)["read_at"] == at
