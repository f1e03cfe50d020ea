"""The sentences a talk with a branch begins with, each computed and true for any data: none, one, all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl

from components import theme
from components.numbers import day, share, whole
from components.reading import Reading
from components.wording import say

STEM = "chi_bo"
Row = dict[str, Any]


@dataclass(frozen=True)
class Told:
    """One sentence: what it is about, the address that says more, whether it needs a hand (`grave`)."""

    name: str
    href: str
    sentence: str
    grave: bool = False


def members(rows: pl.DataFrame, reading: Reading) -> str:
    """How many at each level, at the furthest stage known of the year in view; `rows`: unit_rating_history."""
    known = rows.filter((pl.col("year") == reading.last_year) & pl.col("only_totals").is_not_null())
    if known.is_empty():
        return say(STEM, "members_none", subjects=reading.subjects)
    stage = known["stage"][-1]
    levels = known.filter(pl.col("stage") == stage)
    head = levels.row(0, named=True)
    counts = _counts(levels)
    if head["rated"] is None or head["total"] is None:
        return say(STEM, "members_untold", stage=head["stage_name"], levels=counts)
    blanks = {"total": whole(head["total"]), "subjects": reading.subjects}
    if not head["rated"]:
        return say(STEM, "members_nobody", **blanks)
    return say(STEM, "members_stage", stage=theme.lower_first(head["stage_name"]), levels=counts, **blanks)


def _counts(levels: pl.DataFrame) -> str:
    """ "3 xuất sắc, 15 tốt, 1 chưa xếp loại": the levels that somebody has."""
    met = levels.filter(pl.col("n") > 0).to_dicts()
    return ", ".join(
        say(STEM, "level_waiting", n=whole(row["n"]))
        if row["level"] == theme.NOT_RATED
        else say(STEM, "level", n=whole(row["n"]), level=theme.lower_first(row["level_short"]))
        for row in met
    )


def own_level(rows: pl.DataFrame, reading: Reading) -> str:
    """The branch's own level at each stage of the year in view, and how many branches share the last one."""
    heads = (
        rows.filter((pl.col("year") == reading.last_year) & pl.col("unit_level").is_not_null())
        .unique("stage", keep="first", maintain_order=True)
        .to_dicts()
    )
    if not heads:
        return say(STEM, "own_none")
    stages = "; ".join(say(STEM, "own_stage", stage=row["stage_short"], level=row["unit_level_short"]) for row in heads)
    last = heads[-1]
    return stages + say(STEM, "own_peers", n=whole(last["unit_peers"]), of=whole(last["branches"])) + "."


def dossier(papers: pl.DataFrame) -> tuple[str, bool]:
    """Whether the dossier is in and when, then the other papers; `papers`: unit_calendar of one year."""
    required = papers.filter(pl.col("requirement") == "required")
    own = required.filter("is_dossier")
    if required.is_empty():
        return say(STEM, "dossier_none"), False
    others = required.filter(~pl.col("is_dossier")).to_dicts()
    told = [_dossier(own) if own.height else ""]
    if others:
        parts = (
            say(STEM, "other_paper", name=theme.lower_first(row["document_short"]), state=_paper(row)) for row in others
        )
        told.append(say(STEM, "other_papers", papers="; ".join(parts)))
    return "".join(told).strip(), bool(required["is_problem"].any())


def _dossier(own: pl.DataFrame) -> str:
    head = own.row(0, named=True)
    if head["complete_on"]:
        return say(
            STEM,
            "dossier_whole",
            n=own.height,
            day=day(head["complete_on"]),
            state=_came((head["complete_on"] - head["named_day"]).days, head["complete_on"] > head["last_day"]),
            comparison=head["comparison_name"],
            named_day=day(head["named_day"]),
        )
    waiting = own.filter(pl.col("received_on").is_null())
    names = ", ".join(theme.lower_first(name) for name in waiting["document_short"])
    return say(
        STEM,
        "dossier_open",
        n=own.height - waiting.height,
        of=own.height,
        state=_due(waiting.row(0, named=True)),
        names=names,
    )


def _came(offset: int, is_late: bool) -> str:
    if not is_late:
        return say(STEM, "state_on_time")
    return say(STEM, "state_late" if offset else "state_named_day", n=whole(offset))


def _due(row: Row) -> str:
    if row["state"] == "qua_han":
        return say(STEM, "state_overdue", n=whole(row["days"]))
    return say(STEM, "state_waiting" if row["days"] else "state_last_day", n=whole(row["days"]))


def _paper(row: Row) -> str:
    if not row["received_on"]:
        return _due(row)
    return say(
        STEM,
        "paper_in",
        day=day(row["received_on"]),
        state=_came(row["offset_days"], row["received_on"] > row["last_day"]),
    )


