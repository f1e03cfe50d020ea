"""An archive under a passphrase: it opens by that alone, and leaves nothing plain behind."""

import io
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from etl.__main__ import main
from etl.archive import backup, restore
from etl.faults import HomeFault
from etl.home import Home
from etl.passphrase import LEAST
from tests.reliability.papers import COMMAND_SECONDS, command, facts, sha256
from tests.reliability.seal import quickly_sealed
from tests.repository import ROOT

# What makes a terminal a program's own, as it is its first program's: done in a process of its own, for what is done
# between the two halves of a start can die of the many threads of the tests.
AS_FIRST_PROGRAM = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execv(sys.argv[1], sys.argv[1:])"
)
FOUR_WORDS = "bốn con voi trắng"
LARGE = 100 * 1024 * 1024
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def kept(small_home: Home, tmp_path: Path) -> Path:
    """Give an archive of the small home, sealed by other hands than ours."""
    backup(small_home, tmp_path / "home.zip")
    kept = tmp_path / "home.age"
    kept.write_bytes(quickly_sealed((tmp_path / "home.zip").read_bytes(), FOUR_WORDS))
    return kept


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Gives standard input these lines, and no terminal."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_the_command_puts_a_home_under_a_passphrase_and_leaves_nothing_plain(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At a terminal; by a file at standard input one goes there and back in tests/recipes/test_own_committee.py."""
    room, kept = tmp_path / "tmp", tmp_path / "kept.age"
    room.mkdir()
    monkeypatch.setenv("TMPDIR", str(room))
    code, shown = backed_up_at_a_terminal(home, kept, FOUR_WORDS)
    assert code == 0
    assert "Tệp đã mã hóa" in shown
    assert FOUR_WORDS not in shown
    content = kept.read_bytes()
    assert content.startswith(b"age-encryption.org/v1\n")
    assert not [part for part in (b"PK\x03\x04", b"SQLite format", b"manifest", b"intake/") if part in content]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "kept.age", "tmp"]
    assert not list(room.iterdir())


def test_what_another_program_sealed_is_opened_by_the_passphrase_typed_on_another_keyboard(
    kept: Path, tmp_path: Path, old_facts: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There each accent may be a letter of its own."""
    moved = Home(tmp_path / "moved")
    typed(monkeypatch, "bô\u0301n con voi tră\u0301ng")
    assert main(["restore", str(kept), "--home", str(moved.path)]) == 0
    assert facts(moved) == old_facts


def test_another_passphrase_and_a_damaged_archive_are_told_apart(kept: Path, tmp_path: Path) -> None:
    assert refusal(kept, tmp_path, "bốn con voi đen") == "wrong_passphrase"
    content, chance = kept.read_bytes(), Random("seals")
    begin = content.index(b"\n--- ") + 60
    for place in (begin, chance.randrange(begin, len(content)), len(content) - 1):
        flipped = content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]
        kept.write_bytes(flipped)
        assert refusal(kept, tmp_path) == "damaged_seal"
    for length in (30, 150, len(content) // 2):
        kept.write_bytes(content[:length])
        assert refusal(kept, tmp_path) in {"damaged_seal", "wrong_passphrase"}


def test_what_is_sealed_and_no_archive_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "letter.age"
    file.write_bytes(quickly_sealed(b"a letter", FOUR_WORDS))
    assert refusal(file, tmp_path) == "not_an_archive"


@pytest.mark.parametrize("typed_in", ["", "x" * (LEAST - 1), "o\u0301" * (LEAST - 1)])
def test_a_passphrase_under_twelve_characters_seals_nothing(
    typed_in: str, home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    typed(monkeypatch, typed_in)
    assert main(["backup", str(tmp_path / "kept.age"), "--encrypt", "--home", str(home.path)]) == 2
    assert "phải có ít nhất 12 ký tự" in capsys.readouterr().err
    assert not (tmp_path / "kept.age").exists()


def test_at_a_terminal_the_passphrase_is_typed_twice_and_not_shown(home: Home, tmp_path: Path) -> None:
    code, shown = backed_up_at_a_terminal(home, tmp_path / "kept.age", "bốn con voi đen")
    assert code == 2
    assert FOUR_WORDS not in shown
    assert "hai lần gõ mật khẩu khác nhau" in shown
    assert not (tmp_path / "kept.age").exists()


def backed_up_at_a_terminal(home: Home, kept: Path, again: str) -> tuple[int, str]:
    """How a backup ends whose passphrase is typed twice, the second time so; and what the terminal shows."""
    screen, keyboard = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", AS_FIRST_PROGRAM, *command("backup", kept, "--encrypt", home=home)],
        cwd=ROOT,
        stdin=keyboard,
        stdout=keyboard,
        stderr=keyboard,
        start_new_session=True,
    )
    os.close(keyboard)
    shown = answered(screen, "ít nhất 12 ký tự): ", FOUR_WORDS) + answered(screen, "Gõ lại mật khẩu: ", again)
    shown += until(screen, lambda _: False)
    code = process.wait(COMMAND_SECONDS)
    os.close(screen)
    return code, shown


@pytest.mark.soak
def test_a_home_of_a_hundred_megabytes_goes_under_a_seal_and_back(home: Home, tmp_path: Path, old_facts: str) -> None:
    large = tmp_path / "large"
    large.write_bytes(Random("large").randbytes(LARGE))
    large.rename(home.intake / sha256(large))
    backup(home, tmp_path / "kept.age", FOUR_WORDS)
    moved = Home(tmp_path / "moved")
    restore(tmp_path / "kept.age", moved, lambda: FOUR_WORDS)
    assert facts(moved) == old_facts
    assert {file.name for file in moved.intake.iterdir()} == {file.name for file in home.intake.iterdir()}


def refusal(archive: Path, folder: Path, passphrase: str = FOUR_WORDS) -> str:
    """By which name an archive is refused; nothing may have been written."""
    home = Home(folder / "refused")
    with pytest.raises(HomeFault) as refused:
        restore(archive, home, lambda: passphrase)
    assert not home.path.exists()
    return refused.value.name


def answered(screen: int, prompt: str, line: str) -> str:
    """Waits for a prompt and types a line."""
    shown = until(screen, lambda text: text.endswith(prompt))
    os.write(screen, f"{line}\n".encode())
    return shown


def until(screen: int, done: Callable[[str], bool]) -> str:
    """What the terminal shows until that is enough, or the program ends."""
    shown = b""
    while not done(shown.decode("utf-8", "replace")):
        try:
            read = os.read(screen, 4096)
        except OSError:  # the program has let go of its terminal
            break
        if not read:
            break
        shown += read
    return shown.decode("utf-8", "replace")
