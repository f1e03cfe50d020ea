"""What the calendar of a year's plan is made of."""

from __future__ import annotations

from components.export.calendar import CalendarFacts
from pages.view import View


def facts(view: View) -> CalendarFacts:
    """The deadlines of the picture's year."""
    return CalendarFacts(
        committee=view.ask("committee", years=[view.year]).row(0, named=True),
        year=view.year,
        as_of=view.as_of,
        deadlines=view.ask("deadline_progress", years=[view.year]),
    )
