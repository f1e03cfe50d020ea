"""What the pages say of committees at the edges: every page opens, and no finding says more than there is."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import plotly.utils
import pytest

from app import PAGES
from components.numbers import FEW
from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from pages import cong_khai
from pages.view import open_view
from tests.data.office import Office
from tests.pages.odd_homes import ODD, ODD_TOO, few
from tests.pages.recount import RECOUNTS, numbers, rows_of
from tests.pages.test_pages import ENGLISH, parts, texts

SEARCHES = ("", "?nam=2022,2023&giai-doan=self", "?doi-tuong=chi_bo")
UNFILLED = re.compile(r"[{}]|  |\bNone\b|\bnan\b|\binf\b")
# "36,2% (84/232)", or a ratio that a rule names: "20% số hoàn thành tốt nhiệm vụ", "mốc 80%".
PERCENT = re.compile(r"\d%")
WITH_COUNTS = re.compile(r"\d% \([\d.]+/(?P<of>[\d.]+)\)")
OF_A_RULE = re.compile(r"\d% (?:số|tổng số)|mốc \d+%")


@pytest.mark.parametrize(
    "make",
    [
        *(pytest.param(make, id=make.__name__) for make in ODD),
        *(pytest.param(make, id=make.__name__, marks=pytest.mark.soak) for make in ODD_TOO),
    ],
)
def test_findings_hold_no_gap_no_percentage_without_its_counts_and_no_number_but_those_of_the_rows(
    make: Callable[[Path], Office], tmp_path: Path
) -> None:
    warehouse = make(tmp_path).serve()
    view = open_view(warehouse, LOCAL_VIEWER, "")
    assert view is not None
    names = view.units["unit_name"].to_list()
    for search in SEARCHES if make is few else SEARCHES[:1]:
        for chart, finding in findings(warehouse, search):
            assert finding, chart
            assert not UNFILLED.search(finding), (chart, finding)
            assert not ENGLISH.search(finding), (chart, finding)
            assert lone_percentages(finding) == 0, (chart, finding)
            assert not [of for of in percentages_of(finding) if of < FEW], (chart, finding)
            if chart in RECOUNTS and not search:
                expected = RECOUNTS[chart](rows_of(view, chart), finding)
                assert numbers(finding, names, view.scope["year"]) == expected, (chart, finding)
    warehouse.close()


def findings(warehouse: Warehouse, search: str) -> list[tuple[str, str]]:
    """Chart and finding of every figure on every page; of what everybody may see, under its page's name."""
    view = open_view(warehouse, LOCAL_VIEWER, search)
    assert view is not None
    told = []
    for page in (page for page in PAGES if page.graphs):
        tree: Any = json.loads(json.dumps(page.body(view), cls=plotly.utils.PlotlyJSONEncoder))
        for figure in parts(tree, "Figure"):
            (title,) = parts(figure["children"], "H2")
            whose = f"{page.stem} " if page is cong_khai.PAGE else ""
            told.append((whose + figure["data-chart"], " ".join(texts(title["children"]))))
    return told


def percentages_of(finding: str) -> list[int]:
    """Of how many each percentage is that stands with its counts."""
    return [int(found["of"].replace(".", "")) for found in WITH_COUNTS.finditer(finding)]


def lone_percentages(finding: str) -> int:
    """How many percentages stand without the numbers they are made of."""
    return len(PERCENT.findall(finding)) - len(WITH_COUNTS.findall(finding)) - len(OF_A_RULE.findall(finding))
