"""Writes the workbooks of a committee that nobody has seen, and says what is true of it."""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.committees.bundle import Bundle
from tests.committees.files import TEXT_KINDS, save
from tests.committees.hand import Hand
from tests.committees.invent import invent
from tests.committees.settings import write_settings
from tests.committees.truth import Truth, Written


def write_committee(
    folder: Path, seed: int, branches: int = 6, years: tuple[int, ...] = (2022, 2023), hand: Hand | None = None
) -> Truth:
    """Write committee.toml, plans/<year>.toml and workbooks of every form below the folder; return the truth.

    The same seed writes the same committee. Every workbook has a hand of its own, unless `hand` is given for all.
    The year before the first is known only as totals.
    """
    committee = invent(seed, branches, years)
    rng = Random(f"settings {seed}")
    write_settings(committee, folder, rng)
    truth = Truth(committee)
    for book in Bundle(committee, seed, hand).write():
        save(book, folder, rng.choice(TEXT_KINDS))
        text = book.path.endswith(".csv")
        for sheet in book.sheets:
            truth.facts += [Written(f, book.path, None if text else sheet.name, cell) for f, cell in sheet.facts]
        truth.rows[book.path] = sum(sheet.rows for sheet in book.sheets)
        truth.habits[book.path] = book.habits
    return truth
