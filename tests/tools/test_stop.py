"""Programs that hang harm nothing but what they were asked for, and the server ends in time whatever is under way."""

import json
import shutil
import signal
import threading
import time
import urllib.error
import urllib.request

import pytest
from processes import PATIENCE, assert_nothing_is_left_of, processes, wait_for

#: What the server has for its end, whatever is under way.
END = 5
SMALL = "from=2023-04-01&to=2023-05-01&width=200&height=150"
#: What tells where the file of an MP4 goes: the last argument.
WRITES = 'for file in "$@"; do :; done; cat > /dev/null; echo film > "$file"'


def ask(server, path):
    """Status and body of an answer."""
    try:
        with urllib.request.urlopen(server.url + path, timeout=PATIENCE) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


class Asking(threading.Thread):
    """Asks, and takes whatever becomes of that."""

    def __init__(self, server, path):
        super().__init__(daemon=True)
        self.server, self.path, self.begun, self.outcome = server, path, threading.Event(), None
        self.start()

    def run(self):
        try:
            with urllib.request.urlopen(self.server.url + self.path, timeout=PATIENCE) as answer:
                answer.read(10)
                self.begun.set()
                answer.read()
            self.outcome = "whole"
        except Exception as error:
            self.outcome = repr(error)


def assert_a_gif_is_made(server):
    status, body = ask(server, f"/film.gif?{SMALL}")
    assert status == 200 and body.startswith(b"GIF89a") and body.endswith(b"\x3b")


def stopped(server):
    """What the log says from now on, once the server has ended in time and well."""
    server.process.send_signal(signal.SIGTERM)
    assert server.process.wait(timeout=END) == 0
    said = []
    while not said or said[-1] != "stopped":
        said.append(json.loads(server.log.get(timeout=PATIENCE))["fields"]["message"])
    return said


@pytest.mark.parametrize("hangs", ["exec sleep 3600", "sleep 3600 & echo $! >> $0.processes; exec sleep 3600"])
def test_an_ffmpeg_that_hangs_is_ended_with_all_it_started(start, program, hangs):
    ffmpeg = program(hangs)
    server = start("--ffmpeg", str(ffmpeg), "--film-patience", "1", "--films", "1")
    status, body = ask(server, f"/film.mp4?{SMALL}")
    assert status == 500, body
    assert "took nothing and wrote nothing for 1s" in server.logged("a film was not made")["fields"]["error"]
    assert_nothing_is_left_of(ffmpeg)
    assert_a_gif_is_made(server)
    assert server.stop() == 0


def test_what_an_ffmpeg_leaves_behind_is_ended(start, program):
    ffmpeg = program(f"sleep 3600 & echo $! >> $0.processes; {WRITES}")
    server = start("--ffmpeg", str(ffmpeg))
    assert ask(server, f"/film.mp4?{SMALL}") == (200, b"film\n")
    assert_nothing_is_left_of(ffmpeg)


def test_an_ffmpeg_that_says_much_goes_on(start, program):
    ffmpeg = program(f"head -c 300000 /dev/zero | tr '\\000' e >&2; {WRITES}")
    server = start("--ffmpeg", str(ffmpeg), "--film-patience", "5")
    assert ask(server, f"/film.mp4?{SMALL}") == (200, b"film\n")
    assert_a_gif_is_made(server)
    ffmpeg = program("head -c 300000 /dev/zero | tr '\\000' e >&2; exit 1")
    server = start("--ffmpeg", str(ffmpeg))
    assert ask(server, f"/film.mp4?{SMALL}")[0] == 500
    error = server.logged("a film was not made")["fields"]["error"]
    assert error.startswith("ffmpeg: eeee") and len(error) < 3_000
    assert_a_gif_is_made(server)


def test_a_film_that_takes_too_long_gives_its_turn_back(start, program):
    # It takes a little of a frame again and again, which is slow and no standstill.
    ffmpeg = program("while head -c 100000 > /dev/null; do sleep 0.3; done")
    server = start("--ffmpeg", str(ffmpeg), "--film-timeout", "2")
    assert ask(server, "/film.mp4?width=1200&height=675&from=2023-01-01")[0] == 500
    assert "not done within 2s" in server.logged("a film was not made")["fields"]["error"]
    assert_nothing_is_left_of(ffmpeg)
    assert_a_gif_is_made(server)


