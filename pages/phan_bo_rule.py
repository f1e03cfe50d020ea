"""What /phan-bo shows of the rule of the years chosen: its ceiling on HTXSNV, under the levels tried."""

from __future__ import annotations

from dash import html

from components.charts import ceiling_check
from components.frame import Words, about_ratings, frame, units_text
from components.wording import say
from pages import trial
from pages.view import View


def ceiling(view: View) -> html.Figure:
    """How many are HTXSNV against what the rule allows."""
    stem, reading = ceiling_check.STEM, view.reading
    rows = view.ask(stem)
    told = [row for row in rows.to_dicts() if row["is_default"]]
    several = len(told) > 1
    notes = [say(stem, "part", units=units_text(reading))] if any(row["is_part"] for row in told) else []
    for row in told:
        year = say(stem, "in_year", year=row["year"]) if several else ""
        if row["alone_above"]:
            notes.append(year + say(stem, "alone_above", units=row["alone_above"]))
    notes += dict.fromkeys(_rule(row) for row in told)
    words = Words(
        measure=say(stem, "measure"),
        caption=say(stem, "caption"),
        about=about_ratings(reading),
        notes=notes,
        trial=trial.told(view),
    )
    return frame(stem, ceiling_check.figure(rows, reading), rows, reading, words)


def _rule(row: dict[str, str | None]) -> str:
    """The rule of one year in words: over whom and how it is reckoned, its text and where that stands."""
    stem = ceiling_check.STEM
    how = (
        "" if row["ratio"] is None else say(stem, "note", grouping=row["grouping_name"], rounding=row["rounding_name"])
    )
    basis = ": ".join(part for part in (row["legal_basis"] or row["rule_name"], row["legal_text"]) if part)
    return " ".join(part for part in (how, say("figure", "basis", basis=basis) if basis else "") if part)
