"""Invents a committee: who there is, how they were rated, what was filed when."""

from __future__ import annotations

from random import Random

from tests.committees import office, people
from tests.committees.bodies import add_bodies
from tests.committees.facts import Committee, Top, Totals
from tests.committees.words import LEVELS, departments


def invent(seed: int, branches: int, years: tuple[int, ...]) -> Committee:
    """The facts of one committee over the years, and the totals of the year before; the same for the same seed."""
    rng = Random(f"committee {seed}")
    department = departments()[seed % len(departments())]
    committee = Committee(
        name=f"Đảng bộ {department['name']}",
        committee=f"Đảng ủy {department['name']}",
        superior=department["superior"],
        body=department["body"],
        years=years,
        totals_year=years[0] - 1,
    )
    add_bodies(committee, department, branches, rng)
    people.add_reviews(committee, rng)
    office.add_office_facts(committee, rng)
    _add_totals(committee, rng)
    _add_top(committee, rng)
    return committee


def _add_totals(committee: Committee, rng: Random) -> None:
    for unit in committee.branches(committee.totals_year):
        counts = (rng.randint(0, 3), rng.randint(3, 14), rng.randint(0, 4), rng.choice((0, 0, 0, 1)))
        level = rng.choice(LEVELS[:3])
        total = sum(counts) + rng.choice((0, 0, 1, 2))
        committee.totals.append(Totals(committee.totals_year, unit, level, total, counts))


def _add_top(committee: Committee, rng: Random) -> None:
    for year in committee.years:
        for kind in ("dang_uy", "dang_bo"):
            stage = "proposed" if year == committee.years[-1] and rng.random() < 0.5 else "decided"
            committee.top.append(Top(year, committee.body_of(kind), rng.choice(LEVELS[:3]), stage))
