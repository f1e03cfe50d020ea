"""A hand at work on one paper: turns levels, days, numbers and bodies into what stands in the cell."""

from __future__ import annotations

from datetime import date, datetime, time
from random import Random

from tests.committees.facts import Committee, Person, Unit
from tests.committees.hand import MIXED, Hand
from tests.committees.spelling import Exact
from tests.committees.words import level_spellings, wordings

Value = str | int | float | datetime | None
Head = tuple[str, tuple[str, ...]]  # a column's key, and its headings from the top one down

# Letters and single words belong to a list that uses nothing else.
_MIXABLE = ("full", "abbreviated", "typing_slips", "shortened", "short_forms", "mixture", "other_mixture")

# What the plainest hand writes in one wording only.
_SETTLED = ("headings", "titles", "documents", "statuses")


class Pen:
    """One paper's hand, its chance, and the wordings it has settled on."""

    def __init__(self, committee: Committee, year: int, hand: Hand, rng: Random) -> None:
        """A pen writes about one year of one committee."""
        self.committee = committee
        self.year = year
        self.hand = hand
        self.rng = rng

    def heading(self, key: str) -> str:
        """A wording for a column's heading."""
        return self.any_of("headings", key)

    def any_of(self, group: str, key: str) -> str:
        """Any wording of one thing."""
        found = wordings(group, key)
        return found[0] if self.hand.wordings == "first" and group in _SETTLED else self.rng.choice(found)

    def level(self, code: str | None) -> str | None:
        """A level as this hand spells it."""
        if code is None:
            return None
        style = self.hand.level_style
        if style == MIXED:
            style = self.rng.choice(_MIXABLE)
        text = level_spellings("styles", style)[code]
        return (text.upper() if self.hand.upper_levels else text) + ("." if self.hand.dots else "")

    def level_headings(self) -> dict[str, str]:
        """The levels as headings of four columns."""
        return level_spellings("headings", self.hand.heading_style)

    def day(self, day: date | None) -> Value:
        """A date as a date, or typed in this hand's way; day before month always."""
        if day is None:
            return None
        d, m, y = day.day, day.month, day.year
        match self.hand.dates:
            case "stamp":
                return datetime.combine(day, time(14, 30))
            case "slashes":
                return Exact(f"{d}/{m}/{y}")
            case "padded":
                return Exact(f"{d:02d}/{m:02d}/{y}")
            case "dashes":
                return Exact(f"{d}-{m}-{y}")
            case "short":
                return Exact(f"{d}/{m}/{y % 100:02d}")
            case "iso":
                return Exact(day.isoformat())
        return datetime.combine(day, time())

    def name(self, person: Person) -> dict[str, Value]:
        """The cells of a person's name; with two columns the last word is the given name."""
        if not self.hand.split_name:
            return {"name": f"{self.hand.comrade}{person.name}"}
        family, _, given = person.name.rpartition(" ")
        return {"name": family, "given": Exact(given)}

    def name_columns(self) -> list[Head]:
        """The column or columns for that."""
        if not self.hand.split_name:
            return [("name", (self.heading("name"),))]
        return [("name", (self.heading("family_name"),)), ("given", (self.heading("given_name"),))]

    def due(self, day: date) -> Value:
        """The day something is due: the last one of a quarter may be meant by the quarter's name."""
        quarter = {(3, 31): "I", (6, 30): "II", (9, 30): "III"}.get((day.month, day.day))
        if self.hand.vague_due and quarter:
            return self.rng.choice((f"Quý {quarter}/{day.year}", f"Tháng {day.month}/{day.year}"))
        return self.day(day)

    def share(self, percent: float) -> Value:
        """A percentage, as a number or as text with a decimal comma."""
        return Exact(f"{percent}%".replace(".", ",")) if self.hand.percent_text else percent

    def birth(self, person: Person) -> dict[str, Value]:
        """The cells of a person's birth, by column key."""
        match self.hand.birth:
            case "sexes":
                return {"birth:woman" if person.woman else "birth:man": person.born.year}
            case "year_text":
                return {"birth": Exact(str(person.born.year))}
            case "date":
                return {"birth": datetime.combine(person.born, time())}
            case "date_text":
                return {"birth": Exact(f"{person.born.day:02d}/{person.born.month:02d}/{person.born.year}")}
        return {"birth": person.born.year}

    def birth_columns(self) -> list[Head]:
        """The column or columns for that."""
        if self.hand.birth == "sexes":
            top = self.heading("birth_sexes")
            return [("birth:man", (top, "Nam")), ("birth:woman", (top, "Nữ"))]
        return [("birth", (self.heading("birth_date" if "date" in self.hand.birth else "birth_year"),))]

    def card(self, person: Person) -> Value:
        """The card's number, as text or as a number that has lost its leading zero."""
        return int(person.card) if self.hand.card == "number" else Exact(person.card)

    def number(self, n: int) -> Value:
        """A running number."""
        match self.hand.numbers:
            case "text":
                return Exact(str(n))
            case "dot":
                return Exact(f"{n}.")
        return n

    def unit(self, unit: Unit) -> str:
        """A body's name as written in a cell."""
        if unit.kind != "chi_bo":
            whole = {"dang_uy": self.committee.committee, "dang_bo": self.committee.name}[unit.kind]
            return self.rng.choice((unit.name, unit.name, whole))
        name = unit.called(self.year)
        style = self.hand.units if self.hand.units != "any" else self.rng.choice(("plain", "chi_bo", "cb", "alias"))
        bare = name.removeprefix("Chi bộ ")
        match style:
            case "chi_bo":
                return f"Chi bộ {bare}"
            case "cb":
                return f"CB {bare}"
            case "upper":
                return name.upper()
            case "alias":
                return self.rng.choice([a for a in unit.aliases if a != unit.former_name] or [name])
        return name

    def full_unit(self, unit: Unit) -> str:
        """A branch's name in full, "Chi bộ ..."."""
        return f"Chi bộ {unit.called(self.year).removeprefix('Chi bộ ')}"
