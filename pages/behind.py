"""What stands behind a number: a click on a bar, a cell or a count opens the lines of the papers it is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import polars as pl
from dash import Dash, Input, Output, State, ctx, dcc, html, no_update

from components.lines import lines_panel
from components.marks import joined, parted
from components.wording import say
from pages import address
from pages.page import Opening
from pages.policy import callback, readers
from pages.view import View

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Found:
    """The lines behind a mark: `rows` as question `stem` answers; `what` names the mark, `above` is said first."""

    rows: pl.DataFrame
    what: str
    stem: str
    above: str = ""


# The address of a mark, as parts, to its lines; None where there is no such mark.
Lines = Callable[[View, list[str]], Found | None]


@dataclass(frozen=True)
class Own:
    """Lines that a question answers row by row, and whose mark is known by the values of some of its columns.

    `keys` are these columns, in the order of the mark's address; `named` are those whose values name the mark;
    `asked` tells the question's parameters.
    """

    question: str
    keys: Sequence[str]
    named: Sequence[str]
    asked: Callable[[View], dict[str, Any]] = field(default=lambda view: {"years": [view.year]})

    def __call__(self, view: View, parts: list[str]) -> Found | None:
        """The rows whose keys are as the address says."""
        if len(parts) < len(self.keys):
            return None
        rows = view.ask(self.question, **self.asked(view))
        for key, part in zip(self.keys, parts, strict=False):
            rows = rows.filter(pl.col(key).cast(pl.String) == part)
        return found(rows, self.question, self.named)


def found(rows: pl.DataFrame, stem: str, named: Sequence[str]) -> Found:
    """Rows as lines, named by what the columns `named` of the first say."""
    first = rows.head(1).to_dicts()
    return Found(rows, " · ".join(str(first[0][name]) for name in named if first[0][name]) if first else "", stem)


def by_keys(*keys: str) -> Callable[[Row], str]:
    """The address of a row of a table: the values of these columns."""
    return lambda row: joined(row[key] for key in keys)


def panel(stem: str) -> html.Div:
    """The place under the chart `stem` where its lines appear."""
    return html.Div([dcc.Store(id=f"{stem}-behind"), html.Div(id=f"{stem}-lines")])


def register_lines(app: Dash, open_at: Opening, path: str, of: Mapping[str, Lines]) -> None:
    """Fill the panel of each chart of the page at `path` when one of its marks, or a count in its table, is clicked.

    `of`: for each chart (its stem) how its lines are found.
    """
    for stem, lines in of.items():
        _register(app, open_at, path, stem, lines)


def _register(app: Dash, open_at: Opening, path: str, stem: str, lines: Lines) -> None:
    @callback(
        app,
        readers,
        Output(f"{stem}-lines", "children"),
        Input(stem, "clickData"),
        Input(f"{stem}-behind", "data"),
        State("address", "search"),
        State("address", "pathname"),
        prevent_initial_call=True,
    )
    def show(click: dict[str, Any] | None, asked: str | None, search: str | None, pathname: str | None) -> Any:
        parts = parted(asked) if ctx.triggered_id == f"{stem}-behind" and asked else _clicked(click)
        view = open_at(search)
        if view is not None:
            view = replace(view, path_id=(pathname or "").removeprefix(path).strip("/"))
        shown = lines(view, parts) if any(parts) and view is not None else None
        if shown is None or view is None:
            return no_update
        return lines_panel(shown.rows, shown.what, shown.stem, above=shown.above, narrower=_narrower(view, path, shown))


def _clicked(click: dict[str, Any] | None) -> list[str]:
    """The address of what was clicked: of a bar its customdata, of a cell its text (see components/grid)."""
    points = (click or {}).get("points") or [{}]
    own = points[0].get("customdata")
    return [str(part) for part in own] if own else parted(str(points[0].get("text", "")))


def _narrower(view: View, path: str, shown: Found) -> list[tuple[str, str]]:
    """Links that narrow the whole page to what was clicked: its branch, its year, where all lines are of one.

    A page whose path names a branch is of no other.
    """
    here = f"{path}/{view.path_id}" if view.path_id else path
    of_unit = [] if view.path_id else [("unit", address.UNITS, list(view.said.units))]
    links = []
    for column, key, chosen in (*of_unit, ("year", address.YEARS, [str(year) for year in view.said.years])):
        values = shown.rows[column].unique().to_list() if column in shown.rows.columns else []
        if len(values) == 1 and values[0] is not None and chosen != [str(values[0])]:
            name = shown.rows["unit_name"][0] if column == "unit" else str(values[0])
            links.append(
                (
                    say("figure", f"narrow_{column}", name=name),
                    here + address.changed(view.search, {key: str(values[0])}),
                )
            )
    return links
