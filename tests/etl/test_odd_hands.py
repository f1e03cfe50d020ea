"""What typists do that no form foresees: read as meant where it can be known, else shown with its cell; never lost."""

from typing import Any

import pytest

from etl.cells import Sheet, Workbook
from etl.read import File, read_files
from etl.reading import FileReading, Mention
from tests.etl.odd_hands import CASES, HEADS, UNITS, grid, read

VALUES = {
    "rating_record": "level",
    "count_record": "n",
    "submission_record": "received_on",
    "review_meeting_record": "held_on",
    "remediation_record": "status",
    "pledge_record": "done",
    "note_record": "note",
    "shortcoming_record": "verdict",
    "award_record": "form",
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"].replace(" ", "_"))
def test_an_odd_hand_is_read_or_shown(case: dict[str, Any]) -> None:
    reading = read(case)
    report = reading.report()
    found = [" ".join(filter(None, (issue.severity, issue.code, issue.cell))) for issue in report.issues]
    assert sorted(found) == sorted(case.get("issues", []))
    assert (report.rows, report.loaded, report.rejected) == (
        case["rows"],
        case["loaded"],
        case["rows"] - case["loaded"],
    )
    read_as = values(reading)
    assert {cell: read_as.get(cell, "None") for cell in case.get("facts", {})} == case.get("facts", {})
    dues = {fact["cell"]: str(fact["due_on"]) for _, _, fact in reading.facts if "due_on" in fact}
    assert case.get("dues", dues) == dues
    assert case.get("says", "") in " ".join(f"{issue.message} {issue.suggestion}" for issue in report.issues)


@pytest.mark.parametrize("name", ["unit", "units", "kinds", "periods"])
def test_whose_and_of_what_time_it_is_comes_from_the_paper(name: str) -> None:
    column = {"unit": "unit", "units": "unit", "kinds": "subject_kind", "periods": "period"}[name]
    cases = [case for case in CASES if name in case]
    assert cases
    for case in cases:
        facts = [fact for table, _, fact in read(case).facts if table == "rating_record"]
        expected = case[name] if isinstance(case[name], list) else [case[name]]
        assert sorted({fact[column] for fact in facts}) == expected, case["what"]


def test_of_a_totals_row_only_what_is_printed_is_kept_and_sums_never_without_a_figure_of_a_level() -> None:
    case = next(case for case in CASES if case["what"].startswith("a blank level is no figure"))
    kept = [(fact["unit"], fact["level"], fact["n"]) for _, _, fact in read(case).facts]
    assert sorted(kept) == [("mot", "DA_XEP_LOAI", 15), ("mot", "HTTNV", 12), ("mot", "HTXSNV", 3)]


def test_no_message_names_a_person() -> None:
    said = [issue for case in CASES for issue in read(case).report().issues]
    assert said
    assert not [issue for issue in said if "Đảng viên 0" in f"{issue.message}{issue.suggestion}{issue.value}"]


def test_the_last_page_on_a_sheet_without_headings_is_said_however_short() -> None:
    first, last = (Sheet(name) for name in ("Trang 1", "Trang 2"))
    first.cells.update(grid(f"{HEADS['members']}TT|Họ và tên|Chi bộ đề nghị\n1|Đảng viên 0001|HTTNV"))
    last.cells.update(grid("2|Đảng viên 0002|HTTNV"))
    [reading] = read_files([File(1, "a.xlsx", Workbook([first, last]))], UNITS)
    report = reading.report()
    assert (report.rows, report.loaded) == (1, 1)
    assert [(issue.code, issue.sheet) for issue in report.issues] == [("unknown_sheet", "Trang 2")]


def values(reading: FileReading) -> dict[str, str]:
    """What each cell was read as; a person is no value."""
    return {
        fact["cell"]: str(fact[VALUES[table]])
        for table, _, fact in reading.facts
        if table in VALUES and not isinstance(fact[VALUES[table]], Mention)
    }
