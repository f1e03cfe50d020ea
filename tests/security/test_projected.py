"""What goes on the wall names nobody, whoever has signed in: slides, the order's page, what a trial says."""

import pytest

from pages.running_order import DARK
from pages.trinh_chieu import PAGE_OF, PATH, ROUTE
from tests.data.marked import EVERYBODY, MARKS
from tests.reference.effort import in_every_run
from tests.security.calls import arriving, said
from tests.security.conftest import ROLES, House

MARKED = (*MARKS.values(), EVERYBODY)
FILTERS: tuple[dict[str, str], ...] = (
    {},
    {"nam": "2024,2025", "doi-tuong": "can_bo"},
    {"doi-tuong": "chi_bo", "giai-doan": "decided", "nen": DARK},
    {"chi-bo": "a"},
    {"nam": "2025", "thu": "a1:HTXSNV,b1:HTXSNV"},
)


# The others see all, as the secretary does.
@pytest.mark.parametrize("role", in_every_run(("bi_thu", "chi_bo", "trinh_chieu"), ROLES))
def test_no_slide_names_a_person_or_repeats_a_text_that_somebody_typed(house: House, role: str) -> None:
    someone = house.as_role(role)
    drawn = 0
    for stem in PAGE_OF:
        for given in FILTERS:
            answer = someone.get(ROUTE, query_string={"tranh": stem, **given})
            assert answer.status_code == 200, (stem, given)
            assert not [mark for mark in MARKED if mark in said(answer)], (stem, given)
            drawn += answer.get_json()["figure"] is not None
    assert drawn > len(PAGE_OF)


@pytest.mark.parametrize("role", ROLES)
def test_the_page_of_the_order_names_nobody(house: House, role: str) -> None:
    everything = ",".join(PAGE_OF)
    for search in ("", f"?bai={everything}", f"?bai={everything}&thu=a1:HTXSNV&chieu=1"):
        answer = said(house.as_role(role).call(arriving(house.app, PATH, search)))
        assert not [mark for mark in MARKED if mark in answer], search


def test_a_slide_is_closed_to_whoever_has_not_signed_in(house: House) -> None:
    assert house.anybody().get(ROUTE, query_string={"tranh": "rating_trend"}).status_code == 303


def test_a_branch_projects_its_own_people_alone(house: House) -> None:
    asked = {"tranh": "rating_distribution", "nam": "2025"}
    own = house.as_role("chi_bo").get(ROUTE, query_string=asked).get_json()
    every = house.as_role("bi_thu").get(ROUTE, query_string=asked).get_json()
    assert "n = 4" in own["subtitle"]
    assert "n = 8" in every["subtitle"]
