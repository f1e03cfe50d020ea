"""What answers carry and what is taken in at most; what the server's own log and the trail tell of what is refused."""

import http.client
import io
import logging
import re
import socket
import threading
from argparse import Namespace
from contextlib import closing
from typing import Any

import pytest

from data.trail import Trail
from data.trail_line import Filter
from pages import serving
from pages.calls import MOST_BYTES, MOST_BYTES_WITH_FILES
from tests.security.calls import arriving
from tests.security.conftest import PASSWORD, House, account_of

KINDS = {
    "/": "text/html; charset=utf-8",
    "/dang-nhap": "text/html; charset=utf-8",
    "/dang-nhap.css": "text/css; charset=utf-8",
    "/dang-nhap.js": "text/javascript; charset=utf-8",
    "/dashboard.css": "text/css; charset=utf-8",
    "/dashboard.js": "text/javascript; charset=utf-8",
    "/healthz": "application/json",
    "/_dash-layout": "application/json",
    "/nguon/goc/999999": "text/plain; charset=utf-8",
}


def arrive_at(house: House, role: str, path: str) -> int:
    return house.as_role(role).call(arriving(house.app, path)).status_code


def refused(house: House, role: str) -> list[str]:
    """What the trail tells of refusals to a role, oldest first."""
    asked = Filter(action="not_allowed", who=account_of(role))
    return Trail(house.home).lines(asked).sort("number")["about"].to_list()


def test_every_answer_says_what_it_is_and_none_is_for_other_sites(house: House) -> None:
    someone = house.as_role("bi_thu")
    for path, kind in KINDS.items():
        answer = someone.get(path)
        assert answer.headers["Content-Type"] == kind, path
        assert not [name for name, _ in answer.headers if name.startswith("Access-Control-")], path


def test_no_file_of_the_program_or_the_home_is_handed_out(house: House) -> None:
    someone = house.as_role("bi_thu")
    inside = (b"[core]", b"SQLite format 3", b"create_app", b"argon2id")
    for path in (
        "/.git/config",
        "/app.py",
        "/ledger.sqlite",
        "/server.key",
        "/assets/../app.py",
        "/assets/..%2f..%2fapp.py",
        "/_dash-component-suites/../app.py",
        "/data/var/ledger.sqlite",
    ):
        answer = someone.get(path).get_data()
        assert not [part for part in inside if part in answer], path
        assert (house.home / "server.key").read_bytes().strip() not in answer, path


def test_signing_out_clears_what_the_browser_keeps(own_house: House) -> None:
    someone = own_house.as_role("bi_thu")
    answer = someone.client.post("/dang-xuat", data={"csrf_token": someone.word})
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'


def test_what_carries_no_workbook_is_small_whoever_sends_it(house: House) -> None:
    form = {"csrf_token": "x", "ten": "x" * MOST_BYTES, "mat_khau": PASSWORD}
    assert house.anybody().client.post("/dang-nhap", data=form).status_code == 413
    someone = house.as_role("tong_hop")
    sent = {"csrf_token": someone.word, "x": "x" * MOST_BYTES}
    assert someone.client.post("/dang-xuat", data=sent).status_code == 413


def test_a_body_beyond_every_limit_never_reaches_the_program(house: House) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    _, serve = serving.listening(house.app.server, Namespace(tls_cert=None, host="127.0.0.1", port=port))
    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as reached:
        reached.putrequest("POST", "/dang-nhap")
        reached.putheader("Content-Length", str(MOST_BYTES_WITH_FILES + 1))
        reached.endheaders()
        assert reached.getresponse().status == 413
    server: Any = serve.__self__  # type: ignore[attr-defined]
    server.trigger.pull_trigger(server.close)  # in its own thread, which may just be looking at its connections
    thread.join(timeout=10)
    assert not thread.is_alive()


def test_no_header_passes_for_another_by_an_underscore() -> None:
    sent = io.BytesIO(b"X-User: from the proxy\r\nX_User: from a reader\r\n\r\n")
    assert serving.StrictRequest.header_reader(sent, {}) == {b"X-User": b"from the proxy"}


@pytest.mark.parametrize("second", [b"Content-Length: 4", b"content-length: 0", b"Transfer-Encoding: chunked"])
def test_a_request_of_two_lengths_is_refused(second: bytes) -> None:
    sent = io.BytesIO(b"Content-Length: 0\r\n" + second + b"\r\n\r\n")
    with pytest.raises(ValueError, match="two lengths"):
        serving.StrictRequest.header_reader(sent, {})


def test_a_page_or_a_file_that_a_role_may_not_have_is_noted(own_house: House) -> None:
    assert arrive_at(own_house, "chi_bo", "/nap") == 200
    assert arrive_at(own_house, "chi_bo", "/tien-do") == 200
    assert own_house.as_role("chi_bo").get("/nguon/goc/2").status_code == 404
    assert refused(own_house, "chi_bo") == ["/nap", "/nguon/goc/2"]
    assert own_house.as_role("bi_thu").get("/nguon/goc/999999").status_code == 404
    assert refused(own_house, "bi_thu") == []


def test_a_path_with_a_line_break_stays_one_line_of_the_log(own_house: House, caplog: pytest.LogCaptureFixture) -> None:
    def fall() -> None:
        raise RuntimeError

    own_house.app.server.before_request(fall)
    own_house.app.server.config["PROPAGATE_EXCEPTIONS"] = False
    with caplog.at_level(logging.ERROR):
        own_house.as_role("bi_thu").get("/x%0A2024-01-01 INFO signed in: bi-thu")
    assert [record.getMessage().count("\n") for record in caplog.records] == [0] * len(caplog.records)
    assert any("signed in" in record.getMessage() for record in caplog.records)


def test_a_line_of_the_log_begins_with_its_moment_and_zone() -> None:
    record = logging.LogRecord("pages.guard", logging.ERROR, "", 1, "GET %r", ("/",), None)
    line = logging.Formatter(serving.LOG_LINE, serving.LOG_MOMENT).format(record)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4} ERROR pages\.guard GET '/'", line)
