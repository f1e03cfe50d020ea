"""What the office records by hand is an entry like a file: checked, served, taken back and built again like one."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from etl.gather import Gathered
from etl.hand import ByHand
from etl.home import Home
from etl.load import load, rebuild, undo
from etl.manual import record
from etl.served import summary
from tests.homes import SAMPLES, copy_of

RECEIPT = ByHand("receipt", 2023, "thanh-tra", "4/12/2023", document="bien_ban_hoi_nghi", text="bản sao")
MEETING = ByHand("meeting", 2023, "van-phong-1", "22/11/2023", has_chi_uy=True, supervisor="Bí thư Đảng ủy Sở")
NOTE = ByHand("note", 2023, "thanh-tra", "6/12/2023", text="Chưa có nhận xét nơi cư trú\ncủa hai đảng viên.")


def asked(home: Home, question: str, **parameters: Any) -> list[dict[str, Any]]:
    warehouse = Warehouse(home.path)
    try:
        return warehouse.ask(question, LOCAL_VIEWER, **parameters).to_dicts()
    finally:
        warehouse.close()


def item_of(home: Home) -> ByHand:
    item = asked(home, "remediation_open")[0]
    named = {name: item[name] for name in ("year", "unit", "item_key", "item")}
    return ByHand("remediation", day="15/03/2024", status="da_hoan_thanh", **named)


def test_a_paper_that_arrived_is_a_filing(small_home: Home) -> None:
    report = record(small_home, RECEIPT)
    assert (report.outcome, report.kind, report.rows, report.issues) == ("loaded", "manual", 1, [])
    [line] = [
        row
        for row in asked(small_home, "register_lines", year=2023)
        if (row["unit"], row["note"]) == ("thanh-tra", "bản sao")
    ]
    assert (line["document"], line["received_on"]) == ("bien_ban_hoi_nghi", date(2023, 12, 4))
    [source] = [row for row in asked(small_home, "source_files") if row["kind"] == "manual"]
    assert (source["kind_name"], source["loaded"]) == ("Ghi tay", 1)


def test_a_meeting_replaces_what_was_known_and_says_so(small_home: Home) -> None:
    [change] = record(small_home, MEETING).changes
    assert (change.table, change.before, change.after) == ("review_meeting", "2023-11-21", "2023-11-22")
    [meeting] = [row for row in asked(small_home, "register_meetings", year=2023) if row["unit"] == "van-phong-1"]
    assert (meeting["held_on"], meeting["supervisor"]) == (date(2023, 11, 22), MEETING.supervisor)


def test_a_shortcoming_put_right_is_done(small_home: Home) -> None:
    entry = item_of(small_home)
    open_before = len(asked(small_home, "remediation_open"))
    assert record(small_home, entry).outcome == "loaded"
    assert len(asked(small_home, "remediation_open")) == open_before - 1


@pytest.fixture(scope="module")
def loaded_two_years(few_papers: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a home with plans of one branch of two years; tests only copy it."""
    home = copy_of(few_papers, tmp_path_factory.mktemp("two_years") / "home")
    name = "2022/quan-ly-nang-luong/ke-hoach-khac-phuc-2022.xlsx"
    [report] = load(Home(home), [Gathered(name, (SAMPLES / name).read_bytes())])
    assert report.outcome == "loaded"
    return home


@pytest.fixture
def two_years(loaded_two_years: Path, tmp_path: Path) -> Home:
    """Give a home of one's own with plans of one branch of two years."""
    return Home(copy_of(loaded_two_years, tmp_path / "home"))


def judgement(home: Home, verdict: str = "same", **other: Any) -> ByHand:
    items = asked(home, "remediation_open")
    later, earlier = (next(item for item in items if item["year"] == year) for year in (2023, 2022))
    named = {f"earlier_{name}": earlier[name] for name in ("year", "unit", "item")}
    named |= {"earlier_key": earlier["item_key"], "verdict": verdict}
    named |= {name: later[name] for name in ("year", "unit", "item_key", "item")}
    return ByHand("shortcoming", day="10/01/2024", **(named | other))


