"""The native form of each chart that has one, by its question."""

from __future__ import annotations

from collections.abc import Mapping

from components.native import AsNative
from components.natives import (
    award_eligibility,
    award_runs,
    ceiling_check,
    filing_by_unit,
    member_pledges,
    not_rated,
    on_time_trend,
    progress_compared,
    published_people,
    quarter_ratings,
    rating_by_unit,
    rating_distribution,
    rating_heatmap,
    rating_progress,
    rating_transitions,
    rating_trend,
    remediation_ageing,
    remediation_burnup,
    remediation_overdue,
    remediation_status,
    review_meetings,
    shortcoming_recurrence,
    stage_shift,
    submission_curve,
    submission_matrix,
    vote_check,
)

# submission_lag has none: its dots around a line are no series of any Office program; the matrix tells the same days.
NATIVES: Mapping[str, AsNative] = {
    "award_eligibility": award_eligibility.native,
    "award_runs": award_runs.native,
    "ceiling_check": ceiling_check.native,
    "filing_by_unit": filing_by_unit.native,
    "member_pledges": member_pledges.native,
    "not_rated": not_rated.native,
    "on_time_trend": on_time_trend.native,
    "progress_compared": progress_compared.native,
    "published_people": published_people.native,
    "quarter_ratings": quarter_ratings.native,
    "rating_by_unit": rating_by_unit.native,
    "rating_distribution": rating_distribution.native,
    "rating_heatmap": rating_heatmap.native,
    "rating_progress": rating_progress.native,
    "rating_transitions": rating_transitions.native,
    "rating_trend": rating_trend.native,
    "remediation_ageing": remediation_ageing.native,
    "remediation_burnup": remediation_burnup.native,
    "remediation_overdue": remediation_overdue.native,
    "remediation_status": remediation_status.native,
    "review_meetings": review_meetings.native,
    "shortcoming_recurrence": shortcoming_recurrence.native,
    "stage_shift": stage_shift.native,
    "submission_curve": submission_curve.native,
    "submission_matrix": submission_matrix.native,
    "vote_check": vote_check.native,
}
