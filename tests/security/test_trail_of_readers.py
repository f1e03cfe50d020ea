"""What readers do on the server stands in the trail, and nothing of what they read; without a line nothing is shown."""

import sqlite3
from contextlib import closing
from random import Random

import pytest

from app import PAGES
from data.accounts.accounts import Accounts
from data.accounts.sessions import Sessions
from data.clock import now
from data.scope import OF_PEOPLE
from data.trail import LEDGER, Trail
from tests.data.marked import EVERYBODY, MARKS
from tests.reliability.papers import NEWCOMER
from tests.security.calls import answered, arriving, call, said
from tests.security.conftest import House, account_of
from tests.security.pressing import press, uploaded, work_of
from tests.security.test_wire import way_in

TYPED = "mật khẩu gõ nhầm chỗ"


def told(house: House) -> list[tuple[str, str, str]]:
    """What the trail tells, oldest first: who, action, about."""
    lines = Trail(house.home).lines(limit=10_000).sort("number")
    return lines.select("who", "action", "about").rows()


def closed_to(house: House, table: str) -> None:
    """Let the ledger take no more rows into a table, as on a full disk."""
    with closing(sqlite3.connect(house.home / LEDGER)) as ledger, ledger:
        ledger.execute(f"create trigger full before insert on {table} begin select raise(abort, 'disk full'); end")


def test_coming_going_and_being_kept_out_is_noted_without_a_name_that_nobody_has(own_house: House) -> None:
    someone = own_house.anybody()
    assert way_in(someone).status_code == 303
    word = someone.get("/").get_data(as_text=True).partition('name="csrf" content="')[2].partition('"')[0]
    assert someone.client.post("/dang-xuat", data={"csrf_token": word}).status_code == 303
    assert told(own_house) == [("bi-thu", "sign_in", "127.0.0.1"), ("bi-thu", "sign_out", "")]
    assert way_in(own_house.anybody(), ten="Cap-Uy", mat_khau=TYPED).status_code == 401
    for _ in range(8):
        assert way_in(own_house.anybody(), ten=TYPED).status_code == 401
    later = told(own_house)[2:]
    assert later[0] == ("cap-uy", "sign_in_refused", "127.0.0.1")
    assert {who for who, *_ in later[1:]} == {"?"}
    assert {action for _, action, _ in later[1:]} == {"sign_in_refused", "throttled"}
    kept = b"".join(file.read_bytes() for file in own_house.home.glob(f"{LEDGER}*"))
    assert TYPED.encode() not in kept


def test_a_call_beyond_ones_rights_is_noted(own_house: House) -> None:
    assert press(own_house, own_house.as_role("chi_bo"), "undo").status_code == 403
    [(who, action, about)] = [line for line in told(own_house) if line[1] == "not_allowed"]
    assert (who, action) == ("chi-bo", "not_allowed")
    assert "nap-work" in about


@pytest.mark.parametrize("role", ["bi_thu", "chi_bo"])
def test_whose_records_were_seen_is_noted_by_question_and_rows_and_nothing_of_what_they_say(
    own_house: House, role: str
) -> None:
    someone = own_house.as_role(role)
    for page in PAGES:
        assert someone.call(arriving(own_house.app, page.path, "?nam=2025")).status_code == 200
    for output in answered(own_house.app):
        if output.endswith("-lines.children"):
            someone.call(call(own_house.app, output, Random(3)))
    lines = Trail(own_house.home).lines(limit=1000).to_dicts()
    seen = [line for line in lines if line["action"] == "person_viewed"]
    assert {line["who"] for line in seen} == {account_of(role)}
    pages = {page.path for page in PAGES}
    assert {stem for line in seen for stem in line["about"].split()} <= OF_PEOPLE | pages
    assert all(line["rows"] for line in seen)
    kept = " ".join(str(line) for line in lines)
    assert not [word for word in (*MARKS.values(), EVERYBODY, "HTXSNV", "HTTNV", "Hoàn thành") if word in kept]


def test_records_on_a_page_kept_from_before_are_noted_each_time_for_each_reader(own_house: House) -> None:
    for role in ("bi_thu", "cap_uy", "bi_thu"):
        assert own_house.as_role(role).call(arriving(own_house.app, "/khen-thuong", "?nam=2025")).status_code == 200
    lines = [line for line in Trail(own_house.home).lines(limit=100).to_dicts() if line["action"] == "person_viewed"]
    assert sorted(line["who"] for line in lines) == ["bi-thu", "bi-thu", "cap-uy"]
    assert len({(line["about"], line["rows"]) for line in lines}) == 1


def test_the_projector_views_nobodys_record(own_house: House) -> None:
    someone = own_house.as_role("trinh_chieu")
    for page in PAGES:
        assert someone.call(arriving(own_house.app, page.path, "?nam=2025")).status_code == 200
    kept = {"/", "/trinh-chieu", "/huong-dan"}
    assert told(own_house) == [("trinh-chieu", "not_allowed", page.path) for page in PAGES if page.path not in kept]


