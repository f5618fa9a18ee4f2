"""Programs for `/bin/sh` that a test has the server run, and what becomes of their processes."""

import time
from pathlib import Path

PATIENCE = 60


def write(path, script):
    """Writes a program, which begins with a note of its process."""
    path.write_text(f"#!/bin/sh\necho $$ >> {path}.processes\n{script}\n")
    path.chmod(0o755)
    return path


def processes(program):
    """The processes that a program has noted."""
    notes = Path(f"{program}.processes")
    return notes.read_text().split() if notes.exists() else []


def wait_for(condition, what, seconds=PATIENCE):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, what
        time.sleep(0.02)


def is_there(process):
    try:
        return ") Z " not in Path("/proc", process, "stat").read_text()
    except OSError:
        return False


def assert_nothing_is_left_of(program):
    noted = processes(program)
    assert noted, "it was never started"
    wait_for(lambda: not any(map(is_there, noted)), f"{noted} are still there")
