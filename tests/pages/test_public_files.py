"""What anybody can learn from the public files of a committee: of people no group of one to four, no name, no word."""

from pathlib import Path

import pytest

from data.viewer import LOCAL_VIEWER
from pages.handed_files import DECK, REPORT, TABLES, Wanted, made
from pages.handed_out import PUBLIC
from pages.view import open_view
from tests.committees.published import LAST, LEVELS, MARK, Known, committee, published, said_of_people
from tests.components.export.handed import told as told_in
from tests.reference.disclosure import disclosed

SHORT, LONG = 12, 1_000
AT_A_TIME = 4  # so that two runners share them


def public_files(home: Path, seed: int) -> tuple[dict[str, bytes], Known]:
    office, known = committee(home, seed)
    warehouse = office.serve()
    view = open_view(warehouse, LOCAL_VIEWER, f"?nam={LAST}")
    assert view is not None
    files = made(view, Wanted([DECK, REPORT, TABLES], PUBLIC))
    warehouse.close()
    return files, known


def check(home: Path, seed: int) -> None:
    files, known = public_files(home, seed)
    told = published(files)
    every = [one for sums in told.values() for one in sums]
    assert disclosed(every) == []
    truth = [sum(known[year][level] for year in one.years & set(known) for level in one.levels) for one in every]
    assert [one.n for one in every] == truth
    assert set(told["xlsx"]) == set(told["docx"]), "each file tells the same"
    assert {one for one in told["xlsx"] if one.n} >= {one for one in told["pptx"] if one.n}
    whole = {name: text for file, content in files.items() for name, text in texts_of(file, content).items()}
    assert [name for name, text in whole.items() if MARK in text] == []
    assert said_of_people(list(whole.values())) <= {one.n for one in every}


def texts_of(file: str, content: bytes) -> dict[str, str]:
    return {f"{file}/{name}": text for name, text in told_in(content).items() if name.endswith((".xml", ".rels"))}


@pytest.mark.parametrize("first", range(0, SHORT, AT_A_TIME))
def test_no_public_file_of_any_committee_tells_a_small_group_or_lets_one_be_reckoned(
    first: int, tmp_path: Path
) -> None:
    for seed in range(first, first + AT_A_TIME):
        check(tmp_path / str(seed), seed)


@pytest.mark.soak
@pytest.mark.parametrize("first", range(SHORT, LONG, AT_A_TIME))
def test_the_same_of_many_committees(first: int, tmp_path: Path) -> None:
    for seed in range(first, first + AT_A_TIME):
        check(tmp_path / str(seed), seed)


def test_the_committees_have_small_groups_and_what_may_be_told_is_told(tmp_path: Path) -> None:
    small, told = 0, 0
    for seed in range(4):
        files, known = public_files(tmp_path / str(seed), seed)
        small += sum(0 < n < 5 for counts in known.values() for n in counts.values())
        told += len(published(files)["xlsx"])
    assert small > len(LEVELS)
    assert told > len(LEVELS)
