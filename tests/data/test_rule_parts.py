"""Question rule_parts: what else than a ceiling the rule of a year brings; and what an entry of a rule may say."""

from datetime import date
from typing import Any

import pytest

from data.rule_parts import LISTS as RULE_LISTS
from data.rule_parts import PARTS
from data.viewer import LOCAL_VIEWER
from data.words import words
from tests.data.office import Office


@pytest.mark.parametrize(
    ("year", "kind", "parts"),
    [
        (2024, "can_bo", []),
        (2025, "can_bo", ["bar", "quarter", "score"]),
        (2025, "dang_vien", ["bar", "score"]),
        (2025, "dang_uy", []),
    ],
)
def test_the_rule_of_2025_brings_scores_quarters_and_a_bar(
    office: Office, year: int, kind: str, parts: list[str]
) -> None:
    office.plan(year, rule=None)
    rows = office.serve().ask("rule_parts", LOCAL_VIEWER, subject_kind=kind, years=[year], as_of=date.max)
    assert rows["part"].to_list() == parts
    assert set(rows["legal_basis"]) <= {"Quy định 366-QĐ/TW năm 2025"}


def test_votes_are_a_part_only_where_a_plan_sets_a_share(office: Office) -> None:
    own = {"subject_kinds": ["dang_vien"], "levels": ["HTXSNV"], "share": 0.5, "comparison": "over"}
    office.plan(vote=[own | {"basis": "Kế hoạch thử"}])
    rows = office.serve().ask("rule_parts", LOCAL_VIEWER, subject_kind="dang_vien")
    assert rows.select("part", "legal_basis").rows() == [("vote", "Kế hoạch thử")]


@pytest.mark.parametrize(
    ("part", "number", "most", "others"),
    [
        ("ceiling", "ratio", 1, {}),
        ("score", "floor", 100, {}),
        ("remediation_goal", "percent", 100, {}),
        ("vote", "share", 1, {"comparison": "over"}),
        ("award", "ratio", 1, {}),
        ("award_years", "years", 50, {}),
    ],
)
def test_a_number_of_a_rule_stands_between_nothing_and_the_most_it_can_be(
    part: str, number: str, most: float, others: dict[str, Any]
) -> None:
    entry = {name: known(LISTS[name])[:1] for name in PARTS[part].lists} | others
    for fitting in (0, most):
        assert PARTS[part].fault(entry | {number: fitting}) is None
    for beyond in (-0.1, most + 0.1, "1", True):
        assert PARTS[part].fault(entry | {number: beyond}) == ("unknown_value", f"{number}: {beyond}")


@pytest.mark.parametrize("part", PARTS)
def test_an_entry_may_name_all_there_are_and_nothing_else(part: str) -> None:
    for name in PARTS[part].lists:
        everything = {other: known(LISTS[other]) for other in PARTS[part].lists}
        assert PARTS[part].fault(everything | {"applies": False}) is None
        fault = PARTS[part].fault(everything | {name: [*everything[name], "khac"]})
        assert fault is not None
        assert fault[0] == "unknown_value"


LISTS = {name: kind for name, (_, kind) in RULE_LISTS.items()}


def known(kind: str) -> list[str]:
    return words().filter(kind_of_word=kind)["code"].to_list()
