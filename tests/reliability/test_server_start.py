"""The server, on a home that a writer left unfinished, and on one of newer software."""

import socket
import subprocess
import sys

import duckdb

from etl.home import Home
from etl.load import load
from tests.reliability.papers import NEWCOMER, behind, facts, gathered, run
from tests.repository import ROOT


def test_the_server_finishes_what_a_stopped_writer_left_before_it_serves(
    home: Home, old_facts: str, new_facts: str
) -> None:
    old = home.version()
    assert old is not None
    load(home, gathered(NEWCOMER))
    home.serve(old)  # as a writer leaves it that was stopped before it replaced CURRENT
    assert facts(home) == old_facts
    server = subprocess.Popen(served(home), cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        assert server.stdout is not None
        assert "http://127.0.0.1" in server.stdout.readline()
        assert not behind(home)
        assert facts(home) == new_facts
    finally:
        server.kill()
        server.communicate()


def test_the_server_refuses_a_home_of_newer_software(home: Home) -> None:
    with duckdb.connect(str(home.version_file(home.version() or 0))) as connection:
        connection.execute("update version_info set schema_version = schema_version + 1")
    done = run(served(home))
    assert done.returncode == 2
    assert str(home.path) in done.stderr
    assert "Traceback" not in done.stderr


def served(home: Home) -> list[str]:
    """The words that start the server on a free port."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return [sys.executable, "app.py", "--home", str(home.path), "--port", str(found.getsockname()[1])]
