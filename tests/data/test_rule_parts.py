"""Question rule_parts: what else than a ceiling the rule of a year brings, for a kind of subject."""

from datetime import date

import pytest

from data.viewer import LOCAL_VIEWER
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
