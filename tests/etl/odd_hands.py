"""Sheets of odd_hands.toml: text to cells, and the bodies they are about."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from etl.cells import Cell, Sheet, Workbook
from etl.read import File, read_files
from etl.reading import FileReading
from etl.settings import Committee, UnitSetting
from etl.units import Units

BRANCHES = tuple(UnitSetting(code, name) for code, name in (("mot", "Một"), ("hai", "Hai"), ("ba", "Ba")))
UNITS = Units(Committee("Đảng bộ Sở A", "Đảng ủy Sở A", units=BRANCHES))
CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["case"]
_OF_A_BRANCH = "Đảng bộ Sở A\nCHI BỘ MỘT\n"
_OF_THE_COMMITTEE = "ĐẢNG BỘ SỞ A\nĐẢNG ỦY SỞ A\n"
HEADS = {
    "branch": _OF_A_BRANCH,
    "members": f"{_OF_A_BRANCH}DANH SÁCH ĐỀ NGHỊ XẾP LOẠI ĐẢNG VIÊN NĂM 2023\n",
    "committee": _OF_THE_COMMITTEE,
    "decision": f"{_OF_THE_COMMITTEE}KẾT QUẢ XẾP LOẠI ĐẢNG VIÊN NĂM 2023\n",
    "totals": f"{_OF_THE_COMMITTEE}TỔNG HỢP KẾT QUẢ XẾP LOẠI ĐẢNG VIÊN NĂM 2023\n",
    "register": f"{_OF_THE_COMMITTEE}SỔ THEO DÕI HỒ SƠ KIỂM ĐIỂM NĂM 2023\n",
    "register_matrix": f"{_OF_THE_COMMITTEE}SỔ THEO DÕI NGÀY NHẬN HỒ SƠ NĂM 2023\n",
    "meetings": f"{_OF_THE_COMMITTEE}LỊCH HỌP KIỂM ĐIỂM NĂM 2023\n",
    "follow_up": f"{_OF_THE_COMMITTEE}THEO DÕI KẾT QUẢ KHẮC PHỤC SAU KIỂM ĐIỂM NĂM 2023\n",
    "awards": f"{_OF_THE_COMMITTEE}DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2023\n",
    "pledges": f"{_OF_THE_COMMITTEE}KẾ HOẠCH KHẮC PHỤC VÀ BẢN CAM KẾT CỦA ĐẢNG VIÊN NĂM 2023\n",
    "notes": f"{_OF_THE_COMMITTEE}VƯỚNG MẮC CỦA CÁC CHI BỘ NĂM 2023\n",
    "repeats": f"{_OF_THE_COMMITTEE}KHUYẾT ĐIỂM LẶP LẠI NĂM 2023\n",
}


def read(case: dict[str, Any]) -> FileReading:
    """The reading of a case's sheet."""
    cells = grid(HEADS[case["head"]] + case["sheet"].strip("\n"))
    merged = [(area[0], area[1], area[2], area[3]) for area in case.get("merged", [])]
    [reading] = read_files([File(1, "a.xlsx", Workbook([Sheet("Trang", cells=cells, merged=merged)]))], UNITS)
    return reading


def grid(text: str) -> dict[tuple[int, int], Cell]:
    """The cells of lines of text."""
    return {
        (row, column): cell
        for row, line in enumerate(text.split("\n"), start=1)
        for column, part in enumerate(line.split("|"), start=1)
        if (cell := _cell(row, column, part)) is not None
    }


def _cell(row: int, column: int, text: str) -> Cell | None:
    if text.startswith("n:"):
        return Cell(row, column, "number", float(text[2:]))
    if text.startswith("d:"):
        return Cell(row, column, "date", date.fromisoformat(text[2:]))
    kind = "error" if text.startswith("#") else "formula" if text.startswith("=") else "text"
    return Cell(row, column, kind, text) if text.strip() else None
