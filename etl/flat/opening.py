"""Opens a flat table: its bytes to a file of our own with plain columns, made in a child process with limits."""

import json
import multiprocessing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.cells import ReadFault
from etl.extract.child import way_to_start
from etl.extract.delimited import decoded, separator
from etl.flat.child import Asked, serve
from etl.flat.contract import Contract, table_of
from etl.flat.facts import Folder

PARQUET_HEAD = b"PAR1"
TEXTS = (".csv", ".tsv", ".txt")
HEADER_BYTES = 4096
SECONDS_LEAST, SECONDS_PER_MEGABYTE = 60.0, 2.0
SECONDS_TO_END = 5.0
MEMORY = 4 * 1024**3
MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class FlatTable:
    """A flat table as opened. header: its columns as they stand; file: its rows, with `row` as Excel would count them.

    The folder of the file goes with the last who holds this.
    """

    contract: Contract
    header: tuple[str, ...]
    file: Path
    rows: int
    folder: Folder


def flat_kind(name: str, content: bytes) -> str | None:
    """Whether bytes are a flat table: "parquet", "text" with the header of one, or None."""
    if content.startswith(PARQUET_HEAD):
        return "parquet"
    if not name.lower().endswith(TEXTS) or content.startswith(b"PK"):
        return None
    head = content[:HEADER_BYTES]
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    line = decoded(head[: len(head) // 2 * 2]).lstrip("\ufeff").splitlines()[:1]
    return "text" if line and table_of(line[0].split(separator(line[0])), name) else None


def open_flat(name: str, content: bytes, kind: str, *, seconds: float | None = None, memory: int = MEMORY) -> FlatTable:
    """The flat table in a file's bytes. Raises ReadFault with the code of the report."""
    folder = Folder()
    received, rows = folder.path / "received", folder.path / "rows.parquet"
    received.write_bytes(content)
    limit = seconds or SECONDS_LEAST + SECONDS_PER_MEGABYTE * len(content) / MEGABYTE
    answer = _asked(Asked(kind, str(received), str(rows)), limit, memory)
    received.unlink()
    contract = table_of(answer["header"], name)
    if contract is None:
        raise ReadFault("unknown_form", "flat")
    return FlatTable(contract, tuple(answer["header"]), rows, int(answer["rows"]), folder)


def _asked(asked: Asked, seconds: float, memory: int) -> dict[str, Any]:
    """What a child makes of the file; one that dies, hangs or overeats is ended and the file refused."""
    context: Any = multiprocessing.get_context(way_to_start())
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs, asked, memory), daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(seconds):
            raise ReadFault("unreadable_file", "too_long")
        answer: dict[str, Any] = json.loads(ours.recv_bytes())
        process.join(SECONDS_TO_END)
    except (EOFError, BrokenPipeError, ConnectionResetError) as fault:
        raise ReadFault("unreadable_file", "burst") from fault
    finally:
        ours.close()
        process.kill()
        process.join()
    if "fault" in answer:
        raise ReadFault(*answer["fault"])
    return answer
