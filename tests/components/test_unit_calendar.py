from dataclasses import replace
from datetime import date
from typing import Any

import polars as pl

from components.charts.unit_calendar import figure
from components.names import names
from tests.components.frames import DAY, READING

NAMED, LAST = date(2023, 12, 5), date(2023, 12, 4)


def paper(
    name: str, state: str, received_on: date | None = None, days: int | None = None, **other: Any
) -> dict[str, Any]:
    return {
        "year": 2023,
        "unit": "thanh-tra",
        "document": name,
        "document_name": name,
        "document_short": name,
        "requirement": "required",
        "named_day": NAMED,
        "last_day": LAST,
        "comparison_name": "trước ngày",
        "received_on": received_on,
        "state": state,
        "state_name": names("filing_state")[state],
        "days": days,
        "offset_days": (received_on - NAMED).days if received_on else None,
        "is_problem": state in ("cham", "qua_han", "dung_ngay_moc"),
        "quantity": None,
        "members": None,
        **other,
    }


EARLY = paper("A", "dung_han", date(2023, 12, 2))
ON_DAY = paper("B", "dung_ngay_moc", NAMED, 0)
LATE = paper("C", "cham", date(2023, 12, 8), 3)
OVERDUE = paper("D", "qua_han", None, 15)
WAITING = paper("E", "chua_den_han", None, 7, named_day=date(2023, 12, 28), last_day=date(2023, 12, 27))


def drawn(*papers: dict[str, Any], day: date = DAY) -> dict[str, Any]:
    types = {"received_on": pl.Date, "days": pl.Int64, "offset_days": pl.Int64, "members": pl.Int64}
    rows = pl.DataFrame(list(papers or [EARLY]), schema_overrides=types | {"quantity": pl.Int64})
    return figure(rows if papers else rows.clear(), replace(READING, as_of=day, unit_names=("Thanh tra",)))


def finding(*papers: dict[str, Any]) -> str:
    return str(drawn(*papers)["layout"]["meta"]["finding"])


def test_the_finding_counts_what_came_late_or_not_at_all() -> None:
    assert finding() == "Thanh tra, năm 2023: không có văn bản nào phải nộp, hoặc chưa có sổ theo dõi"
    assert finding(EARLY, EARLY) == "Thanh tra, năm 2023: đã nộp đủ 2/2 văn bản, đều đúng hạn"
    assert finding(EARLY, WAITING) == "Thanh tra, năm 2023: đã nộp 1/2 văn bản, đều đúng hạn; 1 chưa đến hạn"
    assert finding(LATE, ON_DAY) == "Thanh tra, năm 2023: đã nộp đủ 2/2 văn bản; 1 nộp chậm 3 ngày; 1 nộp đúng ngày mốc"
    assert finding(OVERDUE) == "Thanh tra, năm 2023: đã nộp 0/1 văn bản; 1 quá hạn 15 ngày chưa nộp"
    two = finding(OVERDUE, {**OVERDUE, "days": 3})
    assert two == "Thanh tra, năm 2023: đã nộp 0/2 văn bản; 2 quá hạn chưa nộp, lâu nhất 15 ngày"


def test_each_line_says_in_words_when_its_paper_came() -> None:
    counted = {**EARLY, "quantity": 18, "members": 20}
    notes = [note["text"] for note in drawn(counted, ON_DAY, LATE, OVERDUE, WAITING)["layout"]["annotations"]]
    assert notes == [
        "02/12 · sớm 3 ngày · 18/20 bản",
        "<b>05/12 · đúng ngày mốc</b>",
        "<b>08/12 · chậm 3 ngày</b>",
        "<b>chưa nộp · quá hạn 15 ngày</b>",
        "chưa nộp · còn 7 ngày",
        "ngày xem 20/12",
    ]
    in_time = paper("F", "dung_ngay_moc", NAMED, 0, is_problem=False, last_day=NAMED)
    assert drawn(in_time)["layout"]["annotations"][0]["text"] == "05/12 · đúng hạn"
    last_day = drawn({**WAITING, "days": 0})["layout"]["annotations"][0]["text"]
    assert last_day == "chưa nộp · hạn cuối hôm nay"


def test_a_day_far_from_all_that_happened_leaves_the_line_readable() -> None:
    years_later = drawn(EARLY, {**OVERDUE, "days": 900}, day=date(2026, 5, 1))
    first, last = years_later["layout"]["xaxis"]["range"]
    assert (date.fromisoformat(last) - date.fromisoformat(first)).days < 10
    assert years_later["layout"]["shapes"] == []
    places = [place for trace in years_later["data"] for place in trace["x"]]
    assert max(places) <= last


def test_marks_differ_by_shape_too_and_know_their_paper() -> None:
    dots = {trace["name"]: trace for trace in drawn(EARLY, OVERDUE, WAITING)["data"] if "name" in trace}
    assert [dots[name]["marker"]["symbol"] for name in ("Đúng hạn", "Quá hạn, chưa nộp", "Chưa đến hạn")] == [
        "circle",
        "x",
        "circle-open",
    ]
    assert dots["Đúng hạn"]["customdata"] == [["thanh-tra", "A"]]
    assert drawn()["data"] == []
