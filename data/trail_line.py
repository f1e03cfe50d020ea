"""One line of the trail: what it may tell; and which lines are asked for."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from data.clock import now

LONGEST_WHO, LONGEST_ABOUT = 80, 300
Told = tuple[str, str, str, str, int | None, int | None]


@dataclass(frozen=True)
class Line:
    """What a line tells: who did what (a code of [trail_action] in words.toml), about what, to how many rows.

    about: an id, a file's name, a question's stem, a count; never a rating, a shortcoming, a password, a person's name.
    at: now, unless it tells of something earlier. entry: the position in the ledger of what it tells of, where it does.
    """

    who: str
    action: str
    about: str = ""
    rows: int | None = None
    at: datetime | None = None
    entry: int | None = None

    def told(self) -> Told:
        """The line as it is kept: at, who, action, about, rows, entry."""
        at = (self.at or now()).isoformat(timespec="seconds")
        return at, _clean(self.who, LONGEST_WHO), self.action, _clean(self.about, LONGEST_ABOUT), self.rows, self.entry


@dataclass(frozen=True)
class Filter:
    """Which lines are asked for; empty or None for all. `first` and `last` are days, both included."""

    first: date | None = None
    last: date | None = None
    action: str = ""
    who: str = ""

    def parameters(self) -> dict[str, str]:
        """The filter as a query takes it; `after` is the day after the last."""
        after = self.last + timedelta(1) if self.last and self.last < date.max else None
        days = {"first": self.first, "after": after}
        written = {name: day.isoformat() if day else "" for name, day in days.items()}
        return {"action": self.action, "who": self.who, **written}


def _clean(text: str, longest: int) -> str:
    """A text as one line of the trail holds it, also where a stranger sent it: no line break, nothing endless."""
    return "".join(letter if letter.isprintable() else " " for letter in text[:longest])
