"""How one office types: every habit of layout and spelling, drawn at random or given."""

from __future__ import annotations

from dataclasses import dataclass, fields
from random import Random
from typing import Any

from tests.committees.words import level_styles

MIXED = "mixed"  # a level style: every cell in another spelling


@dataclass(frozen=True)
class Hand:
    """The habits behind one paper. The defaults are the plainest paper there is."""

    top: int = 0  # empty rows above
    left: int = 0  # empty columns before
    letterhead: str = "two_columns"  # two_columns | colon | label | one_cell | in_title
    year_place: str = "line"  # line | title | brackets | split_title
    next_year: bool = False  # the paper speaks of next year too, or is dated in it
    header_rows: int = 2  # at most so many
    merge: bool = True  # headings, titles and repeated names are merged cells
    number_row: str = "none"  # none | brackets | plain | letters
    level_style: str = "full"
    heading_style: str = "abbreviated"
    mark: str = ""  # "" (the level is written) | x | X | + | ✓
    has_self: bool = True
    votes: str = "plain"  # none | plain | percent
    birth: str = "year"  # year | year_text | date | date_text | sexes
    card: str = "text"  # none | text | number
    position: bool = True
    extras: int = 0  # columns that no fact hangs on
    shuffled: bool = False
    groups: str = "none"  # none | roles | offices | offices_named_like_branches
    group_style: str = "two_cells"  # two_cells | one_cell | merged
    group_numbers: str = "I"  # I | A | none
    group_counts: bool = False
    branch_as: str = "column"  # column | merged | once | group
    empty_rows: bool = False
    repeat_heading: bool = False
    totals: str = "none"  # none | plain | count | text | marks
    signature: bool = True
    under_table: bool = False  # notes and numbers below
    reasons: str = "note"  # note | level | both
    remarks: bool = False  # notes beside people who are rated
    dates: str = "date"  # date | stamp (with a time of day) | slashes | padded | dashes | short | iso
    numbers: str = "number"  # number | text | dot (of the first column)
    unicode: str = "NFC"  # NFC | NFD | mixed
    old_tones: bool = False  # uỷ, hoà
    spaces: bool = False  # doubled, no-break, trailing, line breaks
    upper_levels: bool = False
    units: str = "plain"  # plain | chi_bo | cb | upper | any
    both_stages: bool = False  # a decision repeats the proposal
    register: str = "list"  # list | matrix | turned (documents down)
    dash: bool = False  # "-" where nothing was filed
    one_head: bool = False  # of tables one under the other only the first has a letterhead
    title_in_one_cell: bool = False
    title_case: str = "upper"  # upper | sentence
    upper_headings: bool = False
    split_name: bool = False  # family name and given name in two columns
    comrade: str = ""  # before a name in lists: "" | "Đ/c " | "Đồng chí "
    signer: bool = False  # a name under the signature
    summary: bool = False  # numbers by level in words below the table
    cover: bool = False  # a sheet that holds only a title
    vague_due: bool = False  # "Quý II/2024" for the last day of the quarter
    dots: bool = False  # a full stop after a level
    percent_text: bool = False  # "75,0%" instead of 75
    page_total: bool = False  # "Cộng trang" before headings repeated on the next page
    two_signatures: bool = False  # another one under the column of names, with a name
    scribbles: bool = False  # remarks to the right of the table
    formulas: bool = False  # numbers and levels are formulas with their computed values
    collected: str = "own"  # the branches' papers: own | sheets (of one workbook) | table (one for all)
    title_at: int = 0  # columns by which a title that is not merged is moved to the right
    wordings: str = "first"  # first | any: of the headings, titles and documents in words.toml

    def said(self) -> str:
        """The habits that differ from the plainest hand, for the report of a failure."""
        plain = Hand()
        return ", ".join(
            f"{field.name}={getattr(self, field.name)!r}"
            for field in fields(self)
            if getattr(self, field.name) != getattr(plain, field.name)
        )


# What a hand may be like, habit by habit: the plainest first, and as often as it is met.
HABITS: dict[str, tuple[Any, ...]] = {
    "top": (0, 0, 1, 2, 4),
    "left": (0, 0, 0, 1, 2),
    "letterhead": ("two_columns", "two_columns", "colon", "label", "one_cell", "in_title"),
    "year_place": ("line", "title", "brackets", "split_title"),
    "next_year": (*(False,) * 4, True),
    "header_rows": (2, 2, 1, 3),
    "merge": (True, True, True, False),
    "number_row": ("none", "none", "brackets", "plain", "letters"),
    "level_style": (*level_styles("styles"), MIXED),
    "heading_style": ("abbreviated", *level_styles("headings")),
    "mark": ("", "", "", "x", "X", "+", "✓"),
    "has_self": (*(True,) * 6, False),
    "votes": ("plain", "plain", "none", "percent"),
    "birth": ("year", "year", "year_text", "date", "date_text", "sexes"),
    "card": ("text", "text", "none", "number"),
    "position": (*(True,) * 4, False),
    "extras": (0, 0, 1, 2),
    "shuffled": (False, True),
    "groups": ("none", "none", "roles", "offices", "offices_named_like_branches"),
    "group_style": ("two_cells", "one_cell", "merged"),
    "group_numbers": ("I", "A", "none"),
    "group_counts": (False, False, True),
    "branch_as": ("column", "column", "merged", "once", "group"),
    "empty_rows": (*(False,) * 3, True),
    "repeat_heading": (*(False,) * 4, True),
    "totals": ("none", "plain", "count", "text", "marks"),
    "signature": (True, True, False),
    "under_table": (False, False, True),
    "reasons": ("note", "note", "level", "both"),
    "remarks": (*(False,) * 4, True),
    "dates": ("date", "stamp", "slashes", "padded", "dashes", "short", "iso"),
    "numbers": ("number", "number", "text", "dot"),
    "unicode": ("NFC", "NFC", "NFC", "NFD", "mixed"),
    "old_tones": (*(False,) * 3, True),
    "spaces": (False, False, True),
    "upper_levels": (*(False,) * 6, True),
    "units": ("plain", "chi_bo", "cb", "upper", "any"),
    "both_stages": (*(False,) * 3, True),
    "register": ("list", "list", "matrix", "turned"),
    "dash": (False, False, True),
    "one_head": (False, True),
    "title_in_one_cell": (*(False,) * 6, True),
    "title_case": ("upper", "upper", "sentence"),
    "upper_headings": (*(False,) * 6, True),
    "split_name": (*(False,) * 6, True),
    "comrade": ("", "", "", "", "Đ/c ", "Đồng chí "),
    "signer": (*(False,) * 4, True),
    "summary": (*(False,) * 4, True),
    "cover": (*(False,) * 9, True),
    "vague_due": (*(False,) * 4, True),
    "dots": (*(False,) * 9, True),
    "percent_text": (False, False, True),
    "page_total": (False, False, True),
    "two_signatures": (*(False,) * 4, True),
    "scribbles": (*(False,) * 6, True),
    "formulas": (*(False,) * 6, True),
    "collected": ("own", "own", "sheets", "table"),
    "title_at": (0, 0, 1, 2),
    "wordings": ("first", "any", "any", "any"),
}


def hand_of(rng: Random) -> Hand:
    """A hand at random: most habits are common ones, a few rare."""
    return Hand(**{name: rng.choice(habits) for name, habits in HABITS.items()})
