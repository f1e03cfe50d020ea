"""What a branch's account is told on the page of another branch: whose page it is, and what it may not see."""

import pytest

from components.wording import say
from tests.security.calls import arriving, said
from tests.security.conftest import House


def page_of(house: House, branch: str) -> str:
    return said(house.as_role("chi_bo").call(arriving(house.app, f"/chi-bo/{branch}", "?nam=2025")))


def test_the_page_of_another_branch_says_what_is_beyond_ones_scope_and_draws_nothing_of_its_people(
    house: House,
) -> None:
    own, other = page_of(house, "a"), page_of(house, "b")
    beyond = say("chi_bo", "beyond")
    assert beyond in other
    assert beyond not in own
    assert "'data-chart': 'unit_rating_history'" in own
    assert "'data-chart': 'unit_rating_history'" not in other


@pytest.mark.parametrize("branch", ["a", "b"])
def test_a_page_names_the_branch_it_is_of(house: House, branch: str) -> None:
    names = {"a": "A", "b": "B"}
    shown = page_of(house, branch)
    assert f"năm 2025 · {names.pop(branch)} · " in shown
    assert not [name for name in names.values() if f"năm 2025 · {name} · " in shown]


def test_figures_of_chosen_branches_are_named_by_those_seen(house: House) -> None:
    chosen = arriving(house.app, "/phan-bo", "?nam=2025&chi-bo=a,b")
    shown = said(house.as_role("chi_bo").call(chosen))
    assert "năm 2025 · A · n = 4" in shown
    assert "năm 2025 · A, B" not in shown
