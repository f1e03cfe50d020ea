"""What the process beside the server does (etl/apart.py): each takes plain values, tells how far it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from etl import waiting
from etl.faults import HomeFault
from etl.hand import ByHand
from etl.home import Home
from etl.load import HandedIn, load, load_together, undo
from etl.manual import record
from etl.publish import Step
from etl.report import FileReport

Tell = Callable[..., None]
PROGRESS, PLACED = "progress", "placed"


def _check(path: Path, token: str, tell: Tell) -> list[FileReport]:
    """The reports on files that wait, of which nothing is kept."""
    return load(Home(path), waiting.take(Home(path), token), keep=False, progress=_progress(tell))


def _load(path: Path, tokens: Sequence[str], tell: Tell) -> dict[str, list[FileReport] | HomeFault]:
    """The reports on all files of these hand-ins, which come in with one version; or what kept one from coming in."""
    home = Home(path)
    try:
        calls = [HandedIn(waiting.confirmed_by(home, token), waiting.take(home, token)) for token in tokens]
        reports = load_together(home, calls, progress=_progress(tell), at_step=_placed(home, tell))
    except HomeFault as fault:
        if len(tokens) > 1:  # what keeps one from coming in keeps no other
            return {one: found for token in tokens for one, found in _load(path, [token], tell).items()}
        waiting.unconfirm(home, tokens[0])
        return dict.fromkeys(tokens, fault)
    for token in tokens:
        waiting.drop(home, token)
    return dict(zip(tokens, reports, strict=True))


def _undo(path: Path, who: str | None, tell: Tell) -> int | None:  # noqa: ARG001 it is told nothing of
    return undo(Home(path), who)


def _record(path: Path, entry: ByHand, who: str | None, tell: Tell) -> FileReport:  # noqa: ARG001 nor of this
    return record(Home(path), entry, who)


def _progress(tell: Tell) -> Callable[[int, int, int, int], None]:
    return lambda *figures: tell(PROGRESS, *figures)


def _placed(home: Home, tell: Tell) -> Callable[[Step], None]:
    """Tells that a version stands finished beside the one served, and goes on when whoever listens is ready for it."""

    def at_step(step: Step) -> None:
        if step is Step.PLACED:
            tell(PLACED, home.next_version() - 1)

    return at_step


WORK: Mapping[str, Callable[..., Any]] = {"check": _check, "load": _load, "undo": _undo, "record": _record}
