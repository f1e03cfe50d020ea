"""Faults in a branch's list of members, in the committee's decision and in its totals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tests.committees.desk import PLAIN, Desk, Expected
from tests.committees.sheet import address

Fault = Callable[[Path, int], Expected]
MARKED = replace(PLAIN, mark="x")


def _level(value: str | int, column: str = "proposed", code: str = "unknown_level") -> Fault:
    """A fault that is one wrong level."""

    def fault(path: Path, seed: int) -> Expected:
        desk = Desk.of(seed, "members")
        cell = desk.write(desk.cell(2, column), value)
        desk.save(path)
        return desk.partial((code, cell))

    return fault


def two_marks(path: Path, seed: int) -> Expected:
    desk = Desk.of(seed, "members", MARKED)
    row = desk.row(1)
    for code in ("HTXSNV", "HTNV"):
        desk.write(address(row, desk.places[f"proposed:{code}"]), "x")
    for code in ("HTTNV", "KHTNV"):
        desk.write(address(row, desk.places[f"proposed:{code}"]), None)
    desk.save(path)
    return desk.partial(("two_levels", f"{row}:{row}"))


def no_mark_and_no_reason(path: Path, seed: int) -> Expected:
    desk = Desk.of(seed, "members", replace(MARKED, has_self=False))
    row = desk.row(1)
    for key, column in desk.places.items():
        if key.startswith("proposed:"):
            desk.write(address(row, column), None)
    desk.save(path)
    return desk.partial(("missing_level", f"{row}:{row}"), lost=0)


def no_level_and_no_reason(path: Path, seed: int) -> Expected:
    desk = Desk.of(seed, "members", replace(PLAIN, has_self=False))
    row = desk.row(2)
    desk.write(desk.cell(2, "proposed"), None)
    desk.save(path)
    return desk.partial(("missing_level", f"{row}:{row}"), lost=0)


def a_mark_that_is_a_word(path: Path, seed: int) -> Expected:
    desk = Desk.of(seed, "members", MARKED)
    column = next(key for key in desk.places if f"proposed:{_proposed(desk, 1)}" == key)
    cell = desk.write(desk.cell(1, column), "xem lại")
    desk.save(path)
    return desk.partial(("*", cell))


def _proposed(desk: Desk, n: int) -> object:
    row = desk.row(n)
    ratings = [fact for fact, cell in desk.sheet.facts if cell.endswith(str(row)) and fact.kind == "rating"]
    return next(fact.value[0] for fact in ratings if fact.key[5] == "proposed")


def unknown_branch_in_the_letterhead(path: Path, seed: int) -> Expected:
    desk = Desk.of(seed, "members")
    cell = desk.write(desk.find("CHI BỘ "), "CHI BỘ ĐỐI NGOẠI")
    desk.save(path)
    return desk.refused("unknown_unit", cell)


def branch_with_one_letter_too_few(path: Path, seed: int) -> Expected:
    desk = Desk.of(seed, "decision")
    cell = desk.cell(3, "branch")
    desk.write(cell, f"{str(desk.sheet.cells[desk.row(3), desk.places['branch']])[:-2]}")
    desk.save(path)
    return desk.partial(("unknown_unit", cell))


def branch_left_out(path: Path, seed: int) -> Expected:
    desk = Desk.of(seed, "decision")
    cell = desk.write(desk.cell(0, "branch"), "Ban Quản lý dự án")
    desk.save(path)
    return desk.partial(("unknown_unit", cell))


def the_same_person_twice(path: Path, seed: int) -> Expected:
    desk = Desk.of(seed, "members")
    again = desk.below()
    desk.copy_row(desk.row(1), again)
    desk.save(path)
    desk.sheet.rows += 1
    return desk.partial(("duplicate_row", f"{again}:{again}"))


def the_same_person_twice_typed_differently(path: Path, seed: int) -> Expected:
    desk = Desk.of(seed, "members")
    again = desk.below()
    desk.copy_row(desk.row(1), again)
    name = address(again, desk.places["name"])
    desk.write(name, f"  {desk.sheet.cells[again, desk.places['name']]}\u00a0")
    desk.save(path)
    desk.sheet.rows += 1
    return desk.partial(("duplicate_row", f"{again}:{again}"))


def total_too_high(path: Path, seed: int) -> Expected:
    desk = Desk.of(seed, "members")
    row = desk.below()
    desk.write(address(row, desk.places["name"]), "Tổng cộng")
    desk.write(address(row, desk.places["name"] + 1), desk.rows + 2)
    desk.save(path)
    return desk.partial(("total_mismatch", f"{row}:{row}"), lost=0)


def total_in_words_too_low(path: Path, seed: int) -> Expected:
    desk = Desk.of(seed, "members")
    row = desk.below()
    desk.write(address(row, desk.places["name"]), f"Tổng cộng: {desk.rows - 1} đảng viên")
    desk.save(path)
    return desk.partial(("total_mismatch", f"{row}:{row}"), lost=0)


def parts_that_do_not_add_up(path: Path, seed: int) -> Expected:
    desk = Desk.of(seed, "totals")
    row = desk.row(1)
    column = desk.places["rated"]
    desk.sheet.cells[row, column] = int(str(desk.sheet.cells[row, column])) + 3
    desk.save(path)
    return desk.partial(("total_mismatch", f"{row}:{row}"), lost=0)


def no_year_anywhere(path: Path, seed: int) -> Expected:
    desk = Desk.of(seed, "members")
    for text in ("Năm ", "tháng 12 năm"):
        desk.write(desk.find(text), None)
    desk.save(path)
    return desk.refused("no_year", None)


def year_only_in_the_sheets_name(path: Path, seed: int) -> Expected:
    desk = Desk.of(seed, "members")
    for text in ("Năm ", "tháng 12 năm"):
        desk.write(desk.find(text), None)
    desk.sheet.name = "2022"
    desk.save(path)
    return replace(desk.refused("no_year", None), issues=(("no_year", "2022", None),))


def formula_never_computed(path: Path, seed: int) -> Expected:
    desk = Desk.of(seed, "members")
    cell = desk.write(desk.cell(1, "proposed"), '=IF(1>0,"Hoàn thành tốt nhiệm vụ","")')
    desk.save(path)
    return desk.partial(("formula_not_computed", cell))


def list_of_dues(path: Path, seed: int) -> Expected:
    desk = Desk.of(seed, "members")
    for (row, column), value in list(desk.sheet.cells.items()):
        if row < desk.row(0) and value is not None and not str(value).startswith(("ĐẢNG", "CHI BỘ", "Năm 2")):
            desk.sheet.cells[row, column] = f"Tiền {column}"
    desk.write(desk.find("Tiền 1"), "DANH SÁCH THU ĐẢNG PHÍ")
    desk.save(path)
    return Expected("refused", 0, 0, (("unknown_form", None, None),))


def level_of_nobody(path: Path, seed: int) -> Expected:
    desk = Desk.of(seed, "members")
    row = desk.row(2)
    for key in ("name", "birth", "card", "position"):
        desk.write(address(row, desk.places[key]), None)
    desk.save(path)
    return desk.partial(("*", f"{row}:{row}"))


CELL_FAULTS: dict[str, Fault] = {
    "level_that_is_not_one": _level("Hoàn thành khá"),
    "level_of_a_school": _level("Trung bình"),
    "level_with_a_question": _level("Hoàn thành tốt nhiệm vụ?"),
    "two_levels_in_one_cell": _level("HTTNV hoặc HTNV", code="unknown_level|two_levels"),
    "fifth_letter": _level("E"),
    "number_as_level": _level(8),
    "level_inside_other_words": _level("Cơ bản hoàn thành nhiệm vụ"),
    "level_in_the_wrong_column": _level("Bí thư chi bộ"),
    "own_level_that_is_not_one": _level("Khá", "self"),
    "error_ref": _level("#REF!", code="error_value"),
    "error_not_available": _level("#N/A", code="error_value"),
    "error_division": _level("#DIV/0!", code="error_value"),
    "error_name_in_own_level": _level("#NAME?", "self", "error_value"),
    "two_marks": two_marks,
    "no_mark_and_no_reason": no_mark_and_no_reason,
    "no_level_and_no_reason": no_level_and_no_reason,
    "a_mark_that_is_a_word": a_mark_that_is_a_word,
    "unknown_branch_in_the_letterhead": unknown_branch_in_the_letterhead,
    "branch_with_one_letter_too_few": branch_with_one_letter_too_few,
    "branch_left_out": branch_left_out,
    "the_same_person_twice": the_same_person_twice,
    "the_same_person_twice_typed_differently": the_same_person_twice_typed_differently,
    "total_too_high": total_too_high,
    "total_in_words_too_low": total_in_words_too_low,
    "parts_that_do_not_add_up": parts_that_do_not_add_up,
    "no_year_anywhere": no_year_anywhere,
    "year_only_in_the_sheets_name": year_only_in_the_sheets_name,
    "formula_never_computed": formula_never_computed,
    "list_of_dues": list_of_dues,
    "level_of_nobody": level_of_nobody,
}
