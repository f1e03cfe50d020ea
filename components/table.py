"""A table as data. The browser builds it from a box's `data-table`: a component for each cell would take it seconds."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dash import html

from components.attributes import attributes
from components.names import names, short_names
from components.wording import say

STEM = "table"
BLANKS = {"n": "{n}", "of": "{of}", "heading": "{heading}"}
WORDS = {
    f"data-{key}": say(STEM, key.replace("-", "_"), **BLANKS)
    for key in ("copy", "copy-label", "copied", "failed", "search", "search-label", "found")
} | {f"data-{key}": say(STEM, key, **BLANKS) for key in ("ascending", "descending", "none")}


@dataclass(frozen=True)
class Head:
    """One column: its heading, and whether it holds numbers."""

    text: str
    number: bool = False


@dataclass(frozen=True)
class Table:
    """Caption, columns and rows. A row is texts (or `opening`, `leading`, `mark`) or `fold`, a table beneath.

    `named`: the first text of each row is its heading.
    """

    caption: str
    head: Sequence[Head]
    rows: Sequence[Any]
    named: bool = False

    def data(self) -> dict[str, Any]:
        """The table as the browser reads it."""
        head = [{"text": column.text, "number": column.number} for column in self.head]
        return {"caption": self.caption, "head": head, "rows": list(self.rows), "named": self.named}


def opening(text: str, behind: str, label: str) -> dict[str, str]:
    """A cell that is a button: it opens the lines behind its number."""
    return {"text": text, "behind": behind, "label": label}


def leading(text: str, href: str | None) -> str | dict[str, str]:
    """A cell that is a link to another place of the dashboard, under the same day and filters; plain without one."""
    return {"text": text, "href": href} if href else text


def mark(text: str, kind: str) -> dict[str, str]:
    """A cell whose text has a look of its own."""
    return {"text": text, "kind": kind}


def fold(summary: str, table: Table, *, shown: bool = False) -> dict[str, Any]:
    """A table folded away beneath the row before; `shown`: it stands open."""
    return {"fold": summary, "table": table.data(), "open": shown}


def scroll_box(table: Table, label: str, look: str = "table-scroll", *, tools: bool = True) -> html.Div:
    """The box a table stands in; it scrolls by itself and can be reached by keyboard.

    `tools`: above it the browser puts what searches and copies it, and its headings sort it.
    """
    text = json.dumps(table.data(), ensure_ascii=False, separators=(",", ":"))
    box = html.Div(className=look, tabIndex=0, role="region", **attributes({"aria-label": label, "data-table": text}))
    return html.Div([html.Div(className="table-tools"), box], className="table-box") if tools else box


def words() -> html.Span:
    """What the browser says of tables; and the words that have a rank, the lowest first: levels, in full, in short."""
    ranks = [list(reversed(known.values())) for known in (names("level"), short_names("level"))]
    return html.Span(id="table-words", hidden=True, **attributes(WORDS | {"data-ranks": json.dumps(ranks)}))
