"""The papers these tests load, and what is asked of a home afterwards."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from etl.__main__ import main
from etl.gather import Gathered, gather
from etl.home import Home
from etl.ledger import Entry, Ledger
from etl.publish import is_behind
from etl.served import summary
from tests.repository import ROOT

SAMPLES = ROOT / "data/samples"
SETTINGS = (SAMPLES / "committee.toml", SAMPLES / "plans/2023.toml")
BASE = (
    *SETTINGS,
    SAMPLES / "2023/thanh-tra/tong-hop-dang-vien-2023.xlsx",
    SAMPLES / "2023/dang-uy/so-theo-doi-ho-so-2023.xlsx",
)
NEWCOMER = SAMPLES / "2023/van-phong-1/tong-hop-dang-vien-2023.xlsx"
OTHER = SAMPLES / "2023/khuyen-cong/tong-hop-dang-vien-2023.xlsx"
COMMAND_SECONDS = 300


def gathered(*paths: Path) -> list[Gathered]:
    """The files as a call would gather them."""
    return gather(list(paths))[0]


def command(name: str, *arguments: object, home: Home) -> list[str]:
    """The words of an etl command."""
    return [sys.executable, "-m", "etl", name, *map(str, arguments), "--home", str(home.path)]


def run(words: list[str], **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs a command to its end in the repository."""
    return subprocess.run(
        words,
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=COMMAND_SECONDS,
        check=False,
    )


def ordered(capsys: pytest.CaptureFixture[str], name: str, *arguments: object, home: Home) -> tuple[int, str, str]:
    """Runs an etl command in this process, which spares its start: exit code, what it said, what it complained of."""
    capsys.readouterr()
    code = main([name, *map(str, arguments), "--home", str(home.path)])
    said = capsys.readouterr()
    return code, said.out, said.err


def sha256(path: Path) -> str:
    """The hash under which the intake keeps a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def facts(home: Home) -> str:
    """The hash over the facts of the version served."""
    found = summary(home)
    assert found is not None
    return found.facts


def entries(home: Home) -> list[Entry]:
    """The ledger's entries."""
    ledger = Ledger(home.ledger)
    try:
        return ledger.entries()
    finally:
        ledger.close()


def behind(home: Home) -> bool:
    """Whether the version served lacks what the ledger holds."""
    ledger = Ledger(home.ledger)
    try:
        return is_behind(home, ledger)
    finally:
        ledger.close()


def leftovers(home: Home) -> list[str]:
    """What a stopped writer left behind that no writer has cleaned away."""
    files = [file.name for file in home.path.rglob("*") if file.suffix in {".tmp", ".new"} or ".new." in file.name]
    served = home.version() or 0
    return files + [file.name for file in home.versions.glob("*.duckdb") if int(file.stem) > served]
