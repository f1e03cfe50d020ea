"""The files of a year: what they are made of, for whom, and that the same figures give the same files."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from pptx import Presentation

from components.export.__main__ import main
from components.export.deck import deck
from components.export.tables import tables
from components.wording import say
from data.trail import Trail
from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from pages import handed_out
from pages.handed_files import CALENDAR, DECK, LETTERS, REPORT, TABLES, NothingToHandOut, Wanted, made
from pages.handed_out import COMMITTEE, PUBLIC, Failed, Handed, makings, order
from pages.view import View, open_view
from tests.components.export.handed import told as told_in
from tests.data.marked import EVERYBODY, MARKS, marked_office
from tests.data.office import Office
from tests.homes import copy_of

EVERY = (DECK, REPORT, TABLES, LETTERS, CALENDAR)


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Give an office in which all that is personal is marked."""
    return marked_office(tmp_path_factory.mktemp("home"))


def opened(warehouse: Warehouse, search: str = "?nam=2023") -> View:
    view = open_view(warehouse, LOCAL_VIEWER, search)
    assert view is not None
    return view


@pytest.fixture(scope="module")
def files(warehouse: Warehouse) -> dict[str, bytes]:
    """Give the sample committee's files, for the committee."""
    return made(opened(warehouse), Wanted(EVERY, COMMITTEE))


@pytest.fixture(scope="module")
def public(warehouse: Warehouse) -> dict[str, bytes]:
    """Give what of them leaves the house."""
    return made(opened(warehouse), Wanted((DECK, REPORT, TABLES), PUBLIC))


def test_the_same_version_gives_the_same_files(warehouse: Warehouse, files: dict[str, bytes]) -> None:
    assert made(opened(warehouse), Wanted(EVERY, COMMITTEE)) == files


def test_each_chart_of_the_order_is_a_slide_and_a_sheet(files: dict[str, bytes]) -> None:
    deck = Presentation(io.BytesIO(files["deck.pptx"]))
    titles = [slide.shapes.title.text for slide in deck.slides if slide.shapes.title]
    assert titles[0] == say("xuat", "title", year=2023)
    # One slide at the front; the chart that only a browser draws is told of on the last.
    assert len(deck.slides) == len(order()) + 1
    book = openpyxl.load_workbook(io.BytesIO(files["tables.xlsx"]), read_only=True)
    assert len(book.sheetnames) == len(order()) + 3


def test_slides_name_nobody_and_repeat_no_typed_word_while_report_and_workbook_may(marked: Office) -> None:
    told = made(opened(marked.serve(), "?nam=2025&den-ngay=2026-01-20"), Wanted([DECK, TABLES], COMMITTEE))
    marks = (*MARKS.values(), EVERYBODY)
    assert not [mark for mark in marks for text in told_in(told["deck.pptx"]).values() if mark in text]
    assert any(MARKS["a"] in text for text in told_in(told["tables.xlsx"]).values())


def test_what_leaves_the_house_names_nobody_and_has_no_reminder_and_no_calendar(marked: Office) -> None:
    told = made(opened(marked.serve(), "?nam=2025&chi-bo=a&den-ngay=2026-01-05"), Wanted(EVERY, PUBLIC))
    assert set(told) == {"deck.pptx", "report.docx", "tables.xlsx"}
    for content in told.values():
        assert not [mark for mark in (*MARKS.values(), EVERYBODY) for text in told_in(content).values() if mark in text]


def test_filters_and_day_of_the_address_change_nothing_of_what_leaves_the_house(
    warehouse: Warehouse, public: dict[str, bytes]
) -> None:
    plain = {"tables.xlsx": public["tables.xlsx"]}
    asked = "?nam=2023&chi-bo=van-phong-1&doi-tuong=can_bo&giai-doan=self&den-ngay=2023-12-01"
    assert made(opened(warehouse, asked), Wanted([TABLES], PUBLIC)) == plain


def test_how_far_the_work_is_is_told_from_nothing_to_all(warehouse: Warehouse) -> None:
    steps: list[tuple[int, int]] = []
    made(opened(warehouse), Wanted([DECK], COMMITTEE), lambda done, of: steps.append((done, of)))
    assert steps == [(done, len(order()) + 1) for done in range(len(order()) + 2)]


