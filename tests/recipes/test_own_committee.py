"""A committee of one's own, by the settings, commands and units that stand in the README."""

import configparser
import json
import os
import re
import shlex
import subprocess
import sys
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from app import _arguments
from data.accounts.accounts import Accounts
from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from etl.archive import restore
from etl.home import Home
from etl.served import summary
from tests.homes import copy_of, once
from tests.recipes.steps import Step, chapter, done, steps
from tests.reference.effort import in_every_run
from tests.repository import ROOT

TEXT = chapter("Đảng bộ của mình")
STEPS = {step.file: step for step in steps(TEXT)}
PAPERS = "/srv/giay/"
SETTINGS = [
    Step(name.removeprefix(PAPERS), step.line, step.side, step.text)
    for name, step in STEPS.items()
    if name.startswith(PAPERS)
]
HOME = "/srv/xep-loai"
SYSTEMD = "/etc/systemd/system"
SENTENCE = "một câu đủ dài để giữ kho"
LEVEL = "Hoàn thành tốt nhiệm vụ"


class Folder:
    """A folder with the settings shown, in which the commands shown are called."""

    def __init__(self, there: Path) -> None:
        self.there, self.home = there, there / "home"

    def call(self, command: str, said: str = "") -> int:
        """Call one as it is shown, with its home and its folders here, and what is typed; its exit code."""
        words = [self._here(word) for word in shlex.split(command, comments=True)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
        ended = subprocess.run(
            [sys.executable, *words],
            cwd=self.there,
            input=said,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode in {0, 1}, ended.stderr
        return ended.returncode

    def _here(self, word: str) -> str:
        return str(self.home) if word == HOME else word.replace(PAPERS, f"{self.there}/")


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Give a folder with the settings shown."""
    done(SETTINGS, tmp_path)
    return Folder(tmp_path)


@pytest.fixture
def loaded(shared: Path, tmp_path: Path) -> Folder:
    """Give a folder with a home into which the settings were loaded by the command shown."""
    folder = shared / "own_committee"
    folder.mkdir(exist_ok=True)
    copy_of(once(folder / "home", settings_loaded), tmp_path / "home")
    return Folder(tmp_path)


def settings_loaded(home: Path) -> None:
    """Load the settings shown by the command shown."""
    done(SETTINGS, home.parent)
    assert Folder(home.parent).call(shown("-m etl load")[0]) == 0


def shown(about: str) -> list[str]:
    """The commands shown in the README's chapter that call this module or file, without what stands before them."""
    return re.findall(rf"^xl ({re.escape(about)} .*)$", TEXT, re.MULTILINE)


def unit(name: str) -> configparser.RawConfigParser:
    """A unit of systemd as it is shown."""
    parser = configparser.RawConfigParser(strict=True)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(STEPS[f"{SYSTEMD}/{name}"].text)
    return parser


def filled(form: Path) -> None:
    """Fill in a branch's form as the branch does: two members, and itself."""
    book = openpyxl.load_workbook(form)
    for row, name in enumerate(("Đảng viên 0001", "Đảng viên 0002"), start=10):
        book["Đảng viên"][f"B{row}"], book["Đảng viên"][f"K{row}"] = name, LEVEL
    book["Chi bộ"]["D9"] = LEVEL
    book.save(form)


def test_the_settings_shown_are_taken_in_and_filled_forms_come_back_as_figures(folder: Folder) -> None:
    [check], [template], (settings, papers) = shown("-m etl check"), shown("-m etl template"), shown("-m etl load")
    assert [folder.call(command) for command in (check, settings, template)] == [0, 0, 0]
    forms, received = folder.there / "bieu-mau", folder.there / "da-nhan"
    received.mkdir()
    for branch in ("van-phong", "trong-trot", "thuy-loi"):
        filled(forms / f"2026-{branch}.xlsx")
        (forms / f"2026-{branch}.xlsx").rename(received / f"{branch}.xlsx")
    folder.call(f"{papers} --report {folder.there / 'report.json'}")
    report = json.loads((folder.there / "report.json").read_text(encoding="utf-8"))
    assert (report["loaded"], report["rejected"]) == (9, 0)
    asked = {"years": [2026], "subject_kind": "dang_vien", "stage": "proposed", "as_of": date.max}
    rows = Warehouse(folder.home).ask("rating_distribution", LOCAL_VIEWER, **asked)
    assert rows.filter(level="HTTNV")["n"].to_list() == [6]


def test_a_branch_whose_name_says_what_it_is_is_not_called_so_twice(folder: Folder) -> None:
    settings = folder.there / "settings/committee.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("Thủy lợi", "Chi bộ 1"), encoding="utf-8")
    assert folder.call(shown("-m etl load")[0]) == 0
    assert folder.call(shown("-m etl template")[0]) == 0
    book = openpyxl.load_workbook(folder.there / "bieu-mau/2026-thuy-loi.xlsx")
    assert (book["Đảng viên"]["B2"].value, book["Chi bộ"]["B9"].value) == ("CHI BỘ 1", "Chi bộ 1")


def test_each_account_shown_is_made(loaded: Folder) -> None:
    made = shown("-m data.accounts add")
    assert [loaded.call(command, said="hai con trâu đen cày ruộng\n") for command in made] == [0] * len(made)
    assert len(Accounts(loaded.home).all()) == len(made) == 3


def test_the_services_shown_are_ones_that_the_server_understands() -> None:
    service = unit("xep-loai.service")["Service"]
    python, program, *words = shlex.split(service["ExecStart"])
    assert (python, program) == (f"{service['WorkingDirectory']}/.venv/bin/python", "app.py")
    [task] = re.findall(r'-Argument "-X utf8 app\.py ([^"]+)"', TEXT)
    for given in (_arguments(words), _arguments(task.split())):
        assert (given.host, given.port) == ("0.0.0.0", 8443)  # noqa: S104 (what the README says, served by nobody here)
        assert given.tls_cert
        assert given.tls_key
    assert str(_arguments(words).home) == service["ReadWritePaths"] == HOME


@pytest.mark.parametrize("before_it", in_every_run(("\ufeff",), ("\ufeff", "")), ids=["marked", "plain"])
def test_the_backup_shown_is_made_and_comes_back_with_the_same_facts(
    loaded: Folder, tmp_path: Path, before_it: str
) -> None:
    service = unit("xep-loai-backup.service")["Service"]
    assert service["StandardInput"].startswith("file:")
    shell, option, script = shlex.split(service["ExecStart"])
    script = script.replace("%%", "%").replace(".venv/bin/python", sys.executable)
    script = script.replace("/mnt/sao-luu", str(tmp_path)).replace(HOME, str(loaded.home))
    environment = {**os.environ, "PYTHONUTF8": "1"}
    subprocess.run(
        [shell, option, script], cwd=ROOT, input=f"{before_it}{SENTENCE}\n", env=environment, text=True, check=True
    )
    [archive] = tmp_path.glob("xep-loai-[1-7].age")
    restore(archive, Home(tmp_path / "again"), lambda: SENTENCE)
    before, after = summary(Home(loaded.home)), summary(Home(tmp_path / "again"))
    assert before is not None
    assert after is not None
    assert before.facts == after.facts
