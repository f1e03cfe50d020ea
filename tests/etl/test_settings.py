"""Settings: what a plan may set otherwise than its rule, and how a slip in it or in committee.toml is named."""

import pytest

from data.rules import rules
from etl.settings import Committee, Plan, SettingsFault, parse_settings
from etl.units import Units

DAY = "2025-12-05"
DEADLINE = '[[deadlines]]\nsubject = "chi_bo"\n'
UNIT = '[[units]]\nid = "a"\nname = "A"\n'
UNIT_B = '[[units]]\nid = "b"\nname = "B"\n'
BELOW_B = f'{UNIT}parent = "b"\n'
COMMITTEE = 'name = "Đảng bộ A"\ncommittee = "Đảng ủy A"\n'


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
        ('rule = "qd-1"\n', "unknown_rule", "qd-1"),
        ("supervisors = 3\n", "wrong_type", "supervisors"),
        ("supervisors = [3]\n", "wrong_type", "supervisors"),
        ('[[supervisors]]\nunit = ""\nrole = "R"\n', "missing_key", "unit"),
        (DEADLINE, "one_day", "deadlines.before / on_or_before"),
        (f"{DEADLINE}before = {DAY}\non_or_before = {DAY}\n", "one_day", "deadlines.before / on_or_before"),
        (f'{DEADLINE}before = "{DAY}"\n', "wrong_type", "before"),
        (f'{DEADLINE}before = {DAY}\noptional = ["thu"]\n', "unknown_document", "thu"),
        (f"{DEADLINE}before = {DAY}\noptional = [1]\n", "wrong_type", "optional"),
        (f'[[deadlines]]\nsubject = "doan_vien"\non_or_before = {DAY}\n', "unknown_subject", "doan_vien"),
    ],
)
def test_a_slip_in_a_plan_is_named(text: str, problem: str, key: str) -> None:
    with pytest.raises(SettingsFault) as caught:
        parsed(text)
    assert (caught.value.problem, caught.value.key) == (problem, key)


@pytest.mark.parametrize(
    ("text", "problem", "key"),
    [
        (b"name = ", "not_toml", ""),
        (b"\xff\xfe", "not_toml", ""),
        (b'name = "A"\n', "unknown_settings", "name"),
        (b'year = "2025"\n', "wrong_type", "year"),
        (b'committee = "A"\n', "missing_key", "name"),
        (f"{COMMITTEE}colour = 1\n".encode(), "unknown_key", "colour"),
        (f"{COMMITTEE}{UNIT}size = 1\n".encode(), "unknown_key", "units.size"),
        (f"{COMMITTEE}{UNIT}{UNIT}".encode(), "repeated_unit", "a"),
        (f'{COMMITTEE}{UNIT}after = ["b"]\n'.encode(), "unknown_unit", "a.after: b"),
        (f'{COMMITTEE}{UNIT}parent = "b"\n'.encode(), "unknown_parent", "a.parent: b"),
        (f'{COMMITTEE}{UNIT}parent = "a"\n'.encode(), "parent_of_itself", "a.parent: a"),
        (f'{COMMITTEE}{BELOW_B}{UNIT_B}parent = "a"\n'.encode(), "parent_of_itself", "a.parent: b"),
    ],
)
def test_a_slip_in_any_settings_is_named(text: bytes, problem: str, key: str) -> None:
    with pytest.raises(SettingsFault) as caught:
        parse_settings(text, set(), set())
    assert caught.value.problem == problem
    assert key in caught.value.key


def test_a_body_that_another_names_as_parent_stands_in_between_and_all_others_are_branches() -> None:
    committee = parse_settings(f'{COMMITTEE}{BELOW_B}{UNIT_B}parent = "dang-bo"\n'.encode(), set(), set())
    assert isinstance(committee, Committee)
    units = Units(committee)
    assert [(unit, units.kind(unit), units.is_branch(unit)) for unit in ("a", "b", "dang-bo", "dang-uy")] == [
        ("a", "chi_bo", True),
        ("b", "dang_bo_truc_thuoc", False),
        ("dang-bo", "dang_bo", False),
        ("dang-uy", "dang_uy", False),
    ]


def test_a_deadline_may_ask_the_bodies_in_between() -> None:
    asked = 'subject = "dang_bo_truc_thuoc"\ndocuments = ["bao_cao_kiem_diem"]\nbefore = 2025-12-05\n'
    assert parsed(f"[[deadlines]]\n{asked}").deadlines[0].subject == "dang_bo_truc_thuoc"
