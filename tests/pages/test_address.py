from datetime import date

import pytest

from pages.address import Address, Allowed, kept, query, read, tried

ALLOWED = Allowed(
    years=[2022, 2023],
    subject_kinds=["dang_vien", "chi_bo"],
    stages=["self", "decided"],
    units=["van-phong-1", "thanh-tra"],
    levels=["HTXSNV", "HTTNV"],
)


def test_an_address_is_read_as_codes() -> None:
    read_back = read("?nam=2023,2022&doi-tuong=chi_bo&giai-doan=self&chi-bo=thanh-tra&den-ngay=2023-12-20", ALLOWED)
    assert read_back == Address((2022, 2023), "chi_bo", "self", ("thanh-tra",), date(2023, 12, 20))
    assert read_back.ignored == ()


def test_two_years_to_compare_and_branches_as_they_are_now_stand_in_the_address() -> None:
    found = read("?tu-nam=2022&den-nam=2023&to-chuc=hien-nay", ALLOWED)
    assert (found.from_year, found.to_year, found.as_now, found.ignored) == (2022, 2023, True, ())
    assert read("?to-chuc=tung-nam", ALLOWED) == Address()


@pytest.mark.parametrize("search", [None, "", "?", "?la=1", "?nam="])
def test_a_silent_address_asks_for_nothing(search: str | None) -> None:
    assert read(search, ALLOWED) == Address()


@pytest.mark.parametrize(
    "search",
    [
        "?nam=1999",
        "?nam=hai",
        "?doi-tuong=ai",
        "?giai-doan=x",
        "?chi-bo=khong-co",
        "?den-ngay=31/12/2023",
        "?tu-nam=1999",
        "?to-chuc=khac",
        "?den-ngay=x",
        "?den-ngay=0001-01-01",
        "?so-voi=13/12/2023",
        "?thu=dv-1:TOT",
        "?thu=dv-1",
    ],
)
def test_what_does_not_exist_is_passed_over_and_kept_to_be_told(search: str) -> None:
    found = read(search, ALLOWED)
    assert found == Address()
    assert found.ignored == (search.removeprefix("?"),)


def test_the_known_part_of_a_list_holds() -> None:
    found = read("?chi-bo=thanh-tra,khong-co", ALLOWED)
    assert found.units == ("thanh-tra",)
    assert found.ignored == ("chi-bo=khong-co",)


def test_levels_tried_are_read_in_pairs_the_later_for_one_subject_holding() -> None:
    found = read("?thu=dv-1:HTTNV,thanh-tra:HTXSNV,dv-1:HTXSNV", ALLOWED)
    assert found.trial == (("dv-1", "HTXSNV"), ("thanh-tra", "HTXSNV"))


def test_levels_tried_stay_on_their_page_and_go_one_by_one() -> None:
    search = "?nam=2023&thu=dv-1:HTTNV,dv-2:HTNV"
    assert kept(search) == tried(search, []) == "?nam=2023"
    assert tried(search, [("dv-2", "HTNV")]) == "?nam=2023&thu=dv-2:HTNV"
    assert tried("", [("dv-2", "HTNV")]) == "?thu=dv-2:HTNV"


def test_a_link_keeps_the_filters_and_nothing_else() -> None:
    assert kept("?chi-bo=thanh-tra,van-phong-1&nam=2023&utm=x") == "?nam=2023&chi-bo=thanh-tra,van-phong-1"
    assert kept(None) == query({}) == ""
