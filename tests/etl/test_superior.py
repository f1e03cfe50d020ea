"""A superior committee's settings and register, loaded: bodies above branches, and what they owe by its own dates."""

from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from etl.cells import Cell, Sheet, Workbook
from etl.gather import Gathered
from etl.home import Home
from etl.load import load
from etl.read import File, read_files
from etl.report import FileReport
from etl.settings import Committee, UnitSetting
from etl.units import Units
from tests.etl.flat_papers import RATING, table, text

COMMITTEE = """
name = "Đảng bộ tỉnh A"
committee = "Tỉnh ủy A"
illustrative = true
[[units]]
id = "so-y"
name = "Đảng bộ Sở Y"
[[units]]
id = "so-z"
name = "Đảng bộ Sở Z"
[[units]]
id = "y1"
name = "Thanh tra"
parent = "so-y"
[[units]]
id = "z1"
name = "Kế toán"
parent = "so-z"
"""
PLAN = """
year = 2023
rule = "qd-124"
[[deadlines]]
subject = "chi_bo"
documents = ["bao_cao_kiem_diem"]
before = 2023-12-05
[[deadlines]]
subject = "dang_bo_truc_thuoc"
documents = ["bao_cao_ket_qua"]
before = 2023-12-15
recipient = "Tỉnh ủy A"
"""
REPORT = "Báo cáo kết quả"
SELF = "Báo cáo kiểm điểm tập thể cấp ủy (chi bộ)"
UNITS = Units(
    Committee(
        "Đảng bộ tỉnh A",
        "Tỉnh ủy A",
        units=(
            UnitSetting("so", "Đảng bộ Sở Y"),
            UnitSetting("y1", "Một", parent="so"),
            UnitSetting("y2", "Văn phòng", parent="so"),
            UnitSetting("so-z", "Đảng bộ Sở Z"),
            UnitSetting("z2", "Văn phòng", parent="so-z"),
            UnitSetting("z3", "Ba", parent="so-z"),
        ),
    )
)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def settled(home: Home, committee: str = COMMITTEE, plan: str = PLAN) -> list[FileReport]:
    return load(home, [Gathered("committee.toml", committee.encode()), Gathered("plans/2023.toml", plan.encode())])


def register(*lines: tuple[str, str, date]) -> Gathered:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for line in (["SỔ THEO DÕI HỒ SƠ NĂM 2023"], ["Đơn vị", "Loại văn bản", "Ngày nhận"], *lines):
        sheet.append(list(line))
    file = BytesIO()
    book.save(file)
    return Gathered("so.xlsx", file.getvalue())


def test_the_superior_sees_which_body_handed_in_its_own_papers_by_its_date(home: Home) -> None:
    assert {report.outcome for report in settled(home)} == {"loaded"}
    papers = [("Đảng bộ Sở Y", REPORT, date(2023, 12, 18)), ("Thanh tra", SELF, date(2023, 12, 1))]
    [report] = load(home, [register(*papers)])
    assert (report.outcome, report.issues) == ("loaded", [])
    warehouse = Warehouse(home.path)
    rows = warehouse.ask("submission_matrix", LOCAL_VIEWER, years=[2023], as_of=date(2023, 12, 20))
    units = warehouse.ask("units", LOCAL_VIEWER)
    warehouse.close()
    assert dict(units.select("unit", "kind").iter_rows()) == {
        "dang-bo": "dang_bo",
        "dang-uy": "dang_uy",
        "so-y": "dang_bo_truc_thuoc",
        "so-z": "dang_bo_truc_thuoc",
        "y1": "chi_bo",
        "z1": "chi_bo",
    }
    assert {(row["unit"], row["document"]): row["state"] for row in rows.to_dicts()} == {
        ("so-y", "bao_cao_ket_qua"): "cham",
        ("so-z", "bao_cao_ket_qua"): "qua_han",
        ("so-y", "bao_cao_kiem_diem"): "dung_han",
        ("so-z", "bao_cao_kiem_diem"): "qua_han",
    }


@pytest.mark.parametrize(
    ("parent", "told"), [("so-x", "cấp trên (parent) không có"), ("y1", "không thể là cấp trên của chính mình")]
)
def test_a_body_under_none_that_is_known_or_under_itself_is_refused_in_words(
    home: Home, parent: str, told: str
) -> None:
    committee = COMMITTEE.replace('id = "so-y"\n', f'id = "so-y"\nparent = "{parent}"\n')
    refused = settled(home, committee)[0]
    assert refused.outcome == "refused"
    assert told in refused.issues[0].message


def read(*lines: tuple[str, ...]) -> list[tuple[str, dict[str, object]]]:
    cells = {
        (row, column): Cell(row, column, "text", text)
        for row, line in enumerate(lines, start=1)
        for column, text in enumerate(line, start=1)
        if text
    }
    (reading,) = read_files([File(1, "bieu.xlsx", Workbook([Sheet("Trang", cells=cells)]))], UNITS)
    return [(table, fact) for table, _, fact in reading.facts]


