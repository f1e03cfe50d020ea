"""The numbers in the findings of charts, counted once more from the rows in plain Python: every one, in their order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from pages.view import View

Row = dict[str, Any]
GOOD = ("HTXSNV", "HTTNV")
NUMBER = re.compile(r"\d[\d.]*(?:,\d+)?%?")
DAY = re.compile(r"\d\d/\d\d/\d{4}")
CLOSED_LATE = ("hoan_thanh_cham", "hoan_thanh_dung_han")


def numbers(finding: str, names: Iterable[str], years: Iterable[int]) -> list[str]:
    """All numbers of a finding but those in names, days, years and in what a rule says."""
    for name in sorted(names, key=len, reverse=True):
        finding = finding.replace(name, "")
    said = [found.rstrip(".") for found in NUMBER.findall(DAY.sub("", finding))]
    return [number for number in said if number not in {str(year) for year in years}]


def part(n: int, of: int) -> list[str]:
    """A part of a whole: of ten and more with its percentage, half up."""
    counts = [grouped(n), grouped(of)]
    if of < 10:
        return counts
    tenths = (Decimal(100 * n) / Decimal(of)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return [f"{tenths}%".replace(".", ","), *counts]


def grouped(n: int) -> str:
    """1386 as "1.386"."""
    return f"{n:,}".replace(",", ".")


def _distribution(rows: list[Row], _: str) -> list[str]:
    counts = Counter({row["level"]: row["n"] or 0 for row in rows if row["level"] != "CHUA_XEP_LOAI"})
    if any(row["n"] is None for row in rows) or not counts.total():
        return []
    good, rated = sum(counts[level] for level in GOOD), counts.total()
    if rated == 1:
        return []
    return [grouped(rated)] if good == rated else part(good, rated)


def _by_unit(rows: list[Row], finding: str) -> list[str]:
    of: dict[str, Counter[str]] = {}
    silent = {row["unit"] for row in rows if row["n"] is None}
    for row in rows:
        if row["level"] != "CHUA_XEP_LOAI" and row["unit"] not in silent and row["n"]:
            of.setdefault(row["unit_name"], Counter())[row["level"]] += row["n"]
    shares = {name: (sum(counts[level] for level in GOOD), counts.total()) for name, counts in of.items()}
    if not shares:
        return []
    if len(shares) == 1:
        return part(*next(iter(shares.values())))
    rates = {name: tenth(*pair) for name, pair in shares.items()}
    ends = [[name for name, rate in rates.items() if rate == end] for end in (max(rates.values()), min(rates.values()))]
    if ends[0] == ends[1]:
        return [str(len(shares)), *part(*(sum(pair[side] for pair in shares.values()) for side in (0, 1)))]
    said = []
    for tied in ends:
        (named,) = tied if len(tied) == 1 else [name for name in tied if f"như {name} " in finding]
        said += [str(len(tied))] if len(tied) > 1 else []
        said += part(*shares[named])
    return said


def tenth(n: int, of: int) -> Decimal:
    """A percentage as it is compared: to one decimal."""
    return (Decimal(100 * n) / Decimal(of)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _not_rated(rows: list[Row], _: str) -> list[str]:
    totals = {(row["year"], row["unit"]): row["total"] for row in rows}
    waiting = sum(row["n"] or 0 for row in rows)
    if not rows or None in totals.values():
        return [grouped(waiting)] if rows else []
    total = sum(totals.values())
    if not waiting:
        return [grouped(total)] if total > 1 else []
    states = Counter[str]()
    for row in rows:
        states[row["state"]] += row["n"] or 0
    order = ("cho_xep_loai", "hoan", "khong_thuoc_dien")
    return part(waiting, total) + [grouped(states[state]) for state in order if states[state]]


def _matrix(rows: list[Row], _: str) -> list[str]:
    asked = [row for row in rows if row["requirement"] == "required"]
    missing, late = ([row for row in asked if row["state"] == state] for state in ("qua_han", "cham"))
    n, on_day = len({row["unit"] for row in asked}), [row for row in asked if row["state"] == "dung_ngay_moc"]
    apart = {row["unit"] for row in rows if row["together"] == "no"}
    tail = [str(len(some)) for some in (on_day, apart) if some]
    if missing:
        lead = [len(missing), len({row["unit"] for row in missing}), n, *([len(late)] if late else [])]
    else:
        lead = [n, *([len(late), len({row["unit"] for row in late})] if late else [])]
    return [str(number) for number in lead] + tail if asked else []


def _pledges(rows: list[Row], finding: str) -> list[str]:
    told = [row for row in rows if row["done"] is not None and row["members"]]
    if not told:
        return [str(len(rows))] if rows else []
    done, members = sum(row["done"] for row in told), sum(row["members"] for row in told)
    left = re.findall(r"còn (\d+) ngày", finding)
    silent = [str(len(rows) - len(told)), str(len(rows))] if len(told) < len(rows) else []
    return part(done, members) + ([*left, grouped(members - done)] if done < members else []) + silent


def _meetings(rows: list[Row], _: str) -> list[str]:
    own = [row for row in rows if row["kind"] == "chi_bo"]
    held = [row for row in own if row["held_on"]]
    if not held and {row["state"] for row in own} <= {"khong_ro"}:
        return [str(len(own))] if own else []
    late = [row for row in own if row["state"] in ("da_hop_cham", "qua_han")]
    planned = [row for row in own if row["planned"]]
    there = [row for row in planned if row["attended"] == row["planned"]]
    alone = [row for row in held if row["reviewed"] == "chi_bo"]
    said = [len(held), len(own), *([len(late)] if late else []), *([len(there), len(planned)] if planned else [])]
    return [str(number) for number in (*said, *([len(alone)] if alone else []))]


def _status(rows: list[Row], _: str) -> list[str]:
    total = sum(row["n"] for row in rows)
    done = sum(row["n"] for row in rows if row["class"] in CLOSED_LATE)
    overdue = Counter({row["unit_name"]: row["n"] for row in rows if row["class"] == "qua_han" and row["n"]})
    if not total or done == total:
        return [grouped(total)] if total else []
    if not overdue:
        return part(done, total)
    most = max(overdue.values())
    tied, late = [unit for unit, n in overdue.items() if n == most], grouped(overdue.total())
    if len(overdue) == 1:
        return [*part(done, total), late]
    tail = [str(most)] if len(tied) in (1, len(overdue)) else [str(len(tied)), str(most)]
    return [*part(done, total), late, str(len(overdue)), *tail]


def _overdue(rows: list[Row], _: str) -> list[str]:
    days = [row["days_overdue"] for row in rows]
    if len(days) < 2:
        return [grouped(n) for n in days]
    tied = days.count(max(days))
    return [grouped(len(days)), grouped(max(days)), *([grouped(tied)] if 1 < tied < len(days) else [])]


def _recurrence(rows: list[Row], _: str) -> list[str]:
    times = {row["thread"]: row["times"] for row in rows}
    units = {row["thread"]: row["thread_unit_name"] for row in rows}
    if not times:
        return []
    most = max(times.values())
    tied, lead = list(times.values()).count(most), [grouped(len(times)), grouped(len(set(units.values())))]
    if len(times) == 1:
        return [str(most)]
    return [*lead, *([grouped(tied)] if 1 < tied < len(times) else []), str(most)]


def _votes(rows: list[Row], _: str) -> list[str]:
    classes = Counter(row["class"] for row in rows)
    known, short = classes["thieu"] + classes["du"], classes["thieu"]
    unknown = [grouped(classes["khong_phieu"])] if classes["khong_phieu"] else []
    return [*(part(short, known) if short else [grouped(known)]), *unknown] if known else []


def _scores(rows: list[Row], _: str) -> list[str]:
    rated = [row for row in rows if row["level"] != "CHUA_XEP_LOAI"]
    both = [row for row in rated if row["band"] is not None]
    other = [row for row in both if row["band"] != row["level"]]
    missing = [grouped(n)] if (n := sum(row["score"] is None for row in rated)) else []
    return [*(part(len(other), len(both)) if other else [grouped(len(both))]), *missing] if both else []


def _open(rows: list[Row], _: str) -> list[str]:
    overdue = sum(row["n_overdue"] for row in rows)
    said = [len(rows), sum(row["n_open"] for row in rows), *([overdue] if overdue else [])]
    return [grouped(n) for n in said] if rows else []


RECOUNTS: dict[str, Callable[[list[Row], str], list[str]]] = {
    "rating_distribution": _distribution,
    "rating_by_unit": _by_unit,
    "not_rated": _not_rated,
    "vote_check": _votes,
    "score_check": _scores,
    "open_shortcoming_bar": _open,
    "submission_matrix": _matrix,
    "member_pledges": _pledges,
    "review_meetings": _meetings,
    "remediation_status": _status,
    "remediation_overdue": _overdue,
    "shortcoming_recurrence": _recurrence,
}
FOLLOWED = ("remediation_status", "remediation_overdue", "shortcoming_recurrence")


def rows_of(view: View, stem: str) -> list[Row]:
    """The rows a chart's finding is made of: of shortcomings all years are followed."""
    years = list(view.said.years) if stem in FOLLOWED else list(view.years)
    return view.ask(stem, years=years).to_dicts()
