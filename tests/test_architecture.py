"""The house as it is meant to be: one stem through all layers, words as data, SQL in its own files, small files."""

import ast
import itertools
import re
from pathlib import Path

import pytest

from tests.repository import LAYERS, ROOT, files, named, stems, strings, text_of

LONGEST_FILE = 250
A_LIST_OF_TABLES = "data/schema.sql"
CHARTED = (
    "award_eligibility",
    "award_runs",
    "rating_distribution",
    "rating_by_unit",
    "ceiling_check",
    "score_check",
    "quarter_ratings",
    "open_shortcoming_bar",
    "vote_check",
    "stage_shift",
    "not_rated",
    "rating_trend",
    "rating_heatmap",
    "rating_transitions",
    "progress_compared",
    "submission_matrix",
    "submission_curve",
    "submission_lag",
    "on_time_trend",
    "member_pledges",
    "review_meetings",
    "remediation_status",
    "remediation_overdue",
    "remediation_burnup",
    "remediation_ageing",
    "shortcoming_recurrence",
    "unit_rating_history",
    "unit_calendar",
)
# The letters of the language are logic where spellings are folded together and old encodings are decoded.
LETTERS_ARE_LOGIC = {"data/text.py", "etl/extract/encoding.py"}
VIETNAMESE = re.compile("[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)
# Days of a plan are data; the end of time and the day from which spreadsheets count are neither 20xx.
A_DAY = re.compile(r"(?<!\d)20\d\d-\d\d-\d\d")


@pytest.mark.parametrize("stem", sorted(set(CHARTED) | stems("components/charts", ".py")))
def test_a_charted_question_has_query_chart_page_and_tests_under_one_stem(stem: str) -> None:
    assert (ROOT / "data/queries" / f"{stem}.sql").is_file()
    assert (ROOT / "components/charts" / f"{stem}.py").is_file()
    assert mentions(text_of("pages"), stem), "no page shows it"
    assert mentions(text_of("tests/components"), stem), "no test of the chart names it"
    assert mentions(text_of("tests/data"), stem), "no test of the query names it"


@pytest.mark.parametrize("stem", sorted(stems("data/queries", ".sql")))
def test_every_query_is_asked_by_a_page_or_a_paper_and_tested(stem: str) -> None:
    readers = text_of("pages") + text_of("components") + text_of("etl") + (ROOT / "app.py").read_text(encoding="utf-8")
    assert mentions(readers, stem), "nobody asks it"
    assert mentions(text_of("tests/data"), stem), "no test of the query names it"


@pytest.mark.parametrize("file", files(".sql"), ids=named)
def test_sql_says_first_what_one_row_is(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    statements = [
        number for number, line in enumerate(lines) if re.match(r"create (or replace )?(table|view|macro)\b", line)
    ]
    if file.parent.name in {"queries", "views"}:
        assert lines[0].startswith("-- One row per ")
    for number in statements if file.parent.name == "data" else []:
        assert lines[number - 1].startswith("-- One row"), f"line {number + 1}"


@pytest.mark.parametrize("file", files(".sql"), ids=named)
def test_sql_holds_no_label_and_no_day(file: Path) -> None:
    sql = without_comments(file.read_text(encoding="utf-8"))
    assert not VIETNAMESE.findall(sql)
    assert not A_DAY.findall(sql)


@pytest.mark.parametrize("file", files(".py"), ids=named)
def test_python_holds_no_label_and_no_day(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    written = strings(ast.parse(source))
    labels = [f"line {line}: {value}" for line, value in written if VIETNAMESE.search(value)]
    days = [f"line {line}: {value}" for line, value in written if A_DAY.search(value)]
    assert named(file) in LETTERS_ARE_LOGIC or not labels
    assert not days + re.findall(r"\bdate\(20\d\d\s*,", source)


@pytest.mark.parametrize("file", files(".py", ".sql", ".js", among=(*LAYERS, "tests")), ids=named)
def test_files_are_small_and_named_for_what_they_hold(file: Path) -> None:
    assert named(file) == A_LIST_OF_TABLES or len(file.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE
    assert not set(file.relative_to(ROOT).with_suffix("").parts) & {"utils", "helpers", "manager", "common", "misc"}


@pytest.mark.parametrize("file", files(".py"), ids=named)
def test_only_data_and_etl_speak_sql(file: Path) -> None:
    written = strings(ast.parse(file.read_text(encoding="utf-8")))
    speaks = any(re.match(r"\s*(select|insert into|update|delete from|with)\s", value) for _, value in written)
    assert not speaks or named(file).startswith(("data/", "etl/"))


@pytest.mark.parametrize("file", files(".py", ".js", ".css", among=("app.py", "pages", "components")), ids=named)
def test_the_screen_asks_nothing_of_another_host(file: Path) -> None:
    addresses = re.findall(r"(?:https?:)?//[a-z0-9][a-z0-9.-]*\.[a-z]{2,}[^\s\"')]*", file.read_text(encoding="utf-8"))
    namespaces = {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml", "http://www.w3.org/1999/xlink"}
    assert set(addresses) <= namespaces


@pytest.mark.parametrize("file", files(".py", among=("app.py", "pages", "components")), ids=named)
def test_callbacks_belong_to_the_app_they_are_registered_on(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    assert not re.search(
        r"^@callback\b|\bdash\.(clientside_)?callback\(|from dash import [^\n]*\bcallback\b", source, re.MULTILINE
    )


@pytest.mark.parametrize("file", [f for f in files(".py", among=("tests",)) if f != Path(__file__)], ids=named)
def test_tests_wait_for_nothing_and_pass_over_nothing(file: Path) -> None:
    shortcuts = (
        r"time\.sleep|wait_for_timeout|\bpytest\.(?:skip|xfail|importorskip)|mark\.(?:skip|skipif|xfail)|\bmock\b"
    )
    assert not re.findall(shortcuts, file.read_text(encoding="utf-8"))


def test_the_map_in_the_readme_matches_the_tree() -> None:
    drawn = [place for place, _ in lines_of_the_map()]
    standing = {named(file) for file in files(".py", ".sql", ".toml", ".js", ".css") if file.name != "__init__.py"}
    found = {place: {named(file) for file in ROOT.glob(place)} for place in drawn}
    assert [place for place, there in found.items() if not there] == []
    assert standing - set().union(*found.values()) == set()


def test_the_map_stands_folder_by_folder_each_in_the_order_of_its_names() -> None:
    drawn = [place for place, _ in lines_of_the_map()]
    folders = list(dict.fromkeys(map(folder, drawn)))
    assert drawn == sorted(drawn, key=lambda place: (folders.index(folder(place)), place))


def test_the_map_says_of_each_file_what_its_first_line_says() -> None:
    of_one = {place: said for place, said in lines_of_the_map() if "*" not in place and folder(place) != "data/rules"}
    assert {place: said for place, said in of_one.items() if said != first_line(ROOT / place)} == {}


def lines_of_the_map() -> list[tuple[str, str]]:
    """Of each line of the map in the README the place and what is said of it."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    _, _, section = readme.partition("## Bản đồ ngôi nhà\n")
    return re.findall(r"^\* `([^`]+)` — (.*)$", section.partition("\n## ")[0], re.MULTILINE)


def folder(place: str) -> str:
    return place.rpartition("/")[0]


def first_line(file: Path) -> str:
    """What a file says of itself: of Python its docstring's first line, of SQL its first sentence, else its first."""
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".py":
        return (ast.get_docstring(ast.parse(text)) or "").partition("\n")[0]
    if file.suffix == ".sql":
        comment = itertools.takewhile(lambda line: line.startswith("-- "), text.splitlines())
        sentence, stop, _ = " ".join(line[3:] for line in comment).partition(". ")
        return sentence + stop.strip()
    return re.sub(r"^(?://|/\*|#) ", "", text).partition("\n")[0].removesuffix(" */")


def mentions(text: str, stem: str) -> bool:
    """Whether the text names the stem as a word of its own, also as test_<stem>."""
    return re.search(rf"(?:\b|test_){stem}\b", text) is not None


def without_comments(sql: str) -> str:
    """The SQL that is carried out."""
    return re.sub(r"--[^\n]*", "", sql)
