"""The sentences of the morning: true for one branch, for all of them, for ties, for nobody."""

from typing import Any

import polars as pl
import pytest

from components.morning_sentences import Sentence, ceiling, repeats, sentences
from components.today import SHOWN, calm, panel

FACT = {"kind": "chi_bo", "topic": "1", "office": None, "n": 1, "part": 0, "days": 15}
TYPES = {"office": pl.String, "n": pl.Int32, "part": pl.Int32, "days": pl.Int32}
DEADLINE = {
    "position": 1,
    "is_dossier": True,
    "documents_name": "Báo cáo",
    "recipient": "Đảng ủy",
    "comparison_name": "trước ngày",
    "named_day": None,
}


def texts(*facts: dict[str, Any], branches: int = 12, **deadline: Any) -> list[str]:
    return [one.text for one in sentences(asked(*facts), pl.DataFrame([{**DEADLINE, **deadline}]), branches)]


def asked(*facts: dict[str, Any]) -> pl.DataFrame:
    """The rows of all bodies, as question morning_facts answers."""
    rows = pl.DataFrame([{**FACT, **fact} for fact in facts], schema_overrides=TYPES)
    return rows.with_columns(
        bodies=pl.len().over("matter", "topic"),
        branches=(pl.col("kind") == "chi_bo").sum().over("matter", "topic"),
        told_bodies=pl.col("n").count().over("matter", "topic"),
        all_n=pl.col("n").sum().over("matter", "topic"),
        all_part=pl.col("part").sum().over("matter", "topic"),
    )


def owing(n: int, **other: Any) -> list[dict[str, Any]]:
    return [{"matter": "ho_so_qua_han", "unit": f"u{i}", "unit_name": f"U{i}", **other} for i in range(n)]


def test_a_few_are_named_with_their_office_and_the_others_counted() -> None:
    assert texts(*owing(1, office="Bí thư")) == ["1 chi bộ chưa nộp đủ hồ sơ, quá hạn 15 ngày: U0 (Bí thư)."]
    assert texts(*owing(3)) == ["3 chi bộ chưa nộp đủ hồ sơ, quá hạn 15 ngày: U0, U1, U2."]
    assert texts(*owing(300), branches=301)[0].endswith("U0, U1, U2 và 297 chi bộ khác.")


@pytest.mark.parametrize("matter", ["ho_so_qua_han", "cam_ket_den_han"])
def test_of_many_the_first_few_tell_as_much_as_all_but_lead_to_no_list_of_them(matter: str) -> None:
    committee = {"matter": matter, "unit": "dang-uy", "unit_name": "Đảng ủy", "kind": "dang_uy", "days": 9}
    many = owing(80, matter=matter, part=1)
    for facts in (many, [committee, *({**one, "n": 2} for one in many)]):
        every = asked(*facts)
        (of_all,) = sentences(every, pl.DataFrame([DEADLINE]), 100)
        (of_few,) = sentences(every.head(5), pl.DataFrame([DEADLINE]), 100)
        assert of_few.text == of_all.text
        assert (len(of_all.units), of_few.units) == (80, ())


def test_all_of_several_branches_are_said_to_be_all_but_an_only_one_is_one() -> None:
    assert texts(*owing(3), branches=3)[0].startswith("Tất cả 3 chi bộ chưa nộp")
    assert texts(*owing(1), branches=1)[0].startswith("1 chi bộ chưa nộp")


def test_the_day_itself_has_words_of_its_own() -> None:
    assert "hôm nay là ngày mốc" in texts(*owing(1, days=0))[0]
    assert "hôm nay là hạn cuối" in texts(*owing(1, days=0, matter="den_han"))[0]


def test_who_has_handed_in_nothing_is_told_apart_for_the_dossier_only() -> None:
    facts = [{**one, "matter": "den_han", "part": 1} for one in owing(2)]
    assert "trong đó 2 chưa nộp văn bản nào" in texts(*facts)[0]
    assert "trong đó" not in texts(*facts, is_dossier=False)[0]


