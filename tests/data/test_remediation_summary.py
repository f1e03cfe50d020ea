"""Question remediation_summary: shortcomings in four numbers."""

from datetime import date

from data.viewer import LOCAL_VIEWER
from tests.data.office import Office

FOLLOWED = date(2023, 12, 15)
PROGRESS = ("total", "done", "overdue", "soon", "percent_done")


def test_the_summary_counts_all_years_unless_some_are_chosen(office: Office) -> None:
    plan = office.file()
    for number, due in enumerate((date(2023, 3, 31), date(2023, 12, 20), date(2024, 3, 31))):
        office.shortcoming(plan, f"x{number}", due)
    office.shortcoming(plan, "other", date(2023, 6, 30), year=2021)
    office.follow("x2", "da_hoan_thanh", done_on=FOLLOWED)
    warehouse = office.serve()
    everything = warehouse.ask("remediation_summary", LOCAL_VIEWER, as_of=FOLLOWED).select(*PROGRESS)
    assert everything.rows() == [(4, 1, 2, 1, 25.0)]
    chosen = warehouse.ask("remediation_summary", LOCAL_VIEWER, as_of=FOLLOWED, years=[2022]).select(*PROGRESS)
    assert chosen.rows() == [(3, 1, 1, 1, 33.3)]
    nothing = warehouse.ask("remediation_summary", LOCAL_VIEWER, as_of=date(2020, 1, 1)).select(*PROGRESS)
    assert nothing.rows() == [(0, 0, 0, 0, None)]


def test_the_summary_tells_what_is_closed_without_a_day_and_extended(office: Office) -> None:
    plan = office.file()
    for number, due in enumerate((date(2023, 3, 31), None, date(2024, 3, 31))):
        office.shortcoming(plan, f"x{number}", due)
    office.follow("x0", "ket_thuc")
    office.follow("x2", "dang_thuc_hien", due_on=date(2024, 6, 30))
    row = office.serve().ask("remediation_summary", LOCAL_VIEWER, as_of=FOLLOWED).row(0, named=True)
    assert [row[name] for name in ("closed", "undated", "extended", "soon_days")] == [1, 1, 1, 14]
