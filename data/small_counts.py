"""Counts of people as they may leave the house: merged until none shows, or lets be reckoned, a group of one to four.

What is published is one table: spans of years down, groups of levels across, the lower ones merged first. No count in
it, no sum of its groups and no difference between the same sums of two of its lines is from one to four. Of all such
tables the one with most counts is taken; between equals that whose latest span is shortest. With fewer than five people
in all there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

import polars as pl

Parts = tuple[tuple[int, ...], ...]  # neighbours put together, by their places
Sums = tuple[int, ...]
FEWEST = 5
MOST_YEARS = 10  # the latest so many: the tables to be tried double with each
JOINED = "+"  # between the levels of a group
BEST, GOOD, DONE, FAILED, NOT_RATED = range(5)  # the places of the levels, best first
GROUPINGS: tuple[Parts, ...] = (
    ((BEST,), (GOOD,), (DONE,), (FAILED,), (NOT_RATED,)),
    ((BEST,), (GOOD,), (DONE, FAILED), (NOT_RATED,)),
    ((BEST,), (GOOD,), (DONE, FAILED, NOT_RATED)),
    ((BEST, GOOD), (DONE, FAILED), (NOT_RATED,)),
    ((BEST, GOOD), (DONE, FAILED, NOT_RATED)),
    ((BEST, GOOD, DONE, FAILED), (NOT_RATED,)),
    ((BEST, GOOD, DONE, FAILED, NOT_RATED),),
)
COLUMNS = {"first_year": pl.Int32, "last_year": pl.Int32, "levels": pl.String, "n": pl.Int32, "total": pl.Int32}


def merged(rows: pl.DataFrame) -> pl.DataFrame:
    """One row per span of years and group of levels: first_year, last_year, levels ("HTNV+KHTNV"), n, total.

    `rows`: one per year and each of the five levels, as question published_people finds them.
    """
    years = rows["year"].unique().sort().to_list()[-MOST_YEARS:]
    levels = rows.sort("level_rank")["level"].unique(maintain_order=True).to_list()
    counted = {(row["year"], row["level"]): int(row["n"]) for row in rows.to_dicts()}
    counts = [tuple(counted.get((year, level), 0) for level in levels) for year in years]
    found = _finest(counts)
    lines = [
        {
            "first_year": years[span[0]],
            "last_year": years[span[-1]],
            "levels": JOINED.join(levels[place] for place in group),
            "n": n,
            "total": sum(sums),
        }
        for spans, groups in found
        for span in spans
        for sums in [_sums(counts, span, groups)]
        for group, n in zip(groups, sums, strict=True)
    ]
    return pl.DataFrame(lines, schema=COLUMNS)


def _finest(counts: Sequence[Sums]) -> list[tuple[Parts, Parts]]:
    """The table with most counts that shows nobody; none where there is none."""
    if not counts:
        return []
    tables = [(spans, groups) for groups in GROUPINGS for spans in _parted(len(counts))]
    tables.sort(key=lambda table: (-len(table[0]) * len(table[1]), len(table[0][-1])))
    showing = cache(lambda first, second, groups: _shows(_apart(counts, first, second, groups)))
    for spans, groups in tables:
        alone = all(not _shows(_sums(counts, span, groups)) for span in spans)
        if alone and not any(showing(*pair, groups) for pair in combinations(spans, 2)):
            return [(spans, groups)]
    return []


def _parted(n: int) -> Iterator[Parts]:
    """Every way to put the neighbours among so many years together."""
    for cut in range(2 ** (n - 1)):
        parts: list[list[int]] = [[0]]
        for place in range(1, n):
            if cut >> (place - 1) & 1:
                parts.append([place])
            else:
                parts[-1].append(place)
        yield tuple(map(tuple, parts))


def _sums(counts: Sequence[Sums], span: Sequence[int], groups: Parts) -> Sums:
    return tuple(sum(counts[year][level] for year in span for level in group) for group in groups)


def _apart(counts: Sequence[Sums], first: Sequence[int], second: Sequence[int], groups: Parts) -> Sums:
    """How far two lines of the table are apart: in each group, and in each sum of groups."""
    each = zip(_sums(counts, first, groups), _sums(counts, second, groups), strict=True)
    differences = [one - other for one, other in each]
    some = (combinations(differences, size) for size in range(1, len(differences) + 1))
    return tuple(sum(chosen) for chosen_of_size in some for chosen in chosen_of_size)


def _shows(sums: Sums) -> bool:
    return any(0 < abs(n) < FEWEST for n in sums)
