from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

import polars as pl

from components.charts.remediation_burnup import figure
from components.numbers import rate

DAYS = (date(2022, 12, 20), date(2023, 7, 1), date(2023, 12, 20))


def answer(scope: Sequence[int], done: Sequence[int], closed: int = 0) -> pl.DataFrame:
    lines = [
        {"day": day, "scope": n, "done": m, "closed": closed, "dated": m, "percent": rate(m, n)}
        for day, n, m in zip(DAYS, scope, done, strict=False)
    ]
    schema = {"day": pl.Date, "scope": pl.Int32, "done": pl.Int32, "closed": pl.Int32, "dated": pl.Int32}
    return pl.DataFrame(lines, schema=schema | {"percent": pl.Float64})


def goals(scope: int, done: int, percents: Sequence[int] = (80, 100)) -> pl.DataFrame:
    lines = [
        {"percent": percent, "needed": -(-scope * percent // 100), "is_reached": done * 100 >= scope * percent}
        for percent in percents
    ]
    return pl.DataFrame(lines, schema={"percent": pl.Int32, "needed": pl.Int32, "is_reached": pl.Boolean})


def drawn(scope: Sequence[int], done: Sequence[int], closed: int = 0) -> dict[str, Any]:
    return figure(answer(scope, done, closed), goals(scope[-1], done[-1]))


def finding(scope: Sequence[int], done: Sequence[int]) -> str:
    return str(drawn(scope, done)["layout"]["meta"]["finding"])


def test_what_is_left_to_the_next_line_is_told() -> None:
    assert (
        finding((20, 20, 20), (0, 5, 10)) == "Đến 20/12/2023 đã khắc phục 50,0% (10/20); còn 6 việc nữa thì đạt mốc 80%"
    )
    assert finding((20, 20, 20), (0, 5, 17)) == (
        "Đến 20/12/2023 đã khắc phục 85,0% (17/20), vượt mốc 80%; còn 3 việc nữa thì đạt mốc 100%"
    )
    assert finding((3, 3, 5), (0, 0, 0)).startswith("Đến 20/12/2023 đã khắc phục 0/5; còn 4 việc")


def test_all_done_and_nothing_to_do_are_told() -> None:
    assert finding((5, 5, 5), (0, 0, 5)) == "Đến 20/12/2023 đã khắc phục xong tất cả 5 hạn chế, khuyết điểm"
    nothing = figure(answer((), ()), goals(0, 0, ()))
    assert (nothing["data"], nothing["layout"]["meta"]["legend"]) == ([], [])
    assert nothing["layout"]["meta"]["finding"] == "Chưa có hạn chế, khuyết điểm nào cần khắc phục"


def test_where_no_line_is_set_only_what_is_done_is_told() -> None:
    chart = figure(answer((5, 5, 5), (0, 1, 2)), goals(5, 2, ()))
    assert chart["layout"]["meta"]["finding"] == "Đến 20/12/2023 đã khắc phục 2/5 hạn chế, khuyết điểm"


def test_the_line_to_be_reached_follows_what_there_is_to_do() -> None:
    lines = {line["name"]: line["y"] for line in drawn((10, 10, 20), (0, 5, 5))["data"]}
    assert lines["Mốc 80%"] == [8, 8, 16]
    assert lines["Tổng số phải khắc phục (mốc 100%)"] == [10, 10, 20]


def test_what_was_closed_without_being_done_has_a_line_of_its_own_where_there_is_any() -> None:
    names = [[line["name"] for line in drawn((5, 5, 5), (0, 1, 2), closed)["data"]] for closed in (0, 1)]
    assert set(names[1]) - set(names[0]) == {"Kết thúc, không thực hiện"}


def test_the_labels_at_the_end_do_not_touch() -> None:
    heights = sorted(label["y"] for label in drawn((100, 100, 100), (0, 0, 80), 78)["layout"]["annotations"])
    assert min(above - below for below, above in pairwise(heights)) >= 5
