"""Flat tables of any size and intent: read in parts, the same however they are cut; what is hostile is refused."""

import io
from collections.abc import Callable, Iterator

import polars as pl
import pytest

from etl.cells import ReadFault
from etl.flat.opening import MEMORY, FlatChild, FlatTable, flat_kind
from etl.flat.reading import read_flat
from etl.reading import FileReading
from etl.report import code_of
from etl.settings import Committee, UnitSetting
from etl.units import Units
from tests.etl.flat_papers import placed

ONE = UnitSetting("mot", "Chi bộ Một")
UNITS = Units(Committee("Đảng bộ A", "Đảng ủy A", superior=None, illustrative=False, units=(ONE,)))
ROWS = 1000


@pytest.fixture(scope="module")
def child() -> Iterator[FlatChild]:
    """Give one reading child for all."""
    reading = FlatChild()
    yield reading
    reading.close()


def opened(child: FlatChild, rows: pl.DataFrame) -> FlatTable:
    return child.open("rating.parquet", written(rows), "parquet")


def ratings(n: int = ROWS) -> pl.DataFrame:
    numbers = pl.int_range(n, eager=True)
    told = {"year": 2023, "unit": "mot", "subject_kind": "dang_vien", "stage": "decided", "level": "HTNV"}
    return pl.DataFrame({"subject": "s" + numbers.cast(pl.String)}).with_columns(
        pl.lit(value).alias(name) for name, value in told.items()
    )


def said(reading: FileReading) -> tuple[object, ...]:
    rows = pl.concat([pl.read_parquet(list(facts.files)) for facts in reading.beside]).sort("row")
    return reading.counted, placed(reading.issues), rows.rows()


def test_a_table_is_read_the_same_however_it_is_cut_into_parts(child: FlatChild) -> None:
    faulty = pl.concat([ratings(), ratings(3), ratings(1).with_columns(level=pl.lit("giỏi"), subject=pl.lit("x"))])
    table = opened(child, faulty)
    whole = said(read_flat(1, "a.parquet", table, UNITS))
    assert whole[0] == (ROWS, 4)
    assert whole[1] == [
        ("duplicate_row", f"F{ROWS + 2}"),
        ("duplicate_row", f"F{ROWS + 3}"),
        ("duplicate_row", f"F{ROWS + 4}"),
        ("unknown_level", f"F{ROWS + 5}"),
    ]
    for rows_at_once in (7, 999, 1001):
        assert said(read_flat(1, "a.parquet", table, UNITS, rows_at_once=rows_at_once)) == whole


def test_of_very_many_faults_of_a_sort_the_first_thousand_are_told_and_the_rest_counted(child: FlatChild) -> None:
    reading = read_flat(1, "a.parquet", opened(child, ratings(1500).with_columns(level=pl.lit("giỏi"))), UNITS)
    assert reading.counted == (0, 1500)
    assert len(reading.issues) == 1001
    assert (reading.issues[-1].code, reading.issues[-1].severity) == (code_of("unknown_level"), "error")
    assert "500" in reading.issues[-1].message
    assert reading.report().outcome == "refused"


def nested(rows: pl.DataFrame) -> bytes:
    return written(rows.with_columns(level=pl.concat_list("level")))


def cut(rows: pl.DataFrame) -> bytes:
    return written(rows)[:-200]


def footer_of_another(rows: pl.DataFrame) -> bytes:
    content = written(rows)
    return content[:500] + b"\xff" * 400 + content[900:]


def many_of_one(rows: pl.DataFrame) -> bytes:
    return written(rows.with_columns(unit=pl.lit("x" * 5000)))


def incomplete(rows: pl.DataFrame) -> bytes:
    return written(rows.drop("stage"))


def written(rows: pl.DataFrame) -> bytes:
    content = io.BytesIO()
    rows.write_parquet(content)
    return content.getvalue()


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (nested, "unreadable_file"),
        (cut, "unreadable_file"),
        (footer_of_another, "unreadable_file"),
        (many_of_one, "file_too_large"),
        (incomplete, "unknown_form"),
    ],
)
def test_what_is_no_plain_table_is_refused(make: Callable[[pl.DataFrame], bytes], code: str, child: FlatChild) -> None:
    with pytest.raises(ReadFault) as fault:
        child.open("rating.parquet", make(ratings()), "parquet")
    assert fault.value.code == code


def test_a_table_that_unpacks_to_more_than_can_be_meant_is_refused_by_its_footer(child: FlatChild) -> None:
    content = io.BytesIO()
    heavy = pl.DataFrame({"year": pl.repeat(1, 201_000_000, dtype=pl.Int8, eager=True)})
    heavy.write_parquet(content, compression="zstd")
    with pytest.raises(ReadFault) as fault:
        child.open("rating.parquet", content.getvalue(), "parquet")
    assert fault.value.code == "file_too_large"


def test_a_child_that_overeats_or_takes_too_long_is_ended_and_its_file_refused() -> None:
    for memory, seconds, codes in (
        (64 * 1024 * 1024, None, ("unreadable_file", "file_too_large")),
        (MEMORY, 0.001, ("unreadable_file",)),
    ):
        child = FlatChild(memory)
        with pytest.raises(ReadFault) as fault:
            child.open("rating.parquet", written(ratings()), "parquet", seconds)
        assert fault.value.code in codes
        child.close()


def test_only_a_header_of_a_tables_columns_makes_a_text_one() -> None:
    assert flat_kind("a.csv", b"year,unit,members,done\n") == "text"
    assert flat_kind("a.csv", "TT;Họ và tên;Mức\n".encode()) is None
    assert flat_kind("a.csv", b"year,unit\n") is None
    assert flat_kind("a.xlsx", b"year,unit,members,done\n") is None
    assert flat_kind("anything", b"PAR1....") == "parquet"