def test_two_shortcomings_judged_one_are_a_repeat_and_it_can_be_taken_back(two_years: Home) -> None:
    day = {"as_of": date(2024, 1, 10)}
    assert record(two_years, judgement(two_years)).outcome == "loaded"
    assert [row["link_name"] for row in asked(two_years, "shortcoming_recurrence", **day)] == [None, "Được xác nhận"]
    [change] = record(two_years, judgement(two_years, "different")).changes
    assert (change.table, change.before, change.after) == ("shortcoming", "same", "different")
    rebuild(two_years)
    assert undo(two_years) == 1
    assert len(asked(two_years, "shortcoming_recurrence", **day)) == 2
    assert undo(two_years) == 1
    assert asked(two_years, "shortcoming_recurrence", **day) == []


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"verdict": "perhaps"}, "unknown_verdict"),
        ({"earlier_unit": "thanh-tra"}, "not_kin"),
        ({"earlier_year": 2023}, "not_kin"),
        ({"earlier_key": "x"}, "unknown_item"),
        ({"item_key": ""}, "missing_item"),
        ({"day": "hôm nay"}, "bad_date"),
    ],
)
def test_what_is_wrong_with_a_judgement_is_said(other: dict[str, Any], code: str, two_years: Home) -> None:
    report = record(two_years, replace(judgement(two_years), **other))
    assert [issue.code for issue in report.issues] == [code]
    assert asked(two_years, "register_shortcomings", year=2023) == []


def test_a_note_is_kept_as_written(small_home: Home) -> None:
    record(small_home, NOTE)
    [note] = asked(small_home, "branch_notes", years=[2023])
    assert (note["unit"], note["note"], note["noted_on"]) == ("thanh-tra", NOTE.text, date(2023, 12, 6))


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (ByHand("receipt", 2023, "thanh-tra", "31/02/2024", document="bien_ban_hoi_nghi"), "bad_date"),
        (ByHand("receipt", 2023, "thanh-tra", "30/9/2023", document="bien_ban_hoi_nghi"), "implausible_date"),
        (ByHand("receipt", 2023, "thanh-tra", "1/4/2024", document="bien_ban_hoi_nghi"), "implausible_date"),
        (ByHand("receipt", 2023, "thanh-tra", "1/12/2023", document="thu_tay"), "unknown_document"),
        (ByHand("meeting", 2023, "thanh-tra", "28/11/2032"), "implausible_date"),
        (ByHand("note", 2023, "thanh-tra", "6/12/2032", text="Chưa rõ năm."), "implausible_date"),
        (ByHand("receipt", 2023, "van-phong-3", "1/12/2023", document="bien_ban_hoi_nghi"), "unknown_unit"),
        (ByHand("meeting", 2023, "tiet-kiem-nang-luong", "1/12/2023"), "unknown_unit"),
        (ByHand("note", 2023, "thanh-tra", "1/12/2023", text=" "), "missing_text"),
        (
            ByHand("remediation", 2023, "thanh-tra", "1/12/2023", item_key="x", item="x", status="xong"),
            "unknown_status",
        ),
        (ByHand("remediation", 2023, "thanh-tra", "1/12/2023", status="da_hoan_thanh"), "missing_item"),
        (
            ByHand("remediation", 2023, "thanh-tra", "1/12/2023", item_key="x", item="x", status="da_hoan_thanh"),
            "unknown_item",
        ),
    ],
)
def test_what_is_wrong_is_said_and_leaves_no_trace(entry: ByHand, code: str, small_home: Home) -> None:
    version = small_home.version()
    report = record(small_home, entry)
    assert (report.outcome, report.rows, report.loaded, report.rejected) == ("refused", 1, 0, 1)
    assert [issue.code for issue in report.issues] == [code]
    assert small_home.version() == version


def test_an_entry_is_taken_back_and_built_again_like_a_file(small_home: Home) -> None:
    def facts() -> str:
        found = summary(small_home)
        assert found is not None
        return found.facts

    before = facts()
    record(small_home, RECEIPT)
    after = facts()
    assert after != before
    rebuild(small_home)
    assert facts() == after
    assert undo(small_home) == 1
    assert facts() == before
