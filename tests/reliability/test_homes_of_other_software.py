"""Homes of older software are brought forward, of newer refused; a version that fails its checks is not served."""

import shutil
import sqlite3
from pathlib import Path

import duckdb
import pytest

from etl import understanding
from etl.build import SCHEMA_VERSION
from etl.extract.child import WorkbookReader
from etl.faults import HomeFault, NewerHome, NotProven
from etl.home import Home
from etl.ledger import LEDGER_VERSION, Ledger
from etl.load import load, rebuild, undo
from etl.proof import prove
from etl.publish import Step, bring_up
from etl.served import origin
from etl.state import state_of
from tests.reliability.papers import NEWCOMER, behind, entries, facts, gathered, ordered

# The ledger as it was before it bore a number.
FIRST_LEDGER = """
create table entry (
    position integer primary key autoincrement, batch integer not null, at text not null, who text not null,
    action text not null check (action in ('file', 'refused', 'undo')), name text not null, sha256 text,
    content_sha256 text, detail text
)
"""


def test_a_database_of_an_older_schema_is_built_anew(home: Home, old_facts: str) -> None:
    change(home, "update version_info set schema_version = 0")
    assert bring_up(home)
    found = origin(home)
    assert found is not None
    assert found.schema_version == SCHEMA_VERSION
    assert facts(home) == old_facts
    assert not bring_up(home)


@pytest.mark.parametrize(
    "sql", ["update version_info set definitions = 'others'", "alter table version_info drop definitions"]
)
def test_a_database_of_other_definitions_is_built_anew(home: Home, old_facts: str, sql: str) -> None:
    change(home, sql)
    assert bring_up(home)
    assert facts(home) == old_facts
    assert not bring_up(home)


@pytest.mark.parametrize("file", ["readers/ratings.py", "messages.toml", "units.py"])
def test_what_reads_papers_is_part_of_what_they_are_understood_by(
    file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = understanding.understanding()
    house = Path(shutil.copytree(understanding.HERE, tmp_path / "etl", ignore=shutil.ignore_patterns("__pycache__")))
    monkeypatch.setattr(understanding, "HERE", house)
    assert understanding.understanding.__wrapped__() == before
    with (house / file).open("a", encoding="utf-8") as changed:
        changed.write("# another word\n")
    assert understanding.understanding.__wrapped__() != before


def test_a_ledger_of_an_older_schema_is_brought_forward_with_all_its_entries(home: Home, old_facts: str) -> None:
    before = entries(home)
    rewrite_ledger(home.ledger)
    assert entries(home) == before
    ledger = sqlite3.connect(home.ledger)
    assert ledger.execute("pragma user_version").fetchone() == (LEDGER_VERSION,)
    ledger.close()
    load(home, gathered(NEWCOMER))
    assert undo(home) == 1
    assert facts(home) == old_facts
    assert entries(home)[-1].position == len(before) + 2


@pytest.mark.parametrize(
    "words", [("status",), ("load", NEWCOMER), ("undo",), ("rebuild",)], ids=lambda words: words[0]
)
def test_a_database_of_a_newer_schema_is_refused_in_words(
    home: Home, words: tuple[object, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    change(home, "update version_info set schema_version = schema_version + 1")
    before = entries(home)
    code, _, complaint = ordered(capsys, str(words[0]), *words[1:], home=home)
    assert code == 2
    assert str(SCHEMA_VERSION + 1) in complaint
    assert entries(home) == before


def test_a_ledger_of_a_newer_schema_is_refused_and_left_as_it_is(home: Home) -> None:
    ledger = sqlite3.connect(home.ledger)
    ledger.execute(f"pragma user_version = {LEDGER_VERSION + 1}")
    ledger.close()
    for attempt in (lambda: bring_up(home), lambda: load(home, gathered(NEWCOMER)), lambda: undo(home)):
        with pytest.raises(NewerHome):
            attempt()


@pytest.mark.parametrize("damage", ["gone", "cut", "unnamed"])
def test_a_version_that_is_lost_is_built_anew(home: Home, old_facts: str, damage: str) -> None:
    file = home.version_file(home.version() or 0)
    if damage == "gone":
        file.unlink()
    elif damage == "cut":
        file.write_bytes(file.read_bytes()[:5000])
    else:
        home.current.unlink()
    assert bring_up(home)
    assert facts(home) == old_facts


def test_a_version_that_lacks_a_record_is_not_served_and_what_it_was_for_is_taken_back(
    home: Home, old_facts: str
) -> None:
    def lose_a_record(step: Step) -> None:
        if step == Step.BUILT:
            with duckdb.connect(str(next(home.versions.glob("*.new")))) as connection:
                connection.execute("delete from rating_record where rowid = 0")

    with pytest.raises(NotProven):
        load(home, gathered(NEWCOMER), at_step=lose_a_record)
    assert facts(home) == old_facts
    assert [entry.action for entry in entries(home)][-2:] == ["file", "undo"]
    assert behind(home)  # by the undo itself; the next command makes the version that says so
    assert bring_up(home)
    assert facts(home) == old_facts


@pytest.mark.parametrize(
    "statement",
    [
        "insert into rating select * from rating limit 1",
        "update source_file set loaded = loaded + 1",
        "update rating_count set n = n + 1",
        "update rating_record set file_id = 99",
        "drop table pledge",
    ],
)
def test_a_version_that_contradicts_itself_is_not_proven(home: Home, statement: str) -> None:
    ledger = Ledger(home.ledger)
    with WorkbookReader() as reader:
        state = state_of(home, ledger, reader)
    ledger.close()
    _, readings, reports = state.read()
    file = home.version_file(home.version() or 0)
    prove(file, reports.values(), readings)
    change(home, statement)
    with pytest.raises(NotProven):
        prove(file, reports.values(), readings)


def test_a_home_nothing_was_taken_into_cannot_be_built_anew(tmp_path: Path) -> None:
    with pytest.raises(HomeFault):
        rebuild(Home(tmp_path))
    assert not bring_up(Home(tmp_path))


def change(home: Home, statement: str) -> None:
    """Changes the version served, as no program of ours does."""
    with duckdb.connect(str(home.version_file(home.version() or 0))) as connection:
        connection.execute(statement)


def rewrite_ledger(path: Path) -> None:
    """Makes a ledger what the first software wrote."""
    ledger = sqlite3.connect(path)
    rows = ledger.execute("select * from entry").fetchall()
    ledger.execute("drop table entry")
    ledger.execute(FIRST_LEDGER)
    ledger.executemany("insert into entry values (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    ledger.execute("pragma user_version = 0")
    ledger.commit()
    ledger.close()
