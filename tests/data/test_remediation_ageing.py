"""Question remediation_ageing: how long what is open has been overdue."""

from datetime import date, timedelta

from data.viewer import LOCAL_VIEWER
from tests.data.office import Office

DUE = date(2023, 1, 31)


def test_days_overdue_fall_into_spans(office: Office) -> None:
    spans = {
        -1: "chua_den_han",
        0: "chua_den_han",
        1: "qua_han_30",
        30: "qua_han_30",
        31: "qua_han_90",
        90: "qua_han_90",
        91: "qua_han_180",
        180: "qua_han_180",
        181: "qua_han_365",
        365: "qua_han_365",
        366: "qua_han_hon_365",
        4000: "qua_han_hon_365",
    }
    office.shortcoming(office.file(), "x", DUE)
    found = {days: ages(office, DUE + timedelta(days)) for days in spans}
    assert found == {days: {age: 1} for days, age in spans.items()}


def test_what_has_no_due_day_stands_in_a_span_of_its_own(office: Office) -> None:
    office.shortcoming(office.file(), "x", None)
    assert ages(office, date(2030, 1, 1)) == {"khong_ghi_thoi_han": 1}


def test_only_what_is_open_ages(office: Office) -> None:
    plan = office.file()
    for key in ("done", "closed", "open"):
        office.shortcoming(plan, key, DUE)
    office.follow("done", "da_hoan_thanh")
    office.follow("closed", "ket_thuc")
    assert ages(office, date(2023, 12, 20)) == {"qua_han_365": 1}


def test_the_spans_of_a_branch_add_up_to_what_it_has_open(office: Office) -> None:
    office.unit("b")
    plan = office.file()
    for number, due in enumerate((DUE, DUE, date(2024, 6, 30), None)):
        office.shortcoming(plan, f"x{number}", due)
    office.shortcoming(plan, "x0", DUE, unit="b")
    rows = office.serve().ask("remediation_ageing", LOCAL_VIEWER, as_of=date(2023, 3, 1))
    assert rows.select("unit", "age", "n", "total").rows() == [
        ("a", "chua_den_han", 1, 4),
        ("a", "qua_han_30", 2, 4),
        ("a", "khong_ghi_thoi_han", 1, 4),
        ("b", "qua_han_30", 1, 1),
    ]


def ages(office: Office, day: date) -> dict[str, int]:
    rows = office.serve().ask("remediation_ageing", LOCAL_VIEWER, as_of=day)
    return dict(rows.select("age", "n").iter_rows())
