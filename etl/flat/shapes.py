"""Values of a flat table's rows to the records of data/schema.sql, by table; what only the whole row shows wrong."""

from collections.abc import Callable
from dataclasses import dataclass, field

import polars as pl

from data.scope import PEOPLE
from data.text import key
from data.vocabulary import vocabulary
from data.words import NOT_RATED
from etl.flat.cells import FAULTS, Column, told
from etl.units import Units

WAITING, YEARLY = "cho_xep_loai", "nam"
OPEN_STATES = ("chua_thuc_hien", "dang_thuc_hien")
DONE = "da_hoan_thanh"
PLAN, FOLLOW_UP = "plan", "follow_up"


@dataclass
class Shaped:
    """Rows on their way to records: values by column with `row`; asides: what a cell says beside its column's kind."""

    values: pl.DataFrame
    columns: dict[str, Column]
    asides: dict[str, pl.Series]
    units: Units
    faults: list[pl.DataFrame] = field(default_factory=list)
    warnings: list[pl.DataFrame] = field(default_factory=list)

    def has(self, name: str) -> bool:
        """Whether the file has such a column."""
        return name in self.columns

    def say(self, name: str, column: str, which: pl.Expr, *, warning: bool = False) -> None:
        """Notes the cells of a column in the rows where `which` holds."""
        place = self.columns[column]
        found = self.values.select(which.fill_null(value=False).alias("which"))["which"]
        if found.any():
            told_of = pl.DataFrame({"row": place.rows.filter(found), "value": place.shown.filter(found)})
            letter, heading = pl.lit(place.letter), pl.lit(place.heading)
            frame = told_of.with_columns(column=letter, name=pl.lit(name), heading=heading).select(list(FAULTS))
            (self.warnings if warning else self.faults).append(frame)


def rating(shaped: Shaped) -> list[pl.DataFrame]:
    """One record per row: a level, or the state and reason of having none."""
    values = _given(
        shaped.values, subject_name=None, score=None, unrated_state=None, unrated_reason=None, dated_on=None
    )
    if "level" in shaped.asides:
        values = values.with_columns(unrated_reason=pl.coalesce("unrated_reason", shaped.asides["level"]))
    level = pl.when(pl.col("level") != NOT_RATED).then("level")
    reasons = told(values["unrated_reason"], vocabulary().reason_state, pl.String)
    shaped.values = values = values.with_columns(
        level=level,
        told_state=reasons,
        period=pl.col("period").fill_null(YEARLY) if shaped.has("period") else pl.lit(YEARLY),
    )
    silent = pl.col("level").is_null() & pl.col("unrated_state").is_null()
    shaped.say(
        "missing_level", "level", silent & pl.col("unrated_reason").is_null() & pl.col("score").is_null(), warning=True
    )
    if shaped.has("unrated_reason"):
        strange = silent & pl.col("unrated_reason").is_not_null() & pl.col("told_state").is_null()
        shaped.say("unknown_reason", "unrated_reason", strange, warning=True)
    _bodies(shaped)
    rated = pl.col("level").is_not_null()
    state = pl.coalesce("unrated_state", "told_state", pl.lit(WAITING))
    return [
        shaped.values.with_columns(
            unrated_state=pl.when(~rated).then(state), unrated_reason=pl.when(~rated).then("unrated_reason")
        ).drop("told_state")
    ]


def _bodies(shaped: Shaped) -> None:
    """A body's own rating has the body's id as its subject; a person's id is none of a body."""
    ids = shaped.units.ids
    is_body = ~pl.col("subject_kind").is_in(PEOPLE)
    named = told(
        shaped.values.filter(is_body & (pl.col("subject") != pl.col("unit")))["subject"], shaped.units.find, pl.String
    )
    other = shaped.values.select(is_body & (pl.col("subject") != pl.col("unit"))).to_series().fill_null(value=False)
    meant = pl.Series([None] * len(other), dtype=pl.String)
    if other.any():
        meant = meant.scatter(other.arg_true(), named)
    shaped.values = shaped.values.with_columns(meant=meant)
    shaped.say(
        "subject_is_another",
        "subject",
        is_body & (pl.col("subject") != pl.col("unit")) & pl.col("meant").ne_missing(pl.col("unit")),
    )
    shaped.say("subject_is_a_body", "subject", ~is_body & pl.col("subject").is_in(ids.implode()))
    name = pl.coalesce("subject_name", pl.when(is_body).then(_name(shaped)).otherwise("subject"))
    subject = pl.when(is_body).then("unit").otherwise("subject")
    shaped.values = shaped.values.drop("meant").with_columns(subject_name=name, subject=subject)


