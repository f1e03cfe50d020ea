"""Part III of the report: what was to be put right, what is, what is overdue, what came back."""

from __future__ import annotations

import polars as pl

from components.export.document import Paper
from components.export.document_table import Column, table
from components.export.report_facts import ReportFacts, Row
from components.export.report_words import STEM, counted, part_of, sentence
from components.numbers import FEW, NOT_KNOWN, day, decimal, rate, whole
from components.wording import say

NAMED = 5  # so many shortcomings that came back are told in words
SUMMED = ("total", "done", "overdue", "closed", "undated", "extended")


def write(paper: Paper, facts: ReportFacts, overdue_annex: str) -> None:
    """The whole part; `overdue_annex` names the annex that lists what is overdue, "" where there is none."""
    paper.heading(say(STEM, "remedies"))
    if not facts.remedies:
        paper.say(say(STEM, "remedies_none"))
        return
    whole_of = {key: sum(row[key] for row in facts.remedies.values()) for key in SUMMED}
    paper.say(_sentence(facts, whole_of))
    if overdue_annex:
        paper.say(say(STEM, "remedies_list", annex=overdue_annex))
    paper.say(_repeats(facts.repeats))
    _table(paper, facts, whole_of)


def _sentence(facts: ReportFacts, whole_of: Row) -> str:
    years = sorted(facts.remedies)
    named = say(STEM, "remedies_years" if len(years) > 1 else "remedies_year", years=", ".join(map(str, years)))
    done, total = whole_of["done"], whole_of["total"]
    lead = say(
        STEM,
        "remedies_done" if done else "remedies_nothing_done",
        day=day(facts.as_of),
        done=part_of(done, total, say(STEM, "item")),
        total=whole(total),
        years=named,
    )
    rest = [counted(f"remedies_{key}", whole_of[key]) for key in ("closed", "undated", "extended")]
    return sentence([lead, _overdue(facts, whole_of["overdue"]), *rest])


def _overdue(facts: ReportFacts, n: int) -> str:
    if not n:
        return say(STEM, "remedies_on_course")
    bodies = say(STEM, "remedies_body", n=whole(facts.overdue["unit"].n_unique()))
    return say(
        STEM, "remedies_overdue", n=whole(n), bodies=bodies, days=whole(max(facts.overdue["days_overdue"].to_list()))
    )


def _repeats(rows: pl.DataFrame) -> str:
    threads = [part.to_dicts() for _, part in rows.group_by("thread", maintain_order=True)]
    if not threads:
        return say(STEM, "repeats_none")
    told = [
        say(
            STEM,
            "repeat",
            item=thread[0]["shortcoming"],
            unit=thread[0]["thread_unit_name"],
            years=", ".join(str(year) for year in sorted({row["year"] for row in thread})),
        )
        for thread in threads[:NAMED]
    ]
    others = len(threads) - len(told)
    return say(STEM, "repeats", n=whole(len(threads)), list="; ".join(told), more=counted("repeats_more", others))


def _table(paper: Paper, facts: ReportFacts, whole_of: Row) -> None:
    keys = ("total", "done", "percent", "overdue", "open", "closed")
    headings = (
        "column_total",
        "remedies_done_column",
        "column_percent",
        "remedies_overdue_column",
        "remedies_open_column",
        "remedies_closed_column",
    )
    rows = [(str(year), *_line(row, keys)) for year, row in sorted(facts.remedies.items())]
    rows.append((say(STEM, "total_row"), *_line(whole_of, keys)))
    columns = [Column(say(STEM, "remedies_year_column"), 28), *(Column(say(STEM, key), 22) for key in headings)]
    caption = say(STEM, "remedies_table", day=day(facts.as_of))
    table(paper, caption, columns, rows, bold_rows=[len(rows) - 1])


def _line(row: Row, keys: tuple[str, ...]) -> list[str]:
    """The counts of one year; what is open and not overdue is the rest, and under ten no percentage is told."""
    rest = row["total"] - row["done"] - row["overdue"] - row["closed"]
    share = decimal(rate(row["done"], row["total"])) if row["total"] >= FEW else NOT_KNOWN
    texts = {key: whole(row[key]) for key in SUMMED} | {"open": whole(rest), "percent": share}
    return [texts[key] for key in keys]
