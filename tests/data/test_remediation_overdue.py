"""Question remediation_overdue: what should have been put right by now."""

from datetime import date
from typing import Any

from data.viewer import LOCAL_VIEWER
from tests.data.office import Office

DUE = date(2023, 6, 30)


def test_an_extension_moves_the_due_date_and_keeps_the_first(office: Office) -> None:
    office.shortcoming(office.file("plan.xlsx"), "x", DUE, responsible="secretary", item="as in the plan")
    office.follow("x", "dang_thuc_hien", due_on=date(2023, 12, 31), item="in other words")
    late = overdue(office, date(2024, 1, 10))[0]
    assert (late["first_due_on"], late["due_on"], late["days_overdue"]) == (DUE, date(2023, 12, 31), 10)
    assert (late["item"], late["responsible"], late["extensions"]) == ("as in the plan", "secretary", 1)
    assert (late["status_name"], late["source_file"]) == ("Đang thực hiện", "follow.xlsx")


def test_the_longest_overdue_stands_first(office: Office) -> None:
    plan = office.file()
    office.shortcoming(plan, "new", date(2023, 9, 30))
    office.shortcoming(plan, "old", date(2023, 3, 31))
    office.shortcoming(plan, "awaited", date(2024, 3, 31))
    assert [(row["item"], row["days_overdue"]) for row in overdue(office, date(2023, 10, 1))] == [
        ("old", 184),
        ("new", 1),
    ]


def test_what_came_back_names_the_years_it_stood_in_before(office: Office) -> None:
    plan = office.file()
    for year in (2020, 2021, 2022):
        office.shortcoming(plan, "x", DUE, year=year)
    years = {row["year"]: row["earlier_years"] for row in overdue(office, date(2023, 12, 20))}
    assert years == {2020: None, 2021: "2020", 2022: "2020, 2021"}


def overdue(office: Office, day: date) -> list[dict[str, Any]]:
    return office.serve().ask("remediation_overdue", LOCAL_VIEWER, as_of=day).rows(named=True)
