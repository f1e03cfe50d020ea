"""The sentences that matter on a day, gravest first: how many, since when, and which branches under whose care."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from components.names import names, short_names, stage_name
from components.numbers import day, percent, whole
from components.theme import lower_first
from components.wording import say, wording

STEM = "morning_facts"
BRANCH = "chi_bo"
MOST = 60  # bodies of a matter that are told one by one: of more an address cannot name them all, and nobody reads on
NAMED = 3  # so many branches a sentence names; the others it counts
OVERDUE = ("ho_so_qua_han", "van_ban_qua_han", "cam_ket_qua_han", "hop_qua_han", "khac_phuc_qua_han", "vuot_ty_le")
WHOLE = "dang_bo"
PLEDGES = ("cam_ket_qua_han", "cam_ket_den_han")
Row = dict[str, Any]


@dataclass(frozen=True)
class Sentence:
    """One matter in words: `lead` says it, `names` who it is about ("" where the lead does).

    `units` are the branches it is about, none where it is about the whole or about more than are told one by one;
    `subject_kind` and `stage` where it is about
    ratings.
    """

    matter: str
    lead: str
    names: str = ""
    units: tuple[str, ...] = ()
    subject_kind: str = ""
    stage: str = ""

    @property
    def text(self) -> str:
        """The whole sentence."""
        return say(STEM, "sentence" if self.names else "alone", lead=self.lead, names=self.names)

    @property
    def is_overdue(self) -> bool:
        """Whether something should have been done by now, or stands above what the rule allows."""
        return self.matter in OVERDUE


def sentences(
    facts: pl.DataFrame, deadlines: pl.DataFrame, branches: int, others: Sequence[Sentence] = ()
) -> list[Sentence]:
    """A sentence for each matter and topic of question morning_facts, and the others, in order of gravity.

    `deadlines`: the year's, as question deadline_progress answers; `branches`: how many the year has.
    """
    by_position = {str(row["position"]): row for row in deadlines.to_dicts()}
    told = [
        _sentence(part.to_dicts(), by_position.get(str(topic), {}), branches)
        for (_, topic), part in facts.group_by("matter", "topic", maintain_order=True)
    ]
    order = list(names("morning_matter"))
    return sorted([*told, *others], key=lambda sentence: order.index(sentence.matter))


def ceiling(rows: pl.DataFrame, subject_kind: str, stage: str) -> list[Sentence]:
    """That more are rated at the best level than the rule allows, as question ceiling_check answers; else nothing."""
    over = rows.filter(pl.col("is_default") & (pl.col("verdict") == "over")).to_dicts()
    return [
        Sentence(
            "vuot_ty_le",
            say(
                STEM,
                "lead_vuot_ty_le",
                excellent=whole(row["excellent"]),
                subjects=_subjects(subject_kind),
                stage=lower_first(stage_name(stage, subject_kind)),
                over_by=whole(row["over_by"]),
                allowed=whole(row["allowed"]),
                ratio=percent(row["ratio"] * 100).replace(",0%", "%"),
                denominator=short_names("denominator")[row["denominator"]],
            ),
            (row["bodies_over"] or "") if row["grouping_scope"] != WHOLE else "",
            subject_kind=subject_kind,
            stage=stage,
        )
        for row in over
    ]


def repeats(waiting: pl.DataFrame, branches: int) -> list[Sentence]:
    """How many pairs of shortcomings wait for a word, as question shortcoming_waiting answers; none: nothing."""
    rows = waiting.with_columns(
        matter=pl.lit("lap_lai"), kind=pl.lit(BRANCH), topic=pl.lit(""), part=0, all_part=0, days=None
    ).to_dicts()
    return [_sentence(rows, {}, branches)] if rows else []


def _sentence(rows: list[Row], deadline: Row, branches: int) -> Sentence:
    first = rows[0]
    matter, topic = first["matter"], first["topic"]
    is_body = first["bodies"] == 1 and first["kind"] != BRANCH
    of_subject = matter in ("chua_quyet_dinh", "chua_co_muc")
    return Sentence(
        matter,
        _lead(rows, deadline, branches),
        "" if is_body else _names(rows, topic),
        tuple(row["unit"] for row in rows if row["kind"] == BRANCH) if first["bodies"] <= len(rows) else (),
        subject_kind=topic if of_subject else "",
        stage="proposed" if matter == "chua_quyet_dinh" else "",
    )


def _lead(rows: list[Row], deadline: Row, branches: int) -> str:
    first = rows[0]
    matter, topic, days = first["matter"], first["topic"], first["days"]
    who = _who(rows, branches)
    is_silent = not first["told_bodies"]
    kinds = names("subject_kind")
    lead = say(
        STEM,
        _key(matter, topic, days, is_silent=is_silent),
        who=who[:1].upper() + who[1:],
        where=_said_of(first["told_bodies"], branches) if matter in PLEDGES and not is_silent else who,
        n=whole(first["all_n"]),
        days=whole(days),
        papers=deadline.get("documents_name", ""),
        owed=_owed(deadline),
        comparison=deadline.get("comparison_name", ""),
        day=day(deadline.get("named_day")),
        subjects=_subjects(topic) if topic in kinds else "",
    )
    return lead + _apart(first, deadline)


def _key(matter: str, topic: str, days: int | None, is_silent: bool) -> str:
    """The sentence's key: its own on the day itself, for bodies that are themselves rated, where nobody reported."""
    key = f"lead_{matter}"
    if is_silent:
        return f"{key}_silent"
    variant = f"{key}_today" if days == 0 else f"{key}_bodies" if topic in ("chi_bo", "dang_bo", "dang_uy") else key
    return variant if variant in wording(STEM) else key


