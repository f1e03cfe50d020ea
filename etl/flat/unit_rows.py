"""A flat table of bodies to settings: a tree of very many is handed over as rows sooner than as committee.toml."""

from dataclasses import dataclass, replace

import polars as pl

from etl.flat.cells import FAULTS, Column, values_of
from etl.flat.contract import tidy
from etl.flat.opening import FlatTable
from etl.flat.said import Said
from etl.reading import FileReading
from etl.settings import Committee, Settings, UnitSetting
from etl.units import DANG_BO, DANG_UY, Units


@dataclass(frozen=True)
class UnitRows:
    """What a table of bodies says: the bodies, and the reading that is its report."""

    units: tuple[UnitSetting, ...]
    reading: FileReading


def read_units(file_id: int, name: str, table: FlatTable, known: Committee | None) -> UnitRows:
    """The bodies of a table; `known` are those of the settings, of which a row may be the child."""
    units = Units(known)
    said, cells = Said(table.contract, units), pl.read_parquet(table.file)
    reading = FileReading(file_id, name, tables=1, kinds=[])
    columns, values = {}, {"row": cells["row"]}
    headed = {tidy(heading): number for number, heading in enumerate(table.header)}
    for heading, kind in table.contract.columns.items():
        if heading in headed:
            number = headed[heading]
            columns[heading] = Column(kind, number + 1, table.header[number], cells["row"], cells[f"c{number}"])
            values[heading] = values_of(columns[heading], units, None)
    rows = pl.DataFrame(values)
    lost = ~(rows["parent"].is_in(pl.concat([units.ids, rows["id"]]).implode()) | rows["parent"].is_null())
    columns["parent"].wrong(lost, "unknown_unit")
    faults = pl.concat([pl.DataFrame(schema=FAULTS), *(f for column in columns.values() for f in column.faults)])
    said.take(faults.with_columns(year=pl.lit(None, dtype=pl.Int32)))
    sound = rows.join(faults.select("row").unique(), on="row", how="anti", maintain_order="left")
    double = sound.with_columns(first=pl.col("row").min().over("id")).filter(pl.col("row") != pl.col("first"))
    said.doubles(double, table)
    sound = sound.join(double.select("row"), on="row", how="anti", maintain_order="left")
    reading.issues += said.issues()
    reading.counted = sound.height, rows.height - sound.height
    return UnitRows(_settings(sound), reading)


def _settings(rows: pl.DataFrame) -> tuple[UnitSetting, ...]:
    """The rows as settings; the committee's own two bodies are named by committee.toml."""
    years = [
        pl.col(name) if name in rows.columns else pl.lit(None, dtype=pl.Int32).alias(name)
        for name in ("first_year", "last_year")
    ]
    told = rows.filter(~pl.col("id").is_in([DANG_BO, DANG_UY])).select("id", "name", *years, "parent")
    return tuple(
        UnitSetting(id=unit, name=name, first_year=first, last_year=last, aliases=(), after=(), parent=parent)
        for unit, name, first, last, parent in told.iter_rows()
    )


def with_units(settings: Settings, tables: list[UnitRows]) -> Settings:
    """The settings with the bodies of these tables; a later row of one id takes the place of an earlier."""
    if settings.committee is None or not tables:
        return settings
    by_id = {unit.id: unit for unit in settings.committee.units}
    for table in tables:
        for unit in table.units:
            before = by_id.get(unit.id)
            by_id[unit.id] = unit if before is None else replace(unit, aliases=before.aliases, after=before.after)
    return Settings(replace(settings.committee, units=tuple(by_id.values())), settings.plans)
