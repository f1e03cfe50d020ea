"""Work in a process of its own beside the server: whoever reads meanwhile shares no interpreter with it.

`python -m etl.apart` is that process. It answers what it is asked over its standard input and output, one piece of work
at a time, lets readers go first, and ends with the server, or with what it is doing then: what it leaves half done the
next writer finishes.
"""

from __future__ import annotations

import atexit
import os
import pickle
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, cast

from etl.faults import HomeFault

ROOT = Path(__file__).parents[1]
LESS_THAN_READERS = 10  # how much nicer it is than the server, where the system knows of that
IDLE_SECONDS = 600.0  # after so long with nothing to do it ends, and gives its memory back
END_SECONDS = 5.0
Told = Callable[..., None]
Pipes = tuple[IO[bytes], IO[bytes]]  # to ask by, to be answered by


class Broke(RuntimeError):
    """A piece of work ended with a fault nobody foresaw, or its process did; the text is for the log."""


class Apart:
    """The one process beside this one, started with the first work; safe to ask from several threads."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._pipes: Pipes | None = None
        self._turn = threading.Lock()
        self._idle: threading.Timer | None = None
        atexit.register(self.end)

    def ask(self, work: str, *given: Any, told: Told | None = None) -> Any:
        """What a piece of work (WORK) comes to; `told` is called here with what it tells meanwhile, and waited for.

        Raises the HomeFault that kept it from an end, Broke where it was anything else.
        """
        with self._turn:
            self._keep_from_ending()
            try:
                return self._asked(work, given, told or quietly)
            except (EOFError, OSError, pickle.UnpicklingError) as fault:
                self._stop()
                raise Broke(f"{work}: {fault!r}") from fault
            finally:
                self._idle = threading.Timer(IDLE_SECONDS, self.end)
                self._idle.daemon = True
                self._idle.start()

    def end(self) -> None:
        """End the process if it is at rest, or soon is; asked again, it is started again.

        One that works on is left to it: it ends by itself once its work is done and nobody is there to hear of it.
        """
        if self._turn.acquire(timeout=END_SECONDS):
            try:
                self._stop()
            finally:
                self._turn.release()

    def _asked(self, work: str, given: tuple[Any, ...], told: Told) -> Any:
        asks, answers = self._pipes or self._start()
        _send(asks, (work, given))
        while True:
            kind, what = _receive(answers)
            if kind == "told":
                self._tell(told, what)
                _send(asks, None)
            elif kind == "done":
                return what
            elif kind == "fault":
                raise what
            else:
                raise Broke(what)

    def _tell(self, told: Told, what: tuple[Any, ...]) -> None:
        try:
            told(*what)
        except BaseException:
            self._stop()  # nobody is there to hear what it comes to
            raise

    def _start(self) -> Pipes:
        command = [sys.executable, "-m", __name__]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._pipes = cast(Pipes, (self._process.stdin, self._process.stdout))
        return self._pipes

    def _stop(self) -> None:
        self._keep_from_ending()
        if self._process is None or self._pipes is None:
            return
        asks, answers = self._pipes
        with suppress(OSError):
            asks.close()  # whom nobody asks any more ends by itself
        try:
            self._process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        answers.close()
        self._process = self._pipes = None

    def _keep_from_ending(self) -> None:
        if self._idle is not None:
            self._idle.cancel()
            self._idle = None


def quietly(*what: Any) -> None:
    """How a piece of work tells where nobody asks."""


def _send(pipe: IO[bytes], what: Any) -> None:
    pickle.dump(what, pipe)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> Any:
    return pickle.load(pipe)  # noqa: S301 it comes from this program's own process, over a pipe nobody else has


def _work_off(asked: IO[bytes], answers: IO[bytes]) -> None:
    """Do what is asked until nobody asks any more."""
    from etl.apart_work import WORK

    def told(*what: Any) -> None:
        _send(answers, ("told", what))
        _receive(asked)

    while True:
        try:
            work, given = _receive(asked)
        except EOFError:
            return
        try:
            answer = ("done", WORK[work](*given, told))
        except HomeFault as fault:
            answer = ("fault", fault)
        except EOFError:
            return
        except Exception:  # noqa: BLE001 whatever it is must reach the server's log, not end this process
            answer = ("broke", traceback.format_exc())
        _send(answers, answer)


def _main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server is stopped, and this with it
    if hasattr(os, "nice"):
        os.nice(LESS_THAN_READERS)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    with suppress(BrokenPipeError):  # the server is gone
        _work_off(sys.stdin.buffer, answers)
    os._exit(0)  # without what libraries have to say at an end


if __name__ == "__main__":
    _main()
