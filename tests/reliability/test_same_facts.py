"""The same papers give the same facts: in any order, twice, after an undo, a rebuild, a restore."""

from pathlib import Path
from random import Random

import pytest

from etl import served
from etl.archive import backup, restore
from etl.gather import Gathered
from etl.home import Home
from etl.load import load, rebuild, undo
from tests.reliability.papers import NEWCOMER, SAMPLES, SETTINGS, entries, facts, gathered, ordered

YEAR = "2023"
OWNERS = ("dang-uy", "van-phong-1", "khuyen-cong", "thanh-tra")
ORDERS, ORDERS_IN_SOAK = 1, 20
CALLS = 2


def test_files_in_any_order_and_in_several_calls_give_the_same_facts(tmp_path: Path) -> None:
    orders_agree(tmp_path, [SAMPLES / YEAR / owner for owner in OWNERS], ORDERS)


@pytest.mark.soak
def test_all_samples_in_many_orders_give_the_same_facts(tmp_path: Path) -> None:
    orders_agree(tmp_path, [SAMPLES / year for year in ("2019", "2020", "2021", "2022", YEAR)], ORDERS_IN_SOAK)


def orders_agree(folder: Path, places: list[Path], orders: int) -> None:
    """Loads the papers there once as they come, then shuffled and split over several calls."""
    files = gathered(*places)
    settings = gathered(SAMPLES / "committee.toml", SAMPLES / "plans")
    straight = Home(folder / "straight")
    load(straight, settings + files)
    expected = facts(straight)
    for order in range(orders):
        home = Home(folder / f"order_{order}")
        shuffled = Random(order).sample(files, len(files))
        load(home, settings)
        for part in range(CALLS):
            load(home, shuffled[part::CALLS])
        assert facts(home) == expected


def test_of_more_rows_than_are_written_out_sums_tell_equal_facts_from_others(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(served, "MOST_BY_ROW", 0)
    before = facts(home)
    load(home, gathered(NEWCOMER))
    after = facts(home)
    assert after != before
    rebuild(home)
    assert facts(home) == after
    undo(home)
    assert facts(home) == before


def test_loading_twice_is_loading_once(home: Home, new_facts: str) -> None:
    load(home, gathered(NEWCOMER))
    version, known = home.version(), entries(home)
    again = [*gathered(NEWCOMER), Gathered("renamed.xlsx", NEWCOMER.read_bytes())]
    assert [report.outcome for report in load(home, again)] == ["unchanged", "unchanged"]
    assert (home.version(), entries(home)) == (version, known)
    assert facts(home) == new_facts


def test_undo_rebuild_and_restore_give_the_same_facts(
    home: Home, tmp_path: Path, old_facts: str, new_facts: str
) -> None:
    load(home, gathered(NEWCOMER))
    rebuild(home)
    assert facts(home) == new_facts
    backup(home, tmp_path / "home.zip")
    restored = Home(tmp_path / "restored")
    restore(tmp_path / "home.zip", restored)
    assert facts(restored) == new_facts
    assert entries(restored) == entries(home)
    assert undo(restored) == 1
    assert facts(restored) == old_facts


def test_status_prints_version_files_rows_and_hash(
    home: Home, old_facts: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said, _ = ordered(capsys, "status", home=home)
    assert code == 0
    assert f": {home.version()}\n" in said
    assert f": {len(SETTINGS) + 2}\n" in said
    assert old_facts in said


def test_status_of_nothing_makes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ordered(capsys, "status", home=Home(tmp_path / "home"))[0] == 0
    assert ordered(capsys, "rebuild", home=Home(tmp_path / "home"))[0] == 2
    assert not (tmp_path / "home").exists()
