"""What a server takes in beside its answers: files looked at, loaded together, taken back; entries made by hand.

Hand-ins confirmed while a version is being made go together into the next. What is confirmed stays confirmed on the
disk until it is in: a server that is stopped in between takes it in when it starts again.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from functools import cache
from typing import Any

from etl import waiting
from etl.apart import Apart, Told
from etl.apart_work import PLACED, PROGRESS
from etl.hand import ByHand
from etl.home import Home
from etl.load import Progress
from etl.report import FileReport

LOG = logging.getLogger(__name__)
Ready = Callable[[int, Callable[[], bool]], None]


def nobody_looks(*figures: int) -> None:
    """How far work is where nobody asks."""


def at_once(version: int, hurries: Callable[[], bool]) -> None:
    """How a server gets ready that does nothing ahead for the version to come."""


@cache
def _changing() -> Apart:
    """The process for all that changes a home, whichever."""
    return Apart()


@cache
def _looking() -> Apart:
    """The process for what only looks: a look waits for no version being made."""
    return Apart()


class TakingIn:
    """All that one server takes into its home.

    `ready` is called with the number of each version loaded before it is served, and waited for; it is to end soon once
    the function it is given says that somebody is waiting for the next one.
    """

    def __init__(self, home: Home, ready: Ready = at_once) -> None:
        self._home = home
        self._ready = ready
        self._turn = threading.Lock()
        self._changes_asked = 0
        self._outcomes: dict[str, list[FileReport] | Exception] = {}
        self._progress: dict[str, Progress] = {}

    def check(self, token: str, progress: Progress = nobody_looks) -> list[FileReport]:
        """The reports on files that wait, of which nothing is kept. Raises HomeFault."""
        reports: list[FileReport] = _looking().ask(
            "check", self._home.path, token, told=lambda _kind, *figures: progress(*figures)
        )
        return reports

    def load(self, token: str, progress: Progress = nobody_looks) -> list[FileReport]:
        """The reports on the files of a confirmed hand-in, once they are in. Raises HomeFault.

        Whoever has the turn loads all that were confirmed by then; the others find theirs done.
        """
        self._progress[token] = progress
        try:
            with self._turn:
                if token not in self._outcomes:
                    self._load_all([one for one in [*self._progress] if one not in self._outcomes])
                outcome = self._outcomes.pop(token)
        finally:
            self._progress.pop(token, None)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def is_behind(self) -> bool:
        """Whether anything was confirmed that nobody takes in."""
        return bool(waiting.confirmed(self._home))

    def finish(self) -> None:
        """Load what was confirmed before the server was stopped; what keeps it from coming in stands in the log."""
        for token in waiting.confirmed(self._home):
            try:
                self.load(token)
            except Exception:  # the next hand-in must not wait for it
                LOG.exception("hand-in left over")

    def undo(self, who: str | None) -> int | None:
        """Take the last call back: how many files it had taken in, None where there is none. Raises HomeFault."""
        files: int | None = self._change("undo", who)
        return files

    def record(self, entry: ByHand, who: str | None) -> FileReport:
        """Record an entry made by hand; the report on it. Raises HomeFault."""
        report: FileReport = self._change("record", entry, who)
        return report

    def _change(self, work: str, *given: object) -> Any:
        self._changes_asked += 1  # a version that is being got ready for is then served at once
        try:
            with self._turn:
                return _changing().ask(work, self._home.path, *given)
        finally:
            self._changes_asked -= 1

    def _load_all(self, tokens: list[str]) -> None:
        try:
            found = _changing().ask("load", self._home.path, tokens, told=self._told(tokens))
        except Exception as fault:  # noqa: BLE001 each of those who wait is to be told
            found = dict.fromkeys(tokens, fault)
        self._outcomes |= found

    def _told(self, tokens: list[str]) -> Told:
        def told(kind: str, *figures: int) -> None:
            if kind == PROGRESS:
                for token in tokens:
                    self._progress[token](*figures)
            elif kind == PLACED:
                [version] = figures
                try:
                    self._ready(version, lambda: self._changes_asked > 0)
                except Exception:  # it is served all the same, only not got ready for
                    LOG.exception("version %s", version)

        return told
