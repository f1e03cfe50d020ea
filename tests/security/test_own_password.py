"""/mat-khau: whoever has signed in takes another password, and nobody else does it for them from a browser."""

from datetime import timedelta
from pathlib import Path

import pyotp
import pytest
from werkzeug.test import TestResponse

from data.accounts.account import Account
from data.accounts.accounts import Accounts
from data.accounts.sessions import Sessions
from data.clock import HANOI, now
from data.trail import Trail
from tests.data.marked import marked_office
from tests.security.conftest import PASSWORD, House, Someone, word_of

NEW = "Câu khác, cũng dài 8"


def change(someone: Someone, **sent: str) -> TestResponse:
    """Send the form as a browser does."""
    page = someone.get("/mat-khau").get_data(as_text=True)
    word = page.partition('name="csrf_token" value="')[2].partition('"')[0]
    form = {"csrf_token": word, "mat_khau": PASSWORD, "ma": "", "moi": NEW, "moi_lan_nua": NEW, **sent}
    return someone.client.post("/mat-khau", data=form)


def opens(house: House, password: str) -> bool:
    """Whether the password opens the account, tried where no wait is in force."""
    accounts: Accounts = house.app.server.config["ACCOUNTS"]
    return isinstance(accounts.sign_in("chi-bo", password, "", now() + timedelta(hours=1), "192.0.2.1"), Account)


def test_another_password_ends_the_other_sessions_and_begins_one_anew(own_house: House) -> None:
    someone, elsewhere = own_house.as_role("chi_bo"), own_house.as_role("chi_bo")
    before = someone.client.get_cookie("phien")
    assert change(someone).status_code == 303
    after = someone.client.get_cookie("phien")
    assert before is not None
    assert after is not None
    assert Sessions(own_house.home).find(before.value, now()) is None
    assert someone.get("/").status_code == 200
    assert elsewhere.get("/").status_code == 303
    assert opens(own_house, NEW)
    assert not opens(own_house, PASSWORD)
    assert Trail(own_house.home).lines()["action"][0] == "password_changed"


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"mat_khau": "Không phải câu này 1"}, "Mật khẩu đang dùng hoặc mã xác thực không đúng."),
        ({"moi_lan_nua": NEW.upper()}, "Hai lần nhập mật khẩu không giống nhau."),
        ({"moi": "Ngắn7", "moi_lan_nua": "Ngắn7"}, "Mật khẩu ngắn quá"),
        ({"moi": "matkhau123456", "moi_lan_nua": "matkhau123456"}, "bị đoán trước tiên"),
    ],
)
def test_what_is_wrong_is_told_and_changes_nothing(own_house: House, sent: dict[str, str], told: str) -> None:
    someone = own_house.as_role("chi_bo")
    answer = change(someone, **sent)
    assert answer.status_code == 400
    text = answer.get_data(as_text=True)
    assert told in text
    assert not [typed for typed in sent.values() if typed in text]
    assert someone.get("/").status_code == 200
    assert opens(own_house, PASSWORD)


def test_guesses_at_the_present_password_are_slowed_as_at_sign_in(own_house: House) -> None:
    """After eight wrong guesses at the way in, the last long enough ago, one here is judged and counted with them."""
    accounts: Accounts = own_house.app.server.config["ACCOUNTS"]
    for minutes in range(10, 2, -1):
        accounts.sign_in("chi-bo", "Câu thử ở cửa", "", now() - timedelta(minutes=minutes), "192.0.2.1")
    someone = own_house.as_role("chi_bo")
    first, second = (change(someone, mat_khau=f"Câu thử {n}").get_data(as_text=True) for n in ("một", "hai"))
    assert "Mật khẩu đang dùng hoặc mã xác thực không đúng." in first
    assert "Đã nhập sai nhiều lần" in second
    assert Trail(own_house.home).lines()["action"][0] == "throttled"


def test_where_a_code_is_asked_it_is_asked_here_too(own_house: House) -> None:
    secret = own_house.app.server.config["ACCOUNTS"].set_code("chi-bo").secret
    someone = own_house.as_role("chi_bo")
    assert 'name="ma"' in someone.get("/mat-khau").get_data(as_text=True)
    assert change(someone).status_code == 400
    code = pyotp.TOTP(secret).at(int(now().replace(tzinfo=HANOI).timestamp()))
    assert change(someone, ma=code).status_code == 303


def test_nobody_changes_it_from_another_site_or_without_signing_in(own_house: House) -> None:
    someone = own_house.as_role("chi_bo")
    assert change(someone, csrf_token="0" * 64).status_code == 403
    assert own_house.anybody().get("/mat-khau").status_code == 303
    assert own_house.anybody().client.post("/mat-khau", data={"moi": NEW}).status_code == 401
    assert opens(own_house, PASSWORD)


def test_fields_are_masked_and_open_to_password_keepers(own_house: House) -> None:
    page = own_house.as_role("chi_bo").get("/mat-khau").get_data(as_text=True)
    door = own_house.anybody().get("/dang-nhap").get_data(as_text=True)
    assert page.count('type="password"') == 3
    assert door.count('type="password"') == 1
    for text in (page, door):
        assert 'autocomplete="current-password"' in text
        assert "onpaste" not in text
        assert "maxlength" not in text


def test_the_one_at_the_machine_has_no_password(tmp_path: Path) -> None:
    from app import create_app

    marked_office(tmp_path).serve().close()
    client = create_app(tmp_path).server.test_client()
    assert client.get("/mat-khau").status_code == 303
    assert word_of(client.get("/")) == ""
