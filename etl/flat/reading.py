"""The reading of a flat table: its rows checked and brought to records a part at a time, never all in memory."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl
from openpyxl.utils import get_column_letter

from etl.flat.cells import FAULTS, Column, told, values_of
from etl.flat.contract import is_ignored, tidy
from etl.flat.facts import FlatFacts
from etl.flat.opening import FlatTable
from etl.flat.said import Said
from etl.flat.shapes import ASIDES, SHAPES, Shaped, plain
from etl.reading import FileReading
from etl.report import issue
from etl.units import Units

ROWS_AT_ONCE = 500_000
# What tells two lists of one body and year apart, where a later one takes the place of an earlier.
PARTS = {
    "rating_record": ("period", "subject_kind", "stage"),
    "count_record": ("subject_kind", "stage"),
    "submission_record": ("document",),
}


@dataclass
class _Reading:
    """One table on its way: what was written, and of each row what no other may share."""

    table: FlatTable
    units: Units
    said: Said
    written: list[Path] = field(default_factory=list)
    keys: list[pl.DataFrame] = field(default_factory=list)
    rejected: int = 0
    rows: int = 0


def read_flat(
    file_id: int, name: str, table: FlatTable, units: Units, *, rows_at_once: int = ROWS_AT_ONCE
) -> FileReading:
    """The file's reading: counts and issues as of a workbook, its facts in files that go with whoever holds it."""
    sheet = table.contract.table
    reading = FileReading(file_id, name, tables=1)
    work = _Reading(table, units, Said(table.contract, units))
    for number, column in enumerate(table.header, start=1):
        if tidy(column) not in table.contract.columns and not is_ignored(tidy(column)):
            work.said.of_header("unknown_column", number, column)
    for number, rows in enumerate(_parts(table, rows_at_once)):
        _part(work, file_id, rows, number)
    _refuse_doubles(work)
    if not work.rows:
        reading.issues.append(issue("empty_table", sheet, value=sheet))
    reading.issues += work.said.issues()
    reading.counted = work.rows - work.rejected, work.rejected
    _facts(reading, work)
    return reading


def _parts(table: FlatTable, rows_at_once: int) -> Iterator[pl.DataFrame]:
    scan = pl.scan_parquet(table.file)
    for start in range(0, table.rows, rows_at_once):
        yield scan.slice(start, rows_at_once).collect()


def _part(work: _Reading, file_id: int, cells: pl.DataFrame, number: int) -> None:
    """Checks some rows and writes the records of those without a fault."""
    contract = work.table.contract
    names = [name for name in cells.columns if name != "row"]
    filled = [
        pl.col(name).str.strip_chars().ne("").fill_null(value=False)
        if cells.schema[name] == pl.String
        else pl.col(name).is_not_null()
        for name in names
    ]
    cells = cells.filter(pl.any_horizontal(filled))
    if cells.is_empty():
        return
    shaped = _values(work, cells)
    records = SHAPES.get(contract.table, plain)(shaped)
    faults = pl.concat(
        [pl.DataFrame(schema=FAULTS), *shaped.faults, *(f for c in shaped.columns.values() for f in c.faults)]
    )
    years = shaped.values.select("row", "year")
    work.said.take(faults.join(years, on="row", how="left"))
    bad = faults["row"].unique()
    for warned in shaped.warnings:
        sound = warned.filter(~pl.col("row").is_in(bad.implode()))
        work.said.take(sound.join(years, on="row", how="left"))
    work.rows += cells.height
    work.rejected += len(bad)
    _write(work, file_id, [record.filter(~pl.col("row").is_in(bad.implode())) for record in records], number)


def _values(work: _Reading, cells: pl.DataFrame) -> Shaped:
    contract, columns, asides = work.table.contract, {}, {}
    values: dict[str, pl.Series] = {"row": cells["row"]}
    headed = {tidy(heading): number for number, heading in enumerate(work.table.header)}
    for name, kind in contract.columns.items():  # the year first: by it a body's name and a day are read
        if name not in headed:
            continue
        number = headed[name]
        column = Column(kind, number + 1, work.table.header[number], cells["row"], cells[f"c{number}"])
        aside = ASIDES.get((contract.table, name))
        if aside and column.cells.dtype == pl.String:
            asides[name] = told(column.cells, aside, pl.String)
            column.cells = column.cells.set(asides[name].is_not_null(), None)
        found = values_of(column, work.units, values.get("year"))
        target = contract.named.get(name, name)
        values[target] = found if target not in values else values[target].zip_with(values[target].is_not_null(), found)
        columns[name] = columns[target] = column
    return Shaped(pl.DataFrame(values), columns, asides, work.units)


def _write(work: _Reading, file_id: int, records: list[pl.DataFrame], number: int) -> None:
    contract = work.table.contract
    place = next(n for n, heading in enumerate(work.table.header, start=1) if tidy(heading) == contract.place)
    letter = pl.lit(get_column_letter(place))
    keys = [pl.col(name) for name in contract.key if name in records[0].columns]
    work.keys.append(records[0].select("row", pl.struct(keys).hash(0).alias("key")))
    whole = pl.concat(records).with_columns(
        file_id=pl.lit(file_id, dtype=pl.Int32),
        sheet=pl.lit(contract.table),
        cell=pl.concat_str(letter, pl.col("row").cast(pl.String)),
    )
    path = work.table.file.with_name(f"{file_id}-{number}.parquet")
    whole.write_parquet(path, compression="lz4", statistics=False)
    work.written.append(path)


def _refuse_doubles(work: _Reading) -> None:
    """Two rows that tell of the same: the first stays. Rows of one hash are looked at; two things may share one."""
    if not work.keys:
        return
    keys = pl.concat(work.keys)
    work.keys.clear()
    doubtful = keys.filter(keys["key"].is_duplicated())
    if doubtful.is_empty():
        return
    names = [name for name in work.table.contract.key if name in pl.read_parquet_schema(work.written[0])]
    rows = (
        pl.scan_parquet(work.written)
        .join(doubtful.lazy().select("row"), on="row", how="semi")
        .select("row", *names)
        .unique("row")
        .collect()
        .sort("row")
    )
    double = rows.with_columns(first=pl.col("row").min().over(names)).filter(pl.col("row") != pl.col("first"))
    if double.is_empty():
        return
    work.rejected += double.height
    work.said.doubles(double, work.table)
    for path in work.written:
        part = pl.read_parquet(path)
        if part["row"].is_in(double["row"].implode()).any():
            part.join(double, on="row", how="anti", maintain_order="left").write_parquet(path, compression="lz4")


def _facts(reading: FileReading, work: _Reading) -> None:
    """The facts as files, and what the report says of the whole: kind, the one year, the one body."""
    contract = work.table.contract
    if not work.written:
        return
    scan = pl.scan_parquet(work.written)
    part = PARTS.get(contract.record, ())
    groups = (
        scan.select("year", "unit", pl.concat_str([pl.lit(""), *part], separator="|").alias("part")).unique().collect()
    )
    years = groups["year"].unique()
    bodies = groups["unit"].unique()
    rows = scan.select(pl.len()).collect().item()
    if rows:
        reading.beside.append(FlatFacts(contract.record, tuple(work.written), rows, groups, work.table.folder))
    one_body = bodies[0] if len(bodies) == 1 else None
    reading.kinds += [(f"flat_{contract.table}", int(year), one_body, 1) for year in years]
