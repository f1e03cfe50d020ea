import polars as pl

from components.charts.stage_shift import figure
from tests.components.frames import READING, moved

CELLS = {("HTXSNV", "HTXSNV"): 3, ("HTXSNV", "HTTNV"): 2, ("HTNV", "HTXSNV"): 1, ("HTTNV", "CHUA_XEP_LOAI"): 4}


def answer(cells: dict[tuple[str, str], int], one: str = "self", other: str = "proposed") -> pl.DataFrame:
    return moved(cells, year=2023, from_stage=one, to_stage=other)


def finding(rows: pl.DataFrame) -> str:
    return str(figure(rows, READING)["layout"]["meta"]["finding"])


def test_who_moved_from_stage_to_stage_is_told_for_each_pair() -> None:
    both = pl.concat([answer(CELLS), answer({("HTTNV", "HTTNV"): 12}, "proposed", "decided")])
    assert finding(both) == (
        "Năm 2023: từ tự xếp đến đề nghị, 3/6 đảng viên đổi mức, gồm 1 lên và 2 xuống; "
        "từ đề nghị đến quyết định, cả 12 đảng viên giữ nguyên mức"
    )


def test_one_direction_none_and_nothing_are_told_truly() -> None:
    assert finding(answer({("HTXSNV", "HTTNV"): 1})).endswith("1/1 đảng viên đổi mức, đều là xuống mức")
    assert finding(answer({("HTTNV", "HTXSNV"): 1})).endswith("đều là lên mức")
    assert "chưa có đảng viên nào có mức ở cả hai" in finding(answer({("HTTNV", "CHUA_XEP_LOAI"): 1}))
    assert "chưa có hai giai đoạn" in finding(answer(CELLS).clear())
    assert figure(answer(CELLS).clear(), READING)["data"] == []


def test_a_matrix_holds_the_counts_with_a_sign_for_each_step_and_its_address() -> None:
    traces = figure(answer(CELLS), READING)["data"]
    texts = [text for trace in traces if trace["type"] == "scatter" for text in trace["text"]]
    assert sorted(text for text in texts if text != "0") == ["<b>3</b>", "<b>4</b>", "▲▲ <b>1</b>", "▼ <b>2</b>"]
    assert texts.count("0") == 16 - 3
    addresses = [cell for line in traces[0]["customdata"] for cell in line if cell]
    assert ["self", "HTTNV", "CHUA_XEP_LOAI"] in addresses
    assert "self|HTTNV|CHUA_XEP_LOAI" in [text for line in traces[0]["text"] for text in line]


def test_the_names_of_rows_and_columns_carry_their_sums() -> None:
    layout = figure(answer(CELLS), READING)["layout"]
    assert layout["yaxis"]["categoryarray"][::-1][0] == "Xuất sắc<br><b>5</b>"
    assert layout["xaxis"]["ticktext"][0] == "Xuất sắc<br><b>4</b>"
    assert layout["xaxis"]["ticktext"][-1].endswith("<b>4</b>")
