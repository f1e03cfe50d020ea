"""Reads workbooks in a child process with limits: a file that makes its reader burst bursts only the child."""

import json
import multiprocessing
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from etl.cells import ReadFault, Workbook
from etl.extract.as_json import as_json, from_json
from etl.extract.delimited import read_text
from etl.extract.encoding import unlegacy
from etl.extract.package import kind_of

if TYPE_CHECKING:
    from etl.flat.opening import FlatChild

SECONDS_PER_FILE = 10.0
SECONDS_TO_START = 60.0
SECONDS_TO_END = 5.0
MEMORY = 512 * 1024 * 1024


class WorkbookReader:
    """Hands files to the child one by one; a child that dies, hangs or overeats is replaced and its file refused."""

    def __init__(self, seconds_per_file: float = SECONDS_PER_FILE, memory: int = MEMORY) -> None:
        self._seconds = seconds_per_file
        self._memory = memory
        self._process: Any = None
        self._pipe: Connection | None = None
        self._tables: FlatChild | None = None

    @property
    def tables(self) -> "FlatChild":
        """The child for flat tables, started when the first is asked for."""
        from etl.flat.opening import FlatChild

        self._tables = self._tables or FlatChild()
        return self._tables

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pipe is not None and self._process is not None:
            self._pipe.close()  # a child whom nobody asks any more ends by itself
            self._process.join(SECONDS_TO_END)
        self._stop()
        if self._tables is not None:
            self._tables.close()

    def read(self, name: str, content: bytes) -> Workbook:
        """The file's cells. Raises ReadFault with the code of the report."""
        kind = kind_of(content, name)
        pipe = self._pipe or self._start()
        try:
            pipe.send((kind, content))
            if not pipe.poll(self._seconds):
                self._stop()
                raise ReadFault("unreadable_file", "too_long")
            answer = json.loads(pipe.recv_bytes())
        except (EOFError, BrokenPipeError, ConnectionResetError) as fault:
            self._stop()
            raise ReadFault("unreadable_file", "burst") from fault
        if "fault" in answer:
            raise ReadFault(*answer["fault"])
        return from_json(answer["sheets"])

    def _start(self) -> Connection:
        context: Any = multiprocessing.get_context(way_to_start())
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self._memory), daemon=True)
        self._process.start()
        theirs.close()
        try:
            ready = self._pipe.poll(SECONDS_TO_START) and self._pipe.recv_bytes()
        except (EOFError, ConnectionResetError):  # it died before it could read anything
            ready = b""
        if not ready:
            self._stop()
            raise ReadFault("unreadable_file", "no_reader")
        return self._pipe

    def _stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None


def way_to_start() -> str:
    """Never a fork of this process, which hangs once polars has started its threads.

    Where the system can, a process that has only read the readers' modules forks each child: they are read once, not
    for every load. Elsewhere each child starts from nothing: on Windows, and where that process cannot have its socket,
    because the temporary folder is full or its path is too long for one.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return "spawn"
    from multiprocessing.forkserver import ensure_running, set_forkserver_preload

    set_forkserver_preload([__name__, "etl.extract.xls", "etl.extract.xlsx"])
    try:
        ensure_running()
    except OSError:
        return "spawn"
    return "forkserver"


def _serve(pipe: Connection, memory: int) -> None:
    from etl.extract.xls import read_xls
    from etl.extract.xlsx import read_xlsx

    limit_memory(memory)
    readers = {"xlsx": read_xlsx, "xls": read_xls, "text": read_text}
    pipe.send_bytes(b"ready")
    while True:
        try:
            kind, content = pipe.recv()
        except (EOFError, MemoryError):  # nobody asks any more; a file that is itself too large for this process
            return
        answer = answer_or_fault(partial(_sheets, readers[kind], content))
        pipe.send_bytes(json.dumps(answer).encode())


def _sheets(read: Callable[[bytes], Workbook], content: bytes) -> dict[str, Any]:
    book = read(content)
    return {"sheets": as_json(Workbook([unlegacy(sheet) for sheet in book.sheets]))}


def answer_or_fault(read: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What a reading gives, or the fault that kept it from that: its code, and what it is about."""
    try:
        return read()
    except ReadFault as fault:
        return {"fault": [fault.code, fault.detail]}
    except MemoryError:
        return {"fault": ["file_too_large", "memory"]}
    except Exception as fault:  # noqa: BLE001 a reader's own fault must reach the report, not end the child
        return {"fault": ["unreadable_file", type(fault).__name__]}


def limit_memory(memory: int) -> None:
    """Keeps this process from using more; where the system knows no such limit it does nothing."""
    try:
        import resource
    except ImportError:  # Windows has no such limit; the time limit and the look at the package remain
        return
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