def test_what_is_taken_in_recorded_handed_out_and_undone_is_noted_under_the_accounts_name(
    working_house: House,
) -> None:
    someone = working_house.as_role("tong_hop")
    before = len(told(working_house))
    paper = uploaded((NEWCOMER.name, NEWCOMER.read_bytes()))
    work = work_of(working_house, someone, "upload", **paper)
    assert told(working_house)[before:] == [], "a preview takes nothing in"
    work_of(working_house, someone, "confirm", work=work)
    form = {"year": "2023", "note_unit": "thanh-tra", "note_day": "20/12/2023", "note_text": MARKS["a"]}
    assert press(working_house, someone, "note-record", **form).status_code == 200
    assert press(working_house, someone, "register", papers_year="2023").status_code == 200
    assert press(working_house, someone, "forms", papers_year="2024").status_code == 200
    work_of(working_house, someone, "undo")
    lines = [line for line in told(working_house)[before:] if line[1] != "person_viewed"]
    assert lines == [
        ("tong-hop", "taken_in", NEWCOMER.name),
        ("tong-hop", "recorded_by_hand", "note 2023 thanh-tra"),
        ("tong-hop", "exported", "register 2023"),
        ("tong-hop", "exported", "template 2024"),
        ("tong-hop", "undone", "note 2023 thanh-tra"),
    ]
    rows = Trail(working_house.home).lines(limit=10).filter(action="exported")["rows"].to_list()
    assert min(rows) > 10


def test_where_the_trail_takes_no_line_no_record_and_no_file_is_shown(own_house: House) -> None:
    someone, projector = own_house.as_role("bi_thu"), own_house.as_role("trinh_chieu")
    assert MARKS["a"] in said(someone.call(arriving(own_house.app, "/khen-thuong", "?nam=2025")))
    closed_to(own_house, "trail")
    for path in ("/", "/khen-thuong", "/chi-bo/a"):
        answer = someone.call(arriving(own_house.app, path, "?nam=2025"))
        assert answer.status_code == 503
        assert "chưa ghi được sổ" in answer.get_data(as_text=True)
        assert "disk full" not in said(answer)
        assert not [mark for mark in MARKS.values() if mark in said(answer)]
        assert answer.headers["Cache-Control"] == "no-store"
    assert projector.call(arriving(own_house.app, "/trinh-chieu", "?nam=2025")).status_code == 200


def test_where_the_trail_takes_no_line_nothing_leaves_the_house(working_house: House) -> None:
    someone = working_house.as_role("tong_hop")
    assert someone.get("/nguon/goc/3").status_code == 200
    closed_to(working_house, "trail")
    for answer in (
        someone.get("/nguon/goc/3"),
        press(working_house, someone, "register", papers_year="2023"),
        press(working_house, someone, "forms", papers_year="2024"),
    ):
        assert answer.status_code == 503
        assert "Content-Disposition" not in answer.headers
        assert "base64" not in answer.get_data(as_text=True)


@pytest.mark.parametrize("table", ["trail", "wrong_guess", "session"])
def test_nobody_is_signed_in_whom_the_ledger_cannot_tell_of(own_house: House, table: str) -> None:
    someone = own_house.anybody()
    closed_to_table_of(own_house, table)
    answer = way_in(someone)
    assert answer.status_code == 503
    assert "chưa ghi được sổ" in answer.get_data(as_text=True)
    assert someone.client.get_cookie("phien") is None
    assert someone.get("/").status_code == 303


def closed_to_table_of(house: House, table: str) -> None:
    """The same, where there may be no trail yet."""
    if table == "trail":
        Trail(house.home).note("bi-thu", "sign_in")
    closed_to(house, table)


def test_a_trail_that_takes_no_line_keeps_nobody_signed_in(own_house: House) -> None:
    someone = own_house.as_role("bi_thu")
    cookie = someone.client.get_cookie("phien")
    assert cookie is not None
    closed_to_table_of(own_house, "trail")
    assert someone.client.post("/dang-xuat", data={"csrf_token": someone.word}).status_code == 303
    assert Sessions(own_house.home).find(cookie.value, now()) is None


def test_another_role_holds_at_the_next_call_and_the_old_session_is_over(own_house: House) -> None:
    someone = own_house.as_role("tong_hop")
    assert press(own_house, someone, "cancel").status_code == 200
    Accounts(own_house.home).set_role(account_of("tong_hop"), "chi_bo", "b")
    assert press(own_house, someone, "cancel").status_code == 401
    anew = own_house.as_role("tong_hop")
    assert press(own_house, anew, "cancel").status_code == 403
    shown = said(anew.call(arriving(own_house.app, "/khen-thuong", "?nam=2025")))
    assert MARKS["b"] in shown
    assert MARKS["a"] not in shown


@pytest.mark.parametrize("moment", ["begun_at", "last_seen"])
def test_a_session_past_its_time_is_told_to_calls_and_leads_pages_to_the_way_in(own_house: House, moment: str) -> None:
    someone = own_house.as_role("bi_thu")
    assert someone.call(arriving(own_house.app, "/")).status_code == 200
    with closing(sqlite3.connect(own_house.home / LEDGER)) as ledger, ledger:
        ledger.execute(f"update session set {moment} = '2020-01-01T08:00:00'")
    assert someone.call(arriving(own_house.app, "/")).status_code == 401
    answer = someone.get("/phan-bo?nam=2025")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/dang-nhap?den=/phan-bo%3Fnam%3D2025")