def test_a_chart_that_cannot_be_made_takes_no_other_with_it_and_is_named(warehouse: Warehouse) -> None:
    def fails() -> Handed | None:
        raise ZeroDivisionError

    found = handed_out._apart("rating_trend", fails)
    assert found == Failed("Xu hướng qua các năm")
    [first, *_] = [one for make in makings(opened(warehouse), COMMITTEE, names_people=False) if (one := make())]
    assert isinstance(first, Handed)
    content = deck([first.chart], title="T", template=None, pictures={}, failed=[found.heading])
    last = list(Presentation(io.BytesIO(content)).slides)[-1]
    assert any("Không làm được: Xu hướng qua các năm." in shape.text_frame.text for shape in last.shapes)
    book = openpyxl.load_workbook(
        io.BytesIO(tables([first.chart], [], title="T", chosen=["Năm: 2023"], failed=[found.heading]))
    )
    listed = [[cell.value for cell in row] for row in book["Mục lục"].iter_rows()]
    assert [row[2] for row in listed if row[1] == found.heading] == [say("tables", "failed")]


def test_each_reminder_is_a_step_and_what_nobody_outside_gets_is_none(warehouse: Warehouse) -> None:
    steps: list[tuple[int, int]] = []
    told = made(opened(warehouse), Wanted([LETTERS], COMMITTEE), lambda done, of: steps.append((done, of)))
    assert [done for done, _ in steps] == list(range(len(told) + 2))
    assert steps[-1] == (len(told) + 1, len(told) + 1)
    steps.clear()
    assert made(opened(warehouse), Wanted([LETTERS], PUBLIC), lambda done, of: steps.append((done, of))) == {}
    assert steps == [(0, 0)]


def test_where_there_is_nothing_to_hand_out_that_is_said(tmp_path: Path) -> None:
    office = Office(tmp_path / "home")
    office.rows["committee"].append({"name": "N", "committee": "C", "superior": None, "illustrative": False})
    office.fill("dang-uy", HTTNV=1)
    with pytest.raises(NothingToHandOut, match="2023"):
        made(opened(office.serve()), Wanted([DECK], PUBLIC))
    with pytest.raises(NothingToHandOut, match="2023"):
        made(opened(office.serve()), Wanted([CALENDAR], COMMITTEE))


@pytest.fixture
def home(sample_home: Path, tmp_path: Path) -> Path:
    """Give a home of which the trail may be written on."""
    return copy_of(sample_home, tmp_path / "home")


def test_the_command_writes_the_files_and_the_trail_tells_of_it(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    asked = ["--home", str(home), "--year", "2023", "--out", str(out), "--no-images", "--letters", "--calendar"]
    assert main(asked) == 0
    written = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert {"deck.pptx", "report.docx", "tables.xlsx", "calendar.ics"} < written
    assert len([name for name in written if name.startswith("letters/")]) > 1
    assert all(zipfile.is_zipfile(out / name) for name in written if not name.endswith(".ics"))
    assert {line for line in capsys.readouterr().out.splitlines() if "deck.pptx" in line}
    last = Trail(home).lines(limit=1).row(0, named=True)
    assert (last["action"], last["about"]) == ("exported", "files 2023")


def test_the_command_refuses_a_day_for_everybody_and_says_so(
    home: Path, tmp_path: Path, public: dict[str, bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--home", str(home), "--year", "2023", "--no-images", "--audience", "public", "--letters"]
    assert main([*asked, "--out", str(tmp_path / "a"), "--as-of", "2023-12-01"]) == 0
    assert "--as-of không áp dụng" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in (tmp_path / "a").iterdir()} == public


def test_the_command_says_what_it_cannot_do(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = ["--out", str(tmp_path / "out"), "--no-images"]
    assert main(["--home", str(home), "--year", "1999", *out]) == 2
    assert "2019, 2020, 2021, 2022, 2023" in capsys.readouterr().err
    assert main(["--home", str(tmp_path / "empty"), "--year", "2023", *out]) == 2
    assert "Chưa nạp dữ liệu" in capsys.readouterr().err
    template = tmp_path / "mau.pptx"
    template.write_bytes(b"no presentation")
    assert main(["--home", str(home), "--year", "2023", "--template", str(template), *out]) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
