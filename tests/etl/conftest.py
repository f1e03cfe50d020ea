"""A small home with three branches' papers of 2023, copied for each test that writes to it."""

from pathlib import Path

import pytest

from etl.home import Home
from tests.homes import copy_of


@pytest.fixture
def small_home(few_papers: Path, tmp_path: Path) -> Home:
    """Give a home of one's own to write to."""
    copy_of(few_papers, tmp_path / "home")
    return Home(tmp_path / "home")
