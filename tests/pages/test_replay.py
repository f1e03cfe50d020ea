"""A year replayed: on every day each page shows what it would show had nothing later ever been written down."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app import PAGES
from components.as_sent import as_sent
from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from pages.arrival import shown_at
from pages.view import open_view
from tests.data.office import DOSSIER, Office

PATHS = ("/", "/phan-bo", "/xu-huong", "/tien-do", "/khac-phuc", "/khen-thuong", "/chi-bo/a")
PLACES, CONTROLS = ("body", "heading", "notice"), ("options", "values", "summary")
PLAN_PAPER, SUMMARY = "ke_hoach_khac_phuc", "tong_hop_dang_vien"
UNITS = ("a", "b", "c")
MEETING, MASKED = "review_meeting_record", ("held_on", "supervisor")
SOON = [date(2023, 12, 4), date(2023, 12, 18)]  # before the first day named, and once all is decided
ALL = [date(2022, 11, 1) + timedelta(step) for step in range(450)]


class Written:
    """An office whose rows are written down one by one, each known from a day; a home of those known by any day."""

    def __init__(self) -> None:
        self.rows: list[tuple[date, str, dict[str, Any]]] = []

    def note(self, known_on: date, table: str, **row: Any) -> None:
        """Write a row down."""
        self.rows.append((known_on, table, row))

    def home(self, path: Path, day: date) -> Warehouse:
        """A home that holds what is known by the day, each row in the file it came in."""
        office = Office(path)
        for unit in UNITS:
            office.unit(unit)
        office.rows["committee"].append({"name": "Đảng bộ", "committee": "Đảng ủy", "illustrative": True})
        for year in (2022, 2023):
            office.plan(year, "qd-124")
            office.deadline(date(year, 12, 5), DOSSIER, year=year)
            office.deadline(date(year, 12, 28), [PLAN_PAPER], year=year, position=2)
            office.deadline(date(year, 12, 31), ["ban_cam_ket"], "dang_vien", year=year, position=3)
        for known_on, table, row in self.rows:
            paper = office.file(f"{len(office.rows['source_file'])}.xlsx", known_on)
            # That a body stands in the list of meetings is known from the start, not that it has met.
            told = row if known_on <= day else row | dict.fromkeys(MASKED) if table == MEETING else None
            if told is not None:
                office.add(table, paper, **told, cell=f"C{paper}")
        return office.serve()


@pytest.fixture(scope="module")
def written() -> Written:
    """Give two years of an office: papers that come early, late and never; plans, follow-ups, corrections, notes."""
    book = Written()
    for year in (2022, 2023):
        for place, unit in enumerate(UNITS):
            _papers(book, year, unit, date(year, 12, 1) + timedelta(3 * place))
        _corrections(book, year)
    return book


def _papers(book: Written, year: int, unit: str, came: date) -> None:
    at = {"year": year, "unit": unit}
    for document in DOSSIER:
        book.note(came, "submission_record", **at, document=document, received_on=came)
    book.note(came, MEETING, **at, has_chi_uy=unit == "a", held_on=came, supervisor="Bí thư")
    for number, level in enumerate(("HTXSNV", "HTTNV", "HTTNV", "HTNV", None)):
        who = {"subject": f"{unit}{number}", "subject_name": f"Đảng viên 000{number}", "subject_kind": "dang_vien"}
        for stage, known_on in (("self", came), ("proposed", came), ("decided", date(year, 12, 18))):
            reason = {} if level else {"unrated_state": "hoan", "unrated_reason": "Nghỉ ốm"}
            book.note(
                known_on,
                "rating_record",
                **at,
                **who,
                **reason,
                period="nam",
                stage=stage,
                level=level,
                dated_on=known_on,
            )
    planned = came + timedelta(10)
    book.note(planned, "submission_record", **at, document=PLAN_PAPER, received_on=planned)
    for item in ("chậm báo cáo", f"sinh hoạt chưa đủ {unit}"):
        plan = {"item_key": item, "item": item, "due_on": date(year + 1, 6, 30), "paper": "plan"}
        book.note(planned, "remediation_record", **at, **plan)
    followed = date(year + 1, 9, 15)
    done = {"item_key": "chậm báo cáo", "item": "chậm báo cáo", "paper": "follow_up", "status": "da_hoan_thanh"}
    book.note(followed, "remediation_record", **at, **done, stated_on=followed, done_on=date(year + 1, 6, 1))
    for reported, members in ((came + timedelta(12), 2), (came + timedelta(25), 5)):
        book.note(reported, "pledge_record", **at, members=5, done=members, reported_on=reported)


def _corrections(book: Written, year: int) -> None:
    later = date(year + 1, 1, 9)
    who = {
        "subject": "a0",
        "subject_name": "Đảng viên 0000",
        "subject_kind": "dang_vien",
        "dated_on": date(year, 12, 18),
    }
    book.note(later, "rating_record", year=year, unit="a", period="nam", stage="decided", level="HTTNV", **who)
    proposed = date(year, 12, 6)
    award = {"subject": "b0", "subject_name": "Đảng viên 0000", "subject_kind": "dang_vien", "form": "Giấy khen"}
    book.note(proposed, "award_record", year=year, unit="b", filed_on=proposed, **award)
    book.note(date(year, 12, 7), "note_record", year=year, unit="c", note="Thiếu người", noted_on=date(year, 12, 7))


def shown(warehouse: Warehouse, day: date) -> dict[str, str]:
    """All that each page shows on a day, controls included."""
    search = f"?den-ngay={day}"
    view = open_view(warehouse, LOCAL_VIEWER, search)
    pages = {path: shown_at(PAGES, path, search, LOCAL_VIEWER, view) for path in PATHS}
    return {
        path: as_sent([*map(page.places.get, PLACES), *map(page.controls.get, CONTROLS)])
        for path, page in pages.items()
    }


def replayed(book: Written, days: list[date], folder: Path) -> None:
    """Hold every page of the whole home on each day against a home of what was known by then."""
    whole = book.home(folder / "whole", date.max)
    known: tuple[int, Warehouse] | None = None
    for day in days:
        n = sum(known_on <= day for known_on, _, _ in book.rows)
        if known is None or known[0] != n:
            known = n, book.home(folder / str(day), day)
        then, now = shown(known[1], day), shown(whole, day)
        assert [path for path in PATHS if then[path] != now[path]] == [], day


def test_no_page_shows_what_became_known_later(written: Written, tmp_path: Path) -> None:
    replayed(written, SOON, tmp_path)


@pytest.mark.soak
def test_no_page_shows_on_any_day_what_became_known_later(written: Written, tmp_path: Path) -> None:
    first = min(known_on for known_on, _, _ in written.rows)
    replayed(written, [day for day in ALL if day >= first], tmp_path)