def _apart(first: Row, deadline: Row) -> str:
    """What of it is to be told apart: those who have handed in nothing, are postponed, have not reported."""
    matter, part = first["matter"], first["all_part"]
    if matter in PLEDGES:
        silent = first["bodies"] - first["told_bodies"]
        return say(STEM, "silent", n=whole(silent)) if silent and first["told_bodies"] else ""
    if not part or f"part_{matter}" not in wording(STEM) or (matter == "den_han" and not deadline.get("is_dossier")):
        return ""
    return say(STEM, f"part_{matter}", part=whole(part))


def _names(rows: list[Row], topic: str) -> str:
    """The first few bodies with what is said of each and who looks after it, then how many more there are."""
    first, last = rows[:NAMED], rows[NAMED:]
    named = ", ".join(_named(row, topic) for row in first)
    if not last:
        return named
    branches = first[0]["branches"] - sum(row["kind"] == BRANCH for row in first)
    rest = {"bodies": first[0]["bodies"] - len(first), "branches": branches}
    return say(STEM, "and_others", named=named, others=_who([row | rest for row in last], 0))


def _named(row: Row, topic: str) -> str:
    about = "; ".join(part for part in (_each(row, topic), row["office"]) if part)
    return say(STEM, "named", name=row["unit_name"], about=about) if about else str(row["unit_name"])


def _each(row: Row, topic: str) -> str:
    if row["n"] is None:
        return say(STEM, "each_silent")
    key = f"each_{row['matter']}"
    if key not in wording(STEM) or topic in ("chi_bo", "dang_bo", "dang_uy"):
        return ""
    today = f"{key}_today"
    return say(STEM, today if row["days"] == 0 and today in wording(STEM) else key, n=whole(row["n"]), days=row["days"])


def _who(rows: list[Row], branches: int) -> str:
    """How many bodies: by name where it is one that is no branch, "tất cả" where it is all branches of several."""
    n = rows[0]["bodies"]
    if rows[0]["branches"] == n:
        return _said_of(n, branches)
    return rows[0]["unit_name"] if n == 1 else say(STEM, "bodies", n=whole(n))


def _said_of(n: int, branches: int) -> str:
    return say(STEM, "all_units" if n == branches > 1 else "units", n=whole(n))


def _owed(deadline: Row) -> str:
    """What is to be done with the papers of a deadline: handed in where the plan names to whom, else made."""
    key = "owed_dossier" if deadline.get("is_dossier") else "owed_sent" if deadline.get("recipient") else "owed_kept"
    return say(STEM, key, papers=deadline.get("documents_name", ""))


def _subjects(kind: str) -> str:
    return lower_first(names("subject_kind")[kind])
