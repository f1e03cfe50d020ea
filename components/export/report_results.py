"""Part II of the report: how everybody was rated, at which stage, against the ceiling, and who was not."""

from __future__ import annotations

import polars as pl

from components.export.document import Paper
from components.export.document_table import LEFT, Column, table
from components.export.report_facts import Rated, ReportFacts, Row
from components.export.report_summary import summary_table
from components.export.report_words import STEM, part_of, sentence, stage_text, subjects
from components.export.summary import by_kind
from components.names import BODIES, names
from components.numbers import FEW, percent, whole
from components.theme import NOT_RATED, lower_first
from components.wording import say

WORST = "KHTNV"
ALWAYS = ("dang_bo", "dang_uy", "chi_bo", "dang_vien")  # the plan's subjects; leading officials where a list names them


def general(paper: Paper, facts: ReportFacts, units_annex: str) -> None:
    """What became of each kind of subject; `units_annex` names the annex with each branch's results, "" where none."""
    paper.heading(say(STEM, "general_heading"), 2)
    told = [(kind, one) for kind, one in facts.rated.items() if one.of(facts.year)]
    for kind, one in told:
        paper.say(_body(facts, one) if kind in BODIES else _subjects(facts.year, one))
    missing = [kind for kind in ALWAYS if kind not in dict(told)]
    if missing:
        paper.say(say(STEM, "nothing_known", kinds=", ".join(subjects(kind) for kind in missing)))
    if units_annex:
        paper.say(say(STEM, "results_list", annex=units_annex))
    if told:
        summary_table(paper, by_kind(facts))


def _body(facts: ReportFacts, one: Rated) -> str:
    """The level of the Đảng bộ or the Đảng ủy, by name."""
    name = facts.committee["name" if one.kind == "dang_bo" else "committee"]
    rows = one.of(facts.year)
    levels = [lower_first(row["level_name"]) for row in rows if row["n"] and row["level"] != NOT_RATED]
    if not levels:
        return say(STEM, "body_none", name=name)
    return say(STEM, "body_level", name=name, level=", ".join(levels), stage=stage_text(one))


def _subjects(year: int, one: Rated) -> str:
    rows = one.of(year)
    rated, total = rows[0]["rated"], rows[0]["total"]
    what = subjects(one.kind)
    levels = ", ".join(_level(row) for row in rows if row["n"] and row["level"] != NOT_RATED)
    if rated is None or total is None:
        lead = say(STEM, "rated_gaps", subjects=what, stage=stage_text(one), levels=levels)
    elif not rated:
        return say(STEM, "no_one_rated", subjects=what, total=whole(total)) + _further(one, total)
    else:
        named = {"kind": names("subject_kind")[one.kind], "rated": part_of(rated, total, what)}
        lead = say(STEM, "rated", stage=stage_text(one), levels=levels, **named)
    told = {row["level"]: row for row in rows}
    worst, unrated = told.get(WORST), told.get(NOT_RATED)
    none_worst = worst is not None and worst["n"] == 0 and not worst["silent"]
    waiting = unrated["n"] if unrated else 0
    text = sentence(
        [
            lead,
            say(STEM, "no_worst", subjects=what) if none_worst else "",
            say(STEM, "not_yet", n=whole(waiting), subjects=what) if waiting else "",
        ]
    )
    return text + _further(one, total)


def _level(row: Row) -> str:
    told = row["percent"] is not None and (row["rated"] or 0) >= FEW
    key = "level_percent" if told else "level"
    return say(STEM, key, n=whole(row["n"]), level=lower_first(row["level_name"]), percent=percent(row["percent"]))


def _further(one: Rated, total: int | None) -> str:
    """That more are known of at another stage."""
    if one.known is None or total is None or one.known <= total:
        return ""
    return " " + say(STEM, "further", n=whole(one.known - total), subjects=subjects(one.kind))


def ceilings(paper: Paper, facts: ReportFacts) -> None:
    """How many are at the best level against the ceiling, and what the other readings of it come to."""
    paper.heading(say(STEM, "ceiling_heading"), 2)
    told = [(one.kind, one.ceiling.to_dicts()) for one in facts.rated.values() if not one.ceiling.is_empty()]
    if not told:
        paper.say(say(STEM, "ceiling_none"))
    for kind, rows in told:
        paper.say(_ceiling(facts.rated[kind], rows))
    rules = {
        (row["legal_text"], row["legal_basis"]): None
        for _, rows in told
        for row in rows
        if row["is_default"] and row["legal_text"] and row["legal_basis"]
    }
    for text, basis in rules:
        paper.say(say(STEM, "ceiling_rule", text=text, basis=basis))


