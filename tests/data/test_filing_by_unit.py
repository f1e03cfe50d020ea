"""Question filing_by_unit: how many of its papers each branch has handed in, and how many are late or lacking."""

from datetime import date

from data.viewer import LOCAL_VIEWER
from tests.data.office import DOSSIER, Office

NAMED = date(2023, 12, 5)


def told(office: Office, day: date) -> dict[str, dict[str, int]]:
    rows = office.serve().ask("filing_by_unit", LOCAL_VIEWER, years=[2023], as_of=day)
    found: dict[str, dict[str, int]] = {}
    for row in rows.to_dicts():
        found.setdefault(row["unit"], {})[row["state"]] = row["n"]
    return {unit: {state: n for state, n in states.items() if n} for unit, states in found.items()}


def test_each_paper_counts_once_at_its_state_on_the_day(office: Office) -> None:
    office.plan()
    office.deadline(NAMED)
    paper = office.file()
    office.receive(paper, DOSSIER[0], date(2023, 12, 4))
    office.receive(paper, DOSSIER[1], date(2023, 12, 8))
    assert told(office, date(2023, 12, 4)) == {"a": {"dung_han": 1, "chua_den_han": 2}}
    assert told(office, date(2023, 12, 7)) == {"a": {"dung_han": 1, "qua_han": 2}}
    assert told(office, date(2023, 12, 9)) == {"a": {"dung_han": 1, "cham": 1, "qua_han": 1}}


def test_what_is_not_required_is_not_counted_and_most_problems_come_first(office: Office) -> None:
    office.unit("b")
    office.plan()
    office.deadline(NAMED, DOSSIER[:1])
    office.deadline(NAMED, ["van_ban_khac"], requirement="optional")
    office.receive(office.file(), DOSSIER[0], date(2023, 12, 4), unit="a")
    rows = office.serve().ask("filing_by_unit", LOCAL_VIEWER, years=[2023], as_of=date(2023, 12, 9))
    assert rows.unique("unit", maintain_order=True)["unit"].to_list() == ["b", "a"]
    assert rows["total"].unique().to_list() == [1]
    assert rows.unique("unit", maintain_order=True)["problems"].to_list() == [1, 0]


def test_how_many_copies_came_of_a_paper_is_not_told(office: Office) -> None:
    office.plan()
    office.deadline(NAMED, ["ban_kiem_diem_ca_nhan"])
    office.add(
        "submission_record",
        office.file(),
        year=2023,
        unit="a",
        document="ban_kiem_diem_ca_nhan",
        received_on=date(2023, 12, 4),
        quantity=17,
    )
    rows = office.serve().ask("filing_by_unit", LOCAL_VIEWER, years=[2023], as_of=date(2023, 12, 9))
    assert 17 not in {value for row in rows.rows() for value in row}
