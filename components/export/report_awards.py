"""Part IV of the report: who is proposed for an award, among whom, and whether the papers came with the dossier."""

from __future__ import annotations

import polars as pl

from components.export.document import Paper
from components.export.report_facts import ReportFacts
from components.export.report_words import STEM, counted, sentence, subjects
from components.numbers import whole
from components.wording import say

BEST = ("xuat_sac_da_de_nghi", "xuat_sac_chua_de_nghi", "xuat_sac_chi_tong_so")
PROPOSED = ("xuat_sac_da_de_nghi", "tam_da_de_nghi", "khong_xuat_sac", "chua_ro")


def write(paper: Paper, facts: ReportFacts) -> None:
    """The whole part."""
    paper.heading(say(STEM, "awards"))
    told = [_of_kind(facts, kind, rows) for kind, rows in facts.awards.items() if _is_listed(rows)]
    for text in told or [say(STEM, "awards_none", year=facts.year)]:
        paper.say(text)
    if facts.apart:
        paper.say(say(STEM, "awards_apart", n=whole(facts.apart)))


def _is_listed(rows: pl.DataFrame) -> bool:
    return not rows.is_empty() and bool(rows["has_list"].any())


def _of_kind(facts: ReportFacts, kind: str, rows: pl.DataFrame) -> str:
    summed = {code: _sum(rows, code) for code in (*BEST, *PROPOSED)}
    proposed = sum(summed[code] or 0 for code in PROPOSED)
    if not proposed:
        return sentence([say(STEM, "awards_nobody", subjects=subjects(kind))])
    best = [summed[code] for code in BEST]
    lead = say(STEM, "awards_proposed", n=whole(proposed), subjects=subjects(kind))
    if summed["xuat_sac_da_de_nghi"] and None not in best:
        of = sum(n or 0 for n in best)
        lead += say(STEM, "awards_of", n=whole(summed["xuat_sac_da_de_nghi"]), of=whole(of), subjects=subjects(kind))
    return sentence(
        [
            lead,
            counted("awards_provisional", summed["tam_da_de_nghi"] or 0),
            counted("awards_not_best", summed["khong_xuat_sac"] or 0),
            counted("awards_unclear", summed["chua_ro"] or 0),
            _ratio(facts, kind),
        ]
    )


def _sum(rows: pl.DataFrame, code: str) -> int | None:
    """How many of a class; None where a printed total has no figure for it."""
    counts = rows.filter(pl.col("class") == code)["n"]
    return None if counts.null_count() else int(counts.sum())


def _ratio(facts: ReportFacts, kind: str) -> str:
    """Against the ratio of awards, where the rule of the year gives one."""
    rows = facts.award_ratios.get(kind)
    verdicts = {row["verdict"]: row["allowed"] for row in rows.to_dicts()} if rows is not None else {}
    verdict = next((verdict for verdict in ("within", "over") if verdict in verdicts), "")
    return say(STEM, f"awards_{verdict}", allowed=whole(verdicts[verdict])) if verdict else ""
