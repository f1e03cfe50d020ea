"""The published cases: how each is typed for the invented committee, what ours must be, and why print deviates."""

import csv
from dataclasses import dataclass, field
from pathlib import Path

LEVELS = ("HTXSNV", "HTTNV", "HTNV", "KHTNV")
# How the csv names the four levels.
PRINTED = dict(zip(LEVELS, ("htxs", "htt", "ht", "kht"), strict=True))

# Why a printed percentage is not ours, which is half up with one decimal.
NOT_PRINTED = "not printed"
TRUNCATED = "one decimal, cut off"
TO_A_WHOLE = "rounded to a whole number"


@dataclass(frozen=True)
class Case:
    """One case: the form it is typed in, the kind and stage under which it is asked for, and what must come out.

    `percents` and `counts` are ours, by level; None is missing. `deviations` tell why print differs from ours.
    """

    form: str
    kind: str
    stage: str = "decided"
    not_rated: int | None = 0
    percents: tuple[float | None, ...] = (None, None, None, None)
    deviations: dict[str, str] = field(default_factory=dict)


NONE_PRINTED = dict.fromkeys(LEVELS, NOT_PRINTED)
CASES = {
    "CM2018-ORG": Case(
        "bodies",
        "chi_bo",
        percents=(17.9, 75.0, 7.1, 0.0),
        deviations={"HTXSNV": TRUNCATED, "KHTNV": NOT_PRINTED},
    ),
    "CM2020-ORG": Case(
        "bodies",
        "chi_bo",
        percents=(18.6, 79.7, 1.7, 0.0),
        deviations={"HTNV": NOT_PRINTED, "KHTNV": NOT_PRINTED},
    ),
    # Two of the four levels were never printed: they are missing, and with them every share.
    "CM2022-ORG": Case("totals", "dang_vien", not_rated=None, deviations=NONE_PRINTED),
    "LAK2019-ORG": Case("bodies", "chi_bo", not_rated=4, percents=(71.4, 28.6, 0.0, 0.0), deviations=NONE_PRINTED),
    "LAK2019-MEM": Case(
        "totals",
        "dang_vien",
        not_rated=1,
        percents=(20.8, 76.4, 2.8, 0.0),
        deviations={"HTXSNV": TO_A_WHOLE, "HTTNV": TRUNCATED, "HTNV": TRUNCATED, "KHTNV": NOT_PRINTED},
    ),
    "TN2022-CADRE": Case("leaders", "can_bo", percents=(10.9, 88.4, 0.8, 0.0), deviations=NONE_PRINTED),
    "SC2022-MEM": Case(
        "members", "dang_vien", stage="proposed", percents=(18.2, 81.8, 0.0, 0.0), deviations=NONE_PRINTED
    ),
    "BH2013-MEM": Case("totals", "dang_vien", not_rated=75, percents=(9.4, 70.9, 19.4, 0.3), deviations=NONE_PRINTED),
    # Print gives percentages and no count: there is nothing to count, so nothing comes out.
    "DT2012-MEM": Case("totals", "dang_vien", not_rated=None),
}


@dataclass(frozen=True)
class Published:
    """A line of published.csv: what was printed; None where nothing was."""

    case_id: str
    year: int
    rated: int | None
    counts: dict[str, int | None]
    percents: dict[str, float | None]


def published() -> dict[str, Published]:
    """All lines of published.csv by case."""
    with Path(__file__).with_name("published.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    return {line["case_id"]: _published(line) for line in lines}


def _published(line: dict[str, str]) -> Published:
    return Published(
        case_id=line["case_id"],
        year=int(line["year"]),
        rated=int(line["rated_total"]) if line["rated_total"] else None,
        counts={level: int(line[code]) if line[code] else None for level, code in PRINTED.items()},
        percents={
            level: float(line[f"pct_{code}"]) if line[f"pct_{code}"] else None for level, code in PRINTED.items()
        },
    )
