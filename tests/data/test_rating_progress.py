"""Question rating_progress: how far the rating has come."""

from datetime import date
from typing import Any

import polars as pl

from data.viewer import LOCAL_VIEWER
from tests.data.office import Office


def test_progress_tells_how_many_of_those_known_are_rated_at_each_stage_in_use(office: Office) -> None:
    paper = office.file()
    for member in ("x", "y", "z"):
        office.rate(paper, member, "HTTNV", stage="proposed")
    office.rate(paper, "x", "HTXSNV")
    rows = ask(office, years=[2023])
    counted = rows.select("subject_kind", "stage", "rated", "total", "n_htxsnv", "n_httnv").rows()
    assert counted == [("dang_vien", "proposed", 3, 3, 0, 3), ("dang_vien", "decided", 1, 3, 1, 0)]


def ask(office: Office, **other: Any) -> pl.DataFrame:
    asked = {"subject_kind": "dang_vien", "stage": "decided", "as_of": date.max, **other}
    return office.serve().ask("rating_progress", LOCAL_VIEWER, **asked)
