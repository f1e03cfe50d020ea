"""Questions committee, scope, units, source_files and source_issues: what there is, and where it came from."""

from datetime import date

from data.viewer import LOCAL_VIEWER
from tests.data.office import Office


def test_the_committee_says_whose_figures_these_are(office: Office) -> None:
    office.rows["committee"].append({"name": "N", "committee": "C", "superior": None, "illustrative": True})
    assert office.serve().ask("committee", LOCAL_VIEWER).rows() == [("N", "C", None, True)]


def test_the_scope_names_every_year_with_data_latest_first(office: Office) -> None:
    office.plan(2023, number="187", as_of=date(2023, 12, 20))
    office.plan(2024)
    paper = office.file()
    office.rate(paper, "x", "HTTNV", stage="proposed")
    office.rate(paper, "x", "HTTNV", dated_on=date(2023, 12, 18))
    office.count(paper, "HTTNV", 5, year=2019)
    office.receive(paper, "ket_qua_chi_bo", date(2022, 12, 1), year=2022)
    rows = office.serve().ask("scope", LOCAL_VIEWER)
    columns = ["year", "rank", "has_plan", "has_people", "furthest_stage", "plan_number", "plan_as_of"]
    assert rows.select(columns).rows() == [
        (2023, 1, True, True, "decided", "187", date(2023, 12, 20)),
        (2022, 2, False, False, None, None, None),
        (2019, 3, False, False, "decided", None, None),
    ]


def test_the_furthest_stage_is_the_one_known_on_the_day(office: Office) -> None:
    office.plan()
    office.deadline(date(2023, 12, 5), ["tong_hop_dang_vien"])
    paper = office.file()
    office.rate(paper, "x", "HTTNV", stage="self")
    office.rate(paper, "x", "HTTNV", stage="proposed")
    office.rate(paper, "x", "HTTNV", dated_on=date(2023, 12, 18))
    warehouse = office.serve()
    told = {
        day: warehouse.ask("scope", LOCAL_VIEWER, as_of=date(2023, 12, day))["furthest_stage"].item()
        for day in (4, 5, 17, 18)
    }
    assert told == {4: None, 5: "proposed", 17: "proposed", 18: "decided"}


def test_the_units_of_some_years_are_those_that_existed_in_any_of_them(office: Office) -> None:
    office.unit("gone", last_year=2021)
    office.unit("come", first_year=2022)
    warehouse = office.serve()
    assert warehouse.ask("units", LOCAL_VIEWER, years=[2021])["unit"].to_list() == ["dang-bo", "dang-uy", "a", "gone"]
    assert warehouse.ask("units", LOCAL_VIEWER, years=[2022])["unit"].to_list() == ["dang-bo", "dang-uy", "a", "come"]
    assert warehouse.ask("units", LOCAL_VIEWER, years=[2021, 2022]).height == 5
    assert warehouse.ask("units", LOCAL_VIEWER).height == 5


def test_the_files_stand_newest_first_with_their_problems_counted(office: Office) -> None:
    office.file("old.xlsx", date(2023, 12, 1), kind="register", unit="a")
    newer = office.file("new.xlsx", date(2023, 12, 2), outcome="partial", kind="unheard_of")
    for position, severity in enumerate(("error", "warning", "warning")):
        office.rows["issue"].append(
            {"file_id": newer, "position": position, "severity": severity, "code": "c", "message": f"m{position}"}
        )
    warehouse = office.serve()
    files = warehouse.ask("source_files", LOCAL_VIEWER)
    assert files.select("name", "outcome_name", "kind_name", "unit_name", "errors", "warnings").rows() == [
        ("new.xlsx", "Nạp một phần", "unheard_of", None, 1, 2),
        ("old.xlsx", "Đã nạp đủ", "Sổ theo dõi hồ sơ", "A", 0, 0),
    ]
    issues = warehouse.ask("source_issues", LOCAL_VIEWER, file_id=newer)
    assert issues.select("severity", "message").rows() == [("error", "m0"), ("warning", "m1"), ("warning", "m2")]
