"""The server on a home that a writer left unfinished, on a full disk, at a port that is taken, on a newer home."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.request import urlopen

import duckdb

from etl.home import Home
from etl.load import load
from tests.reliability.papers import NEWCOMER, behind, facts, gathered, run
from tests.repository import ROOT

ROOM = 100 * 1024 // 512  # for the journal of a ledger, and for no database


def test_the_server_finishes_what_a_stopped_writer_left_before_it_serves(
    home: Home, old_facts: str, new_facts: str
) -> None:
    left_behind(home)
    assert facts(home) == old_facts
    with serving(served(home)):
        assert not behind(home)
        assert facts(home) == new_facts


def test_a_full_disk_keeps_nobody_from_reading_what_was_served(home: Home, old_facts: str) -> None:
    old = left_behind(home)
    words = served(home)
    with serving(["sh", "-c", 'ulimit -f "$0" && exec "$@"', str(ROOM), *words]) as told:
        with urlopen(f"http://127.0.0.1:{words[-1]}/healthz") as answer:
            assert json.load(answer) == {"status": "ok", "version": old}
        assert behind(home)
    assert facts(home) == old_facts
    assert "Phiên bản đang dùng giữ nguyên" in told[0].splitlines()[0]


def test_the_server_refuses_a_home_of_newer_software(home: Home) -> None:
    with duckdb.connect(str(home.version_file(home.version() or 0))) as connection:
        connection.execute("update version_info set schema_version = schema_version + 1")
    done = run(served(home))
    assert done.returncode == 2
    assert str(home.path) in done.stderr
    assert "Traceback" not in done.stderr


def test_the_server_says_that_its_port_is_taken(home: Home) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        words = served(home)
        words[-1] = str(taken.getsockname()[1])
        done = run(words)
    assert done.returncode == 2
    assert words[-1] in done.stderr
    assert "Traceback" not in done.stderr


def left_behind(home: Home) -> int:
    """Leaves the home as a writer does that was stopped before it replaced CURRENT; the version still served."""
    old = home.version()
    assert old is not None
    load(home, gathered(NEWCOMER))
    home.serve(old)
    return old


def served(home: Home) -> list[str]:
    """The words that start the server on a free port, which is the last of them."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return [sys.executable, "app.py", "--home", str(home.path), "--port", str(found.getsockname()[1])]


@contextmanager
def serving(words: list[str]) -> Iterator[list[str]]:
    """A server that says it is ready, for as long as it is needed; what it complained of, once it has ended."""
    told: list[str] = []
    with subprocess.Popen(
        words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as server:
        try:
            assert server.stdout is not None
            assert "http://127.0.0.1" in server.stdout.readline()
            yield told
        finally:
            server.terminate()
            told.append(server.communicate()[1])
