"""Questions that answer line by line what a chart counts: remediation_lines, award_eligibility_lines, unit_sources."""

from datetime import date
from typing import Any

import polars as pl

from data.viewer import LOCAL_VIEWER
from tests.data.office import Office

DUE, DAY = date(2023, 6, 30), date(2023, 12, 20)


def test_the_shortcomings_behind_status_and_ageing_are_as_many_as_counted(office: Office) -> None:
    plan = office.file()
    for key, due in (("late", DUE), ("soon", date(2023, 12, 25)), ("undated", None), ("done", DUE)):
        office.shortcoming(plan, key, due)
    office.follow("done", "da_hoan_thanh", done_on=date(2023, 6, 1))
    warehouse = office.serve()
    lines = warehouse.ask("remediation_lines", LOCAL_VIEWER, as_of=DAY)
    assert dict(lines.select("item", "age").iter_rows()) == {
        "late": "qua_han_180",
        "soon": "chua_den_han",
        "undated": "khong_ghi_thoi_han",
        "done": None,
    }
    for question, part in (("remediation_status", "class"), ("remediation_ageing", "age")):
        counted = warehouse.ask(question, LOCAL_VIEWER, as_of=DAY)
        told = lines.filter(pl.col(part).is_not_null()).group_by("unit", part).len()
        assert set(counted.select("unit", part, "n").iter_rows()) == set(told.iter_rows())


def test_behind_a_class_of_awards_stand_the_line_that_rates_and_the_line_that_proposes(office: Office) -> None:
    office.rate(office.file("decision.xlsx"), "x", "HTXSNV", dated_on=date(2023, 12, 18))
    proposal = {"subject_kind": "dang_vien", "subject": "x", "subject_name": "x", "form": "Giấy khen"}
    office.add("award_record", office.file("awards.xlsx"), year=2023, unit="a", filed_on=date(2023, 12, 1), **proposal)
    office.unit("z")
    office.count(office.file("totals.xlsx"), "HTXSNV", 4, unit="z", dated_on=date(2023, 12, 18))
    warehouse = office.serve()
    asked: dict[str, Any] = {"subject_kind": "dang_vien", "as_of": DAY}
    lines = warehouse.ask("award_eligibility_lines", LOCAL_VIEWER, **asked).to_dicts()
    assert [(row["class"], row["from_file"], row["to_file"], row["n"]) for row in lines] == [
        ("xuat_sac_da_de_nghi", "decision.xlsx", "awards.xlsx", 1),
        ("xuat_sac_chi_tong_so", "totals.xlsx", None, 4),
    ]
    counted = warehouse.ask("award_eligibility", LOCAL_VIEWER, **asked)
    assert dict(counted.select("class", "n").iter_rows()) == {row["class"]: row["n"] for row in lines}


def test_the_bodies_whose_figures_stand_for_a_branch_are_those_it_came_from(office: Office) -> None:
    office.unit("old", last_year=2021)
    office.unit("one", first_year=2022)
    office.unit("other", first_year=2022)
    for heir in ("one", "other"):
        office.succession(2022, "split", "old", heir)
    for year, unit in ((2021, "old"), (2022, "one"), (2022, "other")):
        office.fill(unit, year, HTTNV=1)
    warehouse = office.serve()

    def sources(year: int, unit: str, *, as_now: bool) -> set[str]:
        asked: dict[str, Any] = {"year": year, "units": [unit], "as_now": as_now, "as_of": date.max}
        return set(warehouse.ask("unit_sources", LOCAL_VIEWER, **asked)["unit"])

    assert sources(2021, "one", as_now=False) == {"one", "old"}
    assert sources(2022, "one", as_now=False) == {"one"}
    assert sources(2021, "one", as_now=True) == {"one", "old"}
    assert sources(2022, "other", as_now=True) == {"other"}
