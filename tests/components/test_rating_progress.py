from typing import Any

import polars as pl

from components.charts.rating_progress import figure
from components.names import names
from tests.components.frames import READING


def line(stage: str, counts: tuple[int, int, int, int], total: int) -> dict[str, Any]:
    excellent, good, fair, failed = counts
    return {
        "subject_kind": "dang_vien",
        "subject_kind_name": "Đảng viên",
        "stage": stage,
        "stage_name": names("stage")[stage],
        "rated": sum(counts),
        "total": total,
        "n_htxsnv": excellent,
        "n_httnv": good,
        "n_htnv": fair,
        "n_khtnv": failed,
    }


def finding(*lines: dict[str, Any]) -> str:
    return str(figure(pl.DataFrame(list(lines)), READING)["layout"]["meta"]["finding"])


def test_the_furthest_stage_begun_is_told() -> None:
    own = line("self", (5, 10, 3, 0), 20)
    assert (
        finding(own, line("proposed", (2, 6, 2, 0), 20))
        == "50,0% (10/20) đảng viên đã có mức ở giai đoạn chi bộ đề nghị"
    )
    assert finding(own) == "90,0% (18/20) đảng viên đã có mức ở giai đoạn tự xếp loại"
    assert finding(line("decided", (5, 10, 3, 2), 20)).startswith("Tất cả đảng viên đã có mức")
    assert finding(line("self", (0, 0, 0, 0), 20)) == "Chưa có đảng viên nào được xếp loại"


def test_the_segments_of_a_stage_add_up_to_all_its_subjects() -> None:
    rows = pl.DataFrame([line("self", (5, 10, 3, 0), 20), line("proposed", (2, 6, 2, 0), 20)])
    segments = figure(rows, READING)["data"]
    assert sum(sum(segment["x"]) for segment in segments) == 40


def test_where_a_total_leaves_out_a_level_nothing_is_said_of_how_many_are_rated() -> None:
    gap = line("decided", (5, 10, 3, 2), 20) | {"rated": None, "total": None, "n_khtnv": None}
    assert "không ghi đủ các mức" in finding(line("self", (5, 10, 3, 0), 20), gap)


def test_a_segment_too_short_for_its_count_leaves_it_to_the_table() -> None:
    drawn = figure(pl.DataFrame([line("self", (700, 4000, 900, 10), 5610)]), READING)
    assert [trace["text"] for trace in drawn["data"]] == [["700"], ["4.000"], ["900"], [""]]
