"""What is held on one person is handed out as a workbook of texts, and never without a line in the trail."""

import sqlite3
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from data.trail import LEDGER, Trail
from data.who import person_at_work
from etl.__main__ import main
from etl.gather import Gathered
from etl.home import Home
from etl.load import load
from tests.homes import MEMBERS

Capture = pytest.CaptureFixture[str]


def found(home: Home, sought: str, capsys: Capture) -> list[list[str]]:
    """What the search lists: the parts of each line."""
    assert main(["person", "--find", sought, "--home", str(home.path)]) == 0
    return [line.split(" · ") for line in capsys.readouterr().out.splitlines()]


def test_a_person_is_found_and_handed_out_with_the_cell_of_each_thing(
    small_home: Home, tmp_path: Path, capsys: Capture
) -> None:
    subject, unit, name, *_ = found(small_home, "van phong 1", capsys)[0]
    assert (unit, name[:9]) == ("Văn phòng 1", "Đảng viên")
    out = tmp_path / "trich" / "person.xlsx"
    assert main(["person", subject, "--out", str(out), "--home", str(small_home.path)]) == 0
    [sheet] = openpyxl.load_workbook(out).worksheets
    rows = list(sheet.iter_rows(values_only=True))
    above = [str(row[0]) for row in rows[:7]]
    assert above[4] == "THÔNG TIN ĐANG LƯU GIỮ VỀ MỘT ĐẢNG VIÊN"
    assert above[5].startswith(f"{name} (mã {subject}); trích ngày ")
    assert above[6] == "Dữ liệu minh họa"
    told = rows[8:]
    assert [row[0] for row in told] == list(range(1, len(told) + 1))
    assert {row[3] for row in told} >= {"Danh sách đảng viên", "Xếp loại", "Phiếu biểu quyết"}
    assert MEMBERS in {row[9] for row in told}
    assert all(row[10] and row[11] for row in told)
    [line] = Trail(small_home.path).lines(limit=1).to_dicts()
    assert (line["who"], line["action"], line["about"], line["rows"]) == (
        person_at_work(),
        "person_handed_out",
        subject,
        len(told),
    )


def test_what_looks_like_a_formula_is_handed_out_as_a_text(small_home: Home, tmp_path: Path, capsys: Capture) -> None:
    subject, _, name, *_ = found(small_home, "van phong 1", capsys)[0]
    typed = f"CHI BỘ VĂN PHÒNG 1\nDANH SÁCH ĐẢNG VIÊN NĂM 2023\nTT;Họ và tên;Chi bộ đề nghị;Ghi chú\n1;{name};;=1+1\n"
    [report] = load(small_home, [Gathered("bo-sung.csv", typed.encode())])
    assert report.outcome in {"loaded", "partial"}
    out = tmp_path / "person.xlsx"
    assert main(["person", subject, "--out", str(out), "--home", str(small_home.path)]) == 0
    cells = [cell for row in openpyxl.load_workbook(out).worksheets[0].iter_rows() for cell in row]
    assert [cell.data_type for cell in cells if str(cell.value).startswith("=1+1")] == ["s"]
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_nothing_is_handed_out_without_a_line_in_the_trail(small_home: Home, tmp_path: Path, capsys: Capture) -> None:
    subject = found(small_home, "van phong 1", capsys)[0][0]
    with closing(sqlite3.connect(small_home.path / LEDGER)) as connection, connection:
        connection.execute("alter table trail rename to away")
        connection.execute("create table trail (number integer, entry integer)")
    out = tmp_path / "person.xlsx"
    assert main(["person", subject, "--out", str(out), "--home", str(small_home.path)]) == 2
    assert "không ghi hoặc đọc được dữ liệu" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["dv-0", "--out", "x.xlsx"], "Không có đảng viên nào mã dv-0"),
        (["van-phong-1", "--out", "x.xlsx"], "Không có đảng viên nào mã van-phong-1"),
        (["dv-0"], "thêm --out"),
    ],
)
def test_an_id_of_nobody_and_a_missing_file_are_told(
    words: list[str], said: str, small_home: Home, capsys: Capture
) -> None:
    before = Trail(small_home.path).head()
    assert main(["person", *words, "--home", str(small_home.path)]) == 2
    assert said in capsys.readouterr().err
    assert Trail(small_home.path).head() == before


def test_the_register_that_is_written_is_noted(small_home: Home, tmp_path: Path) -> None:
    assert main(["register", "--year", "2023", "--out", str(tmp_path / "so.xlsx"), "--home", str(small_home.path)]) == 0
    [line] = Trail(small_home.path).lines(limit=1).to_dicts()
    assert (line["action"], line["about"]) == ("exported", "register 2023")
