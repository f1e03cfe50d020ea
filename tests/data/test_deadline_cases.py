"""The rule of a deadline, case by case: what is said of one paper of a dossier, and of the dossier with it."""

from collections.abc import Callable
from datetime import date
from functools import cache

import pytest

from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from tests.data.office import Office

NAMED = date(2023, 12, 5)
SUNDAY = date(2023, 12, 10)
BOTH = ("before", "on_or_before")
# Named day, comparison, receipts as (file taken in, day of receipt), day asked about; then state, days, on time.
CASES = {
    "the day before": (NAMED, BOTH, [(20, 4)], 20, "dung_han", None, True),
    "the day itself, strictly before": (NAMED, ("before",), [(20, 5)], 20, "dung_ngay_moc", 0, False),
    "the day itself, inclusive": (NAMED, ("on_or_before",), [(20, 5)], 20, "dung_ngay_moc", 0, True),
    "the day after": (NAMED, BOTH, [(20, 6)], 20, "cham", 1, False),
    "a Sunday, the Saturday before": (SUNDAY, BOTH, [(20, 9)], 20, "dung_han", None, True),
    "a Sunday itself, strictly before": (SUNDAY, ("before",), [(20, 10)], 20, "dung_ngay_moc", 0, False),
    "a Sunday itself, inclusive": (SUNDAY, ("on_or_before",), [(20, 10)], 20, "dung_ngay_moc", 0, True),
    "the Monday after a Sunday is late all the same": (SUNDAY, BOTH, [(20, 11)], 20, "cham", 1, False),
    "nothing sent, two days before": (NAMED, ("before",), [], 3, "chua_den_han", 1, False),
    "nothing sent, the last permitted day": (NAMED, ("before",), [], 4, "chua_den_han", 0, False),
    "nothing sent, the named day": (NAMED, ("before",), [], 5, "qua_han", 0, False),
    "nothing sent, the named day, inclusive": (NAMED, ("on_or_before",), [], 5, "chua_den_han", 0, False),
    "nothing sent, the day after": (NAMED, BOTH, [], 6, "qua_han", 1, False),
    "nothing sent, growing": (NAMED, BOTH, [], 20, "qua_han", 15, False),
    "sent twice, the first in time": (NAMED, BOTH, [(20, 4), (20, 8)], 20, "dung_han", None, True),
    "sent twice, both late": (NAMED, BOTH, [(20, 7), (20, 8)], 20, "cham", 2, False),
    "corrected to a later day": (NAMED, BOTH, [(4, 4), (15, 7)], 20, "cham", 2, False),
    "corrected to an earlier day": (NAMED, BOTH, [(8, 7), (15, 4)], 20, "dung_han", None, True),
    "a day replayed before the correction": (NAMED, BOTH, [(4, 4), (15, 7)], 14, "dung_han", None, True),
    "the day the correction was taken in": (NAMED, BOTH, [(4, 4), (15, 7)], 15, "cham", 2, False),
    "a day replayed before the receipt": (NAMED, BOTH, [(20, 8)], 7, "qua_han", 2, False),
}


@cache
def of_the_same_deadline(named: date, comparison: str) -> dict[str, str]:
    """The branch of each case that has this deadline, under the name of the case."""
    same = [name for name, (day, comparisons, *_) in CASES.items() if day == named and comparison in comparisons]
    return {name: f"u{number}" for number, name in enumerate(same)}


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Callable[[date, str], Warehouse]:
    """Give the office of a deadline, with a branch to each case of it."""

    @cache
    def office_of(named: date, comparison: str) -> Warehouse:
        office = Office(tmp_path_factory.mktemp("deadline"))
        office.plan()
        office.deadline(named, ["ket_qua_chi_bo"], comparison=comparison)
        for name, unit in of_the_same_deadline(named, comparison).items():
            office.unit(unit)
            files: dict[int, int] = {}
            for taken_in, received in CASES[name][2]:
                file = files.get(taken_in) or files.setdefault(taken_in, office.file(taken_in=date(2023, 12, taken_in)))
                office.receive(file, "ket_qua_chi_bo", date(2023, 12, received), unit=unit)
        return office.serve()

    return office_of


@pytest.mark.parametrize(("name", "comparison"), [(name, each) for name, case in CASES.items() for each in case[1]])
def test_a_deadline_case_by_case(offices: Callable[[date, str], Warehouse], name: str, comparison: str) -> None:
    named, _, _, asked_on, state, days, on_time = CASES[name]
    warehouse, day = offices(named, comparison), date(2023, 12, asked_on)
    unit = of_the_same_deadline(named, comparison)[name]
    papers = warehouse.ask("submission_matrix", LOCAL_VIEWER, years=[2023], as_of=day).rows(named=True)
    [paper] = [row for row in papers if row["unit"] == unit]
    assert (paper["state"], paper["days"]) == (state, days)
    assert paper["is_problem"] == (not on_time and state != "chua_den_han")
    in_time = paper["received_on"] is not None and not paper["is_problem"]
    assert in_time == on_time
    [line] = warehouse.ask("deadline_progress", LOCAL_VIEWER, years=[2023], as_of=day).rows(named=True)
    filed = [row for row in papers if row["received_on"] is not None]
    assert (line["filed"], line["on_time"]) == (len(filed), sum(not row["is_problem"] for row in filed))
