"""Papers of bodies above others: what those under them have handed in, at any depth, and what they owe themselves."""

from datetime import date
from typing import Any

import polars as pl

from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from tests.data.office import Office
from tests.data.superior import BY_SUPERIOR, DAY, IN_BETWEEN, NAMED, WHOLE, superior

DOSSIER = ["bao_cao_kiem_diem", "ket_qua_chi_bo"]


def matrix(warehouse: Warehouse, **other: Any) -> pl.DataFrame:
    return warehouse.ask("submission_matrix", LOCAL_VIEWER, years=[2023], as_of=DAY, **other)


def deadlines(warehouse: Warehouse, **other: Any) -> pl.DataFrame:
    return warehouse.ask("deadline_progress", LOCAL_VIEWER, years=[2023], as_of=DAY, **other)


def test_a_paper_of_a_body_is_in_when_all_its_branches_have_handed_it_in_and_dated_by_the_last(office: Office) -> None:
    office.unit("x", kind=IN_BETWEEN, parent=WHOLE)
    for leaf in ("x1", "x2"):
        office.unit(leaf, parent="x")
    office.deadline(NAMED, DOSSIER)
    office.receive(office.file(), "bao_cao_kiem_diem", date(2023, 12, 1), "x1")
    office.receive(office.file(), "bao_cao_kiem_diem", date(2023, 12, 9), "x2")
    office.receive(office.file(), "ket_qua_chi_bo", date(2023, 12, 1), "x1")
    office.plan()
    rows = matrix(office.serve()).filter(unit="x").rows_by_key("document", named=True, unique=True)
    late, missing = rows["bao_cao_kiem_diem"], rows["ket_qua_chi_bo"]
    assert (late["state"], late["days"], late["received_on"]) == ("cham", 4, date(2023, 12, 9))
    assert (late["bodies"], late["bodies_in"], late["bodies_late"], late["bodies_overdue"]) == (2, 2, 1, 0)
    assert (missing["state"], missing["received_on"], missing["bodies_in"]) == ("qua_han", None, 1)
    assert (missing["bodies_overdue"], missing["source_file"]) == (1, None)


def test_the_superior_sees_which_body_kept_the_day_of_its_own_plan(office: Office) -> None:
    tree = superior(office)
    rows = matrix(tree).filter(pl.col("kind") == IN_BETWEEN)
    told = {row["unit"]: (row["document"], row["state"], row["days"], row["named_day"]) for row in rows.to_dicts()}
    assert told == {
        "x": ("bao_cao_ket_qua", "dung_han", None, BY_SUPERIOR),
        "y": ("bao_cao_ket_qua", "cham", 3, BY_SUPERIOR),
        "z": ("bao_cao_ket_qua", "qua_han", 36, BY_SUPERIOR),
    }
    line = deadlines(tree).filter(position=4).row(0, named=True)
    assert (line["expected"], line["filed"], line["on_time"]) == (3, 2, 1)
    of_one = deadlines(tree, body="z").filter(position=4).row(0, named=True)
    assert (of_one["expected"], of_one["filed"]) == (1, 0)
    morning = tree.ask("morning_facts", LOCAL_VIEWER, years=[2023], followed_years=[2022], as_of=DAY)
    assert {"van_ban_qua_han"} <= set(morning.filter(unit="z")["matter"])


def test_however_many_bodies_stand_between_a_paper_is_told_of_all_under_the_one_shown(office: Office) -> None:
    """A province with a branch of its own, over two bodies of two branches: each of them counts once."""
    office.unit("tinh", kind=IN_BETWEEN, parent=WHOLE)
    office.unit("rieng", parent="tinh")
    for body in ("xa", "phuong"):
        office.unit(body, kind=IN_BETWEEN, parent="tinh")
        for number in (1, 2):
            office.unit(f"{body}{number}", parent=body)
    office.deadline(NAMED, DOSSIER)
    office.deadline(BY_SUPERIOR, ["bao_cao_ket_qua"], IN_BETWEEN, position=2)
    register = office.file()
    for unit, day in (("rieng", 1), ("xa1", 2), ("xa2", 9)):
        office.receive(register, "bao_cao_kiem_diem", date(2023, 12, day), unit)
    office.receive(register, "bao_cao_ket_qua", date(2023, 12, 12), "tinh")
    office.plan()
    served = office.serve()
    assert told(served, "bao_cao_kiem_diem") == {"a": (1, 0, 0, 1), "tinh": (5, 3, 1, 2)}
    assert told(served, "bao_cao_kiem_diem", body="tinh") == {
        "rieng": (1, 1, 0, 0),
        "xa": (2, 2, 1, 0),
        "phuong": (2, 0, 0, 2),
    }
    assert told(served, "bao_cao_kiem_diem", units=["tinh", "xa1"]) == {"tinh": (4, 2, 1, 2), "xa1": (1, 1, 0, 0)}
    assert told(served, "bao_cao_ket_qua") == {"tinh": (3, 1, 0, 2)}
    assert told(served, "bao_cao_ket_qua", body="tinh") == {
        "tinh": (1, 1, 0, 0),
        "xa": (1, 0, 0, 1),
        "phuong": (1, 0, 0, 1),
    }


def told(warehouse: Warehouse, document: str, **other: Any) -> dict[str, tuple[int, ...]]:
    """Of each body shown how many are asked for a document; of these in, late, overdue."""
    rows = matrix(warehouse, **other).filter(document=document)
    counts = rows.select("bodies", "bodies_in", "bodies_late", "bodies_overdue").rows()
    return dict(zip(rows["unit"], counts, strict=True))
