"""What goes over the wire: headers, cookies, the word of the session, and what a session outlives and what not."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import TestResponse

from data.accounts.accounts import Accounts
from data.accounts.sessions import Sessions
from data.clock import now
from pages.calls import MOST_BYTES
from tests.data.marked import marked_office
from tests.security.calls import arriving
from tests.security.conftest import PASSWORD, House, Someone, account_of, word_of

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def arrive(house: House) -> dict[str, Any]:
    return arriving(house.app, "/")


def way_in(someone: Someone, **sent: Any) -> TestResponse:
    """Sign in by the form, as a browser does."""
    page = someone.get("/dang-nhap").get_data(as_text=True)
    word = page.partition('name="csrf_token" value="')[2].partition('"')[0]
    form = {"csrf_token": word, "ten": "bi-thu", "mat_khau": PASSWORD, "ma": "", "den": "/tien-do", **sent}
    return someone.client.post("/dang-nhap", data=form)


def answers(house: House) -> dict[int, TestResponse]:
    """One answer of each kind."""
    someone = house.as_role("tong_hop")
    heavy = someone.client.post(
        "/_dash-update-component",
        data=b"x" * (MOST_BYTES + 1),
        content_type="application/json",
        headers={"X-CSRFToken": house.as_role("chi_bo").word},
    )
    chi_bo = house.as_role("chi_bo")
    too_large = chi_bo.client.post(
        "/_dash-update-component",
        data=b"x" * (MOST_BYTES + 1),
        content_type="application/json",
        headers={"X-CSRFToken": chi_bo.word},
    )
    return {
        200: someone.get("/"),
        303: house.anybody().get("/phan-bo?nam=2025"),
        400: someone.call({"a": 1}),
        401: house.anybody().client.get("/_dash-layout"),
        403: heavy,
        404: someone.get("/nguon/goc/999999"),
        405: someone.client.put("/healthz", headers={"X-CSRFToken": someone.word}),
        413: too_large,
    }


def test_every_answer_carries_the_headers_and_none_is_kept(house: House) -> None:
    for code, answer in answers(house).items():
        assert answer.status_code == code
        assert {name: answer.headers.get(name) for name in EVERYWHERE} == EVERYWHERE, code
        assert answer.headers["Cache-Control"] == "no-store", code
        policy = answer.headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in policy
        scripts = policy.partition("script-src ")[2].partition(";")[0]
        assert "unsafe" not in scripts
        assert "Strict-Transport-Security" not in answer.headers


def test_a_fault_of_the_server_is_told_without_a_word_of_the_program(own_house: House) -> None:
    def fall() -> None:
        raise RuntimeError("dấuriêngA")

    own_house.app.server.before_request(fall)

    own_house.app.server.config["PROPAGATE_EXCEPTIONS"] = False
    answer = own_house.as_role("bi_thu").get("/")
    assert answer.status_code == 500
    text = answer.get_data(as_text=True)
    assert "Máy chủ gặp lỗi" in text
    assert not {"Traceback", "RuntimeError", "dấuriêngA"} & set(text.split())
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_under_tls_the_cookie_is_of_this_host_alone_and_tls_is_asked_for_ever(house: House) -> None:
    someone = house.anybody()
    page = someone.get("/dang-nhap", base_url="https://localhost").get_data(as_text=True)
    word = page.partition('name="csrf_token" value="')[2].partition('"')[0]
    form = {"csrf_token": word, "ten": "bi-thu", "mat_khau": PASSWORD}
    answer = someone.client.post("/dang-nhap", data=form, base_url="https://localhost")
    assert answer.status_code == 303
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    for cookie in answer.headers.getlist("Set-Cookie"):
        assert cookie.startswith("__Host-")
        assert {"Secure", "HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))


def test_every_cookie_is_kept_from_scripts_and_other_sites(house: House) -> None:
    someone = house.anybody()
    given = someone.get("/dang-nhap").headers.getlist("Set-Cookie") + way_in(someone).headers.getlist("Set-Cookie")
    assert len(given) >= 2
    for cookie in given:
        assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
        assert "Domain" not in cookie


@pytest.mark.parametrize(
    "sent",
    [
        {"X-CSRFToken": ""},
        {"X-CSRFToken": "0" * 64},
        {"Origin": "https://elsewhere.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_call_that_no_page_of_ours_sent_is_refused(house: House, sent: dict[str, str]) -> None:
    someone = house.as_role("bi_thu")
    assert someone.call(arrive(house)).status_code == 200
    assert someone.call(arrive(house), headers=sent).status_code == 403


def test_a_call_too_deep_to_be_read_or_with_a_query_of_its_own_is_refused_in_words(house: House) -> None:
    someone = house.as_role("bi_thu")
    deep = arrive(house)
    for _ in range(100):
        deep["inputs"][0]["value"] = [deep["inputs"][0]["value"]]
    assert someone.call(deep).status_code == 400
    bottomless = someone.client.post(
        "/_dash-update-component",
        data="[" * 100_000,
        headers={"X-CSRFToken": someone.word, "Content-Type": "application/json"},
    )
    assert bottomless.status_code == 400
    assert someone.call(arrive(house), query_string="a=1").status_code == 400


def test_the_word_of_one_session_is_of_no_use_in_another(house: House) -> None:
    one, other = house.as_role("bi_thu"), house.as_role("bi_thu")
    one.word = other.word
    assert one.call(arrive(house)).status_code == 403


def test_nobody_can_be_signed_in_as_someone_else_from_another_site(house: House) -> None:
    form = {"ten": "bi-thu", "mat_khau": PASSWORD}
    assert house.anybody().client.post("/dang-nhap", data=form).status_code == 403
    assert way_in(house.anybody(), csrf_token="0" * 64).status_code == 403


def test_signing_in_leads_to_the_page_asked_for_and_to_no_other_host(house: House) -> None:
    asked = house.anybody().get("/phan-bo?nam=2025")
    assert asked.headers["Location"] == "/dang-nhap?den=/phan-bo%3Fnam%3D2025"
    assert way_in(house.anybody()).headers["Location"] == "/tien-do"
    for elsewhere in (
        "//elsewhere.example",
        "https://elsewhere.example",
        "/\\elsewhere.example",
        "/dang-xuat",
        "x",
        "/a\nb",
    ):
        assert way_in(house.anybody(), den=elsewhere).headers["Location"] == "/"


def test_signing_in_begins_a_session_that_nobody_knew_before(house: House) -> None:
    someone = house.anybody()
    someone.client.set_cookie("phien", "planted-by-somebody-else")
    answer = way_in(someone)
    assert answer.status_code == 303
    cookie = someone.client.get_cookie("phien")
    assert cookie is not None
    assert cookie.value != "planted-by-somebody-else"
    again = way_in(someone)
    assert again.status_code == 303
    renewed = someone.client.get_cookie("phien")
    assert renewed is not None
    assert renewed.value != cookie.value
    assert Sessions(house.home).find(cookie.value, now()) is None


def test_a_wrong_password_and_an_unknown_name_are_told_alike(house: House) -> None:
    told = [way_in(house.anybody(), ten=name, mat_khau="Không phải mật khẩu này") for name in ("cap-uy", "khong-co-ai")]
    assert {answer.status_code for answer in told} == {401}
    texts = [answer.get_data(as_text=True) for answer in told]
    bare = [text.replace("cap-uy", "").replace("khong-co-ai", "") for text in texts]
    words = [text.partition('name="csrf_token" value="')[2].partition('"')[0] for text in texts]
    assert bare[0].replace(words[0], "") == bare[1].replace(words[1], "")


def test_signing_out_ends_the_session_on_the_server(house: House) -> None:
    someone = house.as_role("bi_thu")
    cookie = someone.client.get_cookie("phien")
    assert cookie is not None
    answer = someone.client.post("/dang-xuat", data={"csrf_token": someone.word})
    assert answer.status_code == 303
    assert Sessions(house.home).find(cookie.value, now()) is None
    someone.client.set_cookie("phien", cookie.value)
    assert someone.get("/").status_code == 303


def test_a_session_ends_when_the_account_is_disabled_and_after_its_time(own_house: House) -> None:
    someone = own_house.as_role("cap_uy")
    assert someone.call(arrive(own_house)).status_code == 200
    Accounts(own_house.home).disable(account_of("cap_uy"))
    assert someone.call(arrive(own_house)).status_code == 401
    other = own_house.as_role("bi_thu")
    cookie = other.client.get_cookie("phien")
    assert cookie is not None
    assert Sessions(own_house.home).find(cookie.value, now() + timedelta(minutes=31)) is None


def test_without_accounts_only_this_machine_is_served(tmp_path: Path) -> None:
    marked_office(tmp_path).serve().close()
    from app import create_app

    client = create_app(tmp_path).server.test_client()
    assert client.get("/").status_code == 200
    assert client.get("/", environ_overrides={"REMOTE_ADDR": "192.168.1.7"}).status_code == 403
    assert client.get("/", headers={"Host": "dashboard.example"}).status_code == 403
    assert word_of(client.get("/")) == ""
