"""What all tests share: where the repository stands, and homes that are made once for all workers."""

import subprocess
import sys
from pathlib import Path

import pytest

from etl.home import Home
from etl.load import load
from tests.homes import load_few, once
from tests.reliability.papers import BASE, gathered
from tests.repository import ROOT

LOAD_SECONDS = 300


@pytest.fixture(scope="session")
def repository() -> Path:
    """Give the repository's root folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """Give the folder of this run that all workers know."""
    session = tmp_path_factory.getbasetemp()
    # Each worker of xdist has a folder below the session's.
    return session.parent if hasattr(request.config, "workerinput") else session


@pytest.fixture(scope="session")
def sample_home(shared: Path) -> Path:
    """Give a home loaded with data/samples by the real command; tests only read it."""
    return once(shared / "sample_home", lambda home: _load(ROOT / "data" / "samples", home))


@pytest.fixture(scope="session")
def small_home(shared: Path) -> Home:
    """Give a home with the settings and few papers; tests only copy it."""
    return Home(once(shared / "small_home", lambda home: _load_base(Home(home))))


@pytest.fixture(scope="session")
def few_papers(shared: Path) -> Path:
    """Give a home with the settings and papers of three branches; tests only copy it."""
    return once(shared / "few_papers", load_few)


def _load_base(home: Home) -> None:
    load(home, gathered(*BASE))


def _load(folder: Path, home: Path) -> None:
    command = [sys.executable, "-m", "etl", "load", str(folder), "--home", str(home)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=LOAD_SECONDS, check=False
    )
    if done.returncode != 0:
        pytest.fail(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
