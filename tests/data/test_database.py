"""The database of one version: what it holds, in which columns, and how its definitions are built."""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import duckdb
import polars as pl
import pytest

from data import database
from data.writing import LONGEST_TEXT
from tests.data.office import Office

VIEWS = Path(database.__file__).with_name("views")
# The tables other people's tools read, with the columns that stay.
CONTRACT = {
    "rating": "year period unit subject_kind subject subject_name stage level score unrated_state unrated_reason"
    " source_file source_sheet source_cell",
    "rating_count": "year unit subject_kind stage level n",
    "vote": "year unit subject level n",
    "submission": "year unit document received_on",
    "pledge": "year unit members done reported_on",
    "review_meeting": "year unit has_chi_uy held_on supervisor",
    "award": "year unit subject form",
    "remediation_item": "year unit item first_due_on due_on status done_on",
    "unit_succession": "year kind from_unit to_unit",
}


def test_every_definition_has_its_place_in_the_order() -> None:
    assert sorted(database.VIEWS) == sorted(file.stem for file in VIEWS.glob("*.sql"))


def test_what_others_read_are_tables_with_the_agreed_columns_first(office: Office) -> None:
    office.serve().close()
    with duckdb.connect(str(office.home / "versions" / "1.duckdb"), read_only=True) as connection:
        columns = {table: " ".join(connection.table(table).columns) + " " for table in CONTRACT}
        kinds = dict(connection.sql("select table_name, table_type from information_schema.tables").fetchall())
    assert not {table: columns[table] for table in CONTRACT if not columns[table].startswith(f"{CONTRACT[table]} ")}
    assert {kinds[table] for table in CONTRACT} == {"BASE TABLE"}


def test_a_version_is_never_written_over(tmp_path: Path) -> None:
    file = tmp_path / "1.duckdb"
    database.create(file).close()
    with pytest.raises(FileExistsError):
        database.create(file)


@pytest.mark.parametrize("is_large", [False, True])
def test_a_version_of_few_rows_lies_in_the_smallest_blocks_and_one_of_many_in_the_usual(
    tmp_path: Path, is_large: bool
) -> None:
    file = tmp_path / "1.duckdb"
    with database.create(file, is_large=is_large) as connection:
        connection.commit()
        blocks = connection.sql("select block_size from pragma_database_size()").fetchall()
    assert blocks == [(database.BLOCK if is_large else database.BLOCK_OF_SMALL,)]
    assert is_large or file.stat().st_size < 1_000_000


def test_texts_as_long_as_a_cell_can_hold_come_back_whole_from_the_smallest_blocks(tmp_path: Path) -> None:
    written = [f"{number} {'Đảng viên ' * 4_000}"[:LONGEST_TEXT] for number in range(30)]
    place = {"file_id": 1, "year": 2023, "unit": "a", "noted_on": date(2023, 12, 1), "sheet": "S", "cell": "A1"}
    with database.create(tmp_path / "1.duckdb") as connection:
        database.insert(connection, "note_record", pl.DataFrame([{**place, "note": text} for text in written]))
        connection.commit()
        connection.execute("checkpoint")
    with duckdb.connect(str(tmp_path / "1.duckdb"), read_only=True) as connection:
        read = [note for (note,) in connection.table("note_record").project("note").fetchall()]
    assert sorted(read) == sorted(written)


def test_a_column_the_table_has_not_is_named(tmp_path: Path) -> None:
    connection = database.create(tmp_path / "1.duckdb")
    with pytest.raises(database.UnknownColumn, match="plan: colour"):
        database.insert(connection, "plan", pl.DataFrame({"year": [2023], "colour": ["red"]}))


def test_columns_are_matched_by_name_and_those_left_out_are_empty(tmp_path: Path) -> None:
    connection = database.create(tmp_path / "1.duckdb")
    database.insert(connection, "plan", pl.DataFrame({"as_of": [date(2023, 12, 20)], "year": [2023]}))
    assert connection.sql("select year, number, as_of from plan").fetchall() == [(2023, None, date(2023, 12, 20))]


@pytest.fixture(scope="module")
def arithmetic() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute((VIEWS / "arithmetic.sql").read_text(encoding="utf-8"))
        yield connection


def test_every_percentage_is_rounded_half_up(arithmetic: duckdb.DuckDBPyConnection) -> None:
    rows = arithmetic.sql(
        "select part, whole, percent(part, whole) from range(401) a(part), range(1, 401) b(whole) where part <= whole"
    ).fetchall()
    tenth = Decimal("0.1")
    wrong = [
        (part, whole, answer)
        for part, whole, answer in rows
        if answer != float((Decimal(100 * part) / whole).quantize(tenth, rounding=ROUND_HALF_UP))
    ]
    assert len(rows) == 80_600
    assert not wrong


def test_of_nothing_there_is_no_percentage(arithmetic: duckdb.DuckDBPyConnection) -> None:
    answer = arithmetic.sql("select percent(0, 0), percent(1, 16), percent(5, 5)").fetchall()
    assert answer == [(None, 6.3, 100.0)]


def test_a_country_has_percentages_too(arithmetic: duckdb.DuckDBPyConnection) -> None:
    answer = arithmetic.sql("select percent(3381555::integer, 5367506::integer), percent(54000000, 54000000::integer)")
    assert answer.fetchall() == [(63.0, 100.0)]
