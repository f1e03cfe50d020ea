"""How long a first start takes, and how long a reader waits for an answer; run by `make bench`."""

import statistics
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from tests.repository import ROOT, stems

pytestmark = pytest.mark.bench

LOAD_SECONDS = 60
AGAIN_SECONDS = 10
ANSWER_SECONDS = 0.25
TIMES = 7
ASKED: dict[str, Any] = {
    "years": [2023],
    "units": [],
    "subject_kind": "dang_vien",
    "stage": "decided",
    "as_of": date(2023, 12, 20),
}
ALSO_ASKED: dict[str, dict[str, Any]] = {"source_issues": {"file_id": 1}, "rating_sources": {"level": "HTTNV"}}


def test_the_sample_committee_is_loaded_within_a_minute_and_again_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "etl", "load", "data/samples", "--home", str(tmp_path / "home")]
    first = seconds(lambda: subprocess.run(command, cwd=ROOT, check=True, capture_output=True))
    again = seconds(lambda: subprocess.run(command, cwd=ROOT, check=True, capture_output=True))
    print(f"\nload {first:.1f} s, again {again:.1f} s")
    assert first < LOAD_SECONDS
    assert again < AGAIN_SECONDS


@pytest.mark.parametrize("question", sorted(stems("data/queries", ".sql")))
def test_a_question_is_answered_at_once(sample_home: Path, question: str) -> None:
    warehouse = Warehouse(sample_home)
    asked = ASKED | ALSO_ASKED.get(question, {})
    warehouse.ask(question, LOCAL_VIEWER, **asked)
    taken = [seconds(lambda: warehouse.ask(question, LOCAL_VIEWER, **asked)) for _ in range(TIMES)]
    print(f"\n{question}: median {statistics.median(taken) * 1000:.0f} ms, worst {max(taken) * 1000:.0f} ms")
    assert statistics.median(taken) < ANSWER_SECONDS


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes."""
    started = perf_counter()
    work()
    return perf_counter() - started
