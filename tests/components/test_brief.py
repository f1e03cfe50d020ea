"""The morning brief: what does not fit on its page is cut in words, and nothing is lost without a word."""

import json
import re
from datetime import date
from typing import Any

import plotly.utils
import polars as pl
import pytest

from components.brief import MATTERS, WIDTH, Brief, page
from components.morning_sentences import Sentence
from tests.pages.test_pages import parts, texts

LONG = "Chi bộ Trung tâm Khuyến công và Tư vấn phát triển công nghiệp"


def brief(units: int, told: list[Sentence], name: str = "Thanh tra", **committee: Any) -> Any:
    """The page as the browser gets it, with so many branches that owe a paper and shortcomings overdue."""
    owing = {"supervisor": None, "missing": 1, "missing_names": "Báo cáo", "late": 0, "worst_days": 15, "overdue": 1}
    owing |= {"is_apart": False, "branches": units}
    missing = [{"unit_name": f"{name} {number}", **owing} for number in range(units)]
    overdue = [{"unit_name": name, "item": "Chậm", "days_overdue": 40, "overdue_items": units} for _ in range(units)]
    own = {"committee": "Đảng ủy", "name": "Đảng bộ", "superior": None, "illustrative": True, **committee}
    asked = pl.DataFrame(schema={"named_day": pl.Date, "position": pl.Int32, "plan_number": pl.String})
    made = page(Brief(own, 2023, date(2023, 12, 20), told, asked, pl.DataFrame(missing), pl.DataFrame(overdue)))
    return json.loads(json.dumps(made, cls=plotly.utils.PlotlyJSONEncoder))


@pytest.mark.parametrize("units", [0, 1, 3, 60, 300])
@pytest.mark.parametrize("name", ["Thanh tra", LONG])
def test_rows_shown_and_rows_counted_are_all_there_are(units: int, name: str) -> None:
    tree = brief(units, [Sentence("ho_so_qua_han", "x")], name)
    cut = {kind: int(n) for n, kind in re.findall(r"và (\d+) (chi bộ|việc) khác", " ".join(texts(tree)))}
    tables = [len(parts(table["children"], "Tr")) - 1 for table in parts(tree, "Table")]
    assert tables == [] if units == 0 else tables[0] + cut.get("chi bộ", 0) == tables[1] + cut.get("việc", 0) == units


def test_long_sentences_lose_whom_they_name_before_any_is_left_out() -> None:
    told = [Sentence("ho_so_qua_han", f"Việc {number}", LONG * 6) for number in range(10)]
    items = [" ".join(texts(item["children"])) for item in parts(brief(0, told), "Li")]
    assert len(items) == 8
    assert LONG in items[0]
    assert LONG not in items[-1]
    assert sum(-(-len(item) // WIDTH) for item in items) <= MATTERS
    assert "và 2 việc khác" in " ".join(texts(brief(0, told)))


def test_the_page_names_committee_day_and_that_the_figures_are_invented() -> None:
    said = " ".join(texts(brief(1, [], superior="Đảng bộ tỉnh")))
    for part in ("Đảng bộ tỉnh", "Đảng ủy", "BẢN TIN SÁNG", "20/12/2023", "Dữ liệu minh họa", "chưa có kế hoạch"):
        assert part in said
    assert "Dữ liệu minh họa" not in " ".join(texts(brief(1, [], illustrative=False)))
