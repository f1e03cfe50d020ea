"""What a picture is of where its address is silent: which year, day and stage, and the day compared with."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl

from components.names import names
from components.numbers import day as written
from components.wording import say
from data.clock import now
from data.stored import DAYS_BACK
from data.viewer import Viewer
from data.warehouse import Warehouse
from pages import address


def latest_year(scope: pl.DataFrame, day: date | None) -> int:
    """The latest year with data; of a day asked for, the latest of which anything was known by then, else the first."""
    known = scope if day is None else scope.filter(pl.col("first_known_on") <= day)
    return int(known["year"].max() if known.height else scope["year"].min())  # type: ignore[arg-type]


def compared_on(said: address.Address, day: date) -> tuple[date, list[str]]:
    """The day to compare with, and what is to be said where the address names one that is still to come."""
    if said.compared_on and said.compared_on <= day:
        return said.compared_on, []
    default = day - timedelta(DAYS_BACK)
    if said.compared_on is None:
        return default, []
    return default, [say("shell", "compared_later", day=written(said.compared_on), as_of=written(day))]


def own_day(scope: pl.DataFrame, year: int) -> date:
    """The day at which a year stands where nobody asks for another: its plan's, the latest plan's, or else today."""
    own = scope.filter(pl.col("year") == year)["plan_as_of"].drop_nulls()
    latest = scope.filter(pl.col("plan_as_of").is_not_null()).sort("year")["plan_as_of"]
    day: date | None = own[0] if len(own) else latest[-1] if len(latest) else None
    return day or today()


def today() -> date:
    """The day it is in Vietnam."""
    return now().date()


def furthest_stage(warehouse: Warehouse, viewer: Viewer, year: int, kind: str, day: date) -> str:
    """The furthest stage at which subjects of this kind are rated as of the day, else named, else the first."""
    begun = warehouse.ask("rating_progress", viewer, years=[year], as_of=day).filter(
        (pl.col("subject_kind") == kind) & (pl.col("rated") > 0).fill_null(value=True)
    )
    known = set(begun["stage"])
    order = list(names("stage"))
    if not known:
        asked = {"years": [year], "subject_kind": kind, "as_of": day}
        of_stage = {stage: warehouse.ask("rating_distribution", viewer, stage=stage, **asked) for stage in order}
        known = {stage for stage, rows in of_stage.items() if not rows.is_empty()}
    return next((stage for stage in reversed(order) if stage in known), order[0])
