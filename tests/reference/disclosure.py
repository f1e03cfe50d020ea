"""What can be reckoned from published sums of people, by linear algebra; knows nothing of how they were merged."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, combinations

SMALL = range(1, 5)
Cell = tuple[int, str]  # a year and a level
Row = dict[Cell, Fraction]


@dataclass(frozen=True)
class Sum:
    """One published number: how many people have one of these levels in these years."""

    years: frozenset[int]
    levels: frozenset[str]
    n: int


def disclosed(published: Iterable[Sum]) -> list[str]:
    """Each count of people from one to four that the sums tell or let be computed, in words.

    Counted are: some levels of one span of years, and how many more there are of them in one span than in another.
    """
    sums = list(published)
    basis = _reduced(sums)
    spans = sorted({one.years for one in sums}, key=sorted)
    levels = sorted(set().union(*(one.levels for one in sums)))
    some = list(chain.from_iterable(combinations(levels, size) for size in range(1, len(levels) + 1)))
    found: list[str] = []
    for chosen in some:
        for span in {*spans, *(frozenset([year]) for years in spans for year in years)}:
            found += _small(basis, _vector(span, chosen), f"{chosen} in {sorted(span)}")
        for one, other in combinations(spans, 2):
            more = _vector(one, chosen) | {cell: -n for cell, n in _vector(other, chosen).items()}
            found += _small(basis, more, f"{chosen}: {sorted(one)} against {sorted(other)}")
    return found


def _small(basis: Mapping[Cell, tuple[Row, Fraction]], target: Row, told: str) -> Iterator[str]:
    value = _value(basis, target)
    if value is not None and abs(value) in SMALL:
        yield f"{told}: {value}"


def _vector(years: Iterable[int], levels: Iterable[str]) -> Row:
    return {(year, level): Fraction(1) for year in years for level in levels}


def _reduced(sums: Iterable[Sum]) -> dict[Cell, tuple[Row, Fraction]]:
    """The sums as equations, each with a cell of its own that no later one has."""
    basis: dict[Cell, tuple[Row, Fraction]] = {}
    for one in sums:
        row, n = _eliminated(basis, _vector(one.years, one.levels), Fraction(one.n))
        if row:
            first = min(row)
            basis[first] = ({cell: part / row[first] for cell, part in row.items()}, n / row[first])
        else:
            assert n == 0, "what is published contradicts itself"
    return basis


def _eliminated(basis: Mapping[Cell, tuple[Row, Fraction]], row: Row, n: Fraction) -> tuple[Row, Fraction]:
    for first, (known, value) in basis.items():
        part = row.get(first, Fraction(0))
        if part:
            row = {cell: row.get(cell, Fraction(0)) - part * known.get(cell, Fraction(0)) for cell in {*row, *known}}
            row = {cell: left for cell, left in row.items() if left}
            n -= part * value
    return row, n


def _value(basis: Mapping[Cell, tuple[Row, Fraction]], target: Row) -> Fraction | None:
    """What the equations say of a sum of cells; None where they leave it open."""
    left, value = _eliminated(basis, target, Fraction(0))
    return None if left else -value
