"""Of a body over more branches than are read line by line no chart of single lines is drawn; of one under it, it is."""

from pathlib import Path

import pytest

from app import PAGES
from components.as_sent import as_sent
from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from pages import line_by_line
from pages.kept_arrivals import Arrivals
from tests.data.superior import LEAVES, province

WHERE = {"review_meetings": "/tien-do", "award_runs": "/khen-thuong", "shortcoming_recurrence": "/khac-phuc"}


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Warehouse:
    """Give a superior committee of more branches than are read line by line, one of whose bodies has as many."""
    monkeypatch.setattr(line_by_line, "MOST_BRANCHES", len(LEAVES["x"]))
    return province(tmp_path / "home")


@pytest.mark.parametrize(("stem", "path"), WHERE.items(), ids=list(WHERE))
def test_single_lines_are_shown_where_they_can_be_read(tree: Warehouse, stem: str, path: str) -> None:
    arrivals = Arrivals(PAGES, tree)
    whole, body, chosen = (
        as_sent(arrivals.at(path, search, LOCAL_VIEWER).sent(None))
        for search in ("?nam=2023", "?nam=2023&thuoc=x", "?nam=2023&chi-bo=a")
    )
    told = "không ai đọc hết từng dòng"
    assert [told in page for page in (whole, body, chosen)] == [True, False, False]
    assert all(f'"data-chart":"{stem}"' in page for page in (whole, body, chosen))


def test_what_is_summed_up_is_shown_of_every_body(tree: Warehouse) -> None:
    said = as_sent(Arrivals(PAGES, tree).at("/phan-bo", "?nam=2023", LOCAL_VIEWER).sent(None))
    assert "không ai đọc hết từng dòng" not in said
    assert '"data-chart":"rating_by_unit"' in said
