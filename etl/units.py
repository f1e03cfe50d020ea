"""Which body a written name means: by the settings' names and aliases, never by likeness."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import polars as pl

from data.text import key, plain
from data.vocabulary import vocabulary
from etl.nearest import nearest
from etl.parents import WHOLE, way_up
from etl.settings import Committee, UnitSetting

DANG_UY = "dang-uy"
DANG_BO = WHOLE
IN_BETWEEN = "dang_bo_truc_thuoc"
OWN_KINDS = {DANG_UY: "dang_uy", DANG_BO: "dang_bo"}


@dataclass(frozen=True)
class Units:
    """The bodies of a committee; without settings none is known.

    `wider`: where these are only those under one body, all of the committee: a name is sought there after them.
    """

    committee: Committee | None
    wider: Units | None = None

    def find(self, text: str, year: int | None = None) -> str | None:
        """The id of the body a whole text names ("CB Thanh tra", "VP1", "Đảng ủy Sở"), or None.

        Where two bodies of different years have one name, the one of that year.
        """
        if (text, year) not in self._found:
            name = _without_prefix(key(text))
            named = self._named(name, year) or self._named(self._without_suffix(name), year)
            found = named or self._own_body(key(text))
            self._found[text, year] = found or (self.wider.find(text, year) if self.wider else None)
        return self._found[text, year]

    def under(self, body: str) -> Units:
        """The same, of the bodies under one first: two bodies may each have a "Chi bộ Văn phòng"."""
        if self.committee is None:
            return self
        if body not in self._narrower:
            parents = {unit.id: unit.parent for unit in self._all}
            within = tuple(unit for unit in self._all if body in way_up(unit.id, parents))
            self._narrower[body] = Units(replace(self.committee, units=within), self)
        return self._narrower[body]

    @cached_property
    def ids(self) -> pl.Series:
        """The ids of all bodies, the Đảng bộ's and the Đảng ủy's among them."""
        own = [DANG_UY, DANG_BO] if self.committee else []
        return pl.Series("ids", [*own, *(unit.id for unit in self._all)], dtype=pl.String)

    @cached_property
    def names(self) -> dict[str, str]:
        """The name of each body by its id."""
        if self.committee is None:
            return {}
        own = {DANG_UY: self.committee.committee, DANG_BO: self.committee.name}
        return own | {unit.id: unit.name for unit in self._all}

    def find_any(self, text: str) -> str | None:
        """The id of the body that a text is the id or the name of, or None."""
        return text if text in self.names else self.find(text)

    def existed(self, unit: str, year: int) -> bool:
        """Whether there was a chi bộ of that id in a year."""
        return any(u.id == unit and (u.first_year or 0) <= year <= (u.last_year or 9999) for u in self._all)

    def is_branch(self, unit: str | None) -> bool:
        """Whether it is a chi bộ: neither the whole, nor its committee, nor a body above others."""
        if self.wider is not None:
            return self.wider.is_branch(unit)
        return unit is not None and unit not in OWN_KINDS and unit not in self._in_between

    def kind(self, unit: str) -> str:
        """The kind of a body, as in table `unit` and as a subject of ratings."""
        return "chi_bo" if self.is_branch(unit) else OWN_KINDS.get(unit, IN_BETWEEN)

    def find_in(self, text: str, year: int | None = None) -> str | None:
        """The id of the one chi bộ a longer text speaks of as "chi bộ …", the longest name first; or None.

        Only a body of that year: a title is no place to name one that is gone, or yet to come.
        """
        bare, named = _without_commas(f" {key(text)} "), vocabulary().raw["bodies"]["chi_bo"]
        for name in sorted(self._names, key=len, reverse=True):
            living = [unit for unit in self._names[name] if year is None or _lives(unit, year)]
            if living and f" {named}{_without_commas(name)}" in bare:
                return self._pick(living, year)
        return self.wider.find_in(text, year) if self.wider else None

    def named_as_chi_bo(self, text: str) -> bool:
        """Whether a text speaks of itself as a chi bộ, known or not: "Chi bộ Văn phòng 3"."""
        bare, named = plain(text), str(vocabulary().raw["bodies"]["named_by"])
        return bare.startswith(f"{named} ") and not bare.startswith(f"{named} truc thuoc")

    def suggest(self, text: str) -> list[str]:
        """The three names most like a text, for the person who has to correct it."""
        if self.wider is not None:
            return self.wider.suggest(text)
        return nearest(_without_prefix(key(text)), [unit.name for unit in self._all])

    def related(self, one: str, other: str) -> bool:
        """Whether the two are one body through time: the same, or one came from the other."""
        return one == other or one in self.ancestors(other) or other in self.ancestors(one)

    def ancestors(self, unit: str) -> frozenset[str]:
        """The bodies a body came from, and theirs."""
        return self._ancestors.get(unit, frozenset())

    @cached_property
    def _found(self) -> dict[tuple[str, int | None], str | None]:
        """What was found for each text: every heading and line is asked about, and most are the same."""
        return {}

    @cached_property
    def _narrower(self) -> dict[str, Units]:
        """What has been made for each body: every paper of one asks again."""
        return {}

    @cached_property
    def _all(self) -> tuple[UnitSetting, ...]:
        return self.committee.units if self.committee else ()

    @cached_property
    def _in_between(self) -> frozenset[str]:
        return self.committee.in_between if self.committee else frozenset()

    @cached_property
    def _names(self) -> dict[str, list[UnitSetting]]:
        found: dict[str, list[UnitSetting]] = {}
        for unit in self._all:
            for name in {_without_prefix(key(text)) for text in (unit.name, *unit.aliases)}:
                found.setdefault(name, []).append(unit)
        return found

    @cached_property
    def _bare_names(self) -> dict[str, list[UnitSetting]]:
        found: dict[str, list[UnitSetting]] = {}
        for name, units in self._names.items():
            found.setdefault(plain(name), []).extend(units)
        return {name: units for name, units in found.items() if len({unit.name for unit in units}) == 1}

    @cached_property
    def _ancestors(self) -> dict[str, frozenset[str]]:
        after = {unit.id: unit.after for unit in self._all}
        found: dict[str, frozenset[str]] = {}
        for unit, earlier_ones in after.items():
            seen: set[str] = set()
            todo = list(earlier_ones)
            while todo:
                earlier = todo.pop()
                if earlier not in seen:
                    seen.add(earlier)
                    todo += after.get(earlier, ())
            found[unit] = frozenset(seen)
        return found

    def _named(self, name: str, year: int | None) -> str | None:
        chi_bo = self._pick(self._names.get(name, []), year)
        return chi_bo or (self._pick(self._bare_names.get(plain(name), []), year) if name.isascii() else None)

    def _without_suffix(self, name: str) -> str:
        """A name without the words that say under whom it stands: "thanh tra trực thuộc đảng ủy sở"."""
        for suffix in vocabulary().raw["bodies"]["suffixes"]:
            short, found, above = name.rpartition(suffix)
            if found and (not above.strip() or self._own_body(above.strip())):
                return short
        return name

    def _pick(self, units: list[UnitSetting], year: int | None) -> str | None:
        if len({unit.id for unit in units}) > 1 and year is not None:
            units = [unit for unit in units if _lives(unit, year)]
        ids = {unit.id for unit in units}
        return ids.pop() if len(ids) == 1 else None

    def _own_body(self, text: str) -> str | None:
        if self.committee is None:
            return None
        bodies = vocabulary().raw["bodies"]
        whole = {DANG_UY: key(self.committee.committee), DANG_BO: key(self.committee.name)}
        tails = {_tail(name, [key(w) for w in bodies["dang_uy"] + bodies["dang_bo"]]) for name in whole.values()}
        for unit, words in ((DANG_UY, bodies["dang_uy"]), (DANG_BO, bodies["dang_bo"])):
            if text == whole[unit]:
                return unit
            for word in words:
                if text == key(word) or any(_begins(text, f"{key(word)} ", tail) for tail in tails):
                    return unit
        return None


def _lives(unit: UnitSetting, year: int) -> bool:
    return (unit.first_year or 0) <= year <= (unit.last_year or 9999)


def _without_commas(text: str) -> str:
    return f" {' '.join(text.replace(',', ' ').replace('.', ' ').split())} "


def _without_prefix(name: str) -> str:
    for prefix in sorted((key(word) for word in vocabulary().raw["bodies"]["prefixes"]), key=len, reverse=True):
        for mark in (":", " ", ": ", " : "):
            if name.startswith(prefix + mark) and len(name) > len(prefix + mark):
                return _without_prefix(name[len(prefix + mark) :].strip(" :"))
    return name.rstrip(" .;,:")


def _tail(name: str, words: list[str]) -> str:
    for word in sorted(words, key=len, reverse=True):
        if name.startswith(word + " "):
            return name[len(word) + 1 :]
    return name


def _begins(text: str, start: str, tail: str) -> bool:
    """Whether the text is the start and the first whole words of the tail: "đảng ủy sở" for "sở công thương"."""
    if not text.startswith(start):
        return False
    rest = text[len(start) :].strip()
    return rest != "" and (tail == rest or tail.startswith(rest + " "))
