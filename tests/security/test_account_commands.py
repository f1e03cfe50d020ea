"""What `python -m data.accounts` says: done, refused with its reason, or could not run; a password is never shown."""

import getpass
import io
import sys
from pathlib import Path

import pytest

from data.accounts.__main__ import main
from data.accounts.account import Account, Refusal
from data.accounts.accounts import Accounts
from data.accounts.keys import server_key
from tests.security.cast import DESK, NOW, PASSWORD, accounts_in, served

Capture = pytest.CaptureFixture[str]
Patch = pytest.MonkeyPatch


class Terminal(io.StringIO):
    """Where a person types."""

    def isatty(self) -> bool:
        return True


def told(capture: Capture, patch: Patch, home: Path, *words: str, typed: str = f"{PASSWORD}\n") -> tuple[int, str]:
    """Runs a command with what is piped into it: its exit code, and what it said or complained of."""
    patch.setattr(sys, "stdin", io.StringIO(typed))
    code = main([*words, "--home", str(home)])
    said = capture.readouterr()
    assert not (code == 0 and said.err), said.err
    assert not (code != 0 and said.out), said.out
    assert PASSWORD not in said.out + said.err
    return code, (said.out + said.err).strip()


def test_an_account_through_its_life(tmp_path: Path, capsys: Capture, monkeypatch: Patch) -> None:
    home = served(tmp_path)

    def run(*words: str, typed: str = f"{PASSWORD}\n") -> tuple[int, str]:
        return told(capsys, monkeypatch, home, *words, typed=typed)

    assert run("list") == (0, "Chưa lập tài khoản nào: chỉ phục vụ trên chính máy này.")
    added = run("add", "Chi-Bo-A", "--role", "chi_bo", "--unit", "a")
    assert added == (0, "Đã lập tài khoản chi-bo-a (Chi bộ).")
    assert run("list") == (0, "chi-bo-a: Chi bộ a; đang dùng; không hỏi mã")
    code, said = run("code", "chi-bo-a")
    assert code == 0
    recovery = said.split("không có điện thoại:\n")[1].split()[0]
    assert "otpauth://totp/" in said
    assert "▄" in said
    assert run("list") == (0, "chi-bo-a: Chi bộ a; đang dùng; hỏi mã khi đăng nhập")
    assert accounts_in(home).sign_in("chi-bo-a", PASSWORD, "", NOW, DESK) == Refusal()
    assert isinstance(accounts_in(home).sign_in("chi-bo-a", PASSWORD, recovery, NOW, DESK), Account)
    assert run("code", "chi-bo-a", "--off")[0] == 0
    assert run("role", "chi-bo-a", "--role", "cap_uy")[0] == 0
    assert run("disable", "chi-bo-a")[0] == 0
    assert run("list") == (0, "chi-bo-a: Cấp ủy viên; đã khóa; không hỏi mã")
    assert run("enable", "chi-bo-a")[0] == 0
    assert run("password", "chi-bo-a", typed="mùa thu lá bay xa\r\n")[0] == 0
    assert isinstance(accounts_in(home).sign_in("chi-bo-a", "mùa thu lá bay xa", "", NOW, DESK), Account)
    key = server_key(home)
    assert run("new-key")[0] == 0
    assert server_key(home) != key


@pytest.mark.parametrize(
    ("words", "typed", "said"),
    [
        (["add", "bi-thu", "--role", "bi_thu"], "", "Không nhận được mật khẩu."),
        (["add", "bi-thu", "--role", "bi_thu"], "ngắn\n", "Mật khẩu ngắn quá: cần ít nhất 12 ký tự."),
        (["add", "bi-thu", "--role", "bi_thu"], "Bi Thu 2024!\n", "Mật khẩu này chỉ gồm"),
        (["add", "bi thu", "--role", "bi_thu"], "", "Tên tài khoản “bi thu” không dùng được"),
        (["add", "bi-thu", "--role", "root"], "", "Không có vai trò “root”."),
        (["add", "bi-thu", "--role", "bi_thu", "--unit", "a"], "", "Vai trò bi_thu không thuộc riêng chi bộ nào"),
        (["add", "chi-bo", "--role", "chi_bo"], "", "Vai trò chi_bo cần tên mã của chi bộ"),
        (["password", "nobody"], "", "Không có tài khoản “nobody”."),
        (["disable", "nobody"], "", "Không có tài khoản “nobody”."),
        (["code", "nobody"], "", "Không có tài khoản “nobody”."),
    ],
)
def test_what_is_refused_is_told_with_its_reason_and_makes_nothing(
    tmp_path: Path, capsys: Capture, monkeypatch: Patch, words: list[str], typed: str, said: str
) -> None:
    code, complaint = told(capsys, monkeypatch, tmp_path, *words, typed=typed)
    assert code == 1
    assert complaint.startswith(said)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("again", "code"), [(PASSWORD, 0), ("con ngựa vằn ăn rơm", 1)])
def test_at_a_terminal_the_password_is_typed_twice_unseen(
    tmp_path: Path, capsys: Capture, monkeypatch: Patch, again: str, code: int
) -> None:
    typed = iter([PASSWORD, again])
    asked: list[str] = []

    def unseen(prompt: str) -> str:
        asked.append(prompt)
        return next(typed)

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(getpass, "getpass", unseen)
    assert main(["add", "bi-thu", "--role", "bi_thu", "--home", str(tmp_path)]) == code
    assert asked == ["Mật khẩu: ", "Nhập lại mật khẩu: "]
    assert Accounts(tmp_path).exist() == (code == 0)
    assert PASSWORD not in capsys.readouterr().out


def test_a_home_that_cannot_be_used_is_no_refusal(tmp_path: Path, capsys: Capture, monkeypatch: Patch) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert told(capsys, monkeypatch, tmp_path / "file" / "home", "add", "bi-thu", "--role", "bi_thu")[0] == 2
    (tmp_path / "ledger.sqlite").write_bytes(b"no database" * 100)
    code, complaint = told(capsys, monkeypatch, tmp_path, "list")
    assert code == 2
    assert complaint.startswith("Không đọc hoặc ghi được sổ của nơi giữ dữ liệu")
