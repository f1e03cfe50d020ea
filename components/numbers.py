"""Numbers and days as Vietnamese readers write them: 1.386, 13,3%, 05/12/2023."""

from __future__ import annotations

from datetime import date

NOT_KNOWN = "–"
FEW = 10  # under so many subjects a percentage never stands alone


def whole(value: int | float | None) -> str:
    """1386 -> "1.386"; a missing number stays missing."""
    return NOT_KNOWN if value is None else f"{round(value):,}".replace(",", ".")


def decimal(value: float | None) -> str:
    """13.25 -> "13,3"; one decimal, half up as the queries round."""
    if value is None:
        return NOT_KNOWN
    sign, tenths = ("-" if value < 0 else ""), int(abs(value) * 10 + 0.5 + 1e-9)
    return f"{sign}{whole(tenths // 10)},{tenths % 10}"


def percent(value: float | None) -> str:
    """13.3 -> "13,3%"."""
    return NOT_KNOWN if value is None else f"{decimal(value)}%"


def day(value: date | None) -> str:
    """2023-12-05 -> "05/12/2023"."""
    return NOT_KNOWN if value is None else f"{value.day:02}/{value.month:02}/{value.year:04}"


def rate(n: int, of: int) -> float | None:
    """A percentage for a sentence, one decimal, half up in whole numbers; None where there is nothing to divide by."""
    return (2000 * n + of) // (2 * of) / 10 if of else None


def share(n: int, of: int) -> str:
    """A part of a whole: "36,2% (84/232)", and under ten subjects the counts alone: "6/7"."""
    counts = f"{whole(n)}/{whole(of)}"
    return counts if of < FEW else f"{percent(rate(n, of))} ({counts})"
