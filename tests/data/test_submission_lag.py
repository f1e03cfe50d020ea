"""Question submission_lag: each document's receipt in days from its named day, a dossier dated by its last."""

from datetime import date, timedelta

import polars as pl
import pytest

from data.viewer import LOCAL_VIEWER
from tests.data.office import DOSSIER, Office

NAMED = date(2023, 12, 5)
DAY = date(2023, 12, 20)


def test_a_dossier_is_as_late_as_its_last_required_document(office: Office) -> None:
    asked(office)
    register = office.file()
    for document, offset in zip(DOSSIER, (-4, 6, 0), strict=True):
        office.receive(register, document, NAMED + timedelta(offset))
    rows = lag(office, DAY)
    assert rows["offset_days"].to_list() == [-4, 6, 0]
    assert set(rows["complete_offset"]) == {6}
    assert set(rows["last_offset"]) == {-1}


@pytest.mark.parametrize(("day", "offset", "state"), [(-1, -1, "chua_den_han"), (0, 0, "qua_han"), (9, 9, "qua_han")])
def test_what_is_not_in_moves_on_with_the_day(office: Office, day: int, offset: int, state: str) -> None:
    asked(office)
    rows = lag(office, NAMED + timedelta(day))
    assert set(rows["offset_days"]) == {offset}
    assert set(rows["state"]) == {state}
    assert not rows["is_in"].any()
    assert rows["complete_offset"].null_count() == rows.height


def test_the_dossier_farthest_behind_stands_first(office: Office) -> None:
    office.unit("b")
    office.unit("c")
    asked(office)
    register = office.file()
    for unit, offset in (("a", -2), ("b", 3)):
        for document in DOSSIER:
            office.receive(register, document, NAMED + timedelta(offset), unit=unit)
    assert lag(office, DAY)["unit"].unique(maintain_order=True).to_list() == ["c", "b", "a"]


def test_the_committee_is_measured_by_its_own_day_and_other_duties_are_no_part_of_the_dossier(office: Office) -> None:
    asked(office)
    office.deadline(date(2023, 12, 10), ["bao_cao_ket_qua"], subject="dang_uy", position=2)
    office.deadline(date(2023, 12, 28), ["ke_hoach_khac_phuc"], position=3)
    office.receive(office.file(), "bao_cao_ket_qua", date(2023, 12, 8), unit="dang-uy")
    rows = lag(office, DAY)
    committee = rows.filter(pl.col("unit") == "dang-uy").row(0, named=True)
    assert (committee["offset_days"], committee["complete_offset"]) == (-2, -2)
    assert rows.filter(pl.col("document") == "ke_hoach_khac_phuc").select("is_dossier", "offset_days").rows() == [
        (False, -8)
    ]


def asked(office: Office) -> None:
    office.plan()
    office.deadline(NAMED)


def lag(office: Office, day: date) -> pl.DataFrame:
    return office.serve().ask("submission_lag", LOCAL_VIEWER, years=[2023], as_of=day)
