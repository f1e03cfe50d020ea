"""A small committee for the tests of flat tables, tables of it as text or Parquet, and homes that take them in."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import polars as pl

from data.opened import connected
from etl.gather import Gathered
from etl.home import Home
from etl.load import load
from etl.report import FileReport, Issue

COMMITTEE = """
name = "Đảng bộ Sở A"
committee = "Đảng ủy Sở A"
illustrative = true
units = [{ id = "mot", name = "Chi bộ Một" }, { id = "hai", name = "Chi bộ Hai" }]
"""
PLAN = """
year = 2023
rule = "qd-124"
deadlines = [{ subject = "chi_bo", before = 2023-12-05, documents = ["tong_hop_dang_vien", "bao_cao_kiem_diem"] }]
"""
SETTINGS = [Gathered("committee.toml", COMMITTEE.encode()), Gathered("plans/2023.toml", PLAN.encode())]
RATING = ("year", "unit", "subject_kind", "subject", "subject_name", "stage", "level", "unrated_reason")


def text(header: Sequence[str], *rows: Sequence[object], name: str = "bang.csv", mark: str = ";") -> Gathered:
    """A table as text."""
    lines = [mark.join(map(str, row)) for row in (header, *rows)]
    return Gathered(name, "\r\n".join([*lines, ""]).encode("utf-8-sig"))


def parquet(rows: pl.DataFrame, name: str) -> Gathered:
    """A table as Parquet."""
    content = io.BytesIO()
    rows.write_parquet(content)
    return Gathered(name, content.getvalue())


def people(*told: tuple[str, str, str], stage: str = "decided", name: str = "rating.csv") -> Gathered:
    """Ratings of people of 2023: body, subject and level of each."""
    rows = [(2023, unit, "dang_vien", who, f"Đảng viên {who}", stage, level, "") for unit, who, level in told]
    return text(RATING, *rows, name=name)


def taken(home: Path, *files: Gathered) -> list[FileReport]:
    """The reports of files taken into a home with the settings, without those of the settings."""
    new = [] if (home / "CURRENT").exists() else SETTINGS
    return load(Home(home), [*new, *files])[len(new) :]


def table(home: Path, name: str, *but: str) -> pl.DataFrame:
    """A table of the version served, sorted, without where its rows stood."""
    [file] = [Home(home).version_file(number) for number in [Home(home).version()] if number]
    with connected(file) as connection:
        rows = pl.DataFrame(connection.table(name))
    kept = [column for column in rows.columns if not column.startswith(("source_", "given_")) and column not in but]
    return rows.select(kept).sort(kept, nulls_last=True)


def placed(issues: Sequence[Issue]) -> list[tuple[str, Any]]:
    """Code and cell of each issue."""
    return [(found.code, found.cell) for found in issues]
