"""By which word those compared are called: as branches, or by the word for either where some stand above others."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

import polars as pl

from components.wording import say, wording

STEM = "figure"


def are_bodies(rows: pl.DataFrame, above: AbstractSet[str]) -> bool:
    """Whether any of those that the rows tell of stands above others; `above` are the bodies that do."""
    return "unit" in rows.columns and not above.isdisjoint(rows["unit"])


def told(text: str, of_bodies: bool) -> str:
    """A sentence, which may hold names of branches: those begin with a capital and stay."""
    return text.replace(say(STEM, "branch"), say(STEM, "body")) if of_bodies else text


def headed(text: str, of_bodies: bool) -> str:
    """A heading or label, which holds no names: also where the word begins it."""
    if not of_bodies:
        return text
    return told(text, of_bodies).replace(say(STEM, "branch").capitalize(), say(STEM, "body").capitalize())


def headings(stem: str, of_bodies: bool) -> dict[str, str]:
    """The headings of a question's table by column, in their order: [table] of its wording."""
    return {key: headed(text, of_bodies) for key, text in wording(stem)["table"].items()}
