"""How one office types: every habit of layout and spelling, drawn at random or given."""

from __future__ import annotations

from dataclasses import dataclass, fields
from random import Random

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


def hand_of(rng: Random) -> Hand:
    """A hand at random: most habits are common ones, a few rare."""
    return Hand(
        top=rng.choice((0, 0, 1, 2, 4)),
        left=rng.choice((0, 0, 0, 1, 2)),
        letterhead=rng.choice(("two_columns", "two_columns", "colon", "label", "one_cell", "in_title")),
        year_place=rng.choice(("line", "title", "brackets", "split_title")),
        next_year=rng.random() < 0.2,
        header_rows=rng.choice((1, 2, 2, 3)),
        merge=rng.random() < 0.75,
        number_row=rng.choice(("none", "none", "brackets", "plain", "letters")),
        level_style=rng.choice((*level_styles("styles"), MIXED)),
        heading_style=rng.choice(level_styles("headings")),
        mark=rng.choice(("", "", "", "x", "X", "+", "✓")),
        has_self=rng.random() < 0.85,
        votes=rng.choice(("none", "plain", "plain", "percent")),
        birth=rng.choice(("year", "year", "year_text", "date", "date_text", "sexes")),
        card=rng.choice(("none", "text", "text", "number")),
        position=rng.random() < 0.8,
        extras=rng.choice((0, 0, 1, 2)),
        shuffled=rng.random() < 0.4,
        groups=rng.choice(("none", "none", "roles", "offices", "offices_named_like_branches")),
        group_style=rng.choice(("two_cells", "one_cell", "merged")),
        group_numbers=rng.choice(("I", "A", "none")),
        group_counts=rng.random() < 0.3,
        branch_as=rng.choice(("column", "column", "merged", "once", "group")),
        empty_rows=rng.random() < 0.25,
        repeat_heading=rng.random() < 0.2,
        totals=rng.choice(("none", "plain", "count", "text", "marks")),
        signature=rng.random() < 0.7,
        under_table=rng.random() < 0.3,
        reasons=rng.choice(("note", "note", "level", "both")),
        remarks=rng.random() < 0.2,
        dates=rng.choice(("date", "stamp", "slashes", "padded", "dashes", "short", "iso")),
        numbers=rng.choice(("number", "number", "text", "dot")),
        unicode=rng.choice(("NFC", "NFC", "NFC", "NFD", "mixed")),
        old_tones=rng.random() < 0.25,
        spaces=rng.random() < 0.3,
        upper_levels=rng.random() < 0.15,
        units=rng.choice(("plain", "chi_bo", "cb", "upper", "any")),
        both_stages=rng.random() < 0.25,
        register=rng.choice(("list", "list", "matrix", "turned")),
        dash=rng.random() < 0.3,
        one_head=rng.random() < 0.4,
        title_in_one_cell=rng.random() < 0.15,
        title_case=rng.choice(("upper", "upper", "sentence")),
        upper_headings=rng.random() < 0.15,
        split_name=rng.random() < 0.15,
        comrade=rng.choice(("", "", "", "", "Đ/c ", "Đồng chí ")),
        signer=rng.random() < 0.2,
        summary=rng.random() < 0.2,
        cover=rng.random() < 0.1,
        vague_due=rng.random() < 0.2,
        dots=rng.random() < 0.1,
        percent_text=rng.random() < 0.3,
        page_total=rng.random() < 0.3,
        two_signatures=rng.random() < 0.2,
        scribbles=rng.random() < 0.15,
        formulas=rng.random() < 0.15,
        collected=rng.choice(("own", "own", "sheets", "table")),
        title_at=rng.choice((0, 0, 1, 2)),
        wordings=rng.choice(("first", "any", "any", "any")),
    )
