"""What all tests share: where the repository stands, and one home loaded with the sample committee."""

import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from etl.home import Home
from etl.load import load
from tests.reliability.papers import BASE, gathered
from tests.repository import ROOT

LOAD_SECONDS = 300


@pytest.fixture(scope="session")
def repository() -> Path:
    """Give the repository's root folder."""
    return ROOT


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """Give a home loaded with data/samples by the real command, once for all workers; tests only read it."""
    session = tmp_path_factory.getbasetemp()
    if hasattr(request.config, "workerinput"):
        session = session.parent  # each worker of xdist has a folder below the session's
    home = session / "sample_home"
    with FileLock(session / "sample_home.lock"):
        if not (home / "CURRENT").exists():
            _load(ROOT / "data" / "samples", home)
    return home


@pytest.fixture(scope="session")
def small_home(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Home:
    """Give a home with the settings and few papers, made once for all workers; tests only copy it."""
    session = tmp_path_factory.getbasetemp()
    if hasattr(request.config, "workerinput"):
        session = session.parent
    home = Home(session / "small_home")
    with FileLock(session / "small_home.lock"):
        if not home.current.exists():
            load(home, gathered(*BASE))
    return home


def _load(folder: Path, home: Path) -> None:
    command = [sys.executable, "-m", "etl", "load", str(folder), "--home", str(home)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=LOAD_SECONDS, check=False
    )
    if done.returncode != 0:
        pytest.fail(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
