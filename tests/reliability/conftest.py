"""A small home to break: the settings and two branches' papers of the samples, loaded once, copied for each test."""

from collections.abc import Callable
from pathlib import Path

import pytest

from etl.home import Home
from etl.load import load
from tests import homes
from tests.reliability.papers import NEWCOMER, facts, gathered


@pytest.fixture
def home(small_home: Home, tmp_path: Path) -> Home:
    """Give a copy of the small home."""
    return copied(small_home, tmp_path / "home")


@pytest.fixture
def copy_of(small_home: Home, tmp_path: Path) -> Callable[[str], Home]:
    """Give more copies of the small home, by name."""
    return lambda name: copied(small_home, tmp_path / name)


@pytest.fixture(scope="session")
def old_facts(small_home: Home) -> str:
    """Give the hash over the small home's facts."""
    return facts(small_home)


@pytest.fixture(scope="session")
def new_facts(small_home: Home, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the hash over its facts once the newcomer is loaded too."""
    home = copied(small_home, tmp_path_factory.mktemp("with_newcomer") / "home")
    load(home, gathered(NEWCOMER))
    return facts(home)


def copied(home: Home, path: Path) -> Home:
    """A copy of a home at rest."""
    return Home(homes.copy_of(home.path, path))
