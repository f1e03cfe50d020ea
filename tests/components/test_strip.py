from typing import Any

import pytest

from components import theme
from components.strip import NAMED, apart, strip


def mark(value: float | None, name: str = "A", ink: str = "cham") -> dict[str, Any]:
    return {"unit": name.lower(), "name": name, "value": value, "told": f"{value}", "ink": ink}


@pytest.mark.parametrize(
    ("values", "far"),
    [
        ([], []),
        ([5.0], []),
        ([5.0] * 100, []),
        ([float(n) for n in range(100)], []),
        ([-500.0, *map(float, range(98)), 900.0], [0, 99]),
        ([*[0.0] * 95, 1.0, 1.0, 2.0, 3.0, 4.0], [95, 96, 97, 98, 99]),
        ([*[0.0] * 70, *[1.0] * 30], []),
    ],
    ids=["none", "one", "all equal", "even", "both ends", "few beside one value", "too many to be far"],
)
def test_far_from_the_rest_are_few_beyond_the_middle_half(values: list[float], far: list[int]) -> None:
    assert apart(values) == far


def test_every_branch_has_a_mark_and_one_without_a_value_is_told_of() -> None:
    told = strip([mark(2, "B"), mark(None, "C"), mark(1, "A")], "Số", theme.LIGHT, silent="chưa báo cáo")
    assert [line[:3] for line in told["marks"]] == [["a", "A", 1.0], ["b", "B", 2.0]]
    assert told["silent"] == [["c", "C", "None"]]
    assert "1 chi bộ không đứng trên dải: chưa báo cáo" in told["foot"]


def test_the_axis_holds_every_mark_and_has_names() -> None:
    days = strip([mark(-12), mark(31)], "Số ngày", theme.LIGHT)
    share = strip([mark(27.3), mark(100)], "Tỷ lệ", theme.LIGHT, is_percent=True)
    levels = strip([mark(-1)], "Mức", theme.LIGHT, {-3.0: "Không", -1.0: "Tốt"})
    assert days["low"] <= -12
    assert days["high"] >= 31
    assert [name for _, name in days["ticks"]][:2] == ["−10", "0"]
    assert [name for _, name in share["ticks"]] == ["20%", "40%", "60%", "80%", "100%"]
    assert (levels["low"], levels["high"], levels["ticks"]) == (-3.5, -0.5, [[-3.0, "Không"], [-1.0, "Tốt"]])


def test_the_farthest_at_either_end_are_named_and_the_others_counted() -> None:
    values = [*range(-104, -100), *[0] * 92, *range(101, 105)]
    told = strip([mark(value) for value in values], "Số", theme.LIGHT)
    assert [told["marks"][place][2] for place in told["named"]] == [-104, -103, -102, 102, 103, 104]
    assert len(told["named"]) == 2 * NAMED
    assert "8 chi bộ tách hẳn" in told["foot"]
