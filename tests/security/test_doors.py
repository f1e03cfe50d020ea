"""Every door there is, tried by nobody and by each role: what is new is tried too, for the doors are asked for."""

import logging
from random import Random

import pytest
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from app import PAGES
from components.wording import say
from tests.data.marked import EVERYBODY, MARKS
from tests.reference.effort import short_and_long
from tests.security.calls import answered, arriving, call, forged, said
from tests.security.conftest import PASSWORD, ROLES, House, Someone, word_of
from tests.security.test_wire import way_in

OPEN = {"/dang-nhap", "/dang-nhap.css", "/dang-nhap.js", "/healthz"}
OTHERS = (MARKS["b"], EVERYBODY)
ALL = (*MARKS.values(), EVERYBODY)
# Who may call what, told once more by hand: the output of a callback begins with the id of what it fills.
OF_THE_OFFICE = ("nap-", "..nap-", "..page-body.children", "khac-phuc-", "figures-saved", "export-", "..export-")
READS = "-lines.children"
# What of the data a role must never be sent, whatever it asks for: the judge of all calls below.
# What a page says in place of itself where it failed.
FAULT = say("shell", "fault", standing="{standing}").split("{standing}")[0]
NEVER = {"bi_thu": (), "cap_uy": (), "tong_hop": (), "chi_bo": OTHERS, "trinh_chieu": ALL}


def address_of(rule: Rule) -> str:
    values = dict.fromkeys(rule.arguments, "1" if "int:" in rule.rule else "x")
    return rule.build(values)[1] if rule.arguments else rule.rule  # type: ignore[index]


def doors(house: House) -> list[tuple[str, str]]:
    rules = house.app.server.url_map.iter_rules()
    return sorted({(method, address_of(rule)) for rule in rules for method in (rule.methods or set()) - {"OPTIONS"}})


def test_nobody_gets_in_anywhere_but_at_the_way_in(house: House) -> None:
    found = {}
    for method, path in doors(house):
        answer = house.anybody().client.open(path, method=method, headers={"Accept": "text/html"})
        found[method, path] = answer.status_code
    open_to_all = {path for (_, path), code in found.items() if code == 200}
    assert open_to_all == OPEN
    assert {code for (method, path), code in found.items() if path not in OPEN and method in {"GET", "HEAD"}} == {
        303,
        401,
    }
    assert {code for (method, _), code in found.items() if method not in {"GET", "HEAD"}} == {401, 403}


def test_nobody_gets_an_answer_of_any_callback(house: House) -> None:
    for output in answered(house.app):
        answer = house.anybody().call(call(house.app, output, Random(1)))
        assert answer.status_code in {401, 403}, output


@pytest.mark.parametrize("role", ROLES)
def test_each_role_calls_what_it_may_and_nothing_else(house: House, role: str) -> None:
    someone = house.as_role(role)
    for output in answered(house.app):
        code = someone.call(call(house.app, output, Random(2))).status_code
        if output.startswith(OF_THE_OFFICE) and "-lines.children" not in output:
            may = role == "tong_hop"
        elif output.endswith(READS):
            may = role != "trinh_chieu"
        else:
            may = True
        assert (code != 403) == may, (output, code)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_its_pages_and_is_told_of_the_others(house: House, role: str) -> None:
    for page in PAGES:
        refused = "không được xem phần này" in shown(house, role, page.path)
        if page.path in {"/nap", "/xuat", "/cong-khai"}:
            assert refused == (role != "tong_hop")
        elif page.path == "/nhat-ky":
            assert refused == (role != "bi_thu")
        else:
            for_everybody = {"/", "/trinh-chieu", "/huong-dan"}
            assert refused == (role == "trinh_chieu" and page.path not in for_everybody), page.path


@short_and_long
@pytest.mark.parametrize("role", [role for role in ROLES if role != "tong_hop"])
def test_no_forged_call_gets_more_than_the_role_may_see_or_breaks_the_server(
    house: House, role: str, effort: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    someone = house.as_role(role)
    for output, body in forged(house.app, Random(f"{role} {effort}"), 60 * effort):
        judged(role, someone.call(body), (output, body))
    assert_silent(caplog.text, someone)


@short_and_long
def test_no_forged_call_of_who_takes_in_breaks_the_server(
    working_house: House, effort: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    someone = working_house.as_role("tong_hop")
    for output, body in forged(working_house.app, Random(f"tong_hop {effort}"), 60 * effort):
        judged("tong_hop", someone.call(body), (output, body))
    assert_silent(caplog.text, someone)


def test_what_is_typed_on_the_way_in_stands_in_no_log(house: House, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    someone = house.anybody()
    assert way_in(someone).status_code == 303
    someone.word = word_of(someone.get("/"))
    for given in ({"mat_khau": "Không phải mật khẩu này"}, {"ten": PASSWORD}, {"csrf_token": "0" * 64}):
        assert way_in(house.anybody(), **given).status_code in {401, 403}
    assert someone.call({"output": MARKS["a"]}).status_code == 400
    assert_silent(caplog.text, someone, "Không phải mật khẩu này")


def assert_silent(log: str, someone: Someone, *more: str) -> None:
    """That a log holds nothing of the data, no word of a session and no password."""
    cookie = someone.client.get_cookie("phien")
    assert cookie is not None
    assert not [secret for secret in (*ALL, cookie.value, someone.word, PASSWORD, *more) if secret in log]


def judged(role: str, answer: TestResponse, about: object) -> None:
    told = said(answer)
    assert answer.status_code < 500, about
    assert not [word for word in ("Traceback", 'File "', "site-packages", FAULT) if word in told], about
    assert not [mark for mark in NEVER[role] if mark in told], about


def test_what_is_not_to_be_seen_is_there_to_be_seen(house: House) -> None:
    told = {role: shown(house, role, "/nguon") + shown(house, role, "/khen-thuong") for role in ROLES}
    for role in ("bi_thu", "cap_uy", "tong_hop"):
        assert all(mark in told[role] for mark in ALL)
    assert MARKS["a"] in told["chi_bo"]


def shown(house: House, role: str, path: str) -> str:
    """All that a page says to a role."""
    return said(house.as_role(role).call(arriving(house.app, path, "?nam=2025")))
