from typing import Any

import polars as pl

from components.charts.not_rated import figure
from components.names import names
from tests.components.frames import READING


def line(unit: str, state: str | None, reason: str | None, n: int | None, total: int | None = 20) -> dict[str, Any]:
    return {
        "year": 2023,
        "unit": unit.lower(),
        "unit_name": unit,
        "state": state,
        "state_name": names("unrated_state")[state] if state else None,
        "reason": reason,
        "n": n,
        "total": total,
        "only_totals": state is None and n != 0,
    }


def answer(*rows: dict[str, Any]) -> pl.DataFrame:
    text = {"state": pl.String, "state_name": pl.String, "reason": pl.String, "n": pl.Int32, "total": pl.Int32}
    return pl.DataFrame(list(rows), schema_overrides=text)


def finding(*rows: dict[str, Any]) -> str:
    return str(figure(answer(*rows), READING)["layout"]["meta"]["finding"])


LINES = (
    line("Chi bộ A", "hoan", "Nghỉ ốm", 2),
    line("Chi bộ A", "khong_thuoc_dien", "Được miễn", 1),
    line("Chi bộ B", "hoan", "Nghỉ ốm", 1),
    line("Chi bộ C", None, None, 0),
)


def test_how_many_are_not_rated_is_told_with_their_states() -> None:
    assert finding(*LINES) == "Năm 2023, 6,7% (4/60) đảng viên chưa được xếp loại: 3 hoãn, 1 không thuộc diện"


def test_nobody_nothing_and_gaps_are_told_truly() -> None:
    assert "cả 20 đảng viên đều đã được xếp loại" in finding(line("Chi bộ A", None, None, 0))
    assert "chưa có hồ sơ" in figure(answer(*LINES).clear(), READING)["layout"]["meta"]["finding"]
    assert "ít nhất 2 đảng viên" in finding(line("Chi bộ A", None, None, 2, None))
    assert figure(answer(line("Chi bộ A", None, None, 0)), READING)["data"] == []


def test_bars_of_reasons_and_bars_of_branches_hold_the_same_numbers() -> None:
    data = figure(answer(*LINES), READING)["data"]
    by_bar: dict[str, int] = {}
    for trace in data:
        for bar, n in zip(trace["y"], trace["x"], strict=True):
            by_bar[bar] = by_bar.get(bar, 0) + n
    assert by_bar == {"Nghỉ ốm": 3, "Được miễn": 1, "Chi bộ A": 3, "Chi bộ B": 1}
    assert {trace["yaxis"] for trace in data} == {"y", "y2"}


def test_without_a_reason_it_says_so_and_so_do_totals() -> None:
    rows = answer(line("Chi bộ A", "cho_xep_loai", None, 1), line("Chi bộ B", None, None, 2))
    bars = [bar for trace in figure(rows, READING)["data"] if trace["yaxis"] == "y2" for bar in trace["y"]]
    assert bars == ["Không ghi lý do", "Chỉ có số tổng hợp,<br>không ghi lý do"]
