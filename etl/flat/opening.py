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
SECONDS_LEAST, SECONDS_PER_MEGABYTE = 60.0, 2.0  # of one file; the first waits for the child to start too
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


class FlatChild:
    """The child that opens flat tables one by one; one that dies, hangs or overeats is ended, and another asked."""

    def __init__(self, memory: int = MEMORY) -> None:
        self._memory = memory
        self._process: Any = None
        self._pipe: Any = None

    def open(self, name: str, content: bytes, kind: str, seconds: float | None = None) -> FlatTable:
        """The flat table in a file's bytes. Raises ReadFault with the code of the report."""
        folder = Folder()
        received, rows = folder.path / "received", folder.path / "rows.parquet"
        received.write_bytes(content)
        limit = seconds or SECONDS_LEAST + SECONDS_PER_MEGABYTE * len(content) / MEGABYTE
        answer = self._asked(Asked(kind, str(received), str(rows)), limit)
        received.unlink()
        contract = table_of(answer["header"], name)
        if contract is None:
            raise ReadFault("unknown_form", "flat")
        return FlatTable(contract, tuple(answer["header"]), rows, int(answer["rows"]), folder)

    def close(self) -> None:
        """Ends the child."""
        if self._process is not None:
            self._pipe.close()
            self._process.join(SECONDS_TO_END)
            self._process.kill()
            self._process.join()
        self._process = self._pipe = None

    def _asked(self, asked: Asked, seconds: float) -> dict[str, Any]:
        try:
            pipe = self._pipe or self._start()
            pipe.send(asked)
            if not pipe.poll(seconds):
                raise ReadFault("unreadable_file", "too_long")
            answer: dict[str, Any] = json.loads(pipe.recv_bytes())
        except (EOFError, BrokenPipeError, ConnectionResetError) as fault:
            self._kill()
            raise ReadFault("unreadable_file", "burst") from fault
        except ReadFault:
            self._kill()
            raise
        if "fault" in answer:
            self._kill()
            raise ReadFault(*answer["fault"])
        return answer

    def _start(self) -> Any:
        context: Any = multiprocessing.get_context(way_to_start())
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, self._memory), daemon=True)
        self._process.start()
        theirs.close()
        return self._pipe

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()
        self.close()
