"""Makes the database of one version: tables, words, rules and definitions first; the records, and what they come to."""

import hashlib
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from data.remediation import age_frame, mark_frame, near_pairs, setting_frame
from data.rules import rule_frame
from data.words import words

FOLDER = Path(__file__).parent
# DuckDB 2.0.0 answers wrongly where a definition that joins one table twice is itself used twice (duckdb issue 25819):
# its common_subplan optimizer takes the two joins for one. Whoever opens such a database switches it off.
SAFE_OPTIMIZER = {"disabled_optimizers": "common_subplan"}
MEMORY_TO_BUILD = "3GB"  # what is more waits on the disk
FEW = 20  # rows that are handed over as they are sooner than by way of a file
# DuckDB gives each table and column blocks of its own: of few rows most of a block would be empty.
BLOCK_OF_SMALL, BLOCK = 16_384, 262_144  # bytes: the least and the usual
# In the order of what is built on what.
VIEWS = (
    "arithmetic",
    "sees",
    "typed_text",
    "level_sum",
    "choice",
    "ceiling_of",
    "data_year",
    "year_rule",
    "unit_path",
    "meant",
    "unit_year",
    "unit_lineage",
    "followed_back",
    "succession_event",
    "succession_note",
    "file_day",
    "replaced_day",
    "submission_line",
    "submission_as_of",
    "submission",
    "paper_count_as_of",
    "paper_day",
    "rating_again",
    "rating_line",
    "rating_followed",
    "rating",
    "rating_span",
    "rating_tally",
    "every_rating_as_of",
    "rating_as_of",
    "count_line",
    "printed_as_of",
    "count_as_of",
    "rating_tried",
    "rating_count_tried",
    "rating_count_as_of",
    "only_total_as_of",
    "rating_count",
    "level_count_tried",
    "level_count_as_of",
    "rated_body_tried",
    "rated_body_as_of",
    "unit_now_as_of",
    "unit_meant_as_of",
    "followed_as_of",
    "unit_identity",
    "rating_open_as_of",
    "subject_level_as_of",
    "moved_level",
    "stage_move_as_of",
    "year_move_as_of",
    "level_edge",
    "steps_up",
    "vote_line",
    "vote_as_of",
    "vote",
    "pledge_line",
    "pledge_as_of",
    "pledge",
    "member_count",
    "pledge_progress",
    "review_meeting_line",
    "review_meeting_as_of",
    "review_meeting",
    "office_as_of",
    "award_line",
    "every_award_as_of",
    "award_as_of",
    "award",
    "award_standing",
    "award_run_of",
    "award_run",
    "award_run_proposed",
    "compliance",
    "completion",
    "state_weight",
    "filing_part_as_of",
    "filing_of",
    "award_papers",
    "dossier_deadline",
    "dossier_as_of",
    "duty",
    "review_progress",
    "remediation_line",
    "remediation_as_of",
    "remediation_item",
    "shortcoming_candidate",
    "shortcoming_line",
    "shortcoming_verdict_as_of",
    "shortcoming_repeat_as_of",
    "shortcoming_thread_as_of",
    "shortcoming_proposed_as_of",
    "shortcoming_waiting_as_of",
    "told_line",
    "year_begun",
    "standing_place_as_of",
)


class UnknownColumn(ValueError):
    """Rows for a table carry a column that the table has not; the message names both."""


def definitions() -> str:
    """A hash over all that decides what a version says of the same papers: tables, views, words, spellings, rules.

    A version built by other definitions than those of this software is to be built anew before anybody asks it.
    """
    digest = hashlib.sha256()
    texts = [FOLDER / "schema.sql", *sorted(FOLDER.glob("*.toml")), *sorted((FOLDER / "rules").glob("*.toml"))]
    for text in [file.read_text(encoding="utf-8") for file in texts] + [*view_texts()]:
        digest.update(text.encode())
    return digest.hexdigest()


