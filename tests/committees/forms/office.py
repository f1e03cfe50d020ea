"""What the office keeps beside the register: pledges and review meetings."""

from __future__ import annotations

from tests.committees.facts import Meeting, Pledge
from tests.committees.framing import framed
from tests.committees.pen import Pen, Value
from tests.committees.table import Line, Paper, columns, row
from tests.committees.truth import Fact


def pledges(pen: Pen) -> Paper:
    """One row per branch: members, and how many have planned and pledged."""
    share = [("share", (pen.heading("percent"),))] if pen.hand.extras else []
    table = columns(
        ("number", (pen.heading("number"),)),
        ("branch", (pen.heading("branch"),)),
        ("members", (pen.heading("members_total"),)),
        ("done", (pen.heading("pledged"),)),
        *share,
        ("reported", (pen.heading("reported"),)),
        ("note", (pen.heading("note"),)),
    )
    own = [p for p in pen.committee.pledges if p.year == pen.year]
    lines = [_pledge(pen, n, pledge, bool(share)) for n, pledge in enumerate(own, 1)]
    if pen.hand.totals != "none":
        label: dict[str, Value] = {"branch": "Tổng cộng"}
        lines.append(Line("total", label | {"members": sum(p.members for p in own), "done": sum(p.done for p in own)}))
    return framed(pen, "pledges", (table, lines), below_title=f"(Số liệu đến ngày 31/12/{pen.year})")


def _pledge(pen: Pen, n: int, pledge: Pledge, share: bool) -> Line:
    cells: dict[str, Value] = {"number": pen.number(n), "branch": pen.unit(pledge.unit), "members": pledge.members}
    cells |= {"done": pledge.done, "reported": pen.day(pledge.reported)}
    if share:
        cells["share"] = pen.share(round(100 * pledge.done / pledge.members, 1))
    value = (pledge.members, pledge.done, pledge.reported)
    return row(cells, [("done", Fact("pledge", (pledge.year, pledge.unit.id), value))])


def meetings(pen: Pen) -> Paper:
    """One row per branch: whether it has a chi ủy, when it met, who attended for the committee."""
    table = columns(
        ("number", (pen.heading("number"),)),
        ("branch", (pen.heading("branch"),)),
        ("chi_uy", (pen.heading("chi_uy"),)),
        ("held", (pen.heading("held"),)),
        ("supervisor", (pen.heading("supervisor"),)),
        ("note", (pen.heading("note"),)),
    )
    own = [m for m in pen.committee.meetings if m.year == pen.year]
    return framed(pen, "meetings", (table, [_meeting(pen, n, meeting) for n, meeting in enumerate(own, 1)]))


def _meeting(pen: Pen, n: int, meeting: Meeting) -> Line:
    said = ("Có", "Không") if pen.hand.totals == "text" else (pen.hand.mark or "x", None)
    cells: dict[str, Value] = {"number": pen.number(n), "branch": pen.unit(meeting.unit)}
    cells |= {"chi_uy": said[0] if meeting.has_chi_uy else said[1]}
    cells |= {"held": pen.day(meeting.held), "supervisor": meeting.supervisor}
    value = (meeting.has_chi_uy, meeting.held, meeting.supervisor)
    return row(cells, [("held", Fact("meeting", (meeting.year, meeting.unit.id), value))])
