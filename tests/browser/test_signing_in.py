"""Signing in, at work, signing out and being signed out, in a real Chromium on a real server with accounts."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from argon2 import PasswordHasher
from playwright.sync_api import Page, ViewportSize, expect

from data.accounts.accounts import Accounts
from data.accounts.sessions import Sessions
from tests.browser.conftest import DESK, PHONE, Front, Place, Reader, faults_of_access
from tests.browser.loss import LOST
from tests.browser.test_down_to_the_cell import click
from tests.data.marked import marked_office

PASSWORD = "Một câu dài để nhớ 7"  # noqa: S105
GROUND = "getComputedStyle(document.body).backgroundColor"
LIGHT, DARK = "rgb(246, 247, 249)", "rgb(13, 17, 22)"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@dataclass(frozen=True)
class Desk:
    """A reader before a dashboard with accounts, and the home behind it."""

    reader: Reader
    home: Path


@pytest.fixture(scope="module")
def guarded(front: Front, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Place, Path]]:
    """Give the place of a dashboard with accounts, and its home."""
    home = tmp_path_factory.mktemp("guarded")
    marked_office(home).serve().close()
    Accounts(home, QUICK).add("bi-thu", "bi_thu", None, PASSWORD)
    with front.shows(home) as place:
        yield place, home


@pytest.fixture
def desk_with_accounts(desktop: Reader, guarded: tuple[Place, Path], sample: Place) -> Iterator[Desk]:
    """Give a reader who has not signed in."""
    place, home = guarded
    yield Desk(desktop.begun(place), home)
    desktop.begun(sample)


def signed_in(desk: Desk, path: str) -> Page:
    """Ask for a page, be led to the way in, sign in, and arrive at the page."""
    page = desk.reader.page
    page.goto(desk.reader.address + path)
    page.get_by_label("Tên tài khoản").fill("bi-thu")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(f"**{path}")
    return desk.reader.wait()


def test_one_signs_in_works_and_signs_out(desk_with_accounts: Desk) -> None:
    desk = desk_with_accounts
    page = signed_in(desk, "/phan-bo?nam=2025")
    expect(page.locator("#banner")).to_contain_text("bi-thu · Bí thư")
    assert page.locator("figure[data-chart=rating_distribution] svg.main-svg").first.is_visible()
    page.get_by_label("Đối tượng").select_option("chi_bo")
    page.wait_for_url("**doi-tuong=chi_bo*")
    expect(page.locator("figure[data-chart=rating_distribution] .chart-subtitle")).to_contain_text("Chi bộ")
    desk.reader.open("/phan-bo?nam=2025")
    assert click(page, "rating_distribution").count()
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url("**/dang-nhap")
    page.goto(f"{desk.reader.address}/phan-bo")
    page.wait_for_url("**/dang-nhap?den=/phan-bo")
    assert desk.reader.complaints == []


def end_session(desk: Desk) -> None:
    """Ends on the server what the browser holds a token of."""
    for cookie in desk.reader.page.context.cookies():
        Sessions(desk.home).end(cookie["value"])


def test_once_the_session_has_ended_the_next_step_leads_to_the_way_in(desk_with_accounts: Desk) -> None:
    desk = desk_with_accounts
    page = signed_in(desk, "/phan-bo?nam=2025")
    end_session(desk)
    page.get_by_label("Đối tượng").select_option("chi_bo")
    page.wait_for_url("**/dang-nhap?den=/phan-bo*")
    expect(page.get_by_label("Mật khẩu")).to_be_visible()
    assert [told for told in desk.reader.complaints if "401" not in told] == []


def test_a_page_of_an_earlier_session_says_that_it_is_not_answered(desk_with_accounts: Desk) -> None:
    desk = desk_with_accounts
    page = signed_in(desk, "/phan-bo?nam=2025")
    other = page.context.new_page()
    other.goto(f"{desk.reader.address}/dang-nhap")
    other.get_by_label("Tên tài khoản").fill("bi-thu")
    other.get_by_label("Mật khẩu").fill(PASSWORD)
    other.get_by_role("button", name="Đăng nhập").click()
    other.wait_for_url(f"{desk.reader.address}/")
    other.close()
    page.get_by_label("Đối tượng").select_option("chi_bo")
    page.get_by_role("button", name="Thử lại").click()
    expect(page.locator("figure[data-chart=rating_distribution] .chart-subtitle")).to_contain_text("Chi bộ")


def test_a_chosen_look_is_that_of_the_way_in_and_stays_when_one_signs_out(desk_with_accounts: Desk) -> None:
    desk = desk_with_accounts
    page = signed_in(desk, "/phan-bo?nam=2025")
    assert page.evaluate(GROUND) == LIGHT
    page.get_by_label("Giao diện", exact=True).select_option("toi")
    end_session(desk)
    page.goto(f"{desk.reader.address}/phan-bo")
    page.wait_for_url("**/dang-nhap?den=/phan-bo")
    assert page.evaluate(GROUND) == DARK
    signed_in(desk, "/phan-bo?nam=2025")
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url("**/dang-nhap?giao-dien=toi")
    assert page.evaluate(GROUND) == DARK
    signed_in(desk, "/phan-bo?nam=2025")
    assert page.evaluate(GROUND) == DARK
    assert desk.reader.complaints == []


def test_an_address_brings_no_other_look_along_than_those_known(desk_with_accounts: Desk) -> None:
    page = desk_with_accounts.reader.page
    page.goto(f"{desk_with_accounts.reader.address}/dang-nhap?giao-dien=khac")
    assert page.evaluate(GROUND) == LIGHT
    assert page.evaluate("Object.keys(localStorage)") == []


@pytest.mark.parametrize(("width", "height"), [(720, 450), (320, 256)])
def test_nothing_of_the_way_in_is_lost_at_twice_the_size(desk_with_accounts: Desk, width: int, height: int) -> None:
    page = desk_with_accounts.reader.page
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{desk_with_accounts.reader.address}/dang-nhap")
    assert page.evaluate(LOST) == []


def test_axe_finds_nothing_on_the_way_in_light_or_dark(desk_with_accounts: Desk) -> None:
    page = desk_with_accounts.reader.page
    looks: tuple[tuple[ViewportSize, Literal["light", "dark"]], ...] = ((DESK, "light"), (PHONE, "dark"))
    for size, look in looks:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=look)
        page.goto(f"{desk_with_accounts.reader.address}/dang-nhap")
        assert faults_of_access(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        page.get_by_label("Tên tài khoản").fill("bi-thu")
        page.get_by_label("Mật khẩu").fill("Không phải mật khẩu này")
        page.get_by_role("button", name="Đăng nhập").click()
        expect(page.get_by_role("alert")).to_contain_text("không đúng")
        assert faults_of_access(page) == []
