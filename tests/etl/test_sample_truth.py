"""Loading data/samples gives exactly the facts of its truth.json: all of them, and nothing else."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from openpyxl import load_workbook

from data.vocabulary import vocabulary
from etl.home import Home

Facts = Counter[tuple[Any, ...]]


@pytest.fixture(scope="module")
def truth(repository: Path) -> dict[str, Any]:
    """What the workbooks were written from."""
    content: dict[str, Any] = json.loads((repository / "data/samples/truth.json").read_text(encoding="utf-8"))
    return content


@pytest.fixture(scope="module")
def served(sample_home: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The database that the sample home serves."""
    home = Home(sample_home)
    version = home.version()
    assert version is not None
    connection = duckdb.connect(str(home.version_file(version)), read_only=True)
    yield connection
    connection.close()


def facts(served: duckdb.DuckDBPyConnection, query: str) -> Facts:
    return Counter(served.sql(query).fetchall())


def test_every_rating_of_a_member_is_there_at_every_stage_with_the_reason_of_who_is_not_rated(
    served: duckdb.DuckDBPyConnection, truth: dict[str, Any]
) -> None:
    expected: Facts = Counter()
    for member in truth["members"]:
        for stage in ("self", "proposed", "decided"):
            reason = member["reason"]
            if reason is not None and stage == "decided":
                reason = "Chưa xếp loại"  # the committee's list says no more than that
            expected[member["year"], member["unit"], member["name"], stage, member[stage], reason] += 1
    found = facts(
        served,
        """select rating.year, unit.name, subject_name, stage, level, unrated_reason
           from rating join unit on unit.id = rating.unit where subject_kind = 'dang_vien'""",
    )
    assert found == expected


def test_every_rating_of_a_branch_is_there_at_every_stage(
    served: duckdb.DuckDBPyConnection, truth: dict[str, Any]
) -> None:
    expected: Facts = Counter(
        (entry["year"], entry["unit"], stage, entry[stage])
        for entry in truth["units"]
        for stage in ("self", "proposed", "decided")
    )
    expected.update((entry["year"], entry["unit"], "decided", entry["unit_level"]) for entry in truth["aggregate"])
    found = facts(
        served,
        """select rating.year, unit.name, stage, level
           from rating join unit on unit.id = rating.unit where subject_kind = 'chi_bo'""",
    )
    assert found == expected


def test_the_committee_the_dang_bo_and_the_leading_officials_are_rated_as_decided(
    served: duckdb.DuckDBPyConnection, truth: dict[str, Any]
) -> None:
    expected: Facts = Counter(
        (entry["year"], kind, entry[kind]) for entry in truth["top"] for kind in ("dang_uy", "dang_bo")
    )
    top = """select year, subject_kind, level from rating
             where subject_kind in ('dang_uy', 'dang_bo') and stage = 'decided'"""
    assert facts(served, top) == expected
    leaders: Facts = Counter(
        (entry["year"], entry["unit"], entry["name"], entry["decided"]) for entry in truth["leaders"]
    )
    officials = """select rating.year, unit.name, subject_name, level from rating join unit on unit.id = rating.unit
                   where subject_kind = 'can_bo' and stage = 'decided'"""
    assert facts(served, officials) == leaders


def test_every_filing_is_there_with_its_day(served: duckdb.DuckDBPyConnection, truth: dict[str, Any]) -> None:
    expected: Facts = Counter((e["year"], e["unit"], e["document"], e["received"]) for e in truth["documents"])
    found = facts(
        served,
        """select year, case when unit = 'dang-uy' then 'Đảng ủy Sở' else unit.name end, document, received_on::varchar
           from submission join unit on unit.id = submission.unit""",
    )
    assert found == expected


def test_every_meeting_pledge_and_award_is_there(served: duckdb.DuckDBPyConnection, truth: dict[str, Any]) -> None:
    meetings: Facts = Counter(
        (e["year"], e["unit"], e["has_chi_uy"], e["held"], e["supervised"]) for e in truth["meetings"]
    )
    assert (
        facts(
            served,
            """select m.year, unit.name, has_chi_uy, held_on::varchar, supervisor is not null
               from review_meeting m join unit on unit.id = m.unit""",
        )
        == meetings
    )
    pledges: Facts = Counter((e["year"], e["unit"], e["members"], e["done"]) for e in truth["pledges"])
    assert facts(served, "select p.year, name, members, done from pledge p join unit on id = p.unit") == pledges
    awards: Facts = Counter((e["year"], e["unit"], e["subject"], e["form"]) for e in truth["awards"])
    assert facts(served, "select a.year, name, subject_name, form from award a join unit on id = a.unit") == awards


def test_every_shortcoming_is_there_with_its_latest_state(
    served: duckdb.DuckDBPyConnection, truth: dict[str, Any]
) -> None:
    state = vocabulary().remediation_state
    expected: Facts = Counter(
        (e["year"], e["unit"], e["item"], e["due"], state(e["state"]), e["done"]) for e in truth["remediation"]
    )
    found = facts(
        served,
        """select r.year, name, item, due_on::varchar, status, done_on::varchar
           from remediation_item r join unit on id = r.unit""",
    )
    assert found == expected


def test_the_years_known_as_totals_are_there_as_printed(
    served: duckdb.DuckDBPyConnection, truth: dict[str, Any]
) -> None:
    expected: Facts = Counter()
    for entry in truth["aggregate"]:
        for level in ("HTXSNV", "HTTNV", "HTNV", "KHTNV"):
            expected[entry["year"], entry["unit"], level, entry[level]] += 1
        expected[entry["year"], entry["unit"], "CHUA_XEP_LOAI", entry["total"] - entry["rated"]] += 1
    found = facts(
        served,
        """select c.year, name, level, n from rating_count c join unit on id = c.unit
           where subject_kind = 'dang_vien' and c.year < 2021""",
    )
    assert found == expected


def test_splits_and_mergers_are_links_between_branches(
    served: duckdb.DuckDBPyConnection, truth: dict[str, Any]
) -> None:
    expected: Facts = Counter(
        (year, kind, earlier, later)
        for year, kind, olds, news in truth["succession"]
        for earlier in olds
        for later in news
    )
    found = facts(
        served,
        """select s.year, s.kind, a.name, b.name from unit_succession s
           join unit a on a.id = from_unit join unit b on b.id = to_unit""",
    )
    assert found == expected


def test_a_person_keeps_one_id_through_stages_years_and_tables(
    served: duckdb.DuckDBPyConnection, truth: dict[str, Any]
) -> None:
    people = served.sql(
        """select subject_name, count(distinct subject) from rating
           where subject_kind in ('dang_vien', 'can_bo') group by all"""
    ).fetchall()
    assert len(people) == len({member["name"] for member in truth["members"]})
    assert {ids for _, ids in people} == {1}
    strangers = """select count(*) from award
                   where subject_name like 'Đảng viên%' and subject not in (select subject from rating)"""
    assert served.sql(strangers).fetchall() == [(0,)]


def test_every_address_leads_back_to_the_cell_the_level_was_read_from(
    served: duckdb.DuckDBPyConnection, repository: Path
) -> None:
    books: dict[str, Any] = {}
    rows = served.sql(
        "select source_file, source_sheet, source_cell, level, stage from rating where level is not null"
    ).fetchall()
    for file, sheet, cell, level, _ in rows:
        if file not in books:
            books[file] = load_workbook(repository / "data/samples" / file)
        text = str(books[file][sheet][cell].value)
        assert vocabulary().level(text) == level or vocabulary().is_mark(text), (file, sheet, cell)
    assert len(rows) > 2000
