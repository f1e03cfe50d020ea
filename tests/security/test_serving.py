"""How the server may be started, and whom it believes: what would open the data to whoever comes by is refused."""

import argparse
import http.client
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import trustme
from werkzeug.test import TestResponse

from app import create_app, main
from data.accounts.accounts import Accounts
from data.accounts.keys import KEY_FILE, server_key
from data.trail import Trail
from pages import serving
from tests.data.marked import marked_office
from tests.security.calls import arriving
from tests.security.cast import PASSWORD, accounts_in, secretary
from tests.security.conftest import PAGE, House

HEADER = "X-Remote-User"
NOT_STARTED = 2
ELSEWHERE = ("--host", "192.0.2.1")


def given(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    serving.add_arguments(parser)
    return parser.parse_args(words)


def refusal(capsys: pytest.CaptureFixture[str], home: Path, *words: str) -> str:
    """What the command says that does not begin to serve; nothing goes on working behind it."""
    at_work = threading.active_count()
    assert main(["--home", str(home), *words]) == NOT_STARTED
    assert threading.active_count() <= at_work
    return capsys.readouterr().err


@pytest.mark.parametrize("words", [ELSEWHERE, ("--host", "0.0.0.0"), ("--host", "::"), ("--behind-proxy",)])  # noqa: S104
def test_without_accounts_nothing_but_this_machine_is_served(
    words: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refusal(capsys, tmp_path, *words, "--insecure-http")
    assert "chưa lập tài khoản nào" in said
    assert "python -m data.accounts add" in said, "it says what to do"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (ELSEWHERE, "không mã hóa đường truyền"),
        (("--tls-cert", "x.pem"), "phải đi cùng nhau"),
        (("--tls-key", "x.pem"), "phải đi cùng nhau"),
        (("--proxy-user-header", HEADER), "chỉ dùng cùng --behind-proxy"),
        ((*ELSEWHERE, "--behind-proxy", "--insecure-http"), "chỉ dùng khi phục vụ trên chính máy này"),
        (("--tls-cert", "none.pem", "--tls-key", "none.pem"), "tệp thiếu, hỏng hoặc không khớp nhau"),
    ],
)
def test_with_accounts_what_would_open_the_way_is_refused_in_words(
    words: tuple[str, ...], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secretary(tmp_path)
    said = refusal(capsys, tmp_path, *words)
    assert said.startswith("Lỗi: ")
    assert told in said


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--host", "localhost"),
        ("--host", "::1"),
        (*ELSEWHERE, "--insecure-http"),
        (*ELSEWHERE, "--tls-cert", "a.pem", "--tls-key", "b.pem"),
        ("--behind-proxy", "--proxy-user-header", HEADER),
    ],
)
def test_what_is_safe_or_expressly_asked_for_may_start(words: tuple[str, ...], tmp_path: Path) -> None:
    accounts, _ = secretary(tmp_path)
    serving.check(given(*words), accounts, {})


@pytest.mark.parametrize(
    "name",
    ["DASH_DEBUG", "DASH_UI", "DASH_PROPS_CHECK", "DASH_SERVE_DEV_BUNDLES", "DASH_HOT_RELOAD", "DASH_MCP_ENABLED"],
)
@pytest.mark.parametrize("value", ["1", "true", "True", "yes"])
def test_what_shows_the_inside_of_the_program_keeps_it_from_starting(name: str, value: str, tmp_path: Path) -> None:
    for environment in ({name: value}, {name.lower(): value}, {"FLASK_DEBUG": value}):
        with pytest.raises(serving.CannotListen, match=f"(?i){next(iter(environment))} bật chế độ phát triển"):
            serving.check(given(), accounts_in(tmp_path), environment)
    for off in ("", "0", "false", "FALSE"):
        serving.check(given(), accounts_in(tmp_path), {name: off})