def create(path: Path, *, is_large: bool = False) -> duckdb.DuckDBPyConnection:
    """A new database at `path` (which must not exist): tables, words, rules and definitions, and no paper yet.

    is_large: whether it is laid out for many rows (data/stored.py): of few it then takes nine times the disk, and more
    than one thread works them out no sooner. The connection is for the records of the papers; `finish` ends the work.
    All of it is one transaction, so that the disk is waited for once. Raises FileExistsError.
    """
    if path.exists():
        raise FileExistsError(path)
    path.write_bytes(_without_papers(BLOCK if is_large else BLOCK_OF_SMALL))
    threads: dict[str, Any] = {} if is_large else {"threads": 1}
    connection = duckdb.connect(str(path), config={**SAFE_OPTIMIZER, "memory_limit": MEMORY_TO_BUILD, **threads})
    connection.execute("set enable_progress_bar = false")
    connection.begin()
    return connection


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: pl.DataFrame) -> None:
    """Append rows to a table of schema.sql, columns matched by name; columns that the frame lacks are null.

    Raises UnknownColumn where the frame has a column that the table has not.
    """
    columns = connection.table(table).columns
    unknown = set(rows.columns) - set(columns)
    if unknown:
        raise UnknownColumn(f"{table}: {', '.join(sorted(unknown))}")
    if rows.is_empty():
        return
    complete = rows.select(pl.col(name) if name in rows.columns else pl.lit(None).alias(name) for name in columns)
    if rows.height <= FEW:
        connection.values(*complete.rows()).insert_into(table)
        return
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "rows.parquet")
        complete.write_parquet(file)
        connection.read_parquet(file).insert_into(table)


def insert_files(connection: duckdb.DuckDBPyConnection, table: str, files: Sequence[Path]) -> None:
    """Append the rows of Parquet files to a table of schema.sql, as `insert` does; columns it has not are passed over.

    They go from disk to disk: however many rows there are, few are in memory.
    """
    rows = connection.read_parquet([str(file) for file in files])
    chosen = [name if name in rows.columns else f"null as {name}" for name in connection.table(table).columns]
    rows.project(", ".join(chosen)).insert_into(table)


def finish(connection: duckdb.DuckDBPyConnection) -> None:
    """Store as tables what views/*.sql reckon of the records. The caller closes the connection.

    What does not depend on a day is stored as tables: it is reckoned once, and whoever reads `rating` or `submission`
    with a connection of their own gets the same answer. What does is a macro of the day.
    """
    connection.execute("set variable sees_all = true")
    for text in view_texts():
        if _is_stored(text):
            connection.execute(text)
    insert(connection, "shortcoming_near", near_pairs(pl.DataFrame(connection.table("shortcoming_candidate"))))
    connection.commit()


@cache
def view_texts() -> tuple[str, ...]:
    """The text of each file of views/, in the order in which they build on each other; read once."""
    return tuple((FOLDER / "views" / f"{name}.sql").read_text(encoding="utf-8") for name in VIEWS)


@cache
def _without_papers(block: int) -> bytes:
    """The bytes of a database with every definition and no paper, in blocks of so many bytes.

    DuckDB works each definition out on those beneath it when it is made, which is most of what a version of few papers
    costs: whoever makes several, a server or a test, pays that once.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "without_papers.duckdb"
        with duckdb.connect(str(file), config={**SAFE_OPTIMIZER, "default_block_size": block}) as connection:
            connection.begin()
            connection.execute((FOLDER / "schema.sql").read_text(encoding="utf-8"))
            insert(connection, "word", words())
            insert(connection, "rule", rule_frame())
            insert(connection, "remediation_setting", setting_frame())
            insert(connection, "remediation_age", age_frame())
            insert(connection, "remediation_mark", mark_frame())
            for text in view_texts():
                connection.execute(text)
            connection.commit()
        return file.read_bytes()


def _is_stored(text: str) -> bool:
    """Whether a definition stores a table; one that may not be replaced fails where it is made the second time."""
    return "\ncreate or replace table " in text or "\ncreate table " in text