def test_without_a_folder_of_temporary_files_only_mp4_is_refused(start, tmp_path, program):
    server = start("--ffmpeg", str(program(WRITES)), variables={"TMPDIR": str(tmp_path / "missing")})
    status, body = ask(server, f"/film.mp4?{SMALL}")
    assert (status, json.loads(body)["type"]) == (503, "/problems/no-room")
    assert str(tmp_path / "missing") in server.logged("a film was not made")["fields"]["error"]
    assert_a_gif_is_made(server)


def test_a_missing_folder_of_temporary_files_is_said_at_the_start(start, tmp_path):
    server = start(variables={"TMPDIR": str(tmp_path / "missing")})
    warned = [line for line in server.before if "films as mp4 cannot be made" in line["fields"]["message"]]
    assert len(warned) == 1 and str(tmp_path / "missing") in warned[0]["fields"]["error"]


def test_a_full_folder_of_temporary_files_is_told_from_a_broken_ffmpeg(start, program):
    server = start("--ffmpeg", str(program("echo 'av_interleaved_write_frame(): No space left on device' >&2; exit 1")))
    status, body = ask(server, f"/film.mp4?{SMALL}")
    assert (status, json.loads(body)["type"]) == (503, "/problems/no-room")
    assert_a_gif_is_made(server)


def test_a_long_film_is_cut_off_at_the_end(start):
    server = start()
    asking = Asking(server, "/film.apng?width=1200&height=675&step=week&seconds=60")
    assert asking.begun.wait(PATIENCE)
    said = stopped(server)
    assert any(message.startswith("a film was cut off") for message in said), said
    assert any(message.startswith("cut off what was being made") for message in said), said
    asking.join(PATIENCE)
    assert asking.outcome != "whole", "half a film is not taken for a whole one"


def test_a_hung_ffmpeg_does_not_hold_up_the_end(start, program):
    ffmpeg = program("sleep 3600 & echo $! >> $0.processes; exec sleep 3600")
    server = start("--ffmpeg", str(ffmpeg), "--film-patience", "600")
    Asking(server, f"/film.mp4?{SMALL}")
    wait_for(lambda: len(processes(ffmpeg)) == 2, "ffmpeg was not started")
    said = stopped(server)
    assert any(message.startswith("a film was cut off") for message in said), said
    assert_nothing_is_left_of(ffmpeg)


@pytest.mark.parametrize("hangs", ["exec sleep 3600", "printf 'CRPT\\001\\000A\\005\\000\\000\\000false'; exec sleep 3600"])
def test_a_hung_painter_does_not_hold_up_the_end(start, program, hangs):
    painter = program(hangs)
    server = start("--painter", str(painter), "--film-patience", "600")
    Asking(server, f"/film.gif?{SMALL}")
    wait_for(lambda: processes(painter), "the painter was not started")
    said = stopped(server)
    assert any(message.startswith("a film was cut off") for message in said), said
    assert_nothing_is_left_of(painter)


def test_large_pictures_do_not_hold_up_the_end(start):
    server = start("--renders", "1")
    # Of the most pixels that are allowed, and more of them than can be painted in time.
    for number in range(24):
        Asking(server, f"/snapshot.png?width=5000&height=4000&datetime=2023-01-{number + 1:02}")
    time.sleep(1)
    said = stopped(server)
    assert any(message.startswith("cut off what was being made") for message in said), said


@pytest.mark.skipif(not shutil.which("setpriv"), reason="without setpriv of util-linux, a killed server leaves ffmpeg behind")
def test_nothing_is_left_of_an_ffmpeg_when_the_server_is_killed(start, program):
    ffmpeg = program("exec sleep 3600")
    server = start("--ffmpeg", str(ffmpeg), "--film-patience", "600")
    Asking(server, f"/film.mp4?{SMALL}")
    wait_for(lambda: processes(ffmpeg), "ffmpeg was not started")
    server.kill()
    assert_nothing_is_left_of(ffmpeg)
