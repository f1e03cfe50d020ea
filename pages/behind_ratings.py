"""How the charts of ratings lead to the lines of the papers that name, propose and decide them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import polars as pl

from components import theme
from components.charts import award_runs, not_rated, score_check
from components.marks import is_number
from components.names import names
from components.wording import say
from pages import trial
from pages.behind import Found, Own, found
from pages.view import View

SOURCES, ANY_LEVEL = "rating_sources", ""
WAITING = {code: say(score_check.STEM, "no_score") for code in (score_check.NO_SCORE,)}


def of_level(view: View, parts: list[str]) -> Found | None:
    """Behind [year, level] or [year, level, unit]."""
    known = view.tree.names
    if len(parts) < 2 or not is_number(parts[0]) or parts[1] not in names("level") or set(parts[2:]) - set(known):
        return None
    year, level, *unit = parts
    rows = view.ask(SOURCES, years=[int(year)], level=level, units=unit or list(view.said.units))
    what = " · ".join([names("level")[level], *(known[one] for one in unit), year])
    return Found(rows, what, SOURCES, above=say("trial", "lines_as_filed") if trial.told(view) else "")


def of_not_rated(view: View, parts: list[str]) -> Found | None:
    """Behind [reason or name of a body, state]; or, of a row of the table, [year, level, unit]."""
    if len(parts) != len(("bar", "state")):
        return of_level(view, parts)
    bar, state = parts
    rows = view.ask(SOURCES, years=list(view.years), level=theme.NOT_RATED)
    reason = pl.col("unrated_reason").str.replace_all(r"\s+", " ").str.strip_chars().replace("", None)
    told = rows.with_columns(
        reason=pl.when(pl.col("unrated_state").is_null())
        .then(pl.lit(say(not_rated.STEM, "only_total")))
        .otherwise(reason.fill_null(say(not_rated.STEM, "no_reason"))),
        state=pl.col("unrated_state").fill_null(theme.NOT_RATED),
    )
    met = told.filter((pl.col("state") == state) & ((pl.col("reason") == bar) | (pl.col("unit_name") == bar)))
    return Found(met, " · ".join([bar, names("level")[theme.NOT_RATED]]), SOURCES)


def of_stage(view: View, parts: list[str]) -> Found | None:
    """Behind [from_stage, from_level, to_level], and of one year and body where these follow."""
    known = view.tree.names
    stage, one, other, *rest = [*parts, "", "", ""][: max(len(parts), 3)]
    before, after = names("level") | names("level_before"), names("level") | names("level_after")
    year, *unit = rest or ["0"]
    if stage not in names("stage") or one not in before or other not in after or set(unit) - set(known):
        return None
    rows = view.ask(
        "stage_shift_lines",
        from_stage=stage,
        from_level=one,
        to_level=other,
        years=[int(year)] if is_number(year) and int(year) else list(view.years),
        units=unit or list(view.said.units),
    )
    return Found(
        rows, " · ".join([f"{before[one]} → {after[other]}", *(known[body] for body in unit)]), "stage_shift_lines"
    )


def of_transition(view: View, parts: list[str]) -> Found | None:
    """Behind [from_level, to_level] of the two years compared."""
    before, after = names("level") | names("level_before"), names("level") | names("level_after")
    if len(parts) != len(("from_level", "to_level")) or parts[0] not in before or parts[1] not in after:
        return None
    (first, last), (one, other) = view.two_years, parts
    stem = "rating_transition_lines"
    rows = view.ask(stem, from_year=first, to_year=last, from_level=one, to_level=other)
    return Found(rows, f"{first}: {before[one]} → {last}: {after[other]}", stem)


def of_year(view: View, parts: list[str]) -> Found | None:
    """Behind [year, level] of bodies followed back to those they came from."""
    if len(parts) < 2 or not is_number(parts[0]) or parts[1] not in names("level"):
        return None
    year, level = int(parts[0]), parts[1]
    rows = _of_sources(view, year, level, list(view.said.units))
    return Found(rows, f"{names('level')[level]} · {year}", SOURCES)


def of_body(view: View, parts: list[str]) -> Found | None:
    """Behind [year, unit], at any level: its own, or as_now those of the bodies that its figures come from."""
    known = view.tree.names
    if len(parts) < 2 or not is_number(parts[0]) or parts[1] not in known:
        return None
    year, unit = int(parts[0]), parts[1]
    asked = {"years": [year], "level": ANY_LEVEL, "units": [unit]}
    rows = _of_sources(view, year, ANY_LEVEL, [unit]) if view.said.as_now else view.ask(SOURCES, **asked)
    return Found(rows, f"{known[unit]} · {year}", SOURCES)


def of_branch(view: View, parts: list[str]) -> Found | None:
    """Behind [year, stage, level] of the one branch in view, or of those it came from."""
    if len(parts) < 3 or not is_number(parts[0]) or parts[1] not in names("stage") or parts[2] not in names("level"):
        return None
    year, stage, level = int(parts[0]), parts[1], parts[2]
    rows = _of_sources(replace(view, stage=stage), year, level, list(view.said.units))
    return Found(rows, f"{names('stage')[stage]} · {names('level')[level]} · {year}", SOURCES)


def _of_sources(view: View, year: int, level: str, units: list[str]) -> pl.DataFrame:
    if not units:
        return view.ask(SOURCES, years=[year], level=level, units=[])
    bodies = view.ask("unit_sources", year=year, units=units)["unit"].to_list()
    rows = view.ask(SOURCES, years=[year], level=level, units=[])
    return rows.filter(pl.col("unit").is_in(bodies))


def of_progress(view: View, parts: list[str]) -> Found | None:
    """Behind [subject_kind, stage, level] of the year in view."""
    known: tuple[dict[str, str], ...] = (names("subject_kind"), names("stage"), names("level"))
    if len(parts) < len(known) or any(part not in of for part, of in zip(parts, known, strict=False)):
        return None
    kind, stage, level = parts[:3]
    rows = view.ask(SOURCES, years=[view.year], subject_kind=kind, stage=stage, level=level, units=[])
    return Found(rows, " · ".join(of[part] for part, of in zip(parts, known, strict=False)), SOURCES)


def of_score(view: View, parts: list[str]) -> Found | None:
    """Behind [band, level]."""
    if len(parts) < 2:
        return None
    band, level = parts[:2]
    rows = view.ask(score_check.STEM).with_columns(pl.col("band").fill_null(score_check.NO_SCORE))
    rows = rows.filter((pl.col("band") == band) & (pl.col("level").fill_null(theme.NOT_RATED) == level))
    known = names("level") | WAITING
    return (
        Found(rows, f"{known[band]} · {known[level]}", score_check.STEM) if band in known and level in known else None
    )


def of_run(view: View, parts: list[str]) -> Found | None:
    """Behind [length of run, certainty]; the longest stands for all that are longer."""
    if len(parts) < 2 or not is_number(parts[0]):
        return None
    length, certainty = int(parts[0]), parts[1]
    rows = view.ask(award_runs.STEM, years=[view.year]).filter(pl.col("certainty") == certainty)
    years = pl.col("years") >= length if length >= award_runs.LONG else pl.col("years") == length
    return found(rows.filter(years), award_runs.STEM, ("certainty_name", "years"))


def _chosen(view: View) -> dict[str, Any]:
    return {"years": list(view.years)}


of_quarter = Own("quarter_ratings", ("year", "period", "level"), ("year", "period_name", "level_name"), _chosen)
of_vote = Own("vote_check", ("unit", "class"), ("unit_name", "class_name"), _chosen)
of_award = Own("award_eligibility_lines", ("year", "unit", "class"), ("unit_name", "class_name"))
