"""A dashboard with an account of every role, on data in which all that is personal is marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app import create_app, warm_up
from data.accounts.accounts import Accounts
from data.accounts.sessions import Sessions
from data.clock import now
from tests.data.marked import marked_office

# The account of each role; that of a branch is the branch a's.
ROLES: Mapping[str, str | None] = {"bi_thu": None, "cap_uy": None, "tong_hop": None, "chi_bo": "a", "trinh_chieu": None}
PASSWORD = "Một câu dài để nhớ 7"  # noqa: S105
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


def furnish(home: Path) -> House:
    """The dashboard on a home, with an account of each role."""
    accounts = Accounts(home)
    for role, unit in ROLES.items():
        accounts.add(account_of(role), role, unit, PASSWORD)
    app = create_app(home, DAY)
    warm_up(app)
    return House(home, app)


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """Give the house; tests only look at it."""
    home = tmp_path_factory.mktemp("house")
    marked_office(home).serve().close()
    return furnish(home)
