"""Question planned_years: years with a plan and nothing handed in yet; pages offer them, and their deadlines run."""

from datetime import date

import polars as pl

from app import PAGES
from components import filters
from data.viewer import LOCAL_VIEWER
from pages.arrival import shown_at
from pages.view import open_view
from tests.data.office import DOSSIER, Office

NEXT = 2024


def planned(office: Office) -> Office:
    """A committee rated in 2023 that has set up the plan of the next year."""
    for year in (2023, NEXT):
        office.plan(year)
        office.deadline(date(year, 12, 5), documents=DOSSIER, year=year)
    office.receive(office.file(), DOSSIER[0], date(2023, 12, 4))
    office.fill("a", HTXSNV=3, HTTNV=10)
    return office


def test_a_year_with_a_plan_alone_is_planned_until_the_first_paper_tells_of_it(office: Office) -> None:
    planned(office)
    assert office.serve().ask("planned_years", LOCAL_VIEWER)["year"].to_list() == [NEXT]
    office.receive(office.file(), DOSSIER[0], date(NEXT, 12, 1), year=NEXT)
    assert office.serve().ask("planned_years", LOCAL_VIEWER).is_empty()


def test_pages_offer_it_and_stay_on_the_latest_year_with_data_where_none_is_asked_for(office: Office) -> None:
    office.rows["committee"] = [{"name": "Đảng bộ Sở", "committee": "Đảng ủy Sở", "illustrative": True}]
    warehouse = planned(office).serve()
    for search, shown in (("", 2023), (f"?nam={NEXT}", NEXT)):
        view = open_view(warehouse, LOCAL_VIEWER, search, date(NEXT, 11, 20))
        assert view is not None
        assert view.year == shown
        assert not view.ignored
        for page in (page for page in PAGES if page.kept and not page.narrowed):
            told = shown_at(PAGES, page.path, search, LOCAL_VIEWER, view)
            assert told.lasts, f"{page.path} failed"
            offered = {option["value"] for option in told.controls["options"][filters.YEAR]}
            assert offered == {"2023", f"{NEXT}"}
    view = open_view(warehouse, LOCAL_VIEWER, f"?nam={NEXT}", date(NEXT, 11, 20))
    assert view is not None
    matrix = view.ask("submission_matrix")
    assert matrix.height
    assert set(matrix["state"]) == {"chua_den_han"}
    assert matrix.filter(pl.col("received_on").is_not_null()).is_empty()
