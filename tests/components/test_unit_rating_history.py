from dataclasses import replace
from typing import Any

import polars as pl

from components import theme
from components.charts.unit_rating_history import YEARS_DRAWN, figure
from components.names import names, short_names
from components.numbers import rate
from tests.components.frames import LEVELS, READING

OWN = replace(READING, unit_names=("Thanh tra",))


def year(
    number: int, counts: tuple[int | None, ...] = (1, 7, 2, 0, 1), stage: str = "decided", **other: Any
) -> pl.DataFrame:
    """One year and stage of the branch: counts at the levels of LEVELS."""
    rated = None if None in counts[:4] else sum(n or 0 for n in counts[:4])
    good = None if rated is None else (counts[0] or 0) + (counts[1] or 0)
    head: dict[str, Any] = {
        "year": number,
        "stage": stage,
        "stage_name": names("stage")[stage],
        "stage_short": short_names("stage")[stage],
        "rated": rated,
        "total": None if rated is None or counts[4] is None else rated + counts[4],
        "good": good,
        "good_percent": rate(good, rated) if rated and good is not None else None,
        "only_totals": False,
        "whole_rated": 200,
        "whole_good": 180,
        "whole_good_percent": 90.0,
        "whole_excellent_percent": 10.0,
        "unit_level": "HTTNV",
        "unit_level_short": "Tốt",
        "unit_peers": 3,
        "branches": 12,
        "carried_from": None,
        "rule_short": "Quy định 124-QĐ/TW",
        **other,
    }
    types = {"carried_from": pl.String, "n": pl.Int64, "percent": pl.Float64, "only_totals": pl.Boolean}
    return pl.DataFrame(
        [
            {
                **head,
                "level": level,
                "level_name": names("level")[level],
                "level_short": short_names("level")[level],
                "level_rank": rank,
                "n": n,
                "percent": rate(n, rated) if rated and n is not None and level != theme.NOT_RATED else None,
            }
            for rank, (level, n) in enumerate(zip(LEVELS, counts, strict=True), start=1)
        ],
        schema_overrides=types | {"unit_level": pl.String, "unit_level_short": pl.String},
    ).with_columns(pl.col("rated", "total", "good").cast(pl.Int64), pl.col("good_percent").cast(pl.Float64))


def finding(*years: pl.DataFrame) -> str:
    return str(figure(pl.concat(years), OWN)["layout"]["meta"]["finding"])


def texts(chart: dict[str, Any]) -> list[str]:
    return [note["text"] for note in chart["layout"]["annotations"]]


def test_ten_or_more_are_told_in_percent_against_the_whole_and_fewer_in_counts() -> None:
    own = "Thanh tra, năm 2023 (quyết định): 80,0% (8/10) đảng viên tốt trở lên"
    below = f"{own}, thấp hơn toàn Đảng bộ 10,0 điểm phần trăm"
    assert finding(year(2023)) == below
    assert finding(year(2022, (0, 3, 1, 0, 0)), year(2023)) == f"{below}; năm 2022: 3/4"
    assert finding(year(2023, (2, 18, 0, 0, 0))).endswith(
        "100,0% (20/20) đảng viên tốt trở lên, cao hơn toàn Đảng bộ 10,0 điểm phần trăm"
    )
    assert finding(year(2023, (0, 9, 1, 0, 0))).endswith(", bằng toàn Đảng bộ")
    assert finding(year(2023, (0, 6, 1, 0, 0))).endswith("6/7 đảng viên tốt trở lên; toàn Đảng bộ 90,0% (180/200)")


def test_what_is_not_known_is_said_and_never_a_zero() -> None:
    assert finding(year(2023).clear()) == "Chưa có kết quả xếp loại nào của Thanh tra"
    assert figure(year(2023).clear(), OWN)["data"] == []
    assert finding(year(2023, (0, 0, 0, 0, 4))) == "Thanh tra, năm 2023: chưa có đảng viên nào được xếp loại"
    assert finding(year(2023, (3, None, None, None, None))) == "Thanh tra, năm 2023: biểu tổng hợp không ghi đủ các mức"
    alone = year(2023, (None,) * 5, only_totals=None)
    assert finding(alone) == "Thanh tra, năm 2023 (quyết định): chi bộ xếp loại Tốt; chưa có số liệu đảng viên"
    assert "chưa có số liệu đảng viên" in texts(figure(alone, OWN))
    assert "chưa ai được xếp loại" in texts(figure(year(2023, (0, 0, 0, 0, 4)), OWN))
    unknown = texts(figure(year(2023, unit_level=None, unit_level_short=None), OWN))
    assert unknown == ["Mức của chi bộ", "chưa rõ"]


def test_the_latest_year_stands_at_the_top_with_its_stages_and_only_the_last_years_are_drawn() -> None:
    rows = pl.concat([year(number) for number in range(2015, 2023)] + [year(2023, stage="self"), year(2023)])
    chart = figure(rows, OWN)
    axis = chart["layout"]["yaxis"]
    assert axis["ticktext"][:3] == ["<b>2023</b>  Tự xếp · 11", "Quyết định · 11", "<b>2022</b>  Quyết định · 11"]
    assert len(axis["ticktext"]) == YEARS_DRAWN + 1
    assert axis["tickvals"] == sorted(axis["tickvals"])
    assert axis["range"][0] > axis["range"][1]


def test_a_new_rule_and_earlier_bodies_part_the_years() -> None:
    old = year(2021, carried_from="Văn phòng", rule_short="Quy định 132-QĐ/TW")
    chart = figure(pl.concat([old, year(2022, rule_short="Quy định 132-QĐ/TW"), year(2023)]), OWN)
    assert len(chart["layout"]["shapes"]) == 2
    told = texts(chart)
    assert "Từ năm 2023: Quy định 124-QĐ/TW" in told
    assert "Năm 2021 trở về trước: Văn phòng" in told
    assert sum(text.endswith("</span> Tốt") for text in told) == 3
    many = figure(year(2021, carried_from="A, B", unit_level=None, unit_level_short=None), OWN)
    assert texts(many) == ["Mức của chi bộ", "gộp nhiều tổ chức"]


def test_the_whole_stands_on_each_bar_and_segments_know_their_address() -> None:
    chart = figure(year(2023), OWN)
    *segments, whole = chart["data"]
    assert whole["x"] == [10.0, 90.0]
    assert [list(bar["customdata"][0]) for bar in segments] == [
        [2023, "decided", "HTXSNV"],
        [2023, "decided", "HTTNV"],
        [2023, "decided", "HTNV"],
    ]
    assert [bar["text"] for bar in segments] == [["1"], ["7"], ["2"]]
    assert chart["layout"]["xaxis"]["range"][1] > 100.1, "rounded parts may add up to more than the whole"
    assert chart["layout"]["meta"]["legend"][-1]["name"] == "Ranh giới cùng mức của toàn Đảng bộ"
