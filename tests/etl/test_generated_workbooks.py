"""Workbooks drawn by hypothesis: no row is lost, each one left out has its address, and no error is without a cause.

Each is read as a load reads it (the look at the package, the reading child, the readers), all by one child: a load of
its own for each would spend nine tenths of its time on starting it, and in one load for all no failure could shrink.
"""

import logging
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random, SystemRandom
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from etl.extract.child import WorkbookReader
from etl.extract.delimited import SHEET_NAME
from etl.read import File, read_files
from etl.report import FileReport, Issue
from etl.settings import Committee, parse_settings
from etl.units import Units
from tests.committees.counted import Counted
from tests.committees.drawing import committee, workbooks
from tests.committees.drawn import Cause, Drawn
from tests.committees.settings import write_settings

TIMES, TIMES_IN_SOAK, PARTS = 60, 2_000, 8
COMMON = settings(
    deadline=None,
    database=None,
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)
# A sum no longer holds once one of its rows is spoiled; one that stands twice spoils none.
ROWS_ONLY_THEN, SPOIL_NO_SUM = "total_mismatch", ("duplicate_row", "total_mismatch")
LOG = logging.getLogger(__name__)


@pytest.fixture(scope="module")
def reader() -> Iterator[WorkbookReader]:
    """Give one reading child for all."""
    with WorkbookReader() as child:
        yield child


def test_generated_workbooks_lose_no_row_and_err_nowhere_else(reader: WorkbookReader) -> None:
    @settings(COMMON, max_examples=TIMES, derandomize=True)
    @given(workbooks())
    def each(drawn: Drawn) -> None:
        assert not differences(drawn, reader)

    each()


@pytest.mark.soak
@pytest.mark.parametrize("part", range(PARTS))
def test_many_generated_workbooks_lose_no_row_and_err_nowhere_else(part: int, reader: WorkbookReader) -> None:
    chosen = SystemRandom().randrange(2**32)
    LOG.warning("part %s is drawn by seed %s", part, chosen)

    @seed(chosen)
    @settings(COMMON, max_examples=TIMES_IN_SOAK // PARTS)
    @given(workbooks())
    def each(drawn: Drawn) -> None:
        assert not differences(drawn, reader)

    each()


def differences(drawn: Drawn, reader: WorkbookReader) -> list[str]:
    """What the report of a drawn workbook says otherwise than who wrote it, and than who counts its XML."""
    report = reported(drawn, reader)
    counted = Counted.of(drawn.as_xlsx())
    found = [*_of_rows(drawn, report, counted), *_of_addresses(drawn, report, counted), *_of_causes(drawn, report)]
    return [*found, *(f"{i.severity} {i.code} {i.sheet}!{i.cell} {i.value}" for i in report.issues)] if found else []


def reported(drawn: Drawn, reader: WorkbookReader) -> FileReport:
    """The report on a drawn workbook; the sheet of a text file has the name it was drawn with."""
    book = reader.read(drawn.book.path, drawn.content())
    for sheet in book.sheets:
        sheet.name = drawn.book.sheets[0].name if sheet.name == SHEET_NAME else sheet.name
    [reading] = read_files([File(1, drawn.book.path, book)], units_of(drawn.seed))
    return reading.report()


@cache
def units_of(invented: int) -> Units:
    """The bodies of an invented committee by its own settings."""
    with TemporaryDirectory() as folder:
        write_settings(committee(invented), Path(folder), Random(0))
        parsed = parse_settings((Path(folder) / "committee.toml").read_bytes(), set(), set())
    assert isinstance(parsed, Committee)
    return Units(parsed)


def _of_rows(drawn: Drawn, report: FileReport, counted: Counted) -> Iterator[str]:
    if drawn.rows != counted.rows:
        yield f"not counted {drawn.rows - counted.rows}, counted and not written {counted.rows - drawn.rows}"
    if report.rows != len(counted.rows) or report.rows != report.loaded + report.rejected:
        yield f"{report.rows} rows = {report.loaded} + {report.rejected}, counted {len(counted.rows)}"
    if report.rejected != len(drawn.lost):
        yield f"{report.rejected} rows left out, to be left out {sorted(drawn.lost, key=str)}"
    expected = "loaded" if not drawn.lost else "partial" if drawn.lost < drawn.rows else "refused"
    if report.outcome != expected:
        yield f"outcome {report.outcome}, expected {expected}"


def _of_addresses(drawn: Drawn, report: FileReport, counted: Counted) -> Iterator[str]:
    """Every row left out is one that an error's address speaks of, and no other row is."""
    errors = [issue for issue in report.issues if issue.severity == "error"]
    told = {row for issue in errors for row in counted.told_of(issue.sheet, issue.cell)}
    if told != drawn.lost:
        yield f"left out without an address {drawn.lost - told}, told of without being left out {told - drawn.lost}"


def _of_causes(drawn: Drawn, report: FileReport) -> Iterator[str]:
    """Every issue has its cause, every cause its issue."""
    left = list(drawn.causes)
    for issue in report.issues:
        cause = next((one for one in left if _is_of(issue, one)), None)
        if cause is not None:
            left.remove(cause)
        elif issue.code != ROWS_ONLY_THEN or not any(_spoils_sums(one, issue.sheet) for one in drawn.causes):
            yield f"without a cause: {issue}"
    yield from (f"never said: {cause}" for cause in left)


def _spoils_sums(cause: Cause, sheet: str | None) -> bool:
    return cause.sheet == sheet and None not in cause.cells and cause.codes not in SPOIL_NO_SUM


def _is_of(issue: Issue, cause: Cause) -> bool:
    placed = issue.sheet == cause.sheet and issue.cell in cause.cells
    return placed and issue.code in cause.codes.split("|") and issue.severity == cause.severity