def _name(shaped: Shaped) -> pl.Series:
    names = shaped.units.names
    if not names or shaped.values["subject_kind"].is_in(PEOPLE).all():
        return shaped.values["unit"]
    return told(shaped.values["unit"], lambda unit: names.get(unit, unit), pl.String)


def plain(shaped: Shaped) -> list[pl.DataFrame]:
    """The values are the record."""
    return [shaped.values]


def pledge(shaped: Shaped) -> list[pl.DataFrame]:
    """As they stand; more pledges than members are said."""
    shaped.say("more_than_all_in_row", "done", pl.col("done") > pl.col("members"), warning=True)
    return [shaped.values]


def award(shaped: Shaped) -> list[pl.DataFrame]:
    """As they stand; who is proposed is a body where its id or name is one's, else a member."""
    values = _given(shaped.values, subject_kind=None, subject_name=None)
    body = told(values["subject"], shaped.units.find_any, pl.String)
    kind = told(body, shaped.units.kind, pl.String).fill_null("dang_vien")
    values = values.with_columns(
        subject=pl.coalesce(body, "subject"),
        subject_kind=pl.coalesce("subject_kind", kind),
        subject_name=pl.coalesce("subject_name", "subject"),
    )
    return [values]


def remediation_item(shaped: Shaped) -> list[pl.DataFrame]:
    """A plan's record with the first due date, and where more is told a follow-up's with what stands now.

    What a follow-up says that names no day of its own counts from the day the file is taken in (remediation_line).
    """
    values = _given(shaped.values, extended_from=None, done_on=None, measure=None, responsible=None, stated_on=None)
    shaped.values = values = values.with_columns(
        item_key=told(values["item"], lambda text: key(text).strip(" .;,:-+"), pl.String),
        status=pl.when(pl.col("status").is_null() & pl.col("done_on").is_not_null())
        .then(pl.lit(DONE))
        .otherwise("status"),
    )
    if shaped.has("done_on"):
        shaped.say(
            "contradicting_state", "done_on", pl.col("done_on").is_not_null() & pl.col("status").is_in(OPEN_STATES)
        )
    words = shaped.asides.get("due_on", pl.lit(None, dtype=pl.String))
    first = pl.coalesce("extended_from", "due_on")
    nothing = pl.lit(None, dtype=pl.String)
    planned = values.with_columns(
        words.alias("words"),
        due_on=first,
        paper=pl.lit(PLAN),
        status=nothing,
        done_on=pl.lit(None, dtype=pl.Date),
        stated_on=pl.lit(None, dtype=pl.Date),
    )
    moved = pl.col("due_on") != pl.col("extended_from")
    told_more = pl.col("status").is_not_null() | moved.fill_null(value=False) | pl.col("stated_on").is_not_null()
    followed = values.with_columns(words.alias("words"), paper=pl.lit(FOLLOW_UP)).filter(told_more)
    shown = pl.coalesce(pl.col("due_on").dt.strftime("%d/%m/%Y"), "words")
    return [
        frame.with_columns(due_text=shown, extended_from=pl.lit(None, dtype=pl.Date)).drop("words")
        for frame in (planned, followed.select(planned.columns))
    ]


def reason_aside(text: str) -> str | None:
    """What stands where a level should, if it is a reason for having none."""
    words = vocabulary()
    if words.level(text) is not None or words.reason_state(text) is None or words.speaks_of_level(text):
        return None
    return text


def words_aside(text: str) -> str | None:
    """What stands where a due date should, if no day is meant: it comes again and again."""
    is_day = any(letter.isdigit() for letter in text) and not vocabulary().is_recurring(text)
    return None if is_day else text


ASIDES: dict[tuple[str, str], Callable[[str], str | None]] = {
    ("rating", "level"): reason_aside,
    ("remediation_item", "due_on"): words_aside,
}
SHAPES: dict[str, Callable[[Shaped], list[pl.DataFrame]]] = {
    "rating": rating,
    "pledge": pledge,
    "award": award,
    "remediation_item": remediation_item,
}


def _given(values: pl.DataFrame, **empty: None) -> pl.DataFrame:
    """The values with columns that the file may lack."""
    kinds = {
        "score": pl.Float64,
        "dated_on": pl.Date,
        "extended_from": pl.Date,
        "done_on": pl.Date,
        "stated_on": pl.Date,
    }
    missing = [
        pl.lit(None, dtype=kinds.get(name, pl.String)).alias(name) for name in empty if name not in values.columns
    ]
    return values.with_columns(missing)
