"""What the reminders to branches are made of: the questions they ask, of one year and of the day."""

from __future__ import annotations

from typing import Any

import polars as pl

from components.export.letters import LettersFacts
from pages.view import View

BRANCH = "chi_bo"


def facts(view: View) -> LettersFacts:
    """What every branch of the year still owes on the day, whatever the picture's filters narrow."""
    year = {"years": [view.year], "units": []}
    plans = view.scope.filter(pl.col("year") == view.year)["plan_number"].to_list()
    bodies = view.ask("units", years=[view.year]).filter(pl.col("kind") == BRANCH)
    branches = dict(bodies.select("unit", "unit_name").iter_rows())
    pledges = view.ask("member_pledges", **year)
    named = view.ask("deadline_progress", **year).select("named_day", "comparison", "comparison_name").unique()
    return LettersFacts(
        committee=view.ask("committee", years=[view.year]).row(0, named=True),
        year=view.year,
        as_of=view.as_of,
        plan_number=plans[0] if plans else None,
        branches=branches,
        papers=view.ask("unit_calendar", **year),
        pledges=pledges.join(named, on=["named_day", "comparison"], how="left"),
        overdue=_overdue(view, branches),
    )


def _overdue(view: View, branches: dict[str, str]) -> pl.DataFrame:
    """What is overdue of all years, each shortcoming by the branches that stand in the year for the one that named it.

    `named_by` is that one's name, where it is another.
    """
    rows = view.ask("remediation_overdue", years=[], units=[])
    heirs: dict[str, list[str]] = {}
    for unit in rows["unit"].unique().to_list():
        heirs[unit] = _heirs(view, unit, branches)
    owed: list[dict[str, Any]] = [
        row | {"unit": heir, "named_by": None if heir == row["unit"] else row["unit_name"]}
        for row in rows.to_dicts()
        for heir in heirs[row["unit"]]
    ]
    return pl.DataFrame(owed, schema={**rows.schema, "named_by": pl.String()})


def _heirs(view: View, unit: str, branches: dict[str, str]) -> list[str]:
    """The branches of the year that a body is or became, over as many changes as it took; none where it has none."""
    met, waiting, found = {unit}, [unit], []
    while waiting:
        one = waiting.pop()
        if one in branches:
            found.append(one)
            continue
        kin = view.ask_plainly("unit_kin", unit=one, as_of=view.as_of)
        later = [other for other in kin.filter(pl.col("side") == "after")["unit"].to_list() if other not in met]
        met.update(later)
        waiting.extend(later)
    return sorted(found)
