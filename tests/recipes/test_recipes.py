"""Each recipe of the README, done in a copy of the house by what stands in it, does what it says."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.recipes.steps import done, house, recipes
from tests.repository import ROOT

RECIPES = recipes()
COMMITTEE = """
name = "Đảng bộ Sở A"
committee = "Đảng ủy Sở A"
illustrative = true
units = [{ id = "mot", name = "Chi bộ Một" }, { id = "hai", name = "Chi bộ Hai" }, { id = "ba", name = "Chi bộ Ba" }]
"""
PLAN = """
year = {year}
rule = "{rule}"
deadlines = [{{ subject = "chi_bo", before = {year}-12-05, documents = ["{document}"] }}]
"""
ASK = """
import json, sys
from datetime import date
from pathlib import Path
from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
home, question, given = sys.argv[1:]
given = {k: date.fromisoformat(v) if k == "as_of" else v for k, v in json.loads(given).items()}
print(json.dumps(Warehouse(Path(home)).ask(question, LOCAL_VIEWER, **given).to_dicts(), default=str))
"""
SHOWN = """
import sys
from pathlib import Path
from app import PAGES, create_app
from components.as_sent import as_sent
from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from pages.kept_arrivals import Arrivals
home = Path(sys.argv[1])
print(as_sent(Arrivals(PAGES, Warehouse(home)).at("/xu-huong", "", LOCAL_VIEWER).sent(None)))
slide = create_app(home).server.test_client().get("/trinh-chieu/tranh?tranh=branches_without_committee")
print(slide.status_code, slide.get_json()["title"])
"""


class House:
    """A copy of the house with a home of its own."""

    def __init__(self, folder: Path) -> None:
        self.there = folder / "house"
        self.there.mkdir()
        house(self.there)
        self.home = folder / "home"
        self.papers = folder / "papers"
        (self.papers / "plans").mkdir(parents=True)
        (self.papers / "committee.toml").write_text(COMMITTEE, encoding="utf-8")

    def plan(self, year: int, rule: str = "qd-124", document: str = "tong_hop_dang_vien") -> None:
        """A year's plan that asks every branch for one document."""
        text = PLAN.format(year=year, rule=rule, document=document)
        (self.papers / f"plans/{year}.toml").write_text(text, encoding="utf-8")

    def book(self, name: str, *rows: list[Any]) -> None:
        """A workbook with these rows."""
        book = openpyxl.Workbook()
        for row in rows:
            book.worksheets[0].append(row)
        book.save(self.papers / name)

    def run(self, *words: str, fine: tuple[int, ...] = (0,)) -> str:
        """What Python says in this house. Fails with what it complains of, where it ends otherwise than is fine."""
        ended = subprocess.run([sys.executable, *words], cwd=self.there, capture_output=True, text=True, check=False)
        assert ended.returncode in fine, ended.stderr
        return ended.stdout

    def load(self, *more: Path) -> dict[str, Any]:
        """Take all papers in; the report by file."""
        report = self.home.with_suffix(".json")
        files = [str(self.papers), *map(str, more)]
        self.run("-m", "etl", "load", *files, "--home", str(self.home), "--report", str(report), fine=(0, 1))
        told = json.loads(report.read_text(encoding="utf-8"))["files"]
        return {Path(one["file"]).name: one for one in told}

    def ask(self, question: str, **given: Any) -> list[dict[str, Any]]:
        """The answer to a question."""
        asked = {"as_of": "2030-01-01", "years": [], "subject_kind": "dang_vien", "stage": "decided", **given}
        answer: list[dict[str, Any]] = json.loads(self.run("-c", ASK, str(self.home), question, json.dumps(asked)))
        return answer


@pytest.fixture
def copy(tmp_path: Path) -> House:
    """Give a copy of the house in which nothing has been done yet."""
    return House(tmp_path)


