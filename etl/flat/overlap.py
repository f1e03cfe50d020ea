"""Where a flat table says again what another file said: only there are its facts looked at one by one."""

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from etl.flat.facts import FlatFacts
from etl.flat.reading import PARTS
from etl.reading import Fact, FileReading
from etl.report import issue

MOST_AGAIN = 200_000
GROUP = ("table", "year", "unit", "part")


def told_again(readings: Sequence[FileReading]) -> list[FileReading]:
    """The readings, those of flat tables with the facts of lists that another file tells too.

    Lists of more than MOST_AGAIN rows in all are not compared: the files that tell them bear a warning (once).
    """
    if not any(reading.beside for reading in readings):
        return list(readings)
    groups = pl.concat([_groups(reading) for reading in readings if reading.beside or reading.facts])
    shared = groups.filter(pl.len().over(GROUP) > 1).select(GROUP).unique()
    if shared.is_empty():
        return list(readings)
    counted = {
        id(facts): _facts(facts, shared).select(pl.len()).collect().item() for r in readings for facts in r.beside
    }
    if sum(counted.values()) > MOST_AGAIN:
        for reading in readings:
            again = sum(counted[id(facts)] for facts in reading.beside)
            if again and not any(found.code == "changes_not_told" for found in reading.issues):
                reading.issues.append(issue("changes_not_told", reading.beside[0].table, counted=again))
        return list(readings)
    return [_with_facts(reading, shared) if reading.beside else reading for reading in readings]


def _groups(reading: FileReading) -> pl.DataFrame:
    own: dict[tuple[str, int, str, str], None] = {}
    for table, _, fact in reading.facts:
        if "year" in fact and "unit" in fact:
            own[table, fact["year"], fact["unit"], _part(table, fact)] = None
    kinds = {"table": pl.String, "year": pl.Int32, "unit": pl.String, "part": pl.String}
    frames = [
        facts.groups.select(pl.lit(facts.table).alias("table"), "year", "unit", "part") for facts in reading.beside
    ]
    return pl.concat([pl.DataFrame(list(own), schema=kinds, orient="row"), *frames])


def _part(table: str, fact: Fact) -> str:
    return "|".join(["", *(str(fact[name]) for name in PARTS.get(table, ()))])


def _facts(facts: FlatFacts, shared: pl.DataFrame) -> pl.LazyFrame:
    """The facts of lists that are shared, as they lie in the files."""
    part = pl.concat_str([pl.lit(""), *PARTS.get(facts.table, ())], separator="|")
    groups = shared.lazy().filter(table=facts.table).drop("table")
    told = pl.scan_parquet(list(facts.files)).with_columns(part=part)
    return told.join(groups, on=["year", "unit", "part"], how="semi").drop("part")


def _with_facts(reading: FileReading, shared: pl.DataFrame) -> FileReading:
    found = list(reading.facts)
    for facts in reading.beside:
        for row in _facts(facts, shared).collect().sort("row").iter_rows(named=True):
            number = row.pop("row")
            found.append((facts.table, (1, number, ""), {**OPTIONAL.get(facts.table, {}), **row}))
    return replace(reading, facts=found)


# Columns that comparing asks for and a file may lack.
OPTIONAL: dict[str, dict[str, None]] = {"rating_record": {"score": None}, "remediation_record": {"done_on": None}}