def _ceiling(one: Rated, rows: list[Row]) -> str:
    who = say(STEM, "ceiling_who", subjects=names("subject_kind")[one.kind], stage=stage_text(one))
    own = next((row for row in rows if row["is_default"]), rows[0])
    verdict = own["verdict"]
    if own["excellent"] is None:
        return sentence([say(STEM, "ceiling_gaps", subjects=who)])
    gaps = verdict == "undefined" and own["ratio"] is not None
    key = "gaps" if gaps else {"undefined": "open", "above": "over"}.get(verdict, verdict)
    lead = say(
        STEM,
        f"ceiling_{key}",
        subjects=who,
        excellent=whole(own["excellent"]),
        allowed=whole(own["allowed"]),
        base=whole(own["base"]),
        over_by=whole(own["over_by"]),
        ratio=percent(own["ratio"] * 100).replace(",0%", "%") if own["ratio"] is not None else "",
        denominator=own["denominator_name"],
        rounding=own["rounding_name"],
    )
    if key not in ("within", "over"):
        return sentence([lead])
    others = [row for row in rows if row is not own and row["verdict"] != verdict]
    differ = [
        say(STEM, "ceiling_differ", denominator=row["denominator_name"], verdict=lower_first(row["verdict_name"]))
        for row in others
    ]
    return sentence([lead, *(differ or [say(STEM, "ceiling_agree")])])


def unrated(paper: Paper, facts: ReportFacts) -> None:
    """Who has no level, by what kind of reason, as it is written in the papers."""
    paper.heading(say(STEM, "unrated_heading"), 2)
    known = {one.kind: one.not_rated for one in facts.rated.values() if not one.not_rated.is_empty()}
    if not known:
        paper.say(say(STEM, "unrated_unknown"))
        return
    texts = [text for kind, rows in known.items() if (text := _waiting(kind, rows))]
    paper.say(sentence(texts) if texts else say(STEM, "unrated_none"))
    lines = [line for kind, rows in known.items() for line in _reasons(kind, rows)]
    if lines:
        keys = ("column_subject", "unrated_state_column", "unrated_reason_column", "unrated_count_column")
        parts = ((35, LEFT), (50, LEFT), (60, LEFT), (20, "center"))
        columns = [Column(say(STEM, key), *part) for key, part in zip(keys, parts, strict=True)]
        table(paper, say(STEM, "unrated_table"), columns, lines)


def _waiting(kind: str, rows: pl.DataFrame) -> str:
    """ "13 đảng viên chưa xếp loại: 7 thuộc diện, hoãn xếp loại; 6 không thuộc diện xếp loại"."""
    if rows["n"].null_count():
        return say(STEM, "unrated_gaps", subjects=subjects(kind))
    met = rows.filter(pl.col("n") > 0)
    if met.is_empty():
        return ""
    lead = say(STEM, "unrated_kind", n=whole(int(met["n"].sum())), subjects=subjects(kind))
    if met["state_name"].null_count() == met.height:
        return say(STEM, "unrated_only_total", lead=lead)
    states = met.group_by("state_name", maintain_order=True).agg(pl.col("n").sum()).sort("n", descending=True)
    parts = [_state(name, n) for name, n in states.iter_rows()]
    return say(STEM, "unrated_list", lead=lead, parts=", ".join(parts))


def _state(name: str | None, n: int) -> str:
    state = lower_first(name) if name else say(STEM, "unrated_total_only")
    return say(STEM, "unrated_state", n=whole(n), state=state)


def _reasons(kind: str, rows: pl.DataFrame) -> list[tuple[str, ...]]:
    met = rows.filter(pl.col("n") > 0).group_by("state_name", "reason", maintain_order=True).agg(pl.col("n").sum())
    return [
        (
            names("subject_kind")[kind],
            name or say(STEM, "unrated_total_only"),
            reason or say(STEM, "unrated_no_reason"),
            whole(n),
        )
        for name, reason, n in met.sort("n", descending=True).iter_rows()
    ]
