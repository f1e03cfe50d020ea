"""Question submission_matrix: which document came when, and what is to be said of it on a day."""

from datetime import date

import pytest

from data.viewer import LOCAL_VIEWER
from tests.data.office import Office

NAMED = date(2023, 12, 5)


def test_of_a_paper_sent_twice_the_first_receipt_counts(office: Office) -> None:
    office.plan()
    office.deadline(NAMED, ["ket_qua_chi_bo"])
    register = office.file()
    office.receive(register, "ket_qua_chi_bo", date(2023, 12, 7))
    office.receive(register, "ket_qua_chi_bo", date(2023, 12, 1))
    row = only(office, date(2023, 12, 20))
    assert (row["received_on"], row["state"], row["source_cell"]) == (date(2023, 12, 1), "dung_han", "C2")


def test_a_later_register_corrects_an_earlier_one_from_the_day_it_was_taken_in(office: Office) -> None:
    office.plan()
    office.deadline(NAMED, ["ket_qua_chi_bo"])
    office.receive(office.file("first.xlsx", date(2023, 12, 4)), "ket_qua_chi_bo", date(2023, 12, 1))
    office.receive(office.file("second.xlsx", date(2023, 12, 15)), "ket_qua_chi_bo", date(2023, 12, 6))
    assert only(office, date(2023, 12, 14))["state"] == "dung_han"
    corrected = only(office, date(2023, 12, 15))
    assert (corrected["state"], corrected["days"], corrected["source_file"]) == ("cham", 1, "second.xlsx")


def test_what_is_asked_only_if_there_is_any_is_never_missing(office: Office) -> None:
    office.plan()
    office.deadline(NAMED, ["van_ban_khac"], requirement="optional")
    row = only(office, date(2023, 12, 31))
    assert (row["state"], row["days"], row["is_problem"]) == ("khong_yeu_cau", None, False)


def test_award_papers_are_not_asked_of_every_branch(office: Office) -> None:
    office.plan()
    office.deadline(NAMED, ["to_trinh_khen_thuong"], requirement="together")
    assert office.serve().ask("submission_matrix", LOCAL_VIEWER, as_of=NAMED).is_empty()


@pytest.mark.parametrize(
    ("quantities", "members", "told"),
    [
        ((9,), 10, (9, 10, 1)),
        ((6, 4), 10, (10, 10, 0)),
        ((12,), 10, (12, 10, 0)),
        ((None,), 10, (None, None, None)),
        ((9,), 0, (9, None, None)),
    ],
)
def test_a_number_reported_of_a_paper_each_member_has_is_n_of_all_members(
    office: Office, quantities: tuple[int | None, ...], members: int, told: tuple[int | None, ...]
) -> None:
    office.plan()
    office.deadline(NAMED, ["ban_kiem_diem_ca_nhan"])
    register = office.file()
    for day, quantity in enumerate(quantities, start=1):
        filing = {"unit": "a", "document": "ban_kiem_diem_ca_nhan", "received_on": date(2023, 12, day)}
        office.add("submission_record", register, year=2023, quantity=quantity, **filing)
    office.fill("a", HTTNV=members)
    row = only(office, date(2024, 1, 1))
    assert (row["quantity"], row["members"], row["lacking"]) == told
    assert (row["state"], row["is_problem"]) == ("dung_han", False)


def test_the_branch_with_most_problems_stands_first(office: Office) -> None:
    office.unit("b")
    office.plan()
    office.deadline(NAMED)
    register = office.file()
    for document in ("bao_cao_kiem_diem", "tong_hop_dang_vien", "ket_qua_chi_bo"):
        office.receive(register, document, date(2023, 12, 1))
    rows = office.serve().ask("submission_matrix", LOCAL_VIEWER, years=[2023], as_of=NAMED)
    assert rows["unit"].unique(maintain_order=True).to_list() == ["b", "a"]
    assert rows["problems"].to_list() == [3, 3, 3, 0, 0, 0]
    assert rows["document"].to_list()[:3] == ["bao_cao_kiem_diem", "tong_hop_dang_vien", "ket_qua_chi_bo"]


def test_only_branches_of_that_year_are_asked(office: Office) -> None:
    office.unit("gone", last_year=2022)
    office.unit("later", first_year=2024)
    office.plan()
    office.deadline(NAMED, ["ket_qua_chi_bo"])
    assert only(office, NAMED)["unit"] == "a"


def test_years_before_the_first_register_are_unknown_not_overdue(office: Office) -> None:
    office.plan(2022)
    office.deadline(date(2022, 12, 5), ["ket_qua_chi_bo"], year=2022)
    office.plan()
    office.deadline(NAMED, ["ket_qua_chi_bo"])
    office.receive(office.file(), "ket_qua_chi_bo", date(2023, 12, 1))
    rows = office.serve().ask("submission_matrix", LOCAL_VIEWER, as_of=NAMED)
    assert rows["year"].to_list() == [2023]


def only(office: Office, day: date) -> dict[str, object]:
    rows = office.serve().ask("submission_matrix", LOCAL_VIEWER, years=[2023], as_of=day)
    assert rows.height == 1
    return rows.row(0, named=True)
