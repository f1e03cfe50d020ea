"""What is written into a name, a reason, a file's or a sheet's name is shown as it was written, and never runs."""

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app import PAGES
from etl.gather import Gathered
from etl.home import Home
from etl.load import load
from tests.browser.conftest import Before, Reader
from tests.browser.test_down_to_the_cell import click
from tests.reliability.conftest import copied
from tests.reliability.papers import NEWCOMER, entries
from tests.security.hostile import ELSEWHERE, RUNS, SHEET, TEXTS, hostile_office

NAMED = "<img src=x onerror=window.hacked=1>.xlsx"
FOUND = """() => ({
    ran: window.hacked ?? null,
    violations: window.violations,
    made: document.querySelectorAll("svg[onload], [onerror], [onclick], svg a, [href*='elsewhere'], [src='x']").length,
    schemes: [...document.querySelectorAll("a[href], form[action]")]
        .map((one) => new URL(one.href ?? one.action).protocol)
        .filter((one) => !["http:", "https:"].includes(one)),
})"""
EVERY = [*(page.path for page in PAGES), "/chi-bo/a", "/chi-bo/b"]
# What shows typed texts in ways of its own; the other pages in the long runs.
USUAL = ["/", "/phan-bo", "/khac-phuc", "/nguon", "/chi-bo/b"]
NOTHING: dict[str, Any] = {"ran": None, "violations": [], "made": 0, "schemes": []}
CLICKED = {"/phan-bo": ("rating_distribution", "rating_by_unit"), "/khac-phuc": ("remediation_status",)}


@pytest.fixture
def watched(before: Before, tmp_path: Path) -> Reader:
    """Give a reader of a hostile committee."""
    hostile_office(tmp_path).serve().close()
    return before(tmp_path)


@pytest.mark.parametrize("paths", [USUAL, pytest.param(EVERY, marks=pytest.mark.soak)], ids=["usual", "every"])
def test_no_text_of_the_data_runs_or_becomes_a_link_on_any_page(paths: list[str], watched: Reader) -> None:
    shown = ""
    for path in paths:
        page = watched.open(f"{path}?nam=2025")
        page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
        for stem in CLICKED.get(path, ()):
            click(page, stem)
        assert page.evaluate(FOUND) == NOTHING, path
        if path == "/phan-bo":
            names = page.locator("figure[data-chart=rating_by_unit] .ytick").all_text_contents()
            assert any(RUNS in name for name in names), "a chart draws a name as it is written"
            assert any(f"href='{ELSEWHERE}'" in name for name in names)
        shown += page.locator("body").inner_text()
    assert RUNS in shown
    assert TEXTS["b"] in shown
    assert watched.complaints == []
    assert not [asked for asked in watched.asked if not asked.startswith((watched.address, "data:", "blob:"))]


def test_neither_a_cell_nor_a_file_runs(before: Before, small_home: Home, tmp_path: Path) -> None:
    home = copied(small_home, tmp_path / "home")
    [report] = load(home, [Gathered(NAMED, hostile_workbook())])
    assert report.rows
    desk = before(home.path)
    page = desk.open("/nguon")
    assert page.evaluate(FOUND) == NOTHING
    assert page.get_by_text(NAMED).first.is_visible()
    page = desk.open(f"/nguon?tep={entries(home)[-1].position}&trang={SHEET}&o=B11")
    assert RUNS in page.locator(".as-typed").inner_text()
    assert page.evaluate(FOUND) == NOTHING
    with page.expect_download() as saved:
        page.get_by_role("link", name="Mở tệp gốc").click()
    assert not set(saved.value.suggested_filename) & set('<>"/\\:')
    assert desk.complaints == []


def hostile_workbook() -> bytes:
    """A branch's list in which a member, a post and the sheet have hostile names."""
    book = openpyxl.load_workbook(NEWCOMER)
    sheet = book.worksheets[0]
    sheet.title = SHEET
    sheet["B11"], sheet["D11"] = RUNS, TEXTS["a"]
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