def test_a_new_kind_of_document_is_asked_for_by_a_plan_and_known_in_a_register(copy: House) -> None:
    done(RECIPES["A new kind of document"], copy.there)
    copy.plan(2023, document="nghi_quyet_nam")
    copy.book(
        "so.xlsx",
        ["SỔ THEO DÕI HỒ SƠ KIỂM ĐIỂM NĂM 2023"],
        ["TT", "Chi bộ", "Loại văn bản", "Ngày nhận"],
        [1, "Chi bộ Một", "Nghị quyết lãnh đạo năm 2023", "04/12/2023"],
    )
    assert copy.load()["so.xlsx"]["issues"] == []
    rows = copy.ask("submission_matrix", years=[2023])
    assert {(row["document_short"], row["unit"]) for row in rows if row["received_on"]} == {("Nghị quyết năm", "mot")}
    assert len(rows) == 3


def test_a_new_years_plan_is_loaded_beside_the_others(copy: House) -> None:
    copy.plan(2025, rule="qd-366")
    copy.load()
    done(RECIPES["A new year's plan"], copy.papers)
    copy.load()
    asked = {row["named_day"] for row in copy.ask("submission_matrix", years=[2026])}
    assert asked == {"2026-12-05", "2026-12-28"}


def test_a_new_rule_is_one_file_which_a_plan_names(copy: House) -> None:
    done(RECIPES["A new rule"], copy.there)
    copy.plan(2027, rule="qd-500")
    members = [[n, f"Đảng viên {n:04}", "HTTNV" if n > 4 else "HTXSNV"] for n in range(1, 25)]
    heading = ["KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG ĐẢNG VIÊN NĂM 2027"]
    copy.book("kq.xlsx", ["CHI BỘ MỘT"], heading, ["TT", "Họ và tên", "Xếp loại"], *members)
    assert copy.load()["kq.xlsx"]["loaded"] == len(members)
    [row] = [row for row in copy.ask("ceiling_check", years=[2027], stage="proposed") if row["is_default"]]
    assert (row["ratio"], row["base"], row["allowed"]) == (0.15, 20, 3), "rounded down"


def test_a_new_form_of_table_is_told_by_its_columns(copy: House) -> None:
    copy.plan(2023)
    copy.book(
        "chi-uy.xlsx",
        ["DANH SÁCH CHI BỘ CÓ CHI ỦY NĂM 2023"],
        ["TT", "Chi bộ", "Chi ủy"],
        [1, "Chi bộ Một", "Có"],
        [2, "Chi bộ Hai", "Không"],
        [3, "Chi bộ Ba", "Không"],
    )
    assert copy.load()["chi-uy.xlsx"]["loaded"] == 0
    done([*RECIPES["A new form of table"], *RECIPES["A new chart"]], copy.there)
    copy.run("-m", "etl", "rebuild", "--home", str(copy.home))
    copy.load()
    assert copy.ask("branches_without_committee") == [{"year": 2023, "without": 2, "known": 3}]
    shown = copy.run("-c", SHOWN, str(copy.home))
    page, slide = shown.strip().rsplit("\n", 1)
    assert "Năm 2023, 2/3 chi bộ không có chi ủy" in page.replace("\\u002f", "/")
    assert slide == "200 Năm 2023, 2/3 chi bộ không có chi ủy"


def test_what_the_recipes_write_is_as_the_checks_want_it(copy: House) -> None:
    done([step for steps in RECIPES.values() for step in steps], copy.there)
    settings = ("--config", str(ROOT / "pyproject.toml"), "--no-cache", "--quiet", str(copy.there))
    copy.run("-m", "ruff", "check", *settings)
    copy.run("-m", "ruff", "format", "--check", *settings)


def test_every_recipe_is_tried_here() -> None:
    tried = (Path(__file__)).read_text(encoding="utf-8")
    assert [name for name in RECIPES if f'RECIPES["{name}"]' not in tried] == []
    assert len(RECIPES) >= 5
