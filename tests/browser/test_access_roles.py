"""Axe on every page as each role sees it, in each look, its folds unfolded; and on slides on the wall."""

from pathlib import Path
from typing import Any, Literal

import pytest
from argon2 import PasswordHasher
from playwright.sync_api import Page

from app import PAGES
from data.accounts.accounts import Accounts
from data.viewer import LOCAL, ROLES
from tests.browser.conftest import PHONE, Before, Reader, faults_of_access, unfold
from tests.browser.wall import begin
from tests.homes import copy_of

PASSWORD = "Một câu dài để nhớ 7"  # noqa: S105
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
BRANCH = "van-phong-1"
SLIDES = "rating_by_unit,submission_matrix,remediation_burnup"


@pytest.fixture
def guarded(before: Before, sample_home: Path, tmp_path: Path) -> Reader:
    """Give a reader before the sample committee, in which each role has an account."""
    home = tmp_path / "home"
    copy_of(sample_home, home)
    accounts = Accounts(home, QUICK)
    for role in ROLES:
        if role != LOCAL:
            accounts.add(role.replace("_", "-"), role, BRANCH if role == "chi_bo" else None, PASSWORD)
    return before(home)


def sign_in(desk: Reader, role: str) -> None:
    """Sign in by the form, as a person does."""
    page = desk.page
    page.goto(f"{desk.address}/dang-nhap")
    page.get_by_label("Tên tài khoản").fill(role.replace("_", "-"))
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    desk.wait()


def found_at(page: Page, paths: list[str], reader: Reader) -> dict[str, list[list[Any]]]:
    """What is wrong, by page, where something is."""
    found = {}
    for path in paths:
        reader.open(path)
        unfold(page)
        found[path] = faults_of_access(page)
    return {path: faults for path, faults in found.items() if faults}


@pytest.mark.soak
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("role", [role for role in ROLES if role != LOCAL])
def test_axe_finds_nothing_whoever_looks(role: str, scheme: Literal["light", "dark"], guarded: Reader) -> None:
    guarded.page.emulate_media(color_scheme=scheme)
    sign_in(guarded, role)
    paths = [page.path for page in PAGES] + [f"/chi-bo/{BRANCH}"]
    faults = found_at(guarded.page, paths, guarded)
    guarded.page.emulate_media(color_scheme="null")
    assert faults == {}


@pytest.mark.soak
@pytest.mark.parametrize("wanted", ["forced-colors", "telephone"])
def test_axe_finds_nothing_where_colours_are_the_readers_own_and_on_a_telephone(wanted: str, desk: Reader) -> None:
    if wanted == "telephone":
        desk.page.set_viewport_size(PHONE)
    else:
        desk.page.emulate_media(forced_colors="active", contrast="more", reduced_motion="reduce")
    faults = found_at(desk.page, [page.path for page in PAGES], desk)
    desk.page.emulate_media(forced_colors="null", contrast="null", reduced_motion="null")
    assert faults == {}


@pytest.mark.parametrize("look", ["sang", "toi"])
def test_axe_finds_nothing_on_the_wall(look: str, desk: Reader) -> None:
    desk.page.set_viewport_size({"width": 1920, "height": 1080})
    assert faults_of_access(begin(desk, f"bai={SLIDES}&nen={look}&chieu=1")) == []