def test_a_branch_named_below_its_body_in_a_letterhead_is_whose_paper_it_is() -> None:
    facts = read(
        ("ĐẢNG BỘ SỞ Y",),
        ("CHI BỘ MỘT",),
        ("TỔNG HỢP KẾT QUẢ XẾP LOẠI ĐẢNG VIÊN NĂM 2023",),
        ("TT", "Họ và tên", "Chi bộ đề nghị xếp loại"),
        ("1", "Đảng viên 0001", "Hoàn thành tốt nhiệm vụ"),
    )
    assert {fact["unit"] for table, fact in facts if table == "rating_record"} == {"y1"}


@pytest.mark.parametrize(("body", "unit"), [("ĐẢNG BỘ SỞ Y", "y2"), ("ĐẢNG BỘ SỞ Z", "z2"), ("ĐẢNG BỘ TỈNH A", None)])
def test_of_branches_of_one_name_the_one_is_meant_that_stands_under_the_body_of_the_letterhead(
    body: str, unit: str | None
) -> None:
    facts = read(
        (body,),
        ("CHI BỘ VĂN PHÒNG",),
        ("TỔNG HỢP KẾT QUẢ XẾP LOẠI ĐẢNG VIÊN NĂM 2023",),
        ("TT", "Họ và tên", "Chi bộ đề nghị xếp loại"),
        ("1", "Đảng viên 0001", "Hoàn thành tốt nhiệm vụ"),
    )
    assert {fact["unit"] for table, fact in facts if table == "rating_record"} == ({unit} if unit else set())


def test_a_table_of_a_body_names_its_own_branches_first_and_others_by_names_that_are_theirs_alone() -> None:
    facts = read(
        ("ĐẢNG BỘ SỞ Z",),
        ("ĐỀ NGHỊ XẾP LOẠI TỔ CHỨC ĐẢNG NĂM 2023",),
        ("TT", "Tên tổ chức đảng", "Mức xếp loại"),
        ("1", "Chi bộ Văn phòng", "Hoàn thành tốt nhiệm vụ"),
        ("2", "Chi bộ Một", "Hoàn thành nhiệm vụ"),
        ("3", "Đảng bộ Sở Z", "Hoàn thành nhiệm vụ"),
    )
    kinds = {fact["unit"]: fact["subject_kind"] for table, fact in facts if table == "rating_record"}
    assert kinds == {"z2": "chi_bo", "y1": "chi_bo", "so-z": "dang_bo_truc_thuoc"}


def test_a_body_above_branches_has_no_list_of_members_of_its_own() -> None:
    facts = read(
        ("ĐẢNG BỘ SỞ Y",),
        ("TỔNG HỢP KẾT QUẢ XẾP LOẠI ĐẢNG VIÊN NĂM 2023",),
        ("TT", "Họ và tên", "Chi bộ đề nghị xếp loại"),
        ("1", "Đảng viên 0001", "Hoàn thành tốt nhiệm vụ"),
    )
    assert not facts


def test_in_a_table_of_text_too_a_body_above_branches_is_rated_and_proposed_as_what_it_is(home: Home) -> None:
    rated = (2023, "Đảng bộ Sở Y", "dang_bo_truc_thuoc", "so-y", "", "decided", "HTTNV", "")
    proposed = ((2023, "so-y", "Đảng bộ Sở Y", "Cờ thi đua"), (2023, "y1", "y1", "Giấy khen"))
    settled(home)
    load(home, [text(RATING, rated), text(("year", "unit", "subject", "form"), *proposed, name="khen.csv")])
    [rating] = table(home.path, "rating").to_dicts()
    assert (rating["unit"], rating["subject_kind"], rating["subject"], rating["subject_name"]) == (
        "so-y",
        "dang_bo_truc_thuoc",
        "so-y",
        "Đảng bộ Sở Y",
    )
    assert table(home.path, "award").select("subject", "subject_kind").rows() == [
        ("so-y", "dang_bo_truc_thuoc"),
        ("y1", "chi_bo"),
    ]


def test_a_body_above_branches_is_rated_as_what_it_is() -> None:
    facts = read(
        ("ĐẢNG BỘ TỈNH A",),
        ("QUYẾT ĐỊNH XẾP LOẠI TỔ CHỨC ĐẢNG NĂM 2023",),
        ("TT", "Tên tổ chức đảng", "Mức xếp loại"),
        ("1", "Đảng bộ Sở Y", "Hoàn thành tốt nhiệm vụ"),
        ("2", "Chi bộ Một", "Hoàn thành nhiệm vụ"),
    )
    kinds = {fact["unit"]: fact["subject_kind"] for table, fact in facts if table == "rating_record"}
    assert kinds == {"so": "dang_bo_truc_thuoc", "y1": "chi_bo"}
