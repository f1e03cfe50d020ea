"""The only reader of the served database: questions in, frames out."""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from data import audience
from data.opened import Opened
from data.scope import OF_PEOPLE, PEOPLE, PROJECTED, as_projected, within_scope, without_the_whole
from data.viewer import Viewer

QUERIES_FOLDER = Path(__file__).with_name("queries")
CURRENT = "CURRENT"
VERSIONS = "versions"
ANSWERS_KEPT = 256
PARAMETER = re.compile(r"\$([a-z_]+)")
TRIAL: Mapping[str, Any] = {"trial_year": 0, "trial_subjects": [], "trial_levels": []}
OWN_FILES = "source_files"  # the question that lists the files which a viewer may open
COMMON_PARAMETERS = frozenset({"years", "subject_kind", "stage", "body", "units", "as_of", "as_now", *TRIAL})
# The body looked into is the whole unless another is named, and an empty list of years or units means all of them;
# branches are shown as they were unless asked for as they are now; nothing is tried unless somebody tries it. Lists are
# given whole.
DEFAULTS: Mapping[str, Any] = {
    "body": "dang-bo",
    "years": [],
    "units": [],
    "as_now": False,
    "most": sys.maxsize,
    **TRIAL,
}
# The list of years is asked for before a day is chosen, the office reads all it has noted, and all that is held on a
# person is held whenever it counts: as of the end of time.
QUESTION_DEFAULTS: Mapping[str, Mapping[str, Any]] = {
    "scope": {"as_of": date.max},
    "branch_notes": {"as_of": date.max},
    "person_find": {"as_of": date.max},
    "person_lines": {"as_of": date.max},
}


class UnknownQuestion(KeyError):
    """There is no file of that name in data/queries."""


class MissingParameter(TypeError):
    """A question was asked without a parameter it needs; the message names both."""


class UnknownParameter(TypeError):
    """A question was asked with a parameter that neither it nor the common ones know; the message names both."""


class NothingServed(FileNotFoundError):
    """The home has no version yet: nothing has been loaded into it."""


class NotEntitled(PermissionError):
    """The viewer may not see what was asked for."""


class Warehouse:
    """The versions of one home, opened read-only; safe to ask from several threads at once."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._open: Opened | None = None
        self._opening = threading.Lock()
        self._coming: Coming | None = None
        # A version never changes, so the same question with the same filters has the same answer.
        self._answer = lru_cache(maxsize=ANSWERS_KEPT)(self._answered)

    @property
    def home(self) -> Path:
        """The home whose versions these are."""
        return self._home

    @property
    def answered(self) -> int:
        """How many answers were worked out so far, those taken from what was answered before not among them."""
        return self._answer.cache_info().misses

    def version(self) -> int | None:
        """The number of the version now served, or None where nothing has been loaded. Read anew each time."""
        try:
            name = (self._home / CURRENT).read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None
        return int(Path(name).stem)

    def ask(self, question: str, viewer: Viewer, **parameters: Any) -> pl.DataFrame:
        """The answer of data/queries/<question>.sql, in the columns and the order which that file gives.

        `years` and `units` are [] for all when left out; the common parameters a question does not use are passed over.
        A viewer who does not see all gets of other branches no person, no text typed by hand, no paper's place; one who
        does not see names gets no answer to a question that names people (data/scope.py, views/sees.sql); one whose
        answers leave the house gets the published set alone, whatever else is asked (data/audience.py).
        Raises UnknownQuestion, MissingParameter, UnknownParameter, NothingServed, NotEntitled.
        """
        if viewer.outside:
            return self._published(question, viewer, parameters)
        if question == audience.PEOPLE:
            raise NotEntitled(viewer.id)
        values = _values(question, parameters)
        if not viewer.sees_names and question not in PROJECTED:
            raise NotEntitled(viewer.id)
        version, unit = self._served(), None if viewer.sees_all else viewer.unit or ""
        answer = self._answer(version, question, _frozen(values), unit)
        if viewer.sees_all and viewer.sees_names:
            return answer.clone()
        if not viewer.sees_all and values.get("subject_kind") in PEOPLE:
            answer = without_the_whole(answer)
        if not viewer.sees_names:
            return as_projected(answer, of_people=question in OF_PEOPLE)
        own_files = [] if viewer.sees_all else self._answer(version, OWN_FILES, (), unit)["file_id"].to_list()
        return within_scope(answer, viewer.unit, own_files)

    def _published(self, question: str, viewer: Viewer, parameters: Mapping[str, Any]) -> pl.DataFrame:
        """What of the answer leaves the house; it is that of who sees all, so who does not may not ask for it."""
        always = audience.fixed(question)
        if always is None or not viewer.sees_all:
            raise NotEntitled(viewer.id)
        values = _values(question, {**parameters, **always})
        return audience.published(question, self._answer(self._served(), question, _frozen(values), None))

    def expect(self, coming: Coming) -> None:
        """Go on, once it is served, with what a version to come was opened for."""
        self._coming = coming

    def close(self) -> None:
        """Close the version opened, so that its file can be removed. Asked again, it is opened again."""
        with self._opening:
            if self._open is not None:
                self._open.close()
            self._open = None
            self._answer.cache_clear()

    def _served(self) -> int:
        version = self.version()
        if version is None:
            raise NothingServed(self._home)
        return version

    def _answered(
        self, version: int, question: str, values: tuple[tuple[str, Any], ...], unit: str | None
    ) -> pl.DataFrame:
        """The answer for whoever sees all (unit is None), or for one branch."""
        parameters = {name: list(value) if isinstance(value, tuple) else value for name, value in values}
        return self._opened(version).answer(_text(question), parameters, unit)

    def _cursor(self, version: int) -> duckdb.DuckDBPyConnection:
        """This thread's cursor on a version."""
        return self._opened(version).cursor()

    def _opened(self, version: int) -> Opened:
        """The one opening of that version.

        An earlier one is let go, not closed: closing it would take the cursors from threads still at work with them.
        """
        with self._opening:
            if self._open is None or self._open.version != version:
                coming, self._coming = self._coming, None
                if coming is not None and coming.number == version:
                    self._open = coming._open  # noqa: SLF001 one of its own kind
            if self._open is None or self._open.version != version:
                self._open = Opened(version, self._home / VERSIONS / f"{version}.duckdb")
            return self._open


class Coming(Warehouse):
    """A version that is finished and not served yet, asked ahead of time by whoever gets ready for it."""

    def __init__(self, home: Path, number: int) -> None:
        super().__init__(home)
        self.number = number

    def version(self) -> int:
        """The number of the version to come."""
        return self.number


def _frozen(values: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    """Parameters as the answers are kept by."""
    return tuple((name, tuple(value) if isinstance(value, list) else value) for name, value in values.items())


@cache
def _text(question: str) -> str:
    file = QUERIES_FOLDER / f"{question}.sql"
    if not question.isidentifier() or not file.is_file():
        raise UnknownQuestion(question)
    return file.read_text(encoding="utf-8")


def _values(question: str, given: Mapping[str, Any]) -> dict[str, Any]:
    needed = set(PARAMETER.findall(_text(question)))
    unknown = set(given) - needed - COMMON_PARAMETERS
    if unknown:
        raise UnknownParameter(f"{question}: {', '.join(sorted(unknown))}")
    values = {**DEFAULTS, **QUESTION_DEFAULTS.get(question, {}), **given}
    missing = {name for name in needed if values.get(name) is None}
    if missing:
        raise MissingParameter(f"{question}: {', '.join(sorted(missing))}")
    return {name: values[name] for name in sorted(needed)}
