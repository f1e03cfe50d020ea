"""How long a first start takes, and how long a reader waits for an answer; run by `make bench`."""

import io
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from time import perf_counter

import openpyxl
import pytest

from data import audience
from data.viewer import LOCAL_VIEWER, Viewer
from data.warehouse import Warehouse
from etl.gather import Gathered
from etl.home import Home
from etl.load import load, undo
from tests.data.asked import QUESTIONS, given
from tests.homes import copy_of
from tests.repository import ROOT

pytestmark = pytest.mark.bench

LOAD_SECONDS = 60
AGAIN_SECONDS = 10
ANSWER_SECONDS = 0.25
WITH_CELLS_KEPT = 0.75
TIMES, LOADS = 7, 3
DAY = date(2023, 12, 20)
OUTSIDE = Viewer("local", "local", outside=True)


def test_the_sample_committee_is_loaded_within_a_minute_and_again_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "etl", "load", "data/samples", "--home", str(tmp_path / "home")]
    first = seconds(lambda: subprocess.run(command, cwd=ROOT, check=True, capture_output=True))
    again = seconds(lambda: subprocess.run(command, cwd=ROOT, check=True, capture_output=True))
    print(f"\nload {first:.1f} s, again {again:.1f} s")
    assert first < LOAD_SECONDS
    assert again < AGAIN_SECONDS


def test_the_cells_kept_spare_most_of_a_load_and_of_an_undo(sample_home: Path, tmp_path: Path) -> None:
    file = next(place for place in (ROOT / "data/samples/2023").rglob("tong-hop-dang-vien-2023.xlsx"))
    taken: dict[str, list[float]] = {"load": [], "undo": [], "load of bytes": [], "undo of bytes": []}
    for turn in range(LOADS):
        for way in ("", " of bytes"):
            home = Home(tmp_path / f"home_{turn}{way}")
            copy_of(sample_home, home.path)
            for name, work in (("load", partial(load, home, [newcomer(file)])), ("undo", partial(undo, home))):
                if way:
                    shutil.rmtree(home.parsed)
                taken[name + way].append(seconds(work))
    middle = {name: statistics.median(times) for name, times in taken.items()}
    for name in ("load", "undo"):
        print(f"\n{name}: {middle[name]:.2f} s, {middle[name] / middle[f'{name} of bytes']:.0%} of bytes'")
        assert middle[name] < middle[f"{name} of bytes"] * WITH_CELLS_KEPT


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_answered_at_once(sample_home: Path, question: str) -> None:
    """Of a day somebody has asked about; each time worked out, not taken from what was answered before."""
    warehouse = Warehouse(sample_home)
    viewer = OUTSIDE if question == audience.PEOPLE else LOCAL_VIEWER
    asked = given(question, as_of=DAY)
    warehouse.ask(question, viewer, **asked)
    taken = []
    for _ in range(TIMES):
        warehouse._answer.cache_clear()
        taken.append(seconds(lambda: warehouse.ask(question, viewer, **asked)))
    print(f"\n{question}: median {statistics.median(taken) * 1000:.0f} ms, worst {max(taken) * 1000:.0f} ms")
    assert statistics.median(taken) < ANSWER_SECONDS


def newcomer(file: Path) -> Gathered:
    """A workbook whose content no home holds yet."""
    book = openpyxl.load_workbook(file)
    book.worksheets[0].cell(1, 40, "x")
    saved = io.BytesIO()
    book.save(saved)
    return Gathered("newcomer.xlsx", saved.getvalue())


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes."""
    started = perf_counter()
    work()
    return perf_counter() - started