def test_the_command_looks_at_its_own_environment(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASH_DEBUG", "true")
    assert "DASH_DEBUG" in refusal(capsys, tmp_path)


def test_a_weak_lost_or_open_key_keeps_the_server_from_starting(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secretary(tmp_path)
    server_key(tmp_path)
    key = tmp_path / KEY_FILE
    good = key.read_bytes()
    key.write_text("00" * 32)
    assert "không đủ mạnh" in refusal(capsys, tmp_path)
    key.write_bytes(good)
    key.chmod(0o644)
    assert "Người khác trên máy đọc được khóa" in refusal(capsys, tmp_path)
    key.unlink()
    assert "Thiếu khóa của máy chủ" in refusal(capsys, tmp_path)


@contextmanager
def under_tls(home: Path, authority: trustme.CA) -> Iterator[tuple[str, int]]:
    """The dashboard served as the command serves it, under a certificate of the authority's."""
    certificate = authority.issue_cert("localhost")
    files = home / "cert.pem", home / "key.pem"
    certificate.cert_chain_pems[0].write_to_path(str(files[0]))
    certificate.private_key_pem.write_to_path(str(files[1]))
    words = given("--port", "0", "--host", "localhost", "--tls-cert", str(files[0]), "--tls-key", str(files[1]))
    server, serve = serving.listening(create_app(home).server, words)
    secure: Any = serve.__self__  # type: ignore[attr-defined]
    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    assert server.startswith("https://localhost")
    try:
        yield "localhost", secure.bind_addr[1]
    finally:
        secure.stop()
        thread.join(timeout=10)


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning")
def test_under_tls_the_way_is_closed_to_old_versions_and_cookies_are_of_this_host_alone(tmp_path: Path) -> None:
    secretary(tmp_path)
    authority = trustme.CA()
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    with under_tls(tmp_path, authority) as (host, port):
        connection = http.client.HTTPSConnection(host, port, context=trusting, timeout=30)
        connection.request("GET", "/dang-nhap")
        answer = connection.getresponse()
        assert answer.status == http.client.OK
        assert answer.headers["Strict-Transport-Security"].startswith("max-age=")
        assert not answer.headers["Server"], "what serves, and in which version, is nobody's business"
        [cookie] = answer.headers.get_all("Set-Cookie") or []
        assert cookie.startswith("__Host-cua=")
        assert {"Secure", "HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
        answer.read()
        connection.close()
        assert spoken(host, port, authority, ssl.TLSVersion.TLSv1_2) == "TLSv1.2"
        with pytest.raises(ssl.SSLError, match="PROTOCOL_VERSION"):
            spoken(host, port, authority, ssl.TLSVersion.TLSv1_1)


def spoken(host: str, port: int, authority: trustme.CA, most: ssl.TLSVersion) -> str | None:
    """The version agreed on with somebody who speaks none above `most`."""
    speaker = ssl.create_default_context()
    speaker.check_hostname = False
    authority.configure_trust(speaker)
    speaker.set_ciphers("DEFAULT:@SECLEVEL=0")
    speaker.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    speaker.maximum_version = most
    with socket.create_connection((host, port), timeout=30) as line, speaker.wrap_socket(line) as secure:
        return secure.version()


def test_a_certificate_and_a_key_that_do_not_fit_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    secretary(tmp_path)
    authority = trustme.CA()
    authority.issue_cert("localhost").cert_chain_pems[0].write_to_path(str(tmp_path / "cert.pem"))
    authority.issue_cert("localhost").private_key_pem.write_to_path(str(tmp_path / "key.pem"))
    words = ("--tls-cert", str(tmp_path / "cert.pem"), "--tls-key", str(tmp_path / "key.pem"))
    said = refusal(capsys, tmp_path, *words)
    assert "không khớp nhau" in said
    assert "Traceback" not in said


def named(home: Path, header: str | None, sent: dict[str, str], *, proxied: bool = True) -> TestResponse:
    """What one gets who comes with these headers to a server that trusts a header, or none."""
    app = create_app(home, named_by_proxy=serving.named_by(header, Accounts(home)))
    if proxied:
        serving.trusting_proxy(app.server)
    answer: TestResponse = app.server.test_client().get("/", headers={**PAGE, **sent})
    return answer


def test_a_proxys_word_counts_only_where_configured_and_only_for_accounts_in_force(tmp_path: Path) -> None:
    accounts, _ = secretary(tmp_path)
    accounts.add("gone", "cap_uy", None, PASSWORD)
    accounts.disable("gone")
    assert named(tmp_path, HEADER, {HEADER: "bi-thu"}).status_code == 200
    for sent in ({}, {HEADER: ""}, {HEADER: "nobody"}, {HEADER: "gone"}, {HEADER: "local"}, {HEADER: "bi-thu,gone"}):
        assert named(tmp_path, HEADER, sent).status_code == 303, sent
    for ignored in (HEADER, "X-Forwarded-User", "Remote-User", "Authorization"):
        assert named(tmp_path, None, {ignored: "bi-thu"}).status_code == 303
    assert named(tmp_path, HEADER, {"X-Forwarded-User": "bi-thu"}).status_code == 303


@pytest.mark.parametrize("proxied", [True, False])
def test_where_readers_are_and_how_they_came_is_believed_of_a_proxy_alone(tmp_path: Path, proxied: bool) -> None:
    secretary(tmp_path)
    app = create_app(tmp_path)
    if proxied:
        serving.trusting_proxy(app.server)
    client = app.server.test_client()
    sent = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https"}
    page = client.get("/dang-nhap", headers=sent)
    assert page.headers["Set-Cookie"].startswith("__Host-cua" if proxied else "cua")
    assert ("Strict-Transport-Security" in page.headers) == proxied
    word = page.get_data(as_text=True).partition('name="csrf_token" value="')[2].partition('"')[0]
    base = "https://localhost" if proxied else "http://localhost"
    form = {"csrf_token": word, "ten": "bi-thu", "mat_khau": "Không phải mật khẩu này"}
    assert client.post("/dang-nhap", data=form, headers=sent, base_url=base).status_code == 401
    [line] = Trail(tmp_path).lines().to_dicts()
    assert (line["action"], line["about"]) == ("sign_in_refused", "203.0.113.9" if proxied else "127.0.0.1")


def test_an_open_way_is_said_on_every_page(house: House) -> None:
    someone = house.as_role("bi_thu")
    warning = "đường truyền không được mã hóa"
    assert warning not in str(someone.call(arriving(house.app, "/")).get_json())
    house.app.server.config["INSECURE"] = True
    try:
        assert warning in str(someone.call(arriving(house.app, "/")).get_json())
    finally:
        house.app.server.config["INSECURE"] = False


def test_without_accounts_a_forwarded_address_makes_nobody_local(tmp_path: Path) -> None:
    marked_office(tmp_path).serve().close()
    client = create_app(tmp_path).server.test_client()
    far = {"REMOTE_ADDR": "192.0.2.7"}
    for sent in ({"X-Forwarded-For": "127.0.0.1"}, {"X-Real-IP": "127.0.0.1"}, {"Forwarded": "for=127.0.0.1"}):
        assert client.get("/", headers=sent, environ_overrides=far).status_code == 403
