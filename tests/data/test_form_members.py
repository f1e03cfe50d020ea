"""Question form_members: whom a year's empty forms are filled in with."""

from typing import Any

from data.viewer import LOCAL_VIEWER
from tests.data.office import Office


def member(office: Office, file: int, name: str, unit: str, year: int, **other: Any) -> None:
    row = {"year": year, "unit": unit, "subject": name, "subject_name": name, "birth_year": 1980}
    office.add("member_record", file, **{**row, **other})


def placed(office: Office, year: int) -> list[tuple[str, str]]:
    warehouse = office.serve()
    found = warehouse.ask("form_members", LOCAL_VIEWER, year=year)
    warehouse.close()
    return list(found.select("unit", "subject_name").iter_rows())


def test_members_of_the_latest_year_stand_under_their_last_branch_as_listed(office: Office) -> None:
    office.unit("b")
    first, last = office.file(), office.file()
    member(office, first, "gone", "a", 2021)
    for name in ("second", "first"):
        member(office, first, name, "a", 2022, cell="B12" if name == "first" else "B9")
    member(office, first, "moved", "a", 2022, cell="B13")
    member(office, last, "moved", "b", 2022)
    assert placed(office, 2023) == [("a", "second"), ("a", "first"), ("b", "moved")]


def test_a_merger_takes_its_members_along_a_split_does_not(changing: Office) -> None:
    paper = changing.file()
    for unit in ("a", "right", "left"):
        member(changing, paper, f"of-{unit}", unit, 2022)
    assert set(placed(changing, 2023)) == {("new", "of-a"), ("new", "of-right"), ("left", "of-left")}
    changing.rows["member_record"] = []
    member(changing, paper, "of-old", "old", 2021)
    assert placed(changing, 2022) == []
