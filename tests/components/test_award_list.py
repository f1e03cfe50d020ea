import json
from datetime import date
from typing import Any

import plotly.utils
import polars as pl
import pytest

from components.award_list import award_list
from components.names import names
from tests.components.frames import READING


def answer(lines: list[dict[str, Any]]) -> pl.DataFrame:
    """An answer of award_proposals."""
    plain: dict[str, Any] = {
        "unit": "a",
        "unit_name": "A",
        "subject_name": "Đảng viên 0001",
        "form": "Giấy khen",
        "class": "xuat_sac_da_de_nghi",
        "years": 2,
        "certainty_name": "Đúng",
        "asked_years": None,
        "fit_name": None,
        "filed_on": date(2023, 12, 4),
        "complete_on": date(2023, 12, 4),
        "together": "yes",
        "source_file": "khen.xlsx",
        "source_sheet": "S",
        "source_cell": "B2",
    }
    told = []
    for line in lines:
        row = plain | line
        named = {"class_name": names("award_class")[row["class"]]}
        told.append(row | named | {"together_name": names("award_together")[row["together"] or "unknown"]})
    return pl.DataFrame(told, schema_overrides={"asked_years": pl.Int32, "fit_name": pl.String, "together": pl.String})


def shown(rows: pl.DataFrame) -> str:
    section = award_list(rows, READING, ["Căn cứ: thử."])
    return json.dumps(section, cls=plotly.utils.PlotlyJSONEncoder, ensure_ascii=False)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([{}, {}], "2 đề nghị khen thưởng đảng viên của 1 chi bộ; tất cả đều gửi cùng hồ sơ"),
        ([{}, {"unit": "b", "together": "no"}], "; 1 chi bộ không gửi hồ sơ khen thưởng cùng hồ sơ"),
        ([{}, {"together": "not_yet"}], "; chưa thấy chi bộ nào gửi hồ sơ khen thưởng sau"),
        ([{"together": None}], "; chưa thấy chi bộ nào gửi hồ sơ khen thưởng sau"),
        ([{}, {"class": "khong_xuat_sac"}], "; 1 đề nghị không thuộc số xuất sắc."),
    ],
)
def test_the_list_says_first_what_does_not_fit(lines: list[dict[str, Any]], words: str) -> None:
    assert words in shown(answer(lines))


def test_each_proposal_has_its_line_with_its_address() -> None:
    text = shown(answer([{}]))
    assert "khen.xlsx › S › B2" in text
    assert "04/12/2023" in text


def test_the_years_a_form_asks_for_are_shown_only_where_a_rule_asks() -> None:
    assert "Số năm yêu cầu" not in shown(answer([{}]))
    asked = answer([{"asked_years": 5, "fit_name": names("award_fit")["chua_du"]}])
    assert "Số năm yêu cầu" in shown(asked)
    assert "Chưa đủ số năm" in shown(asked)


def test_no_proposal_is_said_in_a_sentence() -> None:
    text = shown(answer([{}]).clear())
    assert "chưa có đề nghị khen thưởng nào" in text
    assert "data-table" not in text
