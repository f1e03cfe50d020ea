"""A small home with three branches' papers of 2023, copied for each test that writes to it."""

from pathlib import Path

import pytest

from etl.gather import Gathered, gather
from etl.home import Home
from etl.load import load
from tests.homes import copy_of
from tests.repository import ROOT

SAMPLES = ROOT / "data" / "samples"
MEMBERS = "2023/van-phong-1/tong-hop-dang-vien-2023.xlsx"
REGISTER = "2023/dang-uy/so-theo-doi-ho-so-2023.xlsx"
PAPERS = (
    MEMBERS,
    REGISTER,
    "2023/quan-ly-nang-luong/ke-hoach-khac-phuc-2023.xlsx",
    "2022/van-phong-1/tong-hop-dang-vien-2022.xlsx",
)


def load_small(home: Path) -> None:
    """Loads the settings and a few papers."""
    settings, _ = gather([SAMPLES / "committee.toml", SAMPLES / "plans"])
    papers = [Gathered(name, (SAMPLES / name).read_bytes()) for name in PAPERS]
    assert {report.outcome for report in load(Home(home), [*settings, *papers])} == {"loaded"}


@pytest.fixture(scope="session")
def loaded_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a home with the settings and a few papers; tests only copy it."""
    home = tmp_path_factory.mktemp("small") / "home"
    load_small(home)
    return home


@pytest.fixture
def small_home(loaded_home: Path, tmp_path: Path) -> Home:
    """Give a home of one's own to write to."""
    copy_of(loaded_home, tmp_path / "home")
    return Home(tmp_path / "home")
