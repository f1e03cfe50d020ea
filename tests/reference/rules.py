"""The rules once more, in plain Python and from the plan's words alone: what the definitions in SQL are held against.

Nothing here is shared with the house: no table, no query, no constant of its own. A day is a date, a count an integer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

ONE_DAY = timedelta(days=1)
SOON = 14
SPANS = ((30, "qua_han_30"), (90, "qua_han_90"), (180, "qua_han_180"), (365, "qua_han_365"))


def half_up(value: Fraction) -> int:
    """The nearest whole number; a half goes up."""
    return floor(value + Fraction(1, 2))


def percent(part: int, whole: int) -> float | None:
    """A percentage with one decimal, half up; nothing where there is nothing to divide by."""
    return half_up(Fraction(1000 * part, whole)) / 10 if whole else None


@dataclass(frozen=True)
class Register:
    """What one register says of one paper of one body: the days on which it came in."""

    taken_in: date
    received: tuple[date, ...]


def receipt(registers: Sequence[Register], day: date) -> date | None:
    """When a paper first came in, by what was known on a day.

    The first register is known from the receipts in it, a later one corrects it from the day it was taken in.
    """
    known = [
        register
        for place, register in enumerate(registers)
        if (register.taken_in if place else min(register.received)) <= day
    ]
    return min((when for when in known[-1].received if when <= day), default=None) if known else None


def last_permitted(named: date, inclusive: bool) -> date:
    """ "Trước ngày" ends on the day before the day named."""
    return named if inclusive else named - ONE_DAY


def filing(received: date | None, named: date, inclusive: bool, required: bool, day: date) -> tuple[str, int | None]:
    """State of a paper on a day, and its days: late by, overdue by, or left."""
    last = last_permitted(named, inclusive)
    if received is not None:
        late = (received - named).days
        return ("dung_han", None) if late < 0 else ("dung_ngay_moc", 0) if late == 0 else ("cham", late)
    if not required:
        return "khong_yeu_cau", None
    return ("chua_den_han", (last - day).days) if day <= last else ("qua_han", (day - named).days)


def dossier(receipts: Sequence[date | None], named: date, inclusive: bool) -> tuple[date | None, bool]:
    """The day a dossier was complete, that of its last required paper, and whether this was in time."""
    if None in receipts:
        return None, False
    complete = max(when for when in receipts if when)
    return complete, complete <= last_permitted(named, inclusive)


def ceiling(counts: Mapping[str, int], ratio: Fraction | None, rounding: str) -> dict[str, tuple[int, int | None, str]]:
    """Per reading of what the ceiling on HTXSNV is a share of: the base, how many it allows, the verdict."""
    excellent, good = counts["HTXSNV"], counts["HTTNV"]
    bases = {"HTTNV": good, "HTTNV_TRO_LEN": good + excellent, "TAT_CA": sum(counts.values())}
    return {reading: (base, *_verdict(excellent, base, ratio, rounding)) for reading, base in bases.items()}


def _verdict(excellent: int, base: int, ratio: Fraction | None, rounding: str) -> tuple[int | None, str]:
    if ratio is None:
        return None, "undefined"
    exact = ratio * base
    allowed = floor(exact) if rounding == "down" else ceil(exact) if rounding == "up" else half_up(exact)
    return allowed, "too_few" if allowed == 0 else "over" if excellent > allowed else "within"


@dataclass(frozen=True)
class Statement:
    """What a plan (first) or a later follow-up says of one shortcoming as of its day, and since when that is known."""

    day: date
    known: date
    status: str | None = None
    due: date | None = None
    done: date | None = None
    is_plan: bool = False


@dataclass(frozen=True)
class Remediation:
    """A shortcoming as it stood on a day; `overdue` in days."""

    kind: str
    overdue: int | None
    first_due: date | None
    due: date | None
    extensions: int


def remediation(statements: Sequence[Statement], day: date) -> Remediation | None:
    """A shortcoming on a day; None before anything was known of it.

    `statements` stand in the order in which they were taken in; the latest day speaks last, of one day the later one.
    """
    known = sorted((statement for statement in statements if statement.known <= day), key=lambda said: said.day)
    if not known:
        return None
    # Said again for one day a due date is corrected, not moved; the plan and a follow-up are two sayings.
    dues = list({(said.day, said.is_plan): said.due for said in known if said.due}.values())
    status = next((said.status for said in reversed(known) if said.status), "chua_thuc_hien")
    due = dues[-1] if dues else None
    kind = _kind(known, status, due, day)
    return Remediation(
        kind=kind,
        overdue=(day - due).days if due and kind == "qua_han" else None,
        first_due=dues[0] if dues else None,
        due=due,
        extensions=sum(later > earlier for earlier, later in pairwise(dues)),
    )


def _kind(known: Sequence[Statement], status: str, due: date | None, day: date) -> str:
    if status == "da_hoan_thanh":
        return "hoan_thanh_cham" if due and _done(known) > due else "hoan_thanh_dung_han"
    if status == "ket_thuc":
        return status
    if due and day > due:
        return "qua_han"
    return "sap_den_han" if due and (due - day).days <= SOON else status


def _done(known: Sequence[Statement]) -> date:
    """The day given last since the shortcoming was last said to be open, else the first day that said it was done."""
    last = 0
    for place, said in enumerate(known):
        if said.status and said.status != "da_hoan_thanh":
            last = place + 1
    told = [said.done for said in known[last:] if said.done]
    return told[-1] if told else min(said.day for said in known[last:] if said.status)


def age(stands: Remediation, day: date) -> str | None:
    """The span of days in which an open shortcoming is overdue; None where it is done or closed."""
    if stands.kind in ("hoan_thanh_dung_han", "hoan_thanh_cham", "ket_thuc"):
        return None
    if stands.due is None:
        return "khong_ghi_thoi_han"
    overdue = (day - stands.due).days
    if overdue <= 0:
        return "chua_den_han"
    return next((name for most, name in SPANS if overdue <= most), "qua_han_hon_365")
