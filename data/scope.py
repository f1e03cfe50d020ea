"""What an answer holds for one who does not see all: of other bodies no text typed by hand and no paper's place.

Which people and papers an answer is reckoned from, SQL decides (views/sees.sql); what is left of it is withheld here.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from data.words import words

# Texts that somebody typed, in which anything may stand, also a name: what tells one line from another is withheld in
# words, what a line can do without is left out.
TOLD_BY = frozenset({"earlier_item", "earlier_key", "item", "item_key", "reason", "shortcoming", "thread"})
KEYS = frozenset({"earlier_key", "item_key", "thread"})  # of those, the ones that only tell one from another
LEFT_OUT = frozenset(
    {"attended", "items", "measure", "note", "office", "received_by", "responsible", "supervisor", "unrated_reason"}
)
WHOLE = "whole_"
PEOPLE = frozenset({"dang_vien", "can_bo"})
PLACES = ("source", "given", "from", "to")
PLACE_PARTS = ("id", "file", "sheet", "cell")
# Questions with a row for a person, or with who is responsible: to ask them is to view the records of named people.
OF_PEOPLE = frozenset(
    {
        "award_eligibility_lines",
        "award_proposals",
        "award_runs",
        "cell_history",
        "form_members",
        "open_shortcoming_bar",
        "person_find",
        "person_lines",
        "quarter_ratings",
        "rating_sources",
        "rating_transition_lines",
        "register_remediation",
        "remediation_lines",
        "remediation_overdue",
        "score_check",
        "source_issues",
        "stage_shift_lines",
        "trial_subjects",
        "unit_shortcomings",
        "vote_check",
    }
)
# What the projector may ask. Of answers that have a row for a person it gets the row, but not whose it is; of texts
# that somebody typed none.
PROJECTED = frozenset(
    {
        "award_eligibility",
        "award_ratio",
        "award_runs",
        "ceiling_check",
        "committee",
        "deadline_progress",
        "dossier_missing",
        "member_pledges",
        "not_rated",
        "on_time_trend",
        "open_shortcoming_bar",
        "progress_compared",
        "quarter_ratings",
        "rating_by_unit",
        "rating_distribution",
        "rating_heatmap",
        "planned_years",
        "rating_progress",
        "rating_transitions",
        "rating_trend",
        "remediation_ageing",
        "remediation_basis",
        "remediation_burnup",
        "remediation_goals",
        "remediation_overdue",
        "remediation_status",
        "remediation_summary",
        "review_meetings",
        "rule_parts",
        "scope",
        "score_check",
        "shortcoming_recurrence",
        "stage_shift",
        "submission_curve",
        "submission_lag",
        "submission_matrix",
        "unit_calendar",
        "unit_rating_history",
        "units",
        "vote_check",
    }
)


def without_the_whole(answer: pl.DataFrame) -> pl.DataFrame:
    """The same rows, without what is reckoned of all bodies beside them: of people, a branch sees its own alone."""
    beside = [name for name in answer.columns if name.startswith(WHOLE)]
    return answer.with_columns(pl.lit(None, dtype=answer.schema[name]).alias(name) for name in beside)


def as_projected(answer: pl.DataFrame, *, of_people: bool) -> pl.DataFrame:
    """The same rows without anything that could name a person: who it is, texts that somebody typed, places in files.

    What tells one person or one text from another stays as a number. `of_people`: there is a row for a person.
    """
    numbered = KEYS | ({"subject"} if of_people else set())
    unsaid = LEFT_OUT | {f"{place}_{part}" for place in PLACES for part in PLACE_PARTS}
    unsaid |= {"subject_name"} if of_people else set()
    told = {
        **{name: pl.col(name).rank("dense").cast(pl.String) for name in numbered},
        **{name: pl.lit("") for name in TOLD_BY - KEYS},
        **{name: pl.lit(None, dtype=answer.schema.get(name)) for name in unsaid},
    }
    return answer.with_columns(value.alias(name) for name, value in told.items() if name in answer.columns)


def within_scope(answer: pl.DataFrame, unit: str | None, own_files: Sequence[int]) -> pl.DataFrame:
    """The same rows; of those of other bodies than `unit`, no typed text, and no place in a file that is not its own.

    An answer without a column `unit` is of no one body: none of it is the viewer's own. `own_files`: their numbers.
    """
    own = pl.col("unit").eq_missing(unit) if "unit" in answer.columns else pl.lit(value=False)
    withheld = words().row(by_predicate=(pl.col("kind_of_word") == "withheld"), named=True)["name"]
    changed = [
        pl.when(own | pl.col(name).is_null()).then(name).otherwise(pl.lit(withheld if name in TOLD_BY else None))
        for name in answer.columns
        if name in TOLD_BY | LEFT_OUT and answer.schema[name] == pl.String
    ]
    for place in PLACES:
        if f"{place}_id" in answer.columns:
            open_to = own & pl.col(f"{place}_id").is_in(own_files)
            names = [f"{place}_{part}" for part in PLACE_PARTS if f"{place}_{part}" in answer.columns]
            changed += [pl.when(open_to).then(name).alias(name) for name in names]
    return answer.with_columns(changed)
