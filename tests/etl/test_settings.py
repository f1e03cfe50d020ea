"""The plan of a year: what it may set otherwise than its rule, and how a slip in it is named."""

import pytest

from data.rules import rules
from etl.settings import Plan, SettingsFault, parse_settings


def parsed(text: str) -> Plan:
    content = parse_settings(f"year = 2025\n{text}".encode(), {"bao_cao_kiem_diem"}, set(rules()))
    assert isinstance(content, Plan)
    return content


def test_a_plan_keeps_the_parts_of_the_rule_it_sets_otherwise() -> None:
    plan = parsed('[[ceiling]]\nsubject_kinds = ["dang_vien"]\nratio = 0.25\ngrouping = "chi_bo"\n')
    assert plan.rule_parts == {"ceiling": [{"subject_kinds": ["dang_vien"], "ratio": 0.25, "grouping": "chi_bo"}]}


def test_a_plan_may_name_the_section_that_asks_for_papers_or_sends_a_supervisor() -> None:
    dossier = 'subject = "chi_bo"\ndocuments = ["bao_cao_kiem_diem"]\nbefore = 2025-12-05\n'
    supervisor = '[[supervisors]]\nunit = "a"\nrole = "R"\n'
    named = parsed(f'[[deadlines]]\n{dossier}section = "II.5"\n{supervisor}section = "III.2"\n')
    assert (named.deadlines[0].section, named.supervisors[0].section) == ("II.5", "III.2")
    silent = parsed(f"[[deadlines]]\n{dossier}{supervisor}")
    assert (silent.deadlines[0].section, silent.supervisors[0].section) == (None, None)


@pytest.mark.parametrize(
    ("text", "problem", "key"),
    [
        ("[[ceiling]]\nsubject_kinds = []\nquota = 1\n", "unknown_key", "ceiling.quota"),
        ("[[ceiling]]\nratio = 0.25\n", "missing_key", "ceiling.subject_kinds"),
        ("[[ceiling]]\nsubject_kinds = []\nratio = 25\n", "unknown_value", "ceiling.ratio: 25"),
        ('[[score]]\nsubject_kinds = []\nlevels = ["TOT"]\nfloor = 70\n', "unknown_value", "score.levels: ['TOT']"),
        ('[[vote]]\nsubject_kinds = []\nlevels = ["HTXSNV"]\nshare = 0.5\n', "missing_key", "vote.comparison"),
        ("[[quota]]\n", "unknown_key", "quota"),
        ("bar = [1]\n", "wrong_type", "bar.bar"),
    ],
)
def test_a_slip_in_a_plan_is_named(text: str, problem: str, key: str) -> None:
    with pytest.raises(SettingsFault) as caught:
        parsed(text)
    assert (caught.value.problem, caught.value.key) == (problem, key)