def test_the_committee_is_named_and_makes_what_it_sends_to_nobody() -> None:
    own = {"matter": "den_han", "unit": "dang-uy", "unit_name": "Đảng ủy Sở", "kind": "dang_uy", "days": 3}
    (told,) = texts(own, is_dossier=False, recipient=None)
    assert told.startswith("Đảng ủy Sở chưa có Báo cáo, còn 3 ngày")
    assert not told.endswith(": .")


def test_branches_that_did_not_report_pledges_are_not_counted_as_members() -> None:
    told = [{**one, "matter": "cam_ket_den_han"} for one in owing(3)]
    told[0]["n"], told[1]["n"], told[2]["n"] = 4, 3, None
    assert texts(*told)[0].startswith("7 đảng viên ở 2 chi bộ chưa có Báo cáo")
    assert "và 1 chi bộ chưa báo cáo" in texts(*told)[0]
    assert texts(told[2])[0].startswith("1 chi bộ chưa báo cáo Báo cáo của đảng viên")


def test_kinds_of_subject_are_told_apart_and_a_branch_itself_is_not_counted_as_people() -> None:
    waiting = [{**one, "matter": "chua_quyet_dinh", "n": 5, "days": None} for one in owing(2)]
    members, bodies = (texts(*({**one, "topic": kind} for one in waiting))[0] for kind in ("dang_vien", "chi_bo"))
    assert members.startswith("10 đảng viên ở 2 chi bộ đã được đề nghị mức")
    assert bodies == "2 chi bộ đã được đề nghị mức, chưa có quyết định xếp loại: U0, U1."


def test_only_a_ceiling_that_is_passed_under_its_own_reading_is_told() -> None:
    row = {"is_default": True, "verdict": "over", "excellent": 6, "over_by": 3, "allowed": 3, "ratio": 0.2}
    row |= {"denominator": "HTTNV", "bodies_over": "Đảng bộ", "grouping_scope": "dang_bo"}
    assert "6 đảng viên" in ceiling(pl.DataFrame([row]), "dang_vien", "decided")[0].text
    assert "(20% số HTTNV)." in ceiling(pl.DataFrame([row]), "dang_vien", "decided")[0].text
    for other in ({"verdict": "within"}, {"verdict": "undefined"}, {"is_default": False}):
        assert ceiling(pl.DataFrame([row | other]), "dang_vien", "decided") == []


def test_pairs_that_wait_for_a_word_are_told_by_branch() -> None:
    schema = {"unit": pl.String, "unit_name": pl.String, "office": pl.String, "n": pl.Int64}
    waiting = pl.DataFrame([("b", "B", "Bí thư", 2), ("a", "A", None, 1)], schema=schema, orient="row")
    waiting = waiting.with_columns(
        bodies=pl.len(), branches=pl.len(), told_bodies=pl.len(), all_n=pl.col("n").sum(), all_part=0
    )
    (told,) = repeats(waiting, 12)
    assert told.text.startswith("3 cặp")
    assert told.text.endswith("B (2 cặp; Bí thư), A (1 cặp).")
    assert repeats(waiting.clear(), 12) == []


@pytest.mark.parametrize(
    ("matters", "has_plan", "said"),
    [
        ([], False, "chưa có kế hoạch"),
        ([], True, "Không có việc nào quá hạn, sắp đến hạn"),
        (["den_han"], True, "Không có việc nào quá hạn."),
        (["den_han", "ho_so_qua_han"], True, ""),
    ],
)
def test_that_nothing_is_wrong_is_said_only_where_it_is_so(matters: list[str], has_plan: bool, said: str) -> None:
    told = calm([Sentence(matter, "x") for matter in matters], has_plan)
    assert said in " ".join(told)
    assert bool(told) == bool(said)


def test_more_sentences_than_the_panel_shows_fold_out_beneath_it() -> None:
    many = [(Sentence("den_han", f"s{number}"), "/") for number in range(SHOWN + 2)]
    assert "Còn 2 việc nữa" in str(panel(many, has_plan=True))
    assert "việc nữa" not in str(panel(many[:SHOWN], has_plan=True))
