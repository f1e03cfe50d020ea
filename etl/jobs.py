"""Work that takes seconds, done beside the server's answers; who asked looks in."""

import logging
import secrets
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any

from etl.faults import HomeFault
from etl.report import phrase

KEPT = 50
NAME = "job"  # of the thread of each


@dataclass
class Job:
    """A piece of work: files done of all, and once finished its result, or in words what kept it from one."""

    kind: str
    done: int = 0
    of_all: int = 0
    finished: bool = False
    result: Any = None
    fault: str | None = None

    def progress(self, done: int, of_all: int, rows: int, faults: int) -> None:  # noqa: ARG002 as loading reports it
        """Notes how far it has come."""
        self.done, self.of_all = done, of_all


class Jobs:
    """The work of one server, by random names; the last fifty are remembered.

    `in_turn`: one piece after the other, for work that does not order itself.
    """

    def __init__(self, *, in_turn: bool = True) -> None:
        self._jobs: dict[str, Job] = {}
        self._turn: AbstractContextManager[object] = threading.Lock() if in_turn else nullcontext()

    def start(self, kind: str, work: Callable[[Job], Any]) -> str:
        """Begins a piece of work; its name."""
        name, job = secrets.token_urlsafe(24), Job(kind)
        self._jobs[name] = job
        for old in list(self._jobs)[:-KEPT]:
            self._jobs.pop(old, None)
        threading.Thread(target=self._run, args=(job, work), name=NAME, daemon=True).start()
        return name

    def get(self, name: str) -> Job | None:
        """A piece of work, or None where nobody knows it (any more)."""
        return self._jobs.get(name)

    def _run(self, job: Job, work: Callable[[Job], Any]) -> None:
        try:
            with self._turn:
                job.result = work(job)
        except HomeFault as fault:
            job.fault = str(fault)
        except Exception:  # whoever looks in waits for an end: it is logged, and told kindly
            logging.getLogger(__name__).exception("job %s", job.kind)
            job.fault = phrase("faults", "unexpected")
        finally:
            job.finished = True
