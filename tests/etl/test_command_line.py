"""What `python -m etl` says: every outcome in words and with the exit code a script can rely on, never a traceback."""

import io
import json
import sys
import zipfile
from pathlib import Path

import pytest

from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from etl.__main__ import main
from etl.archive import MANIFEST
from etl.history import last_call
from etl.home import Home
from tests.homes import SAMPLES

SETTINGS = SAMPLES / "committee.toml"
Capture = pytest.CaptureFixture[str]


class Screen(io.StringIO):
    """Where a person watches: progress is written over itself."""

    def isatty(self) -> bool:
        return True


def told(capture: Capture, *words: object) -> tuple[int, str, str]:
    """Runs a command: its exit code, what it said, what it complained of."""
    code = main([str(word) for word in words])
    said = capture.readouterr()
    return code, said.out, said.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["status"], 0, "Chưa có dữ liệu."),
        (["undo"], 0, "Không có lần nạp nào để lùi."),
        (["rebuild"], 2, "Không chạy được: chưa có dữ liệu ở"),
        (["backup", "kept.zip"], 2, "Không chạy được: chưa có dữ liệu ở"),
        (["restore", "none.zip"], 2, "Không tìm thấy: none.zip"),
        (["load", "none.xlsx"], 2, "Không tìm thấy: none.xlsx"),
        (["check", str(SETTINGS), "--report", "."], 2, "Không đọc hoặc ghi được: ."),
        (["template", "--year", "2024", "--out", "forms"], 2, "Chưa có dữ liệu trong"),
        (["register", "--year", "2024", "--out", "so.xlsx"], 2, "Chưa có dữ liệu trong"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_where_there_is_nothing_a_command_says_so_and_makes_nothing(
    words: list[str], code: int, said: str, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found, out, complaint = told(capsys, *words, "--home", "home")
    assert (found, said in out + complaint) == (code, True), out + complaint
    assert not list(tmp_path.iterdir())
    assert last_call(Home(tmp_path / "home")) is None


def test_a_home_that_is_a_file_is_told_by_its_path(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "home").write_text("x", encoding="utf-8")
    code, said, complaint = told(capsys, "load", SETTINGS, "--home", tmp_path / "home")
    assert (code, said) == (2, "")
    assert f"Không đọc hoặc ghi được: {tmp_path / 'home'}" in complaint


def test_a_call_is_told_of_and_taken_back_until_nothing_is_left(tmp_path: Path, capsys: Capture) -> None:
    home = tmp_path / "home"
    assert told(capsys, "load", SETTINGS, "--home", home)[0] == 0
    call = last_call(Home(home))
    assert call is not None
    assert call.names == ("committee.toml",)
    code, said, _ = told(capsys, "load", SETTINGS, "--home", home)
    assert (code, "1 tệp (1 không đổi)" in said) == (0, True)
    assert told(capsys, "template", "--year", "1990", "--out", tmp_path / "forms", "--home", home)[::2] == (
        2,
        "Không có chi bộ nào trong năm 1990 theo committee.toml.\n",
    )
    assert told(capsys, "undo", "--home", home)[:2] == (0, "Đã lùi lần nạp gần nhất (1 tệp).\n")
    assert told(capsys, "undo", "--home", home)[:2] == (0, "Không có lần nạp nào để lùi.\n")
    assert last_call(Home(home)) is None
    (home / "CURRENT").write_bytes(b"\xff7.duck")
    assert "Lần ghi trước chưa xong" in told(capsys, "status", "--home", home)[1]
    assert "Đã dựng lại phiên bản" in told(capsys, "rebuild", "--home", home)[1]


def test_a_home_that_comes_out_otherwise_than_it_was_saved_is_told_of(tmp_path: Path, capsys: Capture) -> None:
    home, kept, changed = tmp_path / "home", tmp_path / "kept.zip", tmp_path / "changed.zip"
    told(capsys, "load", SETTINGS, "--home", home)
    assert told(capsys, "backup", kept, "--home", home)[0] == 0
    with zipfile.ZipFile(kept) as package, zipfile.ZipFile(changed, "w") as other:
        for name in package.namelist():
            content = package.read(name)
            if name == MANIFEST:
                content = json.dumps({**json.loads(content), "facts": "0123"}).encode()
            other.writestr(name, content)
    code, said, _ = told(capsys, "restore", changed, "--home", tmp_path / "moved")
    assert (code, "khác lúc sao lưu (mã 0123)" in said) == (1, True)


def test_a_file_that_could_not_be_opened_stays_listed_with_its_reason_and_may_be_sent_again(
    tmp_path: Path, capsys: Capture
) -> None:
    home, cut = tmp_path / "home", tmp_path / "cut.xlsx"
    cut.write_bytes(b"PK\x03\x04 cut")
    assert told(capsys, "load", SETTINGS, cut, "--home", home)[0] == 1
    code, said, _ = told(capsys, "load", cut, SAMPLES / "plans/2023.toml", "--home", home)
    assert (code, "cut.xlsx: không nạp (0/0 dòng)" in said) == (1, True)
    warehouse = Warehouse(home)
    sources = warehouse.ask("source_files", LOCAL_VIEWER).to_dicts()
    refused = [source for source in sources if source["outcome"] == "refused"]
    said_of_them = [
        warehouse.ask("source_issues", LOCAL_VIEWER, file_id=one["file_id"])["message"][0] for one in refused
    ]
    warehouse.close()
    assert said_of_them == ["Không đọc được tệp: tệp bị cắt cụt hoặc hỏng."] * 2


def test_a_check_names_what_it_passed_over_and_each_fault_by_its_cell(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.docx").write_text("thư", encoding="utf-8")
    (folder / "~$a.xlsx").write_text("", encoding="utf-8")
    (folder / "a.toml").write_text("name = ", encoding="utf-8")
    list_of_members = "DANH SÁCH ĐẢNG VIÊN NĂM 2023\nTT;Họ và tên;Chi bộ đề nghị\n1;Đảng viên 0001;Khá\n"
    (folder / "b.csv").write_text(list_of_members, encoding="utf-8")
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    code, said, _ = told(capsys, "check", folder, "--home", tmp_path / "home")
    assert code == 1
    assert screen.getvalue().count("\r") == 2
    assert screen.getvalue().endswith("1 tệp không mở được\n")
    assert "Bỏ qua 7 tệp không phải biểu: 0.docx, 1.docx, 2.docx, 3.docx, 4.docx…" in said
    assert "a.toml: không nạp (0/0 dòng)" in said
    assert "CSV · C3: Mức xếp loại “Khá”" in said
    assert not (tmp_path / "home").exists()
