from datetime import date, timedelta
from typing import Any

import polars as pl

from components.charts.submission_lag import figure
from components.names import names
from tests.components.frames import DAY, READING

NAMED = date(2023, 12, 5)


def body(unit: str, *offsets: int | None, last: int = -1, **other: Any) -> list[dict[str, Any]]:
    """The documents of one body's dossier, each by the days of its receipt from the named day; None is not in."""
    whole_on = None if None in offsets else max(offset for offset in offsets if offset is not None)
    today = (DAY - NAMED).days
    return [
        {
            "year": 2023,
            "unit": unit.lower(),
            "unit_name": unit,
            "kind": "chi_bo",
            "document_short": f"P{place}",
            "named_day": NAMED,
            "last_offset": last,
            "offset_days": today if offset is None else offset,
            "is_in": offset is not None,
            "state": (state := "qua_han" if offset is None else "cham" if offset > 0 else "dung_han"),
            "state_name": names("filing_state")[state],
            "is_dossier": True,
            "complete_on": None if whole_on is None else NAMED + timedelta(whole_on),
            "complete_offset": whole_on,
            **other,
        }
        for place, offset in enumerate(offsets)
    ]


def lag(*bodies: list[dict[str, Any]]) -> pl.DataFrame:
    types = {"complete_on": pl.Date, "complete_offset": pl.Int32, "offset_days": pl.Int32}
    return pl.DataFrame([line for lines in bodies for line in lines], schema_overrides=types)


def finding(*bodies: list[dict[str, Any]]) -> str:
    return str(figure(lag(*bodies), READING)["layout"]["meta"]["finding"])


def test_dossiers_on_time_on_the_day_late_and_open_are_told_apart() -> None:
    told = finding(body("A", -4, -1), body("B", -4, 0), body("C", 2, 6), body("D", -4, None))
    assert told == (
        "Đến 20/12/2023, 1/4 chi bộ có đủ hồ sơ đúng hạn; 1 đúng ngày mốc; 1 chậm, lâu nhất 6 ngày (C); "
        "1 chưa đủ, quá ngày mốc 15 ngày"
    )


def test_where_the_named_day_is_permitted_it_is_on_time() -> None:
    assert finding(body("A", 0, last=0)) == "Đến 20/12/2023, 1/1 chi bộ có đủ hồ sơ đúng hạn"


def test_those_equally_late_are_counted_not_named() -> None:
    assert "2 chậm, lâu nhất 3 ngày (2 chi bộ)" in finding(body("A", 3), body("B", 3))


def test_the_committees_papers_are_no_branchs_dossier() -> None:
    assert finding(body("K", 4, kind="dang_uy"), body("A", -1)) == "Đến 20/12/2023, 1/1 chi bộ có đủ hồ sơ đúng hạn"


def test_papers_of_one_day_are_one_dot_with_their_number() -> None:
    dots = figure(lag(body("A", -4, -4, 1)), READING)["data"][0]
    assert (dots["x"], dots["text"], dots["customdata"]) == ([-4], ["2"], [["a", -4]])
    assert "P0, P1" in dots["hovertext"][0]


def test_a_ring_marks_the_day_a_dossier_was_all_in() -> None:
    *_, rings = figure(lag(body("A", -4, 2), body("B", None)), READING)["data"]
    assert (rings["x"], rings["y"]) == ([2], [0])


def test_what_is_not_in_is_drawn_otherwise_than_what_came_late() -> None:
    symbols = {trace["marker"]["symbol"] for trace in figure(lag(body("A", 1), body("B", None)), READING)["data"][:2]}
    assert symbols == {"circle", "x"}


def test_what_is_not_in_steps_aside_for_what_came_that_very_day() -> None:
    today = (DAY - NAMED).days
    came, waits = figure(lag(body("A", today, None)), READING)["data"]
    assert (came["x"], came["y"]) == ([today], [0])
    assert (waits["x"], waits["y"]) == ([today], [0.4])


def test_the_allowed_days_end_with_the_last_permitted_one() -> None:
    bands = [figure(lag(body("A", -4, last=last)), READING)["layout"]["shapes"][0]["x1"] for last in (-1, 0)]
    assert bands == [-0.5, 0.5]


def test_no_line_gives_an_empty_chart_with_a_true_title() -> None:
    chart = figure(lag(body("A", 1)).clear(), READING)
    assert chart["data"] == []
    assert chart["layout"]["meta"]["finding"].startswith("Không có hồ sơ nào")
