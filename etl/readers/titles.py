"""What the title of a table says about all its rows: whom it rates, at which stage, of which quarter."""

from etl.reading import TableReading


def people_kind(reading: TableReading) -> str:
    """can_bo for a list of leading officials, else dang_vien. A group heading inside a members' list tells nothing."""
    words = reading.words.raw["titles"]
    leaders = any(word in reading.head.title for word in words["leaders"])
    members = any(word in reading.head.title for word in words["members"])
    return "can_bo" if leaders and (not members or words["members_who_lead"] in reading.head.title) else "dang_vien"


def period_of_title(reading: TableReading) -> str:
    """The quarter the title names ("quý I năm 2025"), else the year; a title that names several is of none."""
    return reading.words.period(reading.head.title)[0] or "nam"


def stage_of_title(reading: TableReading) -> str:
    """The stage of a column headed just "Xếp loại": proposed in a branch's paper, decided in the committee's."""
    words = reading.words.raw["titles"]
    by_the_committee = not reading.units.is_branch(reading.head.unit)
    if any(word in reading.head.title for word in words["proposed"]) or not by_the_committee:
        return "proposed"
    return "decided"
