"""The regulations and what they set for each year: ceilings, scores, quarters, what bars a level, votes."""

from pathlib import Path
from typing import Any

import polars as pl
import pytest

from data.rules import UnknownRule, UnknownRuleKey, part_frames, rule_frame, rules

HEAD = 'id = "x"\nname = "x"\nshort_name = "x"\nlegal_basis = []\nfirst_year = 2000\n'


def test_the_regulations_stand_in_the_order_of_their_first_years() -> None:
    assert rule_frame()["id"].to_list() == ["qd-132", "qd-124", "qd-366"]
    assert rule_frame()["first_year"].to_list() == [2018, 2023, 2025]


def test_the_default_ceiling_is_a_fifth_of_those_rated_good_rounded_down_over_the_whole() -> None:
    row = ceiling_of({"year": 2023, "rule": "qd-124"})
    assert (row["ratio"], row["denominator"], row["rounding"]) == (0.2, "HTTNV", "down")
    assert (row["grouping_scope"], row["legal_basis"]) == ("dang_bo", "Quy định 124-QĐ/TW ngày 04/10/2023")


def test_a_ceiling_whose_text_is_not_known_has_no_ratio() -> None:
    row = ceiling_of({"year": 2021, "rule": "qd-132"})
    assert (row["ratio"], row["legal_text"]) == (None, "tỷ lệ tối đa chưa xác định")


def test_a_year_without_a_plan_or_a_rule_goes_by_the_one_in_force() -> None:
    assert ceiling_of({"year": 2024})["ratio"] == 0.2
    assert ceiling_of({"year": 2022, "rule": None})["ratio"] is None
    assert dict(part_frames([], years=[2025]))["score_floor"].height == 12
    assert dict(part_frames([], years=[1990]))["ceiling"].is_empty()


def test_a_plan_may_replace_its_rules_ceiling_for_the_kinds_it_names() -> None:
    own = {"subject_kinds": ["dang_vien"], "ratio": 0.25}
    frame = table("ceiling", {"year": 2023, "rule": "qd-124", "ceiling": [own]})
    ratios = dict(frame.select("subject_kind", "ratio").iter_rows())
    assert ratios == {"dang_vien": 0.25, "can_bo": 0.2, "chi_bo": 0.2}
    assert set(frame["denominator"]) == {"HTTNV"}


@pytest.mark.parametrize(("year", "expected"), [(2023, 0), (2024, 0), (2025, 12)])
def test_scores_are_expected_since_the_regulation_of_2025(year: int, expected: int) -> None:
    assert table("score_floor", {"year": year}).height == expected


def test_the_least_scores_of_the_levels_are_90_70_and_50() -> None:
    floors = table("score_floor", {"year": 2025}).filter(pl.col("subject_kind") == "dang_vien")
    assert dict(floors.select("level", "floor").iter_rows()) == {"HTXSNV": 90, "HTTNV": 70, "HTNV": 50, "KHTNV": 0}


def test_leaders_are_rated_in_three_quarters_since_2025() -> None:
    rows = table("rated_quarter", {"year": 2025}).select("subject_kind", "period").rows()
    assert rows == [("can_bo", "q1"), ("can_bo", "q2"), ("can_bo", "q3")]
    assert table("rated_quarter", {"year": 2024}).is_empty()


def test_open_shortcomings_bar_the_best_level_since_2025() -> None:
    assert set(table("level_bar", {"year": 2025})["level"]) == {"HTXSNV"}
    assert table("level_bar", {"year": 2024}).is_empty()


def test_a_plan_may_take_a_part_out_of_force() -> None:
    off = {"subject_kinds": ["can_bo", "dang_vien"], "levels": ["HTXSNV"], "applies": False}
    assert table("level_bar", {"year": 2025, "bar": [off]})["subject_kind"].to_list() == ["chi_bo"]


def test_votes_have_a_threshold_only_where_a_plan_sets_one() -> None:
    assert table("vote_threshold", {"year": 2025}).is_empty()
    own = {"subject_kinds": ["dang_vien"], "levels": ["HTXSNV"], "share": 0.5, "comparison": "over"}
    row = table("vote_threshold", {"year": 2023, "vote": [own]}).row(0, named=True)
    assert (row["level"], row["share"], row["comparison"]) == ("HTXSNV", 0.5, "over")


def test_a_rule_nobody_knows_is_named() -> None:
    with pytest.raises(UnknownRule, match="qd-999"):
        table("ceiling", {"year": 2023, "rule": "qd-999"})


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("colour = 1\n", "colour"),
        ("[[ceiling]]\nsubject_kinds = []\nquota = 1\n", "quota"),
        ("[[ceiling]]\nratio = 0.2\n", "subject_kinds"),
        ('[[ceiling]]\nsubject_kinds = ["ai"]\n', "subject_kinds"),
        ("[[ceiling]]\nsubject_kinds = []\nratio = 20\n", "ratio: 20"),
        ('[[ceiling]]\nsubject_kinds = []\nrounding = "sideways"\n', "rounding: sideways"),
        ('[[ceiling]]\nsubject_kinds = []\ngrouping = "province"\n', "grouping: province"),
        ("[[ceiling]]\nsubject_kinds = []\nlegal_text = 1\n", "legal_text: 1"),
        ('[[score]]\nsubject_kinds = []\nlevels = ["HTXSNV"]\n', "floor"),
        ('[[quarter]]\nsubject_kinds = []\nperiods = ["q5"]\n', "periods"),
        ('[[bar]]\nsubject_kinds = []\nlevels = []\napplies = "no"\n', "applies: no"),
    ],
)
def test_an_unknown_key_or_value_of_a_rule_is_named(tmp_path: Path, text: str, named: str) -> None:
    (tmp_path / "x.toml").write_text(HEAD + text, encoding="utf-8")
    with pytest.raises(UnknownRuleKey, match=f"x.toml: {named}"):
        rules(tmp_path)


def test_an_unknown_key_of_a_plans_ceiling_is_named() -> None:
    with pytest.raises(UnknownRuleKey, match="plan 2023: quota"):
        table("ceiling", {"year": 2023, "ceiling": [{"subject_kinds": [], "quota": 1}]})


def table(name: str, plan: dict[str, Any]) -> pl.DataFrame:
    """The rows one plan's year has in the table of a part."""
    return dict(part_frames([plan]))[name]


def ceiling_of(plan: dict[str, Any]) -> dict[str, Any]:
    return table("ceiling", plan).filter(pl.col("subject_kind") == "dang_vien").row(0, named=True)
