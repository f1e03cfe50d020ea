"""The sentences and lists of a branch's page: true for nothing known, one, all."""

from dataclasses import replace
from datetime import date
from typing import Any

import polars as pl

from components import branch, branch_told
from tests.components.frames import READING
from tests.components.test_unit_calendar import EARLY, LATE, OVERDUE, WAITING
from tests.components.test_unit_rating_history import year

DAY = date(2023, 12, 20)


def papers(*rows: dict[str, Any]) -> pl.DataFrame:
    """Answers of unit_calendar, in the dossier unless they say otherwise."""
    types = {"received_on": pl.Date, "complete_on": pl.Date, "days": pl.Int64, "offset_days": pl.Int64}
    full = [{"is_dossier": True, "complete_on": None, **row} for row in rows or [EARLY]]
    frame = pl.DataFrame(full, schema_overrides=types | {"members": pl.Int64, "quantity": pl.Int64})
    return frame if rows else frame.clear()


def test_members_are_told_at_the_furthest_stage_and_levels_nobody_has_are_left_out() -> None:
    rows = pl.concat([year(2022), year(2023, (5, 5, 0, 0, 1), stage="self"), year(2023)])
    told = branch_told.members(rows, READING)
    assert told == ("11 đảng viên; cấp có thẩm quyền quyết định: 1 xuất sắc, 7 tốt, 2 hoàn thành, 1 chưa xếp loại.")
    assert branch_told.members(year(2022), READING) == "Chưa có kết quả xếp loại đảng viên nào."
    nobody = branch_told.members(year(2023, (0, 0, 0, 0, 4)), READING)
    assert nobody == "4 đảng viên, chưa ai được xếp loại."
    gap = branch_told.members(year(2023, (3, 2, None, None, None)), READING)
    assert gap.endswith("biểu tổng hợp không ghi đủ số; đã ghi: 3 xuất sắc, 2 tốt.")


def test_the_branchs_own_level_is_told_stage_by_stage() -> None:
    rows = pl.concat([year(2023, stage="self", unit_level_short="Xuất sắc"), year(2023)])
    assert branch_told.own_level(rows, READING) == "Tự xếp: Xuất sắc; Quyết định: Tốt (3/12 chi bộ cùng mức)."
    unknown = year(2023, unit_level=None, unit_level_short=None)
    assert branch_told.own_level(unknown, READING) == "Chưa có mức xếp loại nào của chi bộ."


def test_the_dossier_is_whole_late_or_lacks_papers() -> None:
    whole = {**LATE, "complete_on": date(2023, 12, 8)}
    told = "Đủ 1 văn bản bắt buộc ngày 08/12/2023, chậm 3 ngày; thời hạn trước ngày 05/12/2023."
    assert branch_told.dossier(papers(whole)) == (told, True)
    on_time = branch_told.dossier(papers({**EARLY, "complete_on": date(2023, 12, 2)}))
    assert on_time == ("Đủ 1 văn bản bắt buộc ngày 02/12/2023, đúng hạn; thời hạn trước ngày 05/12/2023.", False)
    lacking, grave = branch_told.dossier(papers(EARLY, OVERDUE, {**WAITING, "is_dossier": False}))
    assert lacking == "Đã nộp 1/2 văn bản bắt buộc, quá hạn 15 ngày; còn thiếu: d. Ngoài hồ sơ: e còn 7 ngày."
    assert grave
    nothing = "Không có văn bản nào phải nộp, hoặc chưa có sổ theo dõi."
    assert branch_told.dossier(papers()) == (nothing, False)


def meeting(**other: Any) -> tuple[str, bool]:
    row = {
        "state": "da_hop",
        "reviewed": "chi_uy",
        "held_on": date(2023, 11, 21),
        "last_day": date(2023, 12, 4),
        "planned": "Bí thư",
        "attended": "Bí thư",
        "attendance": "dung_phan_cong",
        "attendance_name": "Người được phân công dự",
    }
    return branch_told.meeting(pl.DataFrame([{**row, **other}]))


def test_the_review_names_who_looks_after_the_branch() -> None:
    held = "Chi ủy họp kiểm điểm ngày 21/11/2023, trong thời hạn."
    assert meeting() == (f"{held} Phụ trách: Bí thư; người được phân công dự.", False)
    assert meeting(attendance="nguoi_khac", attended="Ủy viên")[0].endswith("Bí thư; người dự ghi là Ủy viên.")
    assert meeting(planned=None)[0] == f"{held} Dự: Bí thư; kế hoạch không phân công."
    waiting = meeting(state="qua_han", held_on=None, attended=None)
    assert waiting == ("Chưa họp, đã qua hạn cuối 04/12/2023. Phụ trách: Bí thư.", True)
    assert meeting(reviewed="chi_bo")[0].startswith("Chi bộ (không có chi ủy) họp kiểm điểm ngày")
    assert meeting(reviewed=None)[0].startswith("Chi bộ (sổ không ghi có chi ủy hay không) họp kiểm điểm ngày")
    assert meeting(state="da_hop_cham")[1]
    unknown = meeting(state="khong_ro", held_on=None, planned=None, attended=None)[0]
    assert unknown.startswith("Chưa có thông tin về hội nghị kiểm điểm.")
    assert meeting(last_day=None)[0].startswith("Chi ủy họp kiểm điểm ngày 21/11/2023, kế hoạch không ghi thời hạn.")


