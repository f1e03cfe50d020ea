"""What is said of a file: its faults and warnings in Vietnamese, and how many of its rows were taken in."""

import tomllib
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from etl.difference import Change

MESSAGES_FILE = Path(__file__).with_name("messages.toml")


@dataclass(frozen=True)
class Issue:
    """One fault (keeps its row out) or warning (keeps nothing out), with the cell as Excel names it."""

    severity: str
    code: str
    sheet: str | None
    cell: str | None
    value: str | None
    message: str
    suggestion: str


def issue(
    name: str, sheet: str | None = None, cell: str | None = None, value: str | None = None, **words: object
) -> Issue:
    """An issue by its entry in messages.toml, filled with the value and further words."""
    entry = _messages()[name]
    filled = {"value": value if value is not None else "", **words}
    return Issue(
        severity=entry["severity"],
        code=entry.get("code", name),
        sheet=sheet,
        cell=cell,
        value=value,
        message=entry["message"].format_map(filled),
        suggestion=entry["suggestion"].format_map(filled),
    )


def code_of(name: str) -> str:
    """The report's code of an entry in messages.toml."""
    return _messages()[name].get("code", name)


def phrase(group: str, name: str, **words: object) -> str:
    """A phrase of one of messages.toml's groups, filled; for an unknown name the group's `other`."""
    entry = _messages()[group]
    return (entry.get(name) or entry.get("other", name)).format_map(words)


@dataclass
class FileReport:
    """The report on one file. rows = loaded + rejected; unit is the id where the whole file is of one body.

    changes: what it says otherwise than the files before it (etl/difference.py).
    """

    file: str
    outcome: str = "refused"
    kind: str | None = None
    year: int | None = None
    unit: str | None = None
    rows: int = 0
    loaded: int = 0
    rejected: int = 0
    issues: list[Issue] = field(default_factory=list)
    changes: list["Change"] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """The report as the contract's JSON has it."""
        return {**asdict(self), "changes": [change.as_json() for change in self.changes]}


def whole_report(files: list[FileReport], skipped: list[str]) -> dict[str, Any]:
    """The report of a call: its files, the sums over them, and the files passed over."""
    return {
        "files": [file.as_json() for file in files],
        "rows": sum(file.rows for file in files),
        "loaded": sum(file.loaded for file in files),
        "rejected": sum(file.rejected for file in files),
        "skipped": skipped,
    }


@cache
def _messages() -> dict[str, dict[str, str]]:
    return tomllib.loads(MESSAGES_FILE.read_text(encoding="utf-8"))
