"""Workbooks that hypothesis draws: hands, spellings, layouts, faults; a failure shrinks to the plainest that fails."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from random import Random

from hypothesis import strategies as st

from tests.committees.bundle import Form, cover_sheet, helper_sheet
from tests.committees.drawn import Cause, Drawn
from tests.committees.facts import Committee
from tests.committees.files import TEXT_KINDS
from tests.committees.forms import awards, branch, decisions, members, office, register, remediation, totals
from tests.committees.hand import HABITS, Hand
from tests.committees.invent import invent
from tests.committees.layout import Layout
from tests.committees.pen import Pen
from tests.committees.planted import Garden
from tests.committees.sheet import Book, Sheet
from tests.committees.table import Paper
from tests.committees.tcvn3 import as_tcvn3
from tests.committees.words import wordings

YEARS = (2022, 2023)
COMMITTEES = 25
MOST_FAULTS = 3
# Forms that say the same of the same people stand in one workbook only once.
FORMS: tuple[tuple[str, ...], ...] = (
    ("members", "collected_members", "decided_members"),
    ("branch", "collected_branches", "decided_branches"),
    ("register",),
    ("remediation", "collected_plans", "follow_up"),
    ("awards",),
    ("meetings",),
    ("pledges",),
    ("totals",),
    ("decided_leaders",),
)
OF_A_BRANCH = ("members", "branch", "remediation")
FORMATS = ("xlsx", "xlsx", "shared", "xls", "csv")  # shared: an .xlsx whose texts stand in a part of their own
HANDS = st.fixed_dictionaries({name: st.sampled_from(habits) for name, habits in HABITS.items()}).map(
    lambda habits: Hand(**habits)
)


@cache
def committee(seed: int) -> Committee:
    """One of the invented committees."""
    return invent(seed, 5, YEARS)


@st.composite
def workbooks(draw: st.DrawFn) -> Drawn:
    """A workbook of one to three papers: a sheet each, or one under the other, sound or with faults planted."""
    kind = draw(st.sampled_from(FORMATS))
    forms = [
        draw(st.sampled_from(group))
        for group in draw(st.lists(st.sampled_from(FORMS), min_size=1, max_size=3, unique=True))
    ]
    stacked = draw(st.booleans()) and len({form in OF_A_BRANCH for form in forms}) == 1
    hand = draw(HANDS)
    # Two of one name in a branch are told apart by the year of birth.
    hand = replace(hand, birth="year") if hand.birth == "sexes" else hand
    path = f"bieu.{'xlsx' if kind == 'shared' else kind}"
    book = Book(path, [], shared_strings=kind == "shared")
    said = f"{', '.join(forms)}{' one below the other' if stacked else ''}; {hand.said()}"
    drawn = Drawn(draw(st.integers(0, COMMITTEES - 1)), book, draw(st.sampled_from(TEXT_KINDS)), said)
    for form in forms if stacked or kind != "csv" else forms[:1]:
        if not stacked or not book.sheets:
            name = draw(st.sampled_from(wordings("sheet_names", "empty")))
            book.sheets.append(Sheet(f"{name} {len(book.sheets)}"))
        _add(draw, drawn, form, hand, computes=kind == "xlsx")
    _dress(draw, drawn, kind)
    return drawn


def _add(draw: st.DrawFn, drawn: Drawn, form: str, hand: Hand, *, computes: bool) -> None:
    """Write one paper below what the last sheet holds, with up to so many faults."""
    chance = draw(st.randoms(use_true_random=False))
    invented = committee(drawn.seed)
    pen = Pen(invented, invented.totals_year if form == "totals" else YEARS[0], hand, chance)
    garden = Garden(form, _paper(pen, form, chance), hand, computes and not hand.formulas)
    for _ in range(draw(st.integers(0, MOST_FAULTS))):
        garden.plant(draw)
    sheet = drawn.book.sheets[-1]
    layout = Layout(sheet, hand, chance)
    layout.write(garden.paper)
    drawn.take(garden, sheet, layout)


def _paper(pen: Pen, form: str, chance: Random) -> Paper:
    unit = chance.choice(pen.committee.branches(pen.year))
    papers: dict[str, Form] = {
        "members": partial(members.paper, unit=unit),
        "collected_members": members.collected,
        "decided_members": decisions.members,
        "branch": partial(branch.paper, unit=unit),
        "collected_branches": branch.collected,
        "decided_branches": decisions.branches,
        "decided_leaders": decisions.leaders,
        "register": register.paper,
        "remediation": partial(remediation.plan, unit=unit),
        "collected_plans": remediation.collected_plans,
        "follow_up": remediation.follow_up,
        "awards": awards.paper,
        "meetings": office.meetings,
        "pledges": office.pledges,
        "totals": totals.paper,
    }
    return papers[form](pen)


def _dress(draw: st.DrawFn, drawn: Drawn, kind: str) -> None:
    """What else a workbook may have: the font of the nineties, hidden rows and sheets, sheets of something else."""
    sheets = drawn.book.sheets
    if draw(_seldom(6)):
        drawn.text_kind = "tcvn3"
        for sheet in sheets:
            sheet.cells = {place: as_tcvn3(v) if isinstance(v, str) else v for place, v in sheet.cells.items()}
            drawn.causes.append(Cause("legacy_encoding", sheet.name))
    if kind == "csv":
        return
    if draw(_seldom(5)):
        numbers = sorted({row for row, _ in sheets[0].cells})
        sheets[0].hidden_rows = set(draw(st.lists(st.sampled_from(numbers), min_size=1, max_size=3)))
        drawn.causes.append(Cause("hidden_rows", sheets[0].name))
    if len(sheets) > 1 and draw(_seldom(3)):
        sheets[1].hidden = True
        drawn.causes.append(Cause("hidden_sheet", sheets[1].name))
    others = draw(st.sampled_from(("none", "none", "none", "cover", "helper", "dues")))
    if others == "cover":
        sheets.insert(0, cover_sheet(committee(drawn.seed), YEARS[0]))
    elif others == "helper":
        sheets.append(helper_sheet())
    elif others == "dues":
        sheets.append(_dues())
        drawn.causes.append(Cause("unknown_sheet", "Đảng phí"))


def _seldom(times: int) -> st.SearchStrategy[bool]:
    """True once in so many times, and never in the plainest case."""
    return st.integers(0, times - 1).map(lambda n: n == times - 1)


def _dues() -> Sheet:
    """A table that is none of ours."""
    sheet = Sheet("Đảng phí")
    for column, text in enumerate(("TT", "Họ và tên", "Số tiền", "Tháng"), 1):
        sheet.put(1, column, text)
        for row in range(2, 8):
            sheet.put(row, column, f"Đảng viên {row:04}" if column == 2 else row)
    return sheet
