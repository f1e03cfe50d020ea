"""The papers of two years after the sample's: the same members, new levels, days and forms."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from tests.repository import ROOT

HERE = Path(__file__).parent
MERGED = ("xuc-tien-thuong-mai", "tu-van-cong-nghiep")
NEW = "xuc-tien-tu-van"
NEW_NAME = "Xúc tiến - Tư vấn"
DOCUMENTS = ("Báo cáo kiểm điểm", "Tổng hợp đảng viên", "Kết quả chi bộ")
LEVELS = ("Hoàn thành xuất sắc", "Hoàn thành tốt", "Hoàn thành")
SCORES = (93.5, 78, 62)
Member = dict[str, Any]
Line = Sequence[str | float | date | None]


def write_settings(folder: Path) -> None:
    """The sample's settings with a merger in 2025, and the plans of both years."""
    text = (ROOT / "data/samples/committee.toml").read_text(encoding="utf-8")
    for unit in MERGED:
        text = text.replace(f'id = "{unit}"\n', f'id = "{unit}"\nlast_year = 2024\n')
    (folder / "plans").mkdir(parents=True)
    (folder / "committee.toml").write_text(text + (HERE / "merger.toml").read_text(encoding="utf-8"), encoding="utf-8")
    for plan in (HERE / "plans").glob("*.toml"):
        (folder / "plans" / plan.name).write_bytes(plan.read_bytes())


def write_2024(folder: Path, members: Sequence[Member], branches: Sequence[str]) -> None:
    """Decisions on members and branches, and the register: the first branch hands in on the very day named."""
    lines: list[Line] = [
        [*_who(number, member), LEVELS[_turn(number)]] for number, member in enumerate(members, start=1)
    ]
    head = ["TT", "Họ và tên", "Năm sinh", "Số thẻ", "Chi bộ", "Mức xếp loại"]
    _save(folder / "dang-vien-2024.xlsx", "KẾT QUẢ XẾP LOẠI ĐẢNG VIÊN NĂM 2024", date(2024, 12, 20), head, lines)
    _branches(folder, 2024, branches, ["TT", "Chi bộ", "Mức xếp loại"], [])
    _register(folder, 2024, branches, date(2024, 11, 30), date(2024, 11, 28))


def write_2025(folder: Path, members: Sequence[Member], branches: Sequence[str], leaders: Sequence[Member]) -> None:
    """The same under the rule of 2025: scores and votes beside levels, leaders by quarter."""
    lines: list[Line] = []
    for number, member in enumerate(members, start=1):
        turn = _turn(number)
        # Every fiftieth has a level other than that of the band of the score.
        level = LEVELS[1] if number % 50 == 1 else LEVELS[turn]
        votes: Line = [8 if number % 3 else 4, 4] if level == LEVELS[0] else [None, None]
        lines.append([*_who(number, member), level, SCORES[turn], *votes, level])
    head = ["TT", "Họ và tên", "Năm sinh", "Số thẻ", "Chi bộ", "Chi bộ đề nghị", "Điểm"]
    head += ["Số phiếu HTXSNV", "Số phiếu HTTNV", "Đảng ủy quyết định"]
    _save(folder / "dang-vien-2025.xlsx", "KẾT QUẢ XẾP LOẠI ĐẢNG VIÊN NĂM 2025", date(2025, 12, 19), head, lines)
    _branches(folder, 2025, branches, ["TT", "Chi bộ", "Mức xếp loại", "Điểm"], [91])
    _register(folder, 2025, branches, date(2025, 12, 5), date(2025, 12, 4))
    title = "KẾT QUẢ XẾP LOẠI CÁN BỘ LÃNH ĐẠO, QUẢN LÝ NĂM 2025"
    head = ["TT", "Họ và tên", "Năm sinh", "Số thẻ", "Chi bộ", "Quý I", "Điểm quý I", "Quý II", "Quý III", "Cả năm"]
    lines = [[*_who(n, leader), "Tốt", 81, "Tốt", "Xuất sắc", "Tốt"] for n, leader in enumerate(leaders, start=1)]
    _save(folder / "can-bo-2025.xlsx", title, date(2025, 12, 19), head, lines)


def _turn(number: int) -> int:
    """One in ten at the best level, one in ten at the third, the rest between."""
    return {1: 0, 2: 2}.get(number % 10, 1)


def _who(number: int, member: Member) -> Line:
    return [number, member["subject_name"], member["birth_year"], member["card"], member["unit_name"]]


def _branches(folder: Path, year: int, branches: Sequence[str], head: Sequence[str], scores: Line) -> None:
    """Every branch decided good, Thanh tra and the first excellent."""
    lines: list[Line] = [
        [number, name, LEVELS[0 if name == "Thanh tra" or number == 1 else 1], *scores]
        for number, name in enumerate(branches, start=1)
    ]
    title = f"KẾT QUẢ XẾP LOẠI CHI BỘ NĂM {year}"
    _save(folder / f"chi-bo-{year}.xlsx", title, date(year, 12, 20), head, lines)


def _register(folder: Path, year: int, branches: Sequence[str], first: date, others: date) -> None:
    lines: list[Line] = [
        [number, name, document, first if number == 1 else others]
        for number, name in enumerate(branches, start=1)
        for document in DOCUMENTS
    ]
    title = f"SỔ THEO DÕI HỒ SƠ KIỂM ĐIỂM NĂM {year}"
    _save(folder / f"so-{year}.xlsx", title, None, ["TT", "Chi bộ", "Loại văn bản", "Ngày nhận"], lines)


def _save(file: Path, title: str, dated: date | None, head: Sequence[str], lines: Sequence[Line]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(file, {"default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet("Biểu")
        sheet.write_string(0, 1, "Đảng ủy Sở Công Thương")
        if dated:
            sheet.write_string(1, 1, f"ngày {dated.day:02} tháng {dated.month:02} năm {dated.year}")
        sheet.write_string(2, 1, title)
        for row, line in enumerate([head, *lines], start=4):
            for column, value in enumerate(line):
                sheet.write(row, column, value)
