"""Every given faulty file gets the outcome, counts, codes and places that were expected, and nothing more."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from etl.gather import gather
from etl.home import Home
from etl.load import load
from tests.repository import ROOT

BROKEN = ROOT / "tests" / "broken"
EXPECTED: dict[str, dict[str, Any]] = json.loads((BROKEN / "expected.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def home_with_settings(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home that knows the committee and its plans, and has no papers."""
    home = Home(tmp_path_factory.mktemp("home"))
    files, _ = gather([ROOT / "data/samples/committee.toml", ROOT / "data/samples/plans"])
    load(home, files)
    return home


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_faulty_file_is_reported_as_expected(name: str, home_with_settings: Home) -> None:
    files, _ = gather([BROKEN / name])
    [report] = load(home_with_settings, files, keep=False)
    expected = EXPECTED[name]
    assert (report.outcome, report.rows, report.loaded) == (expected["outcome"], expected["rows"], expected["loaded"])
    assert report.rows == report.loaded + report.rejected
    found = [(issue.code, issue.sheet, issue.cell) for issue in report.issues]
    assert len(found) == len(expected["issues"]), found
    for code, sheet, place in expected["issues"]:
        assert any(_fits(one, code, sheet, place) for one in found), (code, sheet, place, found)


def test_an_unknown_branch_is_never_taken_for_a_like_named_one_but_three_are_suggested(
    home_with_settings: Home,
) -> None:
    files, _ = gather([BROKEN / "chi-bo-la.xlsx"])
    [report] = load(home_with_settings, files, keep=False)
    assert report.unit is None
    assert "Văn phòng 1" in report.issues[0].suggestion
    assert report.issues[0].suggestion.count(";") >= 2


def test_messages_name_cells_and_never_people(home_with_settings: Home) -> None:
    files, _ = gather([BROKEN / name for name in EXPECTED])
    reports = load(home_with_settings, files, keep=False)
    said = [issue.message + issue.suggestion for report in reports for issue in report.issues]
    assert len(said) >= len(EXPECTED) // 2
    assert not [text for text in said if re.search(r"Đảng viên [A-Z]?\d", text)]


def _fits(found: tuple[str, str | None, str | None], code: str, sheet: str | None, place: str | None) -> bool:
    if found[0] not in code.split("|") or (sheet is not None and found[1] != sheet):
        return False
    if place is None:
        return True
    if ":" in place:
        return found[2] is not None and re.sub(r"\D", "", found[2]) == place.split(":")[0]
    return found[2] == place


def test_the_given_files_stay_as_they_are() -> None:
    assert {file.name for file in Path(BROKEN).iterdir()} == {*EXPECTED, "expected.json"}
