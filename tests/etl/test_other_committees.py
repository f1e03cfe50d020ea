"""Committees that nobody has seen, each in its own hands: what is loaded equals what was written, cell by cell."""

import json
from pathlib import Path
from random import Random

import pytest

from etl.__main__ import main
from tests.committees.compare import differences
from tests.committees.desk import all_rated
from tests.committees.faults import FAULTS, mismatch, plant
from tests.committees.generate import write_committee
from tests.committees.hand import Hand
from tests.committees.invent import invent
from tests.committees.served import served
from tests.committees.settings import write_settings
from tests.reference.effort import in_every_run
from tests.repository import ROOT

SEEDS = range(100, 105)  # one for each department; one of them in every run
SOAK_SEEDS = range(200, 230)
# The plain one writes as the samples are written, which are held to their truth in test_sample_truth.py.
HANDS = {
    "plain": Hand(),
    "marks": Hand(mark="✓", header_rows=3, totals="marks", votes="percent", reasons="note"),
    "letters_in_decomposed_unicode": Hand(level_style="letters", unicode="NFD", spaces=True, number_row="letters"),
    "groups_and_gaps": Hand(groups="roles", branch_as="group", empty_rows=True, repeat_heading=True, totals="text"),
    "one_row_of_headings": Hand(header_rows=1, merge=False, letterhead="in_title", year_place="title", dates="short"),
    "matrix": Hand(register="matrix", branch_as="merged", card="number", birth="date", numbers="text", units="any"),
}


@pytest.mark.parametrize("seed", in_every_run(SEEDS[:1], SEEDS))
def test_a_committee_of_many_hands_is_loaded_to_its_truth(seed: int, tmp_path: Path) -> None:
    assert not loaded_differently(tmp_path, seed)


@pytest.mark.parametrize("name", in_every_run([name for name in HANDS if name != "plain"], HANDS))
def test_a_committee_of_one_hand_is_loaded_to_its_truth(name: str, tmp_path: Path) -> None:
    assert not loaded_differently(tmp_path, list(HANDS).index(name), HANDS[name])


@pytest.mark.soak
@pytest.mark.parametrize("seed", SOAK_SEEDS)
def test_many_more_committees_are_loaded_to_their_truth(seed: int, tmp_path: Path) -> None:
    assert not loaded_differently(tmp_path, seed)


def test_the_same_seed_writes_the_same_committee(tmp_path: Path) -> None:
    first, second = (write_committee(tmp_path / name, 7) for name in ("first", "second"))
    assert first.facts == second.facts
    assert first.as_json() == second.as_json()


def test_the_truth_has_the_shape_of_the_samples_truth(tmp_path: Path) -> None:
    samples = json.loads((ROOT / "data/samples/truth.json").read_text(encoding="utf-8"))
    truth = write_committee(tmp_path, 7).as_json()
    assert set(truth) == {*samples, "votes"}
    lists = {name for name, rows in samples.items() if isinstance(rows[0], dict)} - {"top"}
    for name in lists:
        assert set(truth[name][0]) == set(samples[name][0]), name


def test_every_kind_of_fault_is_reported_where_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "faults"
    write_settings(all_rated(invent(7, 5, (2022, 2023))), folder, Random(7))
    expected = dict(plant(folder, fault, 7) for fault in FAULTS)
    entries = {entry["file"]: entry for entry in load(folder, tmp_path / "home")["files"]}
    wrong = {name: mismatch(entries[name], one) for name, one in expected.items()}
    assert not {name: what for name, what in wrong.items() if what}


def loaded_differently(folder: Path, seed: int, hand: Hand | None = None) -> str:
    """The differences between a committee's truth and what the command makes of its files, a line each."""
    truth = write_committee(folder / "files", seed, hand=hand)
    report = load(folder / "files", folder / "home")
    return "\n".join(differences(truth, report, served(folder / "home")))


def load(folder: Path, home: Path) -> dict[str, list[dict[str, object]]]:
    """The report that the command `load` writes of a folder."""
    report = home.with_suffix(".json")
    assert main(["load", str(folder), "--home", str(home), "--report", str(report)]) in (0, 1)
    found: dict[str, list[dict[str, object]]] = json.loads(report.read_text(encoding="utf-8"))
    return found
