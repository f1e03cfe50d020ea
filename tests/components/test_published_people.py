from collections.abc import Sequence

import polars as pl

from components.charts.published_people import figure, named

LOWER = "HTNV+KHTNV"
Line = tuple[int, int, str, int, int]


def answer(lines: Sequence[Line]) -> pl.DataFrame:
    schema = {"first_year": pl.Int32, "last_year": pl.Int32, "levels": pl.String, "n": pl.Int32, "total": pl.Int32}
    return named(pl.DataFrame(lines, schema=schema, orient="row"))


def finding(lines: Sequence[Line]) -> str:
    return str(figure(answer(lines))["layout"]["meta"]["finding"])


def test_groups_are_named_by_the_levels_merged_in_them() -> None:
    groups = ["HTXSNV", "HTXSNV+HTTNV", LOWER, f"{LOWER}+CHUA_XEP_LOAI", "HTXSNV+HTTNV+HTNV+KHTNV", "CHUA_XEP_LOAI"]
    told = answer([(2023, 2023, group, 10, 60) for group in groups])["group_name"].to_list()
    assert told == [
        "Hoàn thành xuất sắc nhiệm vụ",
        "Hoàn thành tốt nhiệm vụ trở lên",
        "Hoàn thành nhiệm vụ trở xuống",
        "Hoàn thành nhiệm vụ trở xuống, chưa xếp loại",
        "Đã xếp loại",
        "Chưa xếp loại",
    ]


def test_the_finding_is_of_the_span_of_the_year_asked_for_or_the_latest_and_of_its_best_group() -> None:
    lines: list[Line] = [
        (2019, 2020, "HTXSNV+HTTNV", 300, 400),
        (2019, 2020, LOWER, 100, 400),
        (2021, 2021, "HTXSNV+HTTNV", 90, 120),
        (2021, 2021, LOWER, 30, 120),
    ]
    assert finding(lines) == "2021: 75,0% (90/120) đảng viên hoàn thành tốt nhiệm vụ trở lên"
    earlier = figure(answer(lines), 2020)["layout"]["meta"]["finding"]
    assert earlier == "2019–2020: 75,0% (300/400) đảng viên hoàn thành tốt nhiệm vụ trở lên"
    assert figure(answer(lines), 1999)["layout"]["meta"]["finding"] == finding(lines)
    assert figure(answer(lines))["layout"]["xaxis"]["ticktext"] == [
        "<b>2019–2020</b><br>400 lượt đảng viên",
        "<b>2021</b><br>120 đảng viên",
    ]


def test_where_only_the_total_may_be_told_that_is_said_and_where_nothing_may_nothing_is_drawn() -> None:
    everybody = "HTXSNV+HTTNV+HTNV+KHTNV+CHUA_XEP_LOAI"
    assert finding([(2023, 2023, everybody, 7, 7)]) == (
        "2023: 7 đảng viên được đánh giá, xếp loại; số lượng từng mức nhỏ nên không công bố riêng"
    )
    nothing = figure(answer([]))
    assert (nothing["data"], nothing["layout"]["meta"]["finding"]) == (
        [],
        "Chưa có số liệu đảng viên nào công bố được: số lượng nhỏ",
    )


def test_a_segment_is_as_long_as_its_part_of_all_and_bears_its_count() -> None:
    drawn = figure(answer([(2023, 2023, "HTXSNV+HTTNV", 90, 120), (2023, 2023, LOWER, 30, 120)]))
    assert [(trace["y"], trace["text"]) for trace in drawn["data"]] == [([75.0], ["90"]), ([25.0], ["30"])]
