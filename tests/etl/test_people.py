"""One person is one person: by card, else by name and year of birth within a branch and those that came of it."""

from random import Random

import pytest

from etl.people import subjects_of
from etl.reading import Mention
from etl.settings import Committee, UnitSetting
from etl.units import Units

BRANCHES = (
    UnitSetting("whole", "Văn phòng", 2019, 2022),
    UnitSetting("left", "Văn phòng 1", 2023, after=("whole",)),
    UnitSetting("right", "Văn phòng 2", 2023, after=("whole",)),
    UnitSetting("other", "Thanh tra", 2019),
)
UNITS = Units(Committee("Đảng bộ Sở A", "Đảng ủy Sở A", units=BRANCHES))
Line = tuple[int, str, int | None, str | None]

# What is promised; mentions as year, branch, year of birth, card; whose each is ("?" where nobody can know).
CASES: dict[str, tuple[list[Line], str]] = {
    "one_of_a_name_in_a_branch_is_one_through_the_years": (
        [(2022, "other", 1980, None), (2023, "other", 1980, None), (2024, "other", None, None)],
        "aaa",
    ),
    "two_years_of_birth_are_two_people": ([(2023, "other", 1980, None), (2023, "other", 1981, None)], "ab"),
    "a_bare_name_beside_two_of_that_name_is_nobodys": (
        [(2023, "other", 1980, None), (2023, "other", 1981, None), (2023, "other", None, None)],
        "ab?",
    ),
    "a_bare_name_is_that_of_the_only_one_listed_in_that_branch_and_year": (
        [(2022, "other", 1980, None), (2023, "other", 1981, None), (2023, "other", None, None)],
        "abb",
    ),
    "a_bare_name_is_rather_that_of_the_branch_itself_than_of_the_one_it_came_from": (
        [(2021, "whole", 1980, None), (2024, "left", 1981, None), (2025, "left", None, None)],
        "abb",
    ),
    "who_is_listed_without_card_in_an_unrelated_branch_is_somebody_else": (
        [(2022, "other", 1980, None), (2023, "left", 1980, None)],
        "ab",
    ),
    "a_card_follows_its_holder_into_any_branch": ([(2022, "other", 1980, "77"), (2023, "left", 1980, "77")], "aa"),
    "a_branch_that_split_hands_its_members_on": ([(2022, "whole", 1980, None), (2023, "right", 1980, None)], "aa"),
    "in_one_year_two_branches_of_one_origin_list_two_people": (
        [(2022, "whole", 1980, None), (2023, "left", 1980, None), (2023, "right", 1980, None)],
        "aab",
    ),
    "two_cards_are_two_people_though_all_else_is_equal": (
        [(2023, "other", 1980, "77"), (2023, "other", 1980, "78")],
        "ab",
    ),
    "a_line_without_card_is_the_holders_of_the_only_one": (
        [(2023, "other", 1980, "77"), (2022, "other", 1980, None)],
        "aa",
    ),
    "a_line_without_card_beside_two_cards_is_nobodys": (
        [(2023, "other", 1980, "77"), (2023, "other", 1980, "78"), (2022, "other", None, None)],
        "ab?",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_whose_a_line_is(case: str) -> None:
    lines, whose = CASES[case]
    mentions = [Mention(year, unit, "Đảng viên 0001", birth, card) for year, unit, birth, card in lines]
    shuffled = list(mentions)
    Random(1).shuffle(shuffled)
    found = subjects_of(mentions, UNITS)
    assert subjects_of(shuffled, UNITS) == found
    assert [found[mention] is None for mention in mentions] == [who == "?" for who in whose]
    known = {(who, found[mention]) for who, mention in zip(whose, mentions, strict=True) if who != "?"}
    assert len(known) == len({who for who, _ in known}) == len({subject for _, subject in known})


def test_another_name_is_another_person_and_a_card_keeps_one_who_was_renamed() -> None:
    first = Mention(2023, "other", "Đảng viên 0001", 1980, "77")
    renamed = Mention(2024, "other", "Đảng viên 0001 (Lan)", 1980, "77")
    stranger = Mention(2024, "other", "Đảng viên 0002", 1980, None)
    found = subjects_of([first, renamed, stranger], UNITS)
    assert found[first] == found[renamed] != found[stranger]
