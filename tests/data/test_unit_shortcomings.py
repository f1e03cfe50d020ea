"""Questions unit_shortcomings and unit_kin: what a branch has to put right, and whom it came from and became."""

from datetime import date
from typing import Any

from data.viewer import LOCAL_VIEWER
from tests.data.office import Office

DAY = date(2023, 12, 20)


def test_what_is_open_comes_first_and_the_longest_overdue_before_all(office: Office) -> None:
    plan = office.file()
    for key, due in (("late", date(2023, 6, 30)), ("later", date(2023, 3, 1)), ("next", date(2024, 6, 30))):
        office.shortcoming(plan, key, due, stated_on=date(2022, 12, 20))
    office.shortcoming(plan, "done", date(2023, 3, 1), stated_on=date(2022, 12, 20))
    office.shortcoming(plan, "late", date(2021, 6, 30), year=2021, stated_on=date(2021, 12, 20))
    office.follow("done", "da_hoan_thanh", done_on=date(2023, 2, 1))
    rows = ask(office)
    assert [(row["item"], row["year"], row["days_overdue"]) for row in rows] == [
        ("late", 2021, 903),
        ("later", 2022, 294),
        ("late", 2022, 173),
        ("next", 2022, None),
        ("done", 2022, None),
    ]
    assert {(row["item"], row["year"]): row["earlier_years"] for row in rows}["late", 2022] == "2021"
    assert {row["class"] for row in ask(office, as_of=date(2023, 1, 1))} == {"qua_han", "chua_thuc_hien"}
    assert ask(office, as_of=date(2021, 12, 1)) == []


def test_a_branch_takes_over_what_the_bodies_it_came_from_left_open(changing: Office) -> None:
    office = changing
    plan = office.file()
    for unit, year in (("old", 2021), ("right", 2022), ("left", 2022), ("new", 2023)):
        office.shortcoming(plan, unit, DAY, unit=unit, year=year, stated_on=date(year, 12, 1))
    taken_over = {row["item"]: row["carried_from"] for row in ask(office, unit="new")}
    assert taken_over == {"new": None, "right": "RIGHT", "old": "OLD"}
    assert {row["item"] for row in ask(office, unit="old")} == {"old"}


def test_unit_kin_tells_of_each_side_of_each_change(changing: Office) -> None:
    warehouse = changing.serve()
    kin = [
        (row["side"], row["unit"], row["year"], row["change_note"])
        for row in warehouse.ask("unit_kin", LOCAL_VIEWER, unit="right", as_of=DAY).rows(named=True)
    ]
    assert kin == [
        ("before", "old", 2022, "tách từ OLD"),
        ("after", "new", 2023, "nhập vào NEW"),
    ]
    before = warehouse.ask("unit_kin", LOCAL_VIEWER, unit="right", as_of=date(2022, 12, 31))
    assert before["side"].to_list() == ["before"]
    assert warehouse.ask("unit_kin", LOCAL_VIEWER, unit="dang-uy", as_of=DAY).is_empty()


def ask(office: Office, unit: str = "a", as_of: date = DAY) -> list[dict[str, Any]]:
    return office.serve().ask("unit_shortcomings", LOCAL_VIEWER, unit=unit, as_of=as_of).rows(named=True)
