from datetime import date
from pathlib import Path

from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from pages.view import View, open_view
from tests.data.office import Office
from tests.pages.odd_homes import nothing_rated


def opened(warehouse: Warehouse, search: str, as_of: date | None = None) -> View:
    view = open_view(warehouse, LOCAL_VIEWER, search, as_of)
    assert view is not None
    return view


def test_a_silent_address_means_the_defaults_of_the_contract(warehouse: Warehouse) -> None:
    view = opened(warehouse, "")
    assert (view.years, view.subject_kind, view.stage, view.as_of) == (
        (2023,),
        "dang_vien",
        "decided",
        date(2023, 12, 20),
    )


def test_a_year_without_a_day_of_its_own_stands_where_the_latest_plan_does(warehouse: Warehouse) -> None:
    assert opened(warehouse, "?nam=2021").as_of == date(2023, 12, 20)


def test_the_address_goes_before_the_installation_and_that_before_the_plan(warehouse: Warehouse) -> None:
    assert opened(warehouse, "", date(2023, 12, 1)).as_of == date(2023, 12, 1)
    assert opened(warehouse, "?den-ngay=2023-11-30", date(2023, 12, 1)).as_of == date(2023, 11, 30)


def test_the_stage_is_the_furthest_known_on_the_day(warehouse: Warehouse) -> None:
    assert opened(warehouse, "?den-ngay=2023-12-10").stage == "proposed"
    assert opened(warehouse, "?giai-doan=self").stage == "self"


def test_where_nobody_is_rated_it_is_the_furthest_stage_that_names_them(tmp_path: Path) -> None:
    office = nothing_rated(tmp_path).serve()
    assert opened(office, "").stage == "decided"
    office.close()


def test_the_two_years_compared_are_the_latest_known_by_their_people_unless_the_address_names_them(
    warehouse: Warehouse,
) -> None:
    assert opened(warehouse, "").two_years == (2022, 2023)
    assert opened(warehouse, "?den-nam=2022").two_years == (2021, 2022)
    assert opened(warehouse, "?den-nam=2021&tu-nam=2023").two_years == (2021, 2023)
    assert opened(warehouse, "?tu-nam=2019").two_years == (2019, 2023)
    assert opened(warehouse, "?den-nam=2021").two_years == (2021, 2021)


def test_links_keep_the_filters(warehouse: Warehouse) -> None:
    assert opened(warehouse, "?nam=2022&chi-bo=thanh-tra").link("/tien-do") == "/tien-do?nam=2022&chi-bo=thanh-tra"


def test_the_reading_is_in_the_readers_words(warehouse: Warehouse) -> None:
    reading = opened(warehouse, "?nam=2021,2022,2023&chi-bo=thanh-tra").reading
    assert reading.years_text == "2021–2023"
    assert reading.unit_names == ("Thanh tra",)
    assert reading.illustrative


def test_an_empty_home_has_no_view(tmp_path: Path) -> None:
    assert open_view(Warehouse(tmp_path), LOCAL_VIEWER, "") is None


def test_entries_that_outlast_the_settings_have_no_view(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.add("note_record", office.file(), year=2023, unit="dang-uy", note="x", noted_on=date(2023, 12, 1))
    office.receive(office.file(), "bao_cao_kiem_diem", date(2023, 12, 1), unit="dang-uy")
    warehouse = office.serve()
    assert not warehouse.ask("scope", LOCAL_VIEWER).is_empty()
    assert open_view(warehouse, LOCAL_VIEWER, "") is None


def test_the_day_compared_with_is_a_week_back_unless_the_address_names_one_not_still_to_come(
    warehouse: Warehouse,
) -> None:
    assert opened(warehouse, "").compared_on == date(2023, 12, 13)
    assert opened(warehouse, "?den-ngay=2024-01-03").compared_on == date(2023, 12, 27)
    assert opened(warehouse, "?so-voi=2023-12-20").compared_on == date(2023, 12, 20)
    later = opened(warehouse, "?so-voi=2023-12-21")
    assert later.compared_on == date(2023, 12, 13)
    assert later.ignored == ("so với hôm 21/12/2023, là sau ngày 20/12/2023 đang xem",)
