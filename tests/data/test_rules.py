"""The regulations and the ceilings they set."""

from pathlib import Path

import polars as pl
import pytest

from data.rules import UnknownRule, UnknownRuleKey, ceiling_frame, rule_frame, rules


def test_the_regulations_stand_in_the_order_of_their_first_years() -> None:
    assert rule_frame()["id"].to_list() == ["qd-132", "qd-124", "qd-366"]
    assert rule_frame()["first_year"].to_list() == [2018, 2023, 2025]


def test_the_default_ceiling_is_a_fifth_of_those_rated_good_rounded_down_over_the_whole() -> None:
    row = ceiling_of([{"year": 2023, "rule": "qd-124"}])
    assert (row["ratio"], row["denominator"], row["rounding"]) == (0.2, "HTTNV", "down")
    assert row["grouping_scope"] == "dang_bo"


def test_a_ceiling_whose_text_is_not_known_has_no_ratio() -> None:
    assert ceiling_of([{"year": 2021, "rule": "qd-132"}])["ratio"] is None


def test_a_plan_without_a_rule_goes_by_the_one_in_force() -> None:
    assert ceiling_of([{"year": 2024}])["ratio"] == 0.2
    assert ceiling_of([{"year": 2022, "rule": None}])["ratio"] is None


def test_a_plan_may_replace_its_rules_ceiling_for_the_kinds_it_names() -> None:
    own = {"subject_kinds": ["dang_vien"], "ratio": 0.25}
    frame = ceiling_frame([{"year": 2023, "rule": "qd-124", "ceiling": [own]}])
    ratios = dict(frame.select("subject_kind", "ratio").iter_rows())
    assert ratios == {"dang_vien": 0.25, "can_bo": 0.2, "chi_bo": 0.2}
    assert set(frame["denominator"]) == {"HTTNV"}


def test_a_rule_nobody_knows_is_named() -> None:
    with pytest.raises(UnknownRule, match="qd-999"):
        ceiling_frame([{"year": 2023, "rule": "qd-999"}])
    with pytest.raises(UnknownRule, match="1990"):
        ceiling_frame([{"year": 1990}])


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("colour = 1\n", "colour"),
        ("[[ceiling]]\nsubject_kinds = []\nquota = 1\n", "quota"),
    ],
)
def test_an_unknown_key_of_a_rule_is_named(tmp_path: Path, text: str, key: str) -> None:
    head = 'id = "x"\nname = "x"\nshort_name = "x"\nlegal_basis = []\nfirst_year = 2000\n'
    (tmp_path / "x.toml").write_text(head + text, encoding="utf-8")
    with pytest.raises(UnknownRuleKey, match=f"x.toml: {key}"):
        rules(tmp_path)


def test_an_unknown_key_of_a_plans_ceiling_is_named() -> None:
    with pytest.raises(UnknownRuleKey, match="plan 2023: quota"):
        ceiling_frame([{"year": 2023, "ceiling": [{"subject_kinds": [], "quota": 1}]}])


def ceiling_of(plans: list[dict[str, object]]) -> dict[str, object]:
    return ceiling_frame(plans).filter(pl.col("subject_kind") == "dang_vien").row(0, named=True)
