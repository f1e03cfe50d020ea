"""The received workbooks: each role opens those it may see; of others nothing is told, not even that they exist."""

from collections import defaultdict
from collections.abc import Callable

import pytest

from components.wording import say
from data.trail import Trail
from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from etl.home import Home
from etl.load import load
from tests.reliability.conftest import copied
from tests.reliability.papers import NEWCOMER, gathered
from tests.security.calls import arriving
from tests.security.conftest import House, account_of, furnish

Files = dict[str | None, list[int]]
Noted = Callable[[], list[tuple[str, str, str, int | None]]]
UNKNOWN = 999_999
OWN, SHEET = "Thanh tra", "DS đảng viên"
SEES_ALL = ("bi_thu", "cap_uy", "tong_hop")


@pytest.fixture(scope="module")
def papers(small_home: Home, tmp_path_factory: pytest.TempPathFactory) -> House:
    """Give a house on a home with papers of two branches and of the whole; nothing but its trail changes."""
    home = copied(small_home, tmp_path_factory.mktemp("papers") / "home")
    load(home, gathered(NEWCOMER))
    return furnish(home.path, "thanh-tra")


@pytest.fixture(scope="module")
def files(papers: House) -> Files:
    """Give the numbers of the files by the branch whose they are; None of those of the whole."""
    warehouse = Warehouse(papers.home)
    found: Files = defaultdict(list)
    for unit, number in warehouse.ask("source_files", LOCAL_VIEWER).select("unit_name", "file_id").iter_rows():
        found[unit].append(number)
    warehouse.close()
    assert {OWN, "Văn phòng 1"} < set(found)
    return dict(found)


def others(files: Files) -> list[int]:
    return [number for unit, of_unit in files.items() if unit != OWN for number in of_unit]


@pytest.fixture
def noted(papers: House) -> Noted:
    """Give what the trail tells since the test began, oldest first: who, action, about, rows."""
    before = Trail(papers.home).count()

    def since() -> list[tuple[str, str, str, int | None]]:
        lines = Trail(papers.home).lines(limit=1000)
        told = lines.filter(lines["number"] > before).sort("number")
        return told.select("who", "action", "about", "rows").rows()

    return since


@pytest.mark.parametrize("role", SEES_ALL)
def test_who_sees_all_opens_every_file_as_it_came_and_each_opening_is_noted(
    role: str, papers: House, files: Files, noted: Noted
) -> None:
    someone = papers.as_role(role)
    numbers = [*files[OWN], *others(files)]
    for number in numbers:
        answer = someone.get(f"/nguon/goc/{number}")
        assert answer.status_code == 200
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert answer.headers["Content-Type"] == "application/octet-stream"
        assert answer.headers["Cache-Control"] == "no-store"
    assert noted() == [(account_of(role), "file_opened", str(number), None) for number in numbers]


def test_a_branch_opens_its_own_files_and_of_others_learns_nothing(papers: House, files: Files, noted: Noted) -> None:
    someone = papers.as_role("chi_bo")
    for number in files[OWN]:
        assert someone.get(f"/nguon/goc/{number}").status_code == 200
    unknown = someone.get(f"/nguon/goc/{UNKNOWN}")
    assert unknown.status_code == 404
    for number in others(files):
        answer = someone.get(f"/nguon/goc/{number}")
        assert (answer.status_code, answer.data) == (404, unknown.data)
        assert "Content-Disposition" not in answer.headers
    told = [("chi-bo", "file_opened", str(number), None) for number in files[OWN]]
    refused = [("chi-bo", "not_allowed", f"/nguon/goc/{number}", None) for number in (UNKNOWN, *others(files))]
    assert noted() == told + refused


def test_the_projector_and_nobody_open_no_file(papers: House, files: Files, noted: Noted) -> None:
    projector, nobody = papers.as_role("trinh_chieu"), papers.anybody()
    for number in (*files[OWN], *others(files)):
        assert projector.get(f"/nguon/goc/{number}").status_code == 404
        assert nobody.get(f"/nguon/goc/{number}").status_code == 303
    assert {line[:2] for line in noted()} == {("trinh-chieu", "not_allowed")}


def row_of(house: House, role: str, number: int, cells: str = "B12") -> str:
    """What the page of a cell says to a role, whatever the number of the file."""
    body = arriving(house.app, "/nguon", f"?tep={number}&trang={SHEET}&o={cells}")
    page = str(house.as_role(role).call(body).get_json()["response"]["page-body"]["children"])
    return page.replace(say("cell_view", "unknown", file=number), "")


def test_a_row_of_a_file_is_shown_to_whom_the_file_may_be_and_noted_as_a_persons_record(
    papers: House, files: Files, noted: Noted
) -> None:
    [own] = files[OWN]
    for role in (*SEES_ALL, "chi_bo"):
        assert "Đảng viên 0089" in row_of(papers, role, own)
        who, action, about, _ = noted()[-1]
        assert (who, action, "cell_view" in about) == (account_of(role), "person_viewed", True)
    before = len(noted())
    for role, numbers in {"chi_bo": others(files), "trinh_chieu": [own, *others(files)]}.items():
        unknown = row_of(papers, role, UNKNOWN)
        for number in numbers:
            assert row_of(papers, role, number) == unknown
    assert {action for _, action, *_ in noted()[before:]} <= {"not_allowed"}


def test_rows_that_were_never_read_into_the_data_are_noted_too(papers: House, files: Files, noted: Noted) -> None:
    assert "Đảng viên 0089" in row_of(papers, "cap_uy", files[OWN][0], "ZZ11, ZZ12, ZZ13")
    assert noted() == [("cap-uy", "person_viewed", "/nguon cell_view", 3)]
