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

LONG = 1_000
AT_A_TIME = 4  # the first of them in every run
Files = dict[str, bytes]


def public_files(home: Path, seed: int) -> tuple[Files, Known]:
    office, known = committee(home, seed)
    warehouse = office.serve()
    view = open_view(warehouse, LOCAL_VIEWER, f"?nam={LAST}")
    assert view is not None
    files = made(view, Wanted([DECK, REPORT, TABLES], PUBLIC))
    warehouse.close()
    return files, known


@pytest.fixture(scope="module")
def first_few(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Files, Known]]:
    """Give the public files of the first committees, and what is known of each."""
    folder = tmp_path_factory.mktemp("first_few")
    return [public_files(folder / str(seed), seed) for seed in range(AT_A_TIME)]


def check(files: Files, known: Known) -> None:
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


def test_the_committees_have_small_groups_and_what_may_be_told_is_told(first_few: list[tuple[Files, Known]]) -> None:
    small, told = 0, 0
    for files, known in first_few:
        small += sum(0 < n < 5 for counts in known.values() for n in counts.values())
        told += len(published(files)["xlsx"])
    assert small > len(LEVELS)
    assert told > len(LEVELS)


def test_no_public_file_of_any_committee_tells_a_small_group_or_lets_one_be_reckoned(
    first_few: list[tuple[Files, Known]],
) -> None:
    for files, known in first_few:
        check(files, known)


@pytest.mark.soak
@pytest.mark.parametrize("first", range(AT_A_TIME, LONG, AT_A_TIME))
def test_the_same_of_many_committees(first: int, tmp_path: Path) -> None:
    for seed in range(first, first + AT_A_TIME):
        check(*public_files(tmp_path / str(seed), seed))
