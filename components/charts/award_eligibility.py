"""Who may be proposed for an award and who is: those rated HTXSNV against those proposed, branch by branch."""

from __future__ import annotations

from typing import Any

import polars as pl

from components import bars, strip, theme
from components.numbers import share, whole
from components.reading import Reading
from components.rows import Rows
from components.wording import say

STEM = "award_eligibility"
BEHIND = ("year", "unit", "class")
DECIDED = ("xuat_sac_da_de_nghi", "xuat_sac_chua_de_nghi", "xuat_sac_chi_tong_so")
PROVISIONAL = ("tam_da_de_nghi", "tam_chua_de_nghi")
STRAY = ("khong_xuat_sac", "chua_ro")  # proposed, though not at the level an award asks for
PROPOSED = ("xuat_sac_da_de_nghi", "tam_da_de_nghi", *STRAY)


def figure(rows: pl.DataFrame, reading: Reading, look: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """A bar of counts per branch, parted by class; branches with proposals that do not fit come first.

    `rows`: one per year, unit and class, as question award_eligibility answers. A segment's customdata is BEHIND.
    """
    placed = ordered(rows)
    lines = Rows(placed["unit_name"].to_list(), 40, look=look)
    met = lines.of(placed).sort("class_rank", maintain_order=True)
    return bars.counted(
        lines,
        met,
        "class",
        look,
        behind=BEHIND,
        strip=_strip(placed, reading, look) if lines.is_cut else None,
        width=200,
        finding=_finding(rows, reading),
        total=int(rows["n"].sum()),
    )


def ordered(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows by branch: those with proposals that do not fit first, then those with most subjects."""
    return rows.with_columns(
        stray=pl.col("n").filter(pl.col("class").is_in(STRAY)).sum().over("unit"),
        total=pl.col("n").sum().over("unit"),
    ).sort(["stray", "total", "unit_name"], descending=[True, True, False])


def _strip(placed: pl.DataFrame, reading: Reading, look: theme.Theme) -> dict[str, Any]:
    """Every branch by how many are proposed."""
    proposed = pl.col("n").filter(pl.col("class").is_in(PROPOSED)).sum()
    units = placed.group_by("unit", "unit_name", maintain_order=True).agg(n=proposed)
    return strip.counts(STEM, units, look, ("chua_thuc_hien", "xuat_sac_da_de_nghi"), subjects=reading.subjects)


def _finding(rows: pl.DataFrame, reading: Reading) -> str:
    if rows.is_empty():
        return say(STEM, "none", year=reading.last_year, subjects=reading.subjects)
    of = dict(rows.group_by("class").agg(pl.col("n").sum()).iter_rows())
    has_decision = bool(rows["has_decision"].any())
    eligible = _sum(of, DECIDED if has_decision else PROVISIONAL)
    both = of.get("xuat_sac_da_de_nghi" if has_decision else "tam_da_de_nghi", 0)
    blanks = {
        "year": reading.last_year,
        "subjects": reading.subjects,
        "eligible": whole(eligible),
        "proposed": whole(_sum(of, PROPOSED)),
        "both": share(both, eligible),
        "waiting": whole(_sum(of, PROVISIONAL)),
        "stray": whole(_sum(of, STRAY)),
        "silent": whole(rows["n"].null_count()),
    }
    matter = "both"
    if not rows["has_list"].any():
        matter = "no_list"
    elif not eligible:
        matter = "nobody"
    elif of.get("xuat_sac_chi_tong_so"):
        matter = "totals"
    told = say(STEM, f"{'decided' if has_decision else 'provisional'}_{matter}", **blanks)
    silent = say(STEM, "silent", **blanks) if rows["n"].null_count() else ""
    return told + ("" if matter == "nobody" else _rest(of, has_decision, blanks)) + silent


def _sum(of: dict[str, int], codes: tuple[str, ...]) -> int:
    return sum(of.get(code, 0) for code in codes)


def _rest(of: dict[str, int], has_decision: bool, blanks: dict[str, Any]) -> str:
    """What else the title must say: proposals that do not fit, and subjects that wait for their decision."""
    parts = []
    if _sum(of, STRAY):
        parts.append(say(STEM, "stray" if has_decision else "stray_provisional", **blanks))
    if has_decision and _sum(of, PROVISIONAL):
        parts.append(say(STEM, "waiting", **blanks))
    return "".join(parts)
