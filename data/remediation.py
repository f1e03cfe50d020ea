"""How shortcomings are followed (remediation.toml), as rows of the database's tables."""

import tomllib
from pathlib import Path
from typing import Any

import polars as pl
from rapidfuzz import fuzz

REMEDIATION_FILE = Path(__file__).with_name("remediation.toml")
KEYS = frozenset({"soon_days", "near_likeness", "ages", "marks"})
AGE_SCHEMA = {"code": pl.String, "first_day": pl.Int32, "last_day": pl.Int32}
MARK_SCHEMA = {"percent": pl.Float64}
NEAR_SCHEMA = {"one": pl.String, "other": pl.String, "likeness": pl.Float64}


class UnknownRemediationKey(ValueError):
    """remediation.toml carries a key that does not exist; the message names it."""


def remediation_settings(file: Path = REMEDIATION_FILE) -> dict[str, Any]:
    """What remediation.toml says. Raises UnknownRemediationKey; a missing key raises KeyError where it is used."""
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    unknown = set(content) - KEYS
    unknown |= {name for age in content.get("ages", ()) for name in set(age) - set(AGE_SCHEMA)}
    unknown |= {name for mark in content.get("marks", ()) for name in set(mark) - set(MARK_SCHEMA)}
    if unknown:
        raise UnknownRemediationKey(", ".join(sorted(unknown)))
    return content


def setting_frame() -> pl.DataFrame:
    """One row, as table `remediation_setting`: days of warning ahead, percent of likeness for a proposal."""
    content = remediation_settings()
    return pl.DataFrame([{"soon_days": content["soon_days"], "near_likeness": content["near_likeness"]}])


def age_frame() -> pl.DataFrame:
    """One row per span of days overdue, as table `remediation_age`; last_day null where it has no end."""
    return pl.DataFrame(remediation_settings()["ages"], schema=AGE_SCHEMA)


def mark_frame() -> pl.DataFrame:
    """One row per line drawn for reading only, as table `remediation_mark`."""
    return pl.DataFrame(remediation_settings()["marks"], schema=MARK_SCHEMA)


def near_pairs(candidates: pl.DataFrame) -> pl.DataFrame:
    """The pairs of wordings (columns one, other) alike enough to be proposed as one shortcoming, with their likeness.

    Likeness in percent, whatever the order of the words. Nothing is joined by it: a person decides.
    """
    least = remediation_settings()["near_likeness"]
    scored = [
        (one, other, likeness)
        for one, other in candidates.select("one", "other").iter_rows()
        if (likeness := fuzz.token_sort_ratio(one, other, score_cutoff=least)) >= least
    ]
    return pl.DataFrame(scored, schema=NEAR_SCHEMA, orient="row")
