"""Lists of those proposed for an award: whose award a line is, told from its name."""

import pytest

from etl.cells import Cell, Sheet, Workbook
from etl.read import File, read_files
from etl.settings import Committee, UnitSetting
from etl.units import Units

UNITS = Units(Committee("Đảng bộ Sở A", "Đảng ủy Sở A", units=(UnitSetting("mot", "Một"),)))
HEADINGS = ("TT", "Tập thể, cá nhân", "Chi bộ", "Hình thức khen thưởng", "Ngày nộp hồ sơ")


@pytest.mark.parametrize(
    ("name", "branch", "unit", "kind"),
    [
        ("Đảng bộ Sở A", "", "dang-bo", "dang_bo"),
        ("Đảng ủy Sở A", "", "dang-uy", "dang_uy"),
        ("Chi bộ Một", "Chi bộ Một", "mot", "chi_bo"),
        ("Tập thể Chi bộ Một", "Chi bộ Một", "mot", "chi_bo"),
        ("Đảng viên 0001", "Chi bộ Một", "mot", "dang_vien"),
    ],
)
def test_a_line_proposes_a_member_a_branch_or_the_body_above_them(name: str, branch: str, unit: str, kind: str) -> None:
    lines = [("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2023",), HEADINGS, ("1", name, branch, "Giấy khen", "04/12/2023")]
    cells = {
        (row, column): Cell(row, column, "text", text)
        for row, line in enumerate(lines, start=1)
        for column, text in enumerate(line, start=1)
        if text
    }
    (reading,) = read_files([File(1, "khen.xlsx", Workbook([Sheet("Trang", cells=cells)]))], UNITS)
    (fact,) = [fact for table, _, fact in reading.facts if table == "award_record"]
    assert (fact["unit"], fact["subject_kind"]) == (unit, kind)
