"""A follow-up that names both the due date and the one it was extended to says both; what names no day says so."""

from datetime import date
from typing import Any

from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from etl.gather import Gathered
from etl.home import Home
from etl.load import load
from etl.paper import Head, add_paper, as_bytes, new_book

ITEM = "Sinh hoạt chuyên đề chưa đủ số buổi"
FIRST, LATER = date(2024, 3, 31), date(2024, 6, 30)


def follow_up(*lines: tuple[Any, Any]) -> Gathered:
    """The office's follow-up of one branch: for each shortcoming its due date, and the one it was extended to."""
    book = new_book()
    rows = [
        ("Thanh tra", f"{ITEM} {number}", "", "", due, extended, "Đang thực hiện", None)
        for number, (due, extended) in enumerate(lines)
    ]
    add_paper(book, "follow_up", Head("ĐẢNG BỘ", "ĐẢNG ỦY", 2023, date(2024, 4, 15)), rows)
    return Gathered("theo-doi.xlsx", as_bytes(book))


def test_both_dates_of_a_line_are_kept(small_home: Home) -> None:
    stands = {
        (FIRST, LATER): (FIRST, LATER, 1),
        ("Quý I/2024", "Quý II/2024"): (FIRST, LATER, 1),
        (FIRST, None): (FIRST, FIRST, 0),
        (None, LATER): (LATER, LATER, 0),
        ("Thường xuyên", "6/2024"): (LATER, LATER, 0),
    }
    [report] = load(small_home, [follow_up(*stands)])
    assert (report.outcome, report.issues) == ("loaded", [])
    warehouse = Warehouse(small_home.path)
    asked = {"as_of": date(2024, 7, 1), "units": ["thanh-tra"], "years": [2023]}
    rows = warehouse.ask("remediation_overdue", LOCAL_VIEWER, **asked)
    warehouse.close()
    told = {row["item"]: (row["first_due_on"], row["due_on"], row["extensions"]) for row in rows.to_dicts()}
    assert told == {f"{ITEM} {number}": kept for number, kept in enumerate(stands.values())}


def test_a_shortcoming_without_a_day_is_told_as_such_and_a_false_day_is_a_fault(small_home: Home) -> None:
    [report] = load(small_home, [follow_up(("Thường xuyên", None), ("31/02/2024", LATER), (FIRST, "31/06/2024"))])
    assert (report.loaded, [issue.code for issue in report.issues]) == (1, ["bad_date", "bad_date"])
    warehouse = Warehouse(small_home.path)
    asked = {"as_of": date(2030, 1, 1), "units": ["thanh-tra"], "years": [2023]}
    ages = warehouse.ask("remediation_ageing", LOCAL_VIEWER, **asked)
    warehouse.close()
    assert ages.select("age", "n").rows() == [("khong_ghi_thoi_han", 1)]
