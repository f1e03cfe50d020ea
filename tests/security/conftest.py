"""A dashboard with an account of every role, on data in which all that is personal is marked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from dash import Dash
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app import create_app, warm_up
from data.accounts.accounts import Accounts
from data.accounts.sessions import Sessions
from data.clock import now
from etl.home import Home
from tests.data.marked import marked_office
from tests.reliability.conftest import copied

ROLES = ("bi_thu", "cap_uy", "tong_hop", "chi_bo", "trinh_chieu")
PASSWORD = "Một câu dài để nhớ 7"  # noqa: S105
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
PAGE = {"Accept": "text/html"}
DAY = date(2026, 1, 20)


@dataclass
class Someone:
    """A browser: its client, and the word of its session that our pages send with every call."""

    client: FlaskClient
    word: str = ""

    def get(self, path: str, **sent: Any) -> TestResponse:
        """Ask for a page as a browser does."""
        return self.client.get(path, headers=PAGE, **sent)

    def call(self, body: Any, **sent: Any) -> TestResponse:
        """Call a callback as our pages do."""
        headers = {"X-CSRFToken": self.word, **sent.pop("headers", {})}
        return self.client.post("/_dash-update-component", json=body, headers=headers, **sent)


@dataclass
class House:
    """The dashboard on a home, and how to come in as each role."""

    home: Path
    app: Dash

    def anybody(self) -> Someone:
        """A browser in which nobody has signed in."""
        return Someone(self.app.server.test_client())

    def as_role(self, role: str) -> Someone:
        """A browser in which the role's account has just signed in."""
        account = Accounts(self.home).get(account_of(role))
        assert account is not None
        someone = self.anybody()
        someone.client.set_cookie("phien", Sessions(self.home).begin(account, now()))
        someone.word = word_of(someone.get("/"))
        return someone


def account_of(role: str) -> str:
    """The name of the role's account."""
    return role.replace("_", "-")


def word_of(page: TestResponse) -> str:
    """The word of the session that a page of ours carries."""
    return page.get_data(as_text=True).partition('name="csrf" content="')[2].partition('"')[0]


def furnish(home: Path, branch: str = "a") -> House:
    """The dashboard on a home, with an account of each role."""
    accounts = Accounts(home, QUICK)
    for role in ROLES:
        accounts.add(account_of(role), role, branch if role == "chi_bo" else None, PASSWORD)
    app = create_app(home, DAY)
    app.server.config["ACCOUNTS"] = accounts
    warm_up(app)
    return House(home, app)


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """Give the house; tests only look at it."""
    home = tmp_path_factory.mktemp("house")
    marked_office(home).serve().close()
    return furnish(home)


@pytest.fixture
def own_house(tmp_path: Path) -> House:
    """Give a house that a test may change."""
    marked_office(tmp_path).serve().close()
    return furnish(tmp_path)


@pytest.fixture
def working_house(small_home: Home, tmp_path: Path) -> House:
    """Give a house on a home of real papers, which may be changed."""
    return furnish(copied(small_home, tmp_path / "home").path, "thanh-tra")
