"""Pages of a superior committee: the path above each, down to a branch, and back; with nothing in between, no path."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from plotly.utils import PlotlyJSONEncoder

from app import PAGES
from components.names import names
from components.natives import NATIVES
from components.table_twin import table_twin
from data.viewer import LOCAL_VIEWER, Viewer
from data.warehouse import Warehouse
from pages.arrival import shown_at
from pages.view import View, open_view
from tests.data.superior import province
from tests.pages.odd_homes import one_branch

WITH_CHARTS = ("/", "/phan-bo", "/xu-huong", "/tien-do", "/khac-phuc", "/khen-thuong")
PAGE_OF = {page.path: page for page in PAGES}
EVERY_PAGE = [page.path for page in PAGES if page.allowed(LOCAL_VIEWER)]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """Give the superior committee's warehouse; tests only ask it."""
    return province(tmp_path_factory.mktemp("tree"))


def seen(warehouse: Warehouse, search: str, viewer: Viewer = LOCAL_VIEWER) -> View:
    view = open_view(warehouse, viewer, search)
    assert view is not None
    return view


def arrived(warehouse: Warehouse, path: str, search: str = "") -> dict[str, Any]:
    shown = shown_at(PAGES, path, search, LOCAL_VIEWER, seen(warehouse, search))
    return {**shown.places, **shown.controls}


def links(part: Any) -> list[tuple[str, str | None]]:
    """The names in a part of a page, in order, each with where it leads (None: nowhere)."""
    inside = part._traverse() if part is not None else ()
    return [(one.children, getattr(one, "href", None)) for one in inside if type(one).__name__ in ("A", "Span")]


def plain_text(part: Any) -> str:
    return json.dumps(part, cls=PlotlyJSONEncoder, ensure_ascii=False)


@pytest.mark.parametrize("path", EVERY_PAGE)
def test_every_page_has_the_path_above_it_each_step_a_link_to_the_same_page(tree: Warehouse, path: str) -> None:
    line = links(arrived(tree, path, "?thuoc=x&nam=2023")["path"])[:2]
    home = "/" if path == "/chi-bo" else path
    assert line == [("DANG-BO", f"{home}?nam=2023"), ("X", None)]


def test_a_branch_page_stands_under_its_body_wherever_one_looked_before(tree: Warehouse) -> None:
    for search in ("", "?thuoc=y"):
        arrival = arrived(tree, "/chi-bo/x1", search)
        assert links(arrival["path"]) == [("DANG-BO", "/"), ("X", "/?thuoc=x"), ("X1", None)]
        assert "X1" in plain_text(arrival["heading"])


def test_headings_and_controls_name_those_compared_by_their_kind(tree: Warehouse) -> None:
    for within, word in (("", "Tổ chức đảng"), ("&thuoc=x", "Chi bộ")):
        arrival = arrived(tree, "/phan-bo", f"?nam=2023{within}")
        assert arrival["unit_words"]["label"] == arrival["unit_words"]["legend"] == word
        assert arrival["unit_words"]["find"] == f"Tìm {word.lower()} của mình"
        assert arrival["summary"]["chi-bo"] == f"Tất cả {word.lower()}"
        assert f"{word}: Tất cả {word.lower()}" in plain_text(arrival["heading"])
        chart = PAGE_OF["/phan-bo"].charts["rating_by_unit"](seen(tree, f"?nam=2023{within}"))
        assert chart is not None
        twin = plain_text(table_twin(chart.stem, chart.rows, above=chart.reading.above))
        assert f'\\"{word}\\"' in twin
        assert f"So sánh giữa các {word.lower()}" in twin
        assert f"So sánh giữa các {word.lower()}" == chart.heading


@pytest.mark.parametrize("path", WITH_CHARTS)
def test_from_the_whole_one_goes_down_to_a_body_and_from_there_to_a_branch(tree: Warehouse, path: str) -> None:
    down = dict(links(arrived(tree, path, "?nam=2023")["path"])[1:])
    assert down == {
        "X": f"{path}?thuoc=x&nam=2023",
        "Y": f"{path}?thuoc=y&nam=2023",
        "Z": f"{path}?thuoc=z&nam=2023",
        "A": "/chi-bo/a?nam=2023",
    }
    further = dict(links(arrived(tree, path, "?thuoc=x&nam=2023")["path"])[2:])
    assert further == {f"X{n}": f"/chi-bo/x{n}?thuoc=x&nam=2023" for n in (1, 2, 3)}


@pytest.mark.parametrize("path", WITH_CHARTS)
def test_every_page_shows_the_children_of_the_body_looked_into_and_no_other_branch(tree: Warehouse, path: str) -> None:
    view = seen(tree, "?thuoc=x")
    told = plain_text(PAGE_OF[path].body(view))
    assert "Y1" not in told
    assert "Z1" not in told
    charts = [chart for draw in PAGE_OF[path].charts.values() if (chart := draw(view))]
    compared = [set(chart.rows["unit"]) for chart in charts if "unit" in chart.rows.columns]
    assert all({"x1", "x2", "x3"} >= units - {"x", "dang-uy"} for units in compared)
    assert any({"x1", "x2", "x3"} & units for units in compared) == (path != "/")


