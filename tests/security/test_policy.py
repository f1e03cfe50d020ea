"""Each callback states who may call it; one that does not fails the build."""

from pathlib import Path

import pytest
from dash import Input, Output

from app import create_app
from pages.policy import NoPolicy, callback, hold, policies, takes_in
from tests.security.calls import answered


def test_every_callback_that_is_answered_has_a_policy(tmp_path: Path) -> None:
    app = create_app(tmp_path)
    assert set(policies(app)) == set(answered(app))


def test_a_callback_without_a_policy_is_named_and_nothing_is_built(tmp_path: Path) -> None:
    app = create_app(tmp_path)
    app.callback(Output("forgotten", "children"), Input("address", "search"))(lambda search: search)
    with pytest.raises(NoPolicy, match=r"forgotten\.children"):
        hold(app)


def test_a_policy_holds_for_the_callback_it_was_stated_with(tmp_path: Path) -> None:
    app = create_app(tmp_path)
    callback(app, takes_in, Output("new", "children"), Input("address", "search"))(lambda search: search)
    assert policies(app)["new.children"] is takes_in
    hold(app)
