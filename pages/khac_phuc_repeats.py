"""How a person joins two shortcomings that may be one on /khac-phuc, or keeps them apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import polars as pl
from dash import Dash, Input, Output, State, ctx, html, no_update
from dash.development.base_component import Component

from components import proposals, shell
from components.names import names
from components.numbers import day
from components.wording import say
from etl.faults import HomeFault
from etl.hand import ByHand
from pages import nap_told
from pages.page import Opening
from pages.policy import callback, takes_in
from pages.session import viewer
from pages.taking_in import taking_in
from pages.view import View

Body = Callable[[View, str], list[Component]]


def waiting(view: View) -> int:
    """How many pairs wait for a person's word, of the years and branches chosen; none for who may not say it."""
    if not view.viewer.rights.takes_in:
        return 0
    rows = view.ask("shortcoming_waiting", years=list(view.said.years), most=1)
    return 0 if rows.is_empty() else int(rows["all_n"][0])


def panel(view: View, of_all: int, told: str) -> html.Section:
    """The pairs that wait, the most alike of them; `of_all`: how many there are, `told`: what came of the last word."""
    return proposals.panel(_proposed(view), of_all, day(view.as_of), told)


def _proposed(view: View) -> pl.DataFrame:
    return view.ask("shortcoming_proposals", years=list(view.said.years), most=proposals.MOST_PAIRS)


def register(app: Dash, open_at: Opening, body: Body) -> None:
    """Registers the two words a person can say of a pair; `body` draws the page again with what came of it."""
    buttons = {proposals.verdict_button(code): code for code in names("shortcoming_verdict")}

    @callback(
        app,
        takes_in,
        Output(f"{shell.PAGE}-body", "children", allow_duplicate=True),
        Output(proposals.STATUS, "children"),
        *(Input(button, "n_clicks") for button in buttons),
        State(proposals.PAIR, "value"),
        State(proposals.DAY, "value"),
        State("address", "search"),
        running=[
            *((Output(button, "disabled"), True, False) for button in buttons),
            (Output(proposals.STATUS, "children"), say("nap", "recording"), ""),
        ],
        prevent_initial_call=True,
    )
    def judge(*sent: Any) -> tuple[Any, Any]:
        *clicks, pair, on, search = sent
        view = open_at(search)
        if not any(clicks) or view is None:
            return no_update, no_update
        row = next((row for row in _proposed(view).to_dicts() if proposals.named(row) == pair), None)
        if row is None:
            return no_update, say("khac_phuc", "proposals_choose")
        told = _put_down(row, buttons[str(ctx.triggered_id)], str(on or ""))
        now = open_at(search)
        return (no_update, told) if told or now is None else (body(now, _recorded(now)), no_update)


def _put_down(row: Mapping[str, Any], verdict: str, on: str) -> str:
    """Records the word; what kept it out, or nothing."""
    fields = (*proposals.KEYS, "item", "earlier_item")
    try:
        entry = ByHand("shortcoming", day=on, verdict=verdict, **{name: row[name] for name in fields})
        report = taking_in().record(entry, viewer().account)
    except HomeFault as fault:
        return nap_told.sentence(str(fault))
    if report.outcome == "refused":
        return " ".join(f"{issue.message} {issue.suggestion}" for issue in report.issues)
    return ""


def _recorded(view: View) -> str:
    return say("nap", "recorded", version=view.warehouse.version())
