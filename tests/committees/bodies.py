"""The bodies of an invented committee: branches that stay, and one that is split, two that merge, one renamed."""

from __future__ import annotations

import re
import unicodedata
from random import Random
from typing import Any

from tests.committees.facts import Committee, Unit


def add_bodies(committee: Committee, department: dict[str, Any], branches: int, rng: Random) -> None:
    """Fill in units and succession; `branches` is about how many a year has (at least five)."""
    names: list[str] = list(department["branches"])
    kept = names[:3] + rng.sample(names[3:], max(0, min(branches - 5, len(names) - 3)))
    aliases: dict[str, list[str]] = department["aliases"]
    first = committee.totals_year
    committee.units += [Unit(slug(n), n, "chi_bo", first, aliases=tuple(aliases.get(n, ()))) for n in kept]
    _split(committee, department["split"], rng.choice(committee.years))
    _merge(committee, department["merger"], rng.choice(committee.years))
    _rename(committee, department["rename"], rng.choice(committee.years), by_alias=rng.random() < 0.5)
    committee.units += [
        Unit("dang-uy", f"Đảng ủy {committee.body}", "dang_uy", first),
        Unit("dang-bo", f"Đảng bộ {committee.body}", "dang_bo", first),
    ]


def slug(name: str) -> str:
    """An id for a name: "Quy hoạch - Kiến trúc" -> "quy-hoach-kien-truc"."""
    plain = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]+", "-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")


def _split(committee: Committee, names: list[Any], year: int) -> None:
    old, new = names
    committee.units.append(Unit(slug(old), old, "chi_bo", committee.totals_year, year - 1))
    committee.units += [Unit(slug(name), name, "chi_bo", year, after=(slug(old),)) for name in new]
    committee.succession.append((year, "tách", (old,), tuple(new)))


def _merge(committee: Committee, names: list[Any], year: int) -> None:
    old, new = names
    committee.units += [Unit(slug(name), name, "chi_bo", committee.totals_year, year - 1) for name in old]
    committee.units.append(Unit(slug(new), new, "chi_bo", year, after=tuple(slug(name) for name in old)))
    committee.succession.append((year, "nhập", tuple(old), (new,)))


def _rename(committee: Committee, names: list[str], year: int, by_alias: bool) -> None:
    old, new = names
    first = committee.totals_year
    if by_alias:
        committee.units.append(Unit(slug(new), new, "chi_bo", first, aliases=(old,), former_name=old, renamed_in=year))
        return
    committee.units.append(Unit(slug(old), old, "chi_bo", first, year - 1))
    committee.units.append(Unit(slug(new), new, "chi_bo", year, after=(slug(old),)))
    committee.succession.append((year, "đổi tên", (old,), (new,)))