def test_the_filter_offers_the_children_and_passes_over_branches_that_stand_elsewhere(tree: Warehouse) -> None:
    arrival = arrived(tree, "/phan-bo", "?thuoc=x&chi-bo=x1,y1")
    assert [option["value"] for option in arrival["options"]["chi-bo"]] == ["x1", "x2", "x3"]
    assert arrival["values"]["chi-bo"] == ["x1"]
    assert "chi-bo=y1" in plain_text(arrival["notice"])
    whole = arrived(tree, "/phan-bo")["options"]["chi-bo"]
    assert [option["value"] for option in whole] == ["a", "x", "y", "z"]


def test_a_branch_chosen_without_its_body_is_looked_at_within_that_body(tree: Warehouse) -> None:
    arrival = arrived(tree, "/phan-bo", "?chi-bo=x1,x2")
    assert [option["value"] for option in arrival["options"]["chi-bo"]] == ["x1", "x2", "x3"]
    assert links(arrival["path"])[:2] == [("DANG-BO", "/phan-bo"), ("X", None)]
    of_two = arrived(tree, "/phan-bo", "?chi-bo=x1,y1")
    assert {"x1", "y1", "x", "a"} <= {option["value"] for option in of_two["options"]["chi-bo"]}
    assert links(of_two["path"])[0] == ("DANG-BO", None)
    assert of_two["summary"]["chi-bo"] == "2 chi bộ"


def test_the_menu_keeps_the_body_and_an_unknown_one_is_told(tree: Warehouse) -> None:
    assert "/tien-do?thuoc=y" in str(arrived(tree, "/phan-bo", "?thuoc=y")["menu"])
    for strange in ("khong-co", "x1", "dang-uy"):
        arrival = arrived(tree, "/phan-bo", f"?thuoc={strange}")
        assert f"thuoc={strange}" in plain_text(arrival["notice"])
        assert links(arrival["path"])[0][0] == "DANG-BO"


@pytest.mark.parametrize("path", WITH_CHARTS[1:])
def test_nothing_in_or_around_a_chart_of_bodies_calls_them_branches(tree: Warehouse, path: str) -> None:
    papers = seen(tree, "").ask("submission_matrix").select("document_name", "document_short").rows()
    subject = names("subject_kind")["chi_bo"]
    own_names = {
        *(name for paper in papers for name in paper),
        names("stage")["proposed"],
        *(f"{subject}{sign}" for sign in (" ·", ":")),
    }
    seen_of_bodies = []
    for search in ("", "?nam=2022", "?doi-tuong=chi_bo", "?doi-tuong=dang_bo_truc_thuoc"):
        for stem, draw in PAGE_OF[path].charts.items():
            chart = draw(seen(tree, search))
            if chart is None or not chart.is_of_bodies:
                continue
            native = NATIVES[stem](chart, 1) if stem in NATIVES else None
            told = plain_text(
                [
                    *(chart.heading, chart.caption, chart.subtitle, *chart.notes[:-1]),
                    chart.figure["data"],
                    chart.figure["layout"] | {"meta": chart.meta},
                    asdict(native) if native else None,
                ]
            )
            told = told.replace("<br>", " ")
            for name in sorted(own_names, key=len, reverse=True):
                told = told.replace(name, "")
            assert "chi bộ" not in told.lower(), (stem, search)
            seen_of_bodies.append(stem)
    assert seen_of_bodies


def test_a_chart_says_by_its_own_word_whom_it_compares(tree: Warehouse) -> None:
    draw = PAGE_OF["/khac-phuc"].charts["remediation_status"]
    of_bodies, of_branches = (draw(seen(tree, f"?nam=2022{search}")) for search in ("", "&thuoc=x"))
    assert of_bodies is not None
    assert of_branches is not None
    assert "tổ chức đảng" in of_bodies.caption
    assert "chi bộ" in of_branches.caption


@pytest.mark.parametrize("search", ["?thuoc=x", "?thuoc=x&doi-tuong=chi_bo", "?thuoc=x&chi-bo=x1"])
def test_what_is_told_under_a_title_names_the_body_looked_into_or_what_is_chosen_of_it(
    tree: Warehouse, search: str
) -> None:
    assert seen(tree, search).reading.unit_names == (("X1",) if "x1" in search else ("X",))


def test_the_matrix_tells_how_many_branches_of_a_body_have_filed_and_what_the_body_owes(tree: Warehouse) -> None:
    chart = next(page for page in PAGES if page.path == "/tien-do").charts["submission_matrix"](seen(tree, ""))
    assert chart is not None
    texts = [text for trace in chart.figure["data"][1:] for text in trace["text"]]
    assert any("2/3 đã nộp" in text for text in texts)
    assert any("của đảng bộ" in head.replace("<br>", " ") for head in chart.figure["layout"]["xaxis"]["ticktext"])


def test_a_branch_account_looks_into_the_body_above_it_and_is_shown_its_own(tree: Warehouse) -> None:
    view = seen(tree, "", Viewer(id="chi-bo-x1", role="chi_bo", unit="x1"))
    assert (view.body, view.said.units) == ("x", ("x1",))
    assert set(view.ask("rating_by_unit")["unit"]) == {"x1"}


def test_where_nothing_stands_in_between_there_is_no_path_and_no_kind_of_subject_for_it(tmp_path: Path) -> None:
    arrival = arrived(one_branch(tmp_path).serve(), "/phan-bo")
    assert arrival["path"] is None
    assert "dang_bo_truc_thuoc" not in [option["value"] for option in arrival["options"]["doi-tuong"]]