def pledged(**other: Any) -> tuple[str, bool]:
    row = {"members": 8, "done": 6, "reported_on": DAY, "last_day": date(2023, 12, 30), "is_past": False}
    return branch_told.pledges(pl.DataFrame([{**row, **other}]))


def test_pledges_are_counted_and_a_missing_report_is_unknown() -> None:
    told = "6/8 đảng viên đã có kế hoạch khắc phục và bản cam kết (báo cáo ngày 20/12/2023); hạn cuối 30/12/2023."
    assert pledged() == (told, False)
    assert pledged(is_past=True)[1]
    assert not pledged(is_past=True, done=8)[1]
    assert pledged(done=None)[0].startswith("Chưa báo cáo")
    assert "chưa rõ tổng số" in pledged(members=None)[0]


def remedies(*rows: tuple[str, int | None, str | None]) -> pl.DataFrame:
    """Class, days overdue and earlier years of each shortcoming."""
    names = ("class", "days_overdue", "earlier_years")
    types = {"class": pl.String, "days_overdue": pl.Int64, "earlier_years": pl.String}
    frame = pl.DataFrame([dict(zip(names, row, strict=True)) for row in rows], schema=types)
    closed = pl.col("class").str.starts_with("hoan_thanh") | (pl.col("class") == "ket_thuc")
    return frame.with_columns(is_open=~closed, is_overdue=pl.col("class") == "qua_han")


def test_the_putting_right_is_told_with_what_is_overdue_and_what_came_back() -> None:
    told = branch_told.remediation(
        remedies(("qua_han", 370, "2021"), ("sap_den_han", None, None), ("hoan_thanh_cham", None, None))
    )
    text = (
        "Các năm: đã xong 1/3 việc; 1 việc quá hạn, lâu nhất 370 ngày; 1 việc sắp đến hạn; 1 việc lặp lại từ năm trước."
    )
    assert told == (text, True)
    done = branch_told.remediation(remedies(("hoan_thanh_cham", None, None), ("hoan_thanh_dung_han", None, "2021")))
    assert done == ("Đã xong cả 2 việc của các năm; 1 việc lặp lại từ năm trước.", False)
    closed = branch_told.remediation(remedies(("ket_thuc", None, None)))[0]
    assert closed == "Không còn việc nào đang mở: 0/1 việc đã xong, 1 việc kết thúc không thực hiện."
    assert branch_told.remediation(remedies())[0].startswith("Chưa có hạn chế")


def test_awards_and_notes_are_told_from_none_to_all() -> None:
    def proposed(subject: str, together: str | None, level: str = "xuat_sac_da_de_nghi") -> dict[str, Any]:
        return {"unit": "a", "subject": subject, "together": together, "class": level}

    types = {"together": pl.String}
    both = pl.DataFrame([proposed("a", "yes"), proposed("x", "yes")], schema_overrides=types)
    assert branch_told.awards(both, ())[0] == (
        "Đề nghị khen thưởng: chi bộ, 1 đảng viên; gửi cùng hồ sơ kiểm điểm, xếp loại."
    )
    odd = pl.DataFrame([proposed("x", "no", "khong_xuat_sac")], schema_overrides=types)
    text, grave = branch_told.awards(odd, ("khong_xuat_sac",))
    assert (text.endswith("không gửi cùng hồ sơ kiểm điểm, xếp loại; 1 đề nghị không thuộc số xuất sắc."), grave) == (
        True,
        True,
    )
    unknown = pl.DataFrame([proposed("x", None)], schema_overrides=types)
    assert branch_told.awards(unknown, ())[0] == "Đề nghị khen thưởng: 1 đảng viên."
    assert branch_told.awards(both.clear(), ())[0] == "Không có đề nghị khen thưởng."
    noted = pl.DataFrame([{"noted_on": DAY, "note": "Thiếu mẫu biểu."}, {"noted_on": DAY, "note": "Cũ"}])
    assert branch_told.notes(noted)[0] == "2 vướng mắc đã ghi, gần nhất ngày 20/12/2023: Thiếu mẫu biểu."
    assert branch_told.notes(noted.clear())[0] == "Chưa ghi vướng mắc nào."


def test_long_lists_end_where_the_sheet_would_and_say_so() -> None:
    long = pl.DataFrame([{"noted_on": DAY, "note": "x" * 400}] * 5)
    section = str(branch.notes(long, "/nap"))
    assert section.count("x" * 400) == 1
    assert "Nêu 1 trong 5 vướng mắc" in section
    short = pl.DataFrame([{"noted_on": DAY, "note": "ngắn"}] * 3)
    assert "Nêu" not in str(branch.notes(short, "/nap"))


def test_a_branchs_sheet_names_it_once_whatever_the_committee_calls_it() -> None:
    for name in ("Thanh tra", "Chi bộ Thanh tra"):
        sheet = str(branch.sheet(replace(READING, unit_names=(name,)), []))
        assert "'Chi bộ Thanh tra, năm 2023'" in sheet
