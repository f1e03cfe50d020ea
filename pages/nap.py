"""/nap: take files in (preview, confirm, undo), record by hand, and fetch empty forms and the register."""

from __future__ import annotations

from typing import Any

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from components import hand
from components.attributes import attributes
from components.names import names
from components.wording import say
from etl.waiting import MEGABYTE, MOST_FILES, MOST_OF_ALL, MOST_OF_ONE
from pages import nap_hand, nap_told, nap_work
from pages.page import Page
from pages.policy import takes_in
from pages.view import View

STEM = "nap"
BEAT = 300  # milliseconds between two looks at work in progress


def body(view: View) -> list[Component]:
    """Files first, then undo, then what is recorded by hand, then the papers to fetch."""
    return [
        *_places(),
        _files(),
        html.Div(nap_told.undo_panel(), id=hand.control("undo-panel")),
        _by_hand(view),
        _papers(view),
    ]


def unloaded() -> list[Component]:
    """What stands here while nothing is loaded: only the way to begin."""
    undo = html.Div(nap_told.undo_panel(), id=hand.control("undo-panel"))
    return [*_places(), _files(), undo, html.P(say(STEM, "hand_first"), className="quiet")]


def _places() -> list[Component]:
    """What the callbacks write to: the work at hand, its beat, and the files saved from here."""
    return [
        dcc.Store(id=hand.control("work")),
        dcc.Interval(id=hand.control("beat"), interval=BEAT, disabled=True),
        dcc.Download(id=hand.control("download")),
    ]


def _files() -> html.Section:
    one, everything = MOST_OF_ONE // MEGABYTE, MOST_OF_ALL // MEGABYTE
    told = {"data-most": str(MOST_OF_ONE), "data-label": say(STEM, "pick")}
    limits = say(STEM, "limits", one=one, files=MOST_FILES, all=everything)
    return html.Section(
        [
            html.H2(say(STEM, "files_title")),
            html.P(say(STEM, "files_note"), className="panel-note"),
            html.Div(hand.drop_zone(limits), **attributes(told)),
            html.Div(id=hand.control("status"), className="work-status", role="status"),
            html.Div(id=hand.control("result")),
            html.Div(
                [
                    hand.button("confirm", say(STEM, "confirm_one"), hidden=True),
                    hand.button("marked", say(STEM, "marked"), "save", hidden=True),
                    hand.button("cancel", say(STEM, "cancel"), "save plain", hidden=True),
                ],
                className="acts",
            ),
        ],
        className="panel intake",
    )


def _by_hand(view: View) -> html.Section:
    latest = max(view.scope["year"])
    standing = view.units.filter((pl.col("kind") != "dang_bo") & (pl.col("last_year").fill_null(latest) >= latest))
    units = dict(standing.select("unit", "unit_name").iter_rows())
    branches = dict(standing.filter(kind="chi_bo").select("unit", "unit_name").iter_rows())
    open_items = nap_hand.open_items(view)
    remediation = [
        hand.choice("remediation-item", say(STEM, "remediation_item"), open_items),
        hand.choice("remediation-status", say(STEM, "remediation_status"), names("remediation_state")),
        hand.day_field("remediation-day"),
        None if open_items else html.P(say(STEM, "remediation_none"), className="quiet"),
    ]
    receipt = [
        hand.choice("receipt-unit", say(STEM, "unit"), units),
        hand.choice("receipt-document", say(STEM, "receipt_document"), names("document")),
        hand.day_field("receipt-day"),
        hand.text_field("receipt-text", say(STEM, "receipt_text")),
    ]
    meeting = [
        hand.choice("meeting-unit", say(STEM, "unit"), branches),
        hand.day_field("meeting-day"),
        hand.text_field("meeting-supervisor", say(STEM, "meeting_supervisor")),
        hand.tick("meeting-has-chi-uy", say(STEM, "meeting_has_chi_uy")),
    ]
    note = [
        hand.choice("note-unit", say(STEM, "unit"), branches),
        hand.day_field("note-day"),
        hand.text_field("note-text", say(STEM, "note_text"), long=True),
    ]
    return html.Section(
        [
            html.H2(say(STEM, "hand_title")),
            html.P(say(STEM, "hand_note"), className="panel-note"),
            hand.choice("year", say(STEM, "year"), _years(view), str(view.year)),
            html.Div(id=hand.control("hand-status"), className="work-status", role="status"),
            html.Div(
                [
                    hand.form("receipt", receipt),
                    hand.form("meeting", meeting),
                    hand.form("remediation", remediation),
                    hand.form("note", note),
                ],
                className="hands",
            ),
            html.Div(nap_told.notes(view), id=hand.control("notes")),
        ],
        className="panel intake",
    )


def _papers(view: View) -> html.Section:
    years = _years(view)
    return html.Section(
        [
            html.H2(say(STEM, "papers_title")),
            html.P(say(STEM, "papers_note"), className="panel-note"),
            html.Div(
                [
                    hand.choice("papers-year", say(STEM, "year"), years, next(iter(years))),
                    hand.button("forms", say(STEM, "forms_get"), "save"),
                    hand.button("register", say(STEM, "register_get"), "save"),
                    hand.button("settings", say(STEM, "settings_get"), "save"),
                ],
                className="acts",
            ),
            html.Div(id=hand.control("papers-status"), className="work-status", role="status"),
        ],
        className="panel intake",
    )


def _years(view: View) -> dict[str, str]:
    """The years with data and the one to come, latest first."""
    known: list[Any] = sorted(view.scope["year"], reverse=True)
    return {str(year): str(year) for year in [known[0] + 1, *known]}


PAGE = Page(
    path="/nap",
    stem=STEM,
    body=body,
    register_callbacks=nap_work.register_callbacks,
    graphs=False,
    unloaded=unloaded,
    allowed=takes_in,
)
