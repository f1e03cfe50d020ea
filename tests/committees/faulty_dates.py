"""Faults in the register, in remediation plans and their follow-up, and in the list of awards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

from tests.committees.desk import Desk, Expected
from tests.committees.pen import Value

Fault = Callable[[Path, int], Expected]


def _spoiled(form: str, column: str, value: Value, code: str) -> Fault:
    """A fault that is one wrong cell of a paper."""

    def fault(path: Path, seed: int) -> Expected:
        desk = Desk.of(seed, form)
        cell = desk.write(desk.cell(1, column), value)
        desk.save(path)
        return desk.partial((code, cell))

    return fault


def _received(value: Value, code: str) -> Fault:
    return _spoiled("register", "received", value, code)


DATE_FAULTS: dict[str, Fault] = {
    "thirty_second_of_november": _received("32/11/2022", "bad_date"),
    "thirtieth_of_february": _received("30/02/2022", "bad_date|implausible_date"),
    "month_before_day": _received("12/25/2022", "bad_date"),
    "day_in_words": _received("đầu tháng 12", "bad_date"),
    "day_without_month": _received("05", "bad_date"),
    "small_number_as_date": _received(5, "bad_date|implausible_date"),
    "far_future": _received("04/12/2032", "implausible_date"),
    "last_century": _received("04/12/1922", "implausible_date"),
    "before_the_window": _received("30/09/2022", "implausible_date"),
    "after_the_window": _received("01/04/2023", "implausible_date"),
    "implausible_real_date": _received(datetime.combine(date(2012, 12, 4), time()), "implausible_date"),
    "error_in_a_date": _received("#VALUE!", "error_value"),
    "formula_in_a_date": _received("=TODAY()", "formula_not_computed"),
    "leave_slip": _spoiled("register", "document", "Giấy nghỉ phép", "unknown_document"),
    "document_cut_short": _spoiled("register", "document", "Báo cáo", "unknown_document"),
    "branch_nobody_knows": _spoiled("register", "branch", "Chi bộ Đối ngoại", "unknown_unit"),
    "number_for_a_branch": _spoiled("register", "branch", 12345, "unknown_unit"),
    "due_on_a_day_that_is_none": _spoiled("remediation", "due", "31/04/2023", "bad_date"),
    "done_on_a_day_that_is_none": _spoiled("follow_up", "done", "45/13/2023", "bad_date"),
    "state_nobody_knows": _spoiled("follow_up", "status", "Tạm ổn", "*"),
    "followed_branch_nobody_knows": _spoiled("follow_up", "branch", "Chi bộ Đối ngoại", "unknown_unit"),
    "award_for_an_unknown_branch": _spoiled("awards", "branch", "Chi bộ Đối ngoại", "unknown_unit"),
    "award_filed_on_no_day": _spoiled("awards", "filed", "5/15/2022", "bad_date"),
}
