"""A picture once made is sent again without asking anything of the data anew, and never beyond its version."""

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from dash import Dash, html
from dash.development.base_component import Component

from app import PAGES, create_app, warm_up
from components.as_sent import as_sent
from data.viewer import LOCAL_VIEWER, Viewer
from data.warehouse import Warehouse
from pages import tong_quan
from pages.ahead import Ahead, readers
from pages.kept_arrivals import Arrivals
from pages.page import Page
from pages.view import View
from tests.data.office import Office
from tests.pages.odd_homes import committee

KEPT = [page for page in PAGES if page.kept and not page.narrowed]
# A change of a filter asks each question once; so many different questions stand on the pages.
MOST_QUESTIONS = 24
READERS, PATIENCE = 8, 60


@pytest.fixture
def served(sample_home: Path) -> Iterator[Dash]:
    """Give the dashboard on the sample committee."""
    app = create_app(sample_home)
    warm_up(app)
    yield app
    app.server.config["AHEAD"].warehouse.close()


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Give a committee with the plan of 2023 and one branch that was rated."""
    office = committee(tmp_path)
    office.unit("a")
    office.fill("a", HTXSNV=3, HTTNV=10)
    return office


def arrive(app: Dash, path: str, search: str) -> dict[str, Any]:
    """Change page or filter as a browser does."""
    client = app.server.test_client()
    told = client.get("/_dash-dependencies").get_json()
    asked = next(one for one in told if [given["id"] for given in one["inputs"]] == ["address", "address"])
    parts = [part.rpartition(".") for part in asked["output"].strip(".").split("...")]
    inputs = [{**one, "value": value} for one, value in zip(asked["inputs"], (path, search), strict=True)]
    body = {
        "output": asked["output"],
        "outputs": [{"id": name, "property": what} for name, _, what in parts],
        "inputs": inputs,
        "changedPropIds": ["address.search"],
    }
    answer = client.post("/_dash-update-component", json=body)
    assert answer.status_code == 200
    told_back: dict[str, Any] = json.loads(answer.get_data(as_text=True))["response"]
    return told_back


def questions(app: Dash) -> int:
    """How many questions the database has worked out so far."""
    ahead: Ahead = app.server.config["AHEAD"]
    return ahead.warehouse.answered


@pytest.mark.parametrize("page", KEPT, ids=[page.stem for page in KEPT])
def test_a_change_asks_each_question_once_and_the_same_again_asks_none(served: Dash, page: Page) -> None:
    arrive(served, page.path, "?nam=2022")
    before = questions(served)
    first = arrive(served, page.path, "?nam=2021")
    asked = questions(served) - before
    assert 0 < asked <= MOST_QUESTIONS
    assert arrive(served, page.path, "?nam=2021") == first
    assert questions(served) == before + asked


def test_what_is_made_ahead_is_what_readers_ask(served: Dash) -> None:
    ahead: Ahead = served.server.config["AHEAD"]
    ahead.pages = [tong_quan.PAGE]
    assert ahead.make(readers(with_accounts=False)) > 1
    before = questions(served)
    for search in ("", "?nam=2022", "?nam=2021"):
        arrive(served, "/", search)
    assert questions(served) == before


def test_when_a_day_has_passed_its_pages_are_made_before_anybody_asks(office: Office) -> None:
    arrivals = Arrivals(PAGES, office.serve(), date(2023, 12, 4))
    ahead = Ahead(arrivals, looks_every=0.01, quiet_for=0.0)
    ahead.pages = [tong_quan.PAGE]
    ahead.begin(readers(with_accounts=False))
    try:
        for day in (date(2023, 12, 4), date(2023, 12, 5)):
            arrivals.as_of = day
            assert made(arrivals, (1, day, "/", ""))
    finally:
        ahead.end()


def test_pages_are_made_ahead_for_each_role_that_sees_all() -> None:
    assert {viewer.role for viewer in readers(with_accounts=True)} == {"bi_thu", "cap_uy", "tong_hop"}


def test_a_new_version_is_shown_at_once(office: Office) -> None:
    arrivals = Arrivals(PAGES, office.serve())
    before = told(arrivals)
    assert told(arrivals) == before
    office.fill("a", first=20, KHTNV=5)
    office.serve()
    assert told(arrivals) != before


def test_what_readers_asked_lately_is_made_of_a_version_before_it_is_served(office: Office) -> None:
    """Served is what was: until the version to come has been got ready for; then it is shown and nothing is asked."""
    warehouse = office.serve()
    arrivals = Arrivals(PAGES, warehouse)
    before = {path: told(arrivals, path) for path in ("/", "/phan-bo")}
    office.fill("a", first=20, KHTNV=5)
    office.serve()
    served = office.home / "CURRENT"
    coming = served.read_text()
    served.write_text("1.duckdb")
    asked = warehouse.answered
    arrivals.make_ready(2, lambda: False)
    assert {path: told(arrivals, path) for path in before} == before
    assert warehouse.answered == asked
    served.write_text(coming)
    after = {path: told(arrivals, path) for path in before}
    assert warehouse.answered == asked
    assert after == {path: told(Arrivals(PAGES, Warehouse(office.home)), path) for path in before}
    assert all(after[path] != before[path] for path in before)


def test_who_is_in_a_hurry_does_not_wait_for_that(office: Office) -> None:
    warehouse = office.serve()
    arrivals = Arrivals(PAGES, warehouse)
    told(arrivals)
    office.fill("a", first=20, KHTNV=5)
    office.serve()
    before = arrivals.size
    arrivals.make_ready(2, lambda: True)
    assert arrivals.size == before


def test_who_may_see_less_is_not_shown_what_was_kept_for_another(office: Office) -> None:
    office.unit("b")
    office.fill("b", HTXSNV=1)
    warehouse = office.serve()
    together = Arrivals(PAGES, warehouse)
    readers = [LOCAL_VIEWER, Viewer("a", "chi_bo", "a"), Viewer("b", "chi_bo", "b")]
    shared = [told(together, "/phan-bo", "", reader) for reader in readers]
    alone = [told(Arrivals(PAGES, warehouse), "/phan-bo", "", reader) for reader in readers]
    assert shared == alone
    assert len(set(shared)) == len(readers)


def test_no_more_is_kept_than_there_is_room_for(office: Office) -> None:
    warehouse = office.serve()
    one = Arrivals(PAGES, warehouse).at("/", "", LOCAL_VIEWER).size
    arrivals = Arrivals(PAGES, warehouse, most=one * 3)
    for day in range(1, 9):
        told(arrivals, "/", f"?den-ngay=2024-01-{day:02}")
        assert arrivals.size <= one * 3
    assert arrivals.size > one


def test_what_several_ask_for_at_once_is_made_once(office: Office) -> None:
    """The first is held up while the others ask: each of them would make the page for itself."""
    made: list[int] = []
    asking = threading.Barrier(READERS)

    def body(_: View) -> list[Component]:
        made.append(1)
        if len(made) == 1:
            asking.wait(PATIENCE)
        return [html.P("xong")]

    arrivals = Arrivals([replace(tong_quan.PAGE, body=body)], office.serve())
    shown: list[str] = []

    def read() -> None:
        if made:
            asking.wait(PATIENCE)
        shown.append(told(arrivals))

    first = threading.Thread(target=read)
    first.start()
    while not made:
        first.join(0.01)
    readers = [threading.Thread(target=read) for _ in range(READERS - 1)]
    for reader in readers:
        reader.start()
    for reader in [first, *readers]:
        reader.join()
    assert len(made) == 1
    assert len(shown) == READERS
    assert len(set(shown)) == 1


def test_a_page_that_failed_is_not_kept(office: Office) -> None:
    fails = [True]

    def body(_: View) -> list[Component]:
        if fails:
            raise ValueError(fails.pop())
        return [html.P("xong")]

    arrivals = Arrivals([replace(tong_quan.PAGE, body=body)], office.serve())
    shown = [told(arrivals) for _ in range(2)]
    assert ["xong" in one for one in shown] == [False, True]


def made(arrivals: Arrivals, key: tuple[Any, ...]) -> bool:
    """Whether what has this key is made within the time that a test may take, though nobody asks for it."""
    looked, ends = threading.Event(), monotonic() + PATIENCE
    while key not in {one[: len(key)] for one in list(arrivals._kept)}:
        if monotonic() > ends:
            return False
        looked.wait(0.05)
    return True


def told(arrivals: Arrivals, path: str = "/", search: str = "", reader: Viewer = LOCAL_VIEWER) -> str:
    """What an address shows, as it is sent."""
    return as_sent(arrivals.at(path, search, reader).sent(None))
