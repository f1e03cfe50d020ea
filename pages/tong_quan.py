"""/: the Bí thư's morning. What is due, who has filed, who is missing what, how far rating is, what is overdue."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
from dash import Dash, html
from dash.development.base_component import Component

from components import brief, cards, deadlines, filters, first_visit, morning, today
from components.chart import Chart, Words, about_ratings
from components.charts import rating_progress
from components.frame import frame
from components.names import names, short_names
from components.numbers import day, share, whole
from components.wording import say
from pages import behind_ratings, tong_quan_today
from pages.behind import panel, register_lines
from pages.page import Opening, Page
from pages.view import View

STEM = morning.STEM
LONGEST = 4  # how many overdue items the morning names
MOST_LINES = 400  # of those who owe something
MOST_ITEMS = 40  # overdue items, of which the brief names what a page has room for


def body(view: View) -> list[Component]:
    """What matters today, four figures at a glance, the deadlines beside who is missing what, how far the rating is.

    What is printed of it is one page of its own, the morning brief.

    The morning is the whole Đảng bộ's and its members': a branch or another kind of subject in the address waits for
    the pages that read it.
    """
    asked = view.ask("deadline_progress", years=[view.year])
    missing = view.ask("dossier_missing", years=[view.year], most=MOST_LINES)
    rated = view.ask("rating_progress", years=[view.year])
    overdue = view.ask("remediation_overdue", years=list(view.said.years), units=[], most=MOST_ITEMS)
    told = tong_quan_today.told(view, asked, rated)
    return [
        first_visit.card(),
        today.panel(told, has_plan=not asked.is_empty()),
        cards.row([_next_deadline(view, asked), *_filed(view, asked), _overdue(view)]),
        html.Div(
            [
                deadlines.panel(asked, view.link("/tien-do"), say(STEM, "to_filing")),
                _missing(view, missing, asked),
            ],
            className="pair",
        ),
        html.Div(
            [
                frame(_rating(view), later=True),
                html.Div([_ratings_table(view, rated), _longest_overdue(view, overdue)], className="stack"),
            ],
            className="pair",
        ),
        panel(rating_progress.STEM),
        brief.page(
            brief.Brief(
                view.committee, view.year, view.as_of, [sentence for sentence, _ in told], asked, missing, overdue
            )
        ),
    ]


def _next_deadline(view: View, asked: pl.DataFrame) -> html.A:
    coming = asked.filter(pl.col("days_left") >= 0).sort("days_left", "position")
    href = view.link("/tien-do")
    if coming.is_empty():
        key = "no_deadline" if asked.is_empty() else "all_past"
        return cards.card(say(STEM, "next"), say(STEM, "none"), say(STEM, key), href)
    row = coming.row(0, named=True)
    return cards.card(
        say(STEM, "next"),
        say(STEM, "today" if row["days_left"] == 0 else "days_left", n=whole(row["days_left"])),
        say(
            STEM,
            "next_what",
            subject=row["subject_name"],
            documents=row["documents_name"],
            comparison=row["comparison_name"],
            day=day(row["named_day"]),
        ),
        href,
        accent=row["days_left"] <= deadlines.NEAR,
    )


def _filed(view: View, asked: pl.DataFrame) -> list[html.A]:
    """Two rates of the dossier: all in, and all in on time."""
    href = view.link("/tien-do")
    dossier = asked.filter("is_dossier").to_dicts()
    if not dossier:
        return [
            cards.card(say(STEM, key), say(STEM, "none"), say(STEM, "no_deadline"), href)
            for key in ("filed", "on_time")
        ]
    row = dossier[0]
    if row["expected"] is None:
        return [
            cards.card(say(STEM, key), say(STEM, "unknown"), say(STEM, "no_register"), href)
            for key in ("filed", "on_time")
        ]
    return [
        cards.card(
            say(STEM, "filed"),
            f"{row['filed']}/{row['expected']}",
            say(STEM, "filed_what", missing=whole(row["expected"] - row["filed"])),
            href,
        ),
        cards.card(
            say(STEM, "on_time"),
            f"{row['on_time']}/{row['expected']}",
            say(
                STEM,
                "on_time_what",
                comparison=row["comparison_name"],
                day=day(row["named_day"]),
                late=whole(row["late"]),
            ),
            href,
        ),
    ]


def _overdue(view: View) -> html.A:
    row = view.ask("remediation_summary", years=list(view.said.years), units=[]).row(0, named=True)
    if not row["total"]:
        return cards.card(say(STEM, "overdue"), say(STEM, "none"), say(STEM, "no_remediation"), view.link("/khac-phuc"))
    return cards.card(
        say(STEM, "overdue"),
        say(STEM, "items", n=whole(row["overdue"])),
        say(STEM, "overdue_what", done=share(row["done"], row["total"]), soon=whole(row["soon"])),
        view.link("/khac-phuc"),
        accent=bool(row["overdue"]),
    )


def _missing(view: View, missing: pl.DataFrame, asked: pl.DataFrame) -> html.Section:
    lines = [morning.owed_line(row) for row in missing.to_dicts()]
    branches = 0 if missing.is_empty() else missing["branches"][0]
    more = branches - len(lines)
    if more:
        lines.append(html.Li(say(STEM, "who_more", n=whole(more)), className="quiet"))
    return cards.panel(
        say(STEM, "who"),
        say(STEM, "who_note", n=whole(branches)),
        cards.long_list(lines, say(STEM, "who")) if lines else None,
        say(STEM, "no_deadline" if asked.is_empty() else "nobody"),
        view.link("/tien-do"),
        say(STEM, "to_matrix"),
    )


def _rating(view: View) -> Chart:
    stem = rating_progress.STEM
    rated = view.ask(stem, years=[view.year])
    reading = replace(
        view.reading,
        subject_kind="dang_vien",
        subject_name=names("subject_kind")["dang_vien"],
        unit_names=view.own_people,
    )
    own = rated.filter(pl.col("subject_kind") == reading.subject_kind)
    total = own["total"].to_list()[0] if own.height else 0
    words = Words(
        measure=say(stem, "measure", subjects=reading.subjects),
        caption=say(stem, "caption"),
        about=[part for part in about_ratings(reading, total, str(view.year)) if part != reading.stage_name],
        notes=[say(stem, "note")],
    )
    return Chart(stem, rating_progress.figure(rated, reading, look=view.look), own, reading, words)


def _ratings_table(view: View, rated: pl.DataFrame) -> html.Section:
    begun = rated.filter((pl.col("rated") > 0).fill_null(value=True))
    content = (
        None
        if begun.is_empty()
        else cards.grid(
            say(STEM, "ratings"),
            say(STEM, "ratings_subject"),
            short_names("stage"),
            dict(begun.select("subject_kind", "subject_kind_name").unique(maintain_order=True).iter_rows()),
            {
                (row["subject_kind"], row["stage"]): f"{whole(row['rated'])}/{whole(row['total'])}"
                for row in begun.to_dicts()
            },
        )
    )
    return cards.panel(
        say(STEM, "ratings"),
        say(STEM, "ratings_note") + (say(STEM, "ratings_own", unit=view.own_people[0]) if view.own_people else ""),
        content,
        say(STEM, "no_ratings"),
        view.link("/phan-bo"),
        say(STEM, "to_ratings"),
    )


def _longest_overdue(view: View, overdue: pl.DataFrame) -> html.Section:
    lines = [morning.overdue_line(row) for row in overdue.head(LONGEST).to_dicts()]
    return cards.panel(
        say(STEM, "longest"),
        "",
        html.Ol(lines) if lines else None,
        say(STEM, "no_overdue"),
        view.link("/khac-phuc"),
        say(STEM, "to_remediation"),
    )


def register_callbacks(app: Dash, open_at: Opening) -> None:
    """A segment of the chart opens the lines of the papers that make it up."""
    register_lines(app, open_at, PAGE.path, {rating_progress.STEM: behind_ratings.of_progress})


PAGE = Page(
    path="/",
    stem=STEM,
    body=body,
    charts={rating_progress.STEM: _rating},
    controls=(filters.YEAR, filters.AS_OF),
    register_callbacks=register_callbacks,
    kept=True,
)