def meeting(rows: pl.DataFrame) -> tuple[str, bool]:
    """The review meeting, and who looks after the branch; `rows`: review_meetings of one branch and year."""
    if rows.is_empty():
        return say(STEM, "meeting_none"), False
    row = rows.row(0, named=True)
    if row["state"] == "khong_ro":
        return say(STEM, "meeting_unknown") + _sent(row), False
    late = row["state"] in ("da_hop_cham", "qua_han")
    if row["last_day"] is None:
        when = say(STEM, "review_undated")
    elif row["held_on"]:
        when = say(STEM, "review_late" if late else "review_in_time", day=day(row["last_day"]))
    else:
        when = say(STEM, "review_overdue" if late else "review_open", day=day(row["last_day"]))
    if not row["held_on"]:
        return say(STEM, "meeting_waiting", state=when) + _sent(row), late
    reviewed = say(STEM, f"reviewed_{row['reviewed'] or 'khong_ro'}")
    told = say(STEM, "meeting_held", reviewed=reviewed, day=day(row["held_on"]), state=when)
    return told + _sent(row), late


def _sent(row: Row) -> str:
    """Whom the plan sends to the branch, and who came."""
    if row["planned"] is None:
        return say(STEM, "unplanned_attended", role=row["attended"]) if row["attended"] else say(STEM, "unplanned")
    if not row["held_on"]:
        return say(STEM, "planned_open", role=row["planned"])
    other = row["attendance"] == "nguoi_khac"
    how = say(STEM, "attended_other", role=row["attended"]) if other else theme.lower_first(row["attendance_name"])
    return say(STEM, "planned", role=row["planned"], attendance=how)


def pledges(rows: pl.DataFrame) -> tuple[str, bool]:
    """How many members have plan and pledge; `rows`: member_pledges of one branch and year."""
    if rows.is_empty():
        return say(STEM, "pledges_none"), False
    row = rows.row(0, named=True)
    when = say(STEM, "pledges_past" if row["is_past"] else "pledges_due", day=day(row["last_day"]))
    if row["done"] is None:
        return say(STEM, "pledges_silent", when=when), False
    if not row["members"]:
        return say(STEM, "pledges_unsized", n=whole(row["done"]), when=when), False
    told = share(row["done"], row["members"])
    missing = row["is_past"] and row["done"] < row["members"]
    return say(STEM, "pledges_told", share=told, day=day(row["reported_on"]), when=when), missing


def remediation(rows: pl.DataFrame) -> tuple[str, bool]:
    """How far the putting right is; `rows`: unit_shortcomings."""
    if rows.is_empty():
        return say(STEM, "remediation_none"), False
    done = rows.filter(pl.col("class").str.starts_with("hoan_thanh")).height
    closed = rows.filter(pl.col("class") == "ket_thuc").height
    open_now = rows.filter("is_open")
    repeated = rows.filter(pl.col("earlier_years").is_not_null()).height
    again = say(STEM, "remediation_repeated", n=whole(repeated)) if repeated else ""
    if open_now.is_empty():
        key = "remediation_all_closed" if closed else "remediation_all_done"
        return say(STEM, key, n=whole(rows.height), done=whole(done), closed=whole(closed)).removesuffix(
            "."
        ) + again + ".", False
    overdue = open_now.filter("is_overdue")
    soon = open_now.filter(pl.col("class") == "sap_den_han").height
    later = open_now.height - overdue.height - soon
    told = [say(STEM, "remediation_told", done=share(done, rows.height))]
    if overdue.height:
        days = whole(overdue["days_overdue"].max())  # type: ignore[arg-type]
        told.append(say(STEM, "remediation_overdue", n=whole(overdue.height), days=days))
    told += [say(STEM, "remediation_soon", n=whole(soon))] if soon else []
    told += [say(STEM, "remediation_open", n=whole(later))] if later else []
    return "".join([*told, again]) + ".", overdue.height > 0


def awards(rows: pl.DataFrame, stray: tuple[str, ...]) -> tuple[str, bool]:
    """Who is proposed for an award and how its papers came; `rows`: award_proposals of branch and members.

    `stray`: the classes of proposals that no best level stands behind.
    """
    if rows.is_empty():
        return say(STEM, "awards_none"), False
    people = rows.filter(pl.col("subject") != pl.col("unit"))["subject"].n_unique()
    parts = [say(STEM, "awards_unit")] if rows.filter(pl.col("subject") == pl.col("unit")).height else []
    parts += [say(STEM, "awards_people", n=whole(people))] if people else []
    told = say(STEM, "awards_told", parts=", ".join(parts))
    apart = bool((rows["together"] == "no").any())
    if apart:
        told += say(STEM, "awards_apart")
    elif bool(rows["together"].eq_missing("yes").all()):
        told += say(STEM, "awards_together")
    odd = rows.filter(pl.col("class").is_in(stray)).height
    return told + (say(STEM, "awards_stray", n=whole(odd)) if odd else "") + ".", apart or odd > 0


def notes(rows: pl.DataFrame) -> tuple[str, bool]:
    """What stands in its way, the latest in full; `rows`: branch_notes, newest first."""
    if rows.is_empty():
        return say(STEM, "notes_none"), False
    row = rows.row(0, named=True)
    note = row["note"].rstrip(". ")
    return say(STEM, "notes_told", n=whole(rows.height), day=day(row["noted_on"]), note=note) + ".", False
