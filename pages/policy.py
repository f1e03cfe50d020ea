"""Who may do what: each page and callback states its policy, which the guard holds before anything is answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dash import Dash

from data.viewer import Viewer

Policy = Callable[[Viewer], bool]
Answers = Callable[..., Any]
KEPT_AS = "POLICIES"


class NoPolicy(TypeError):
    """A callback that the server answers states nobody who may call it; the message names its output."""


def whoever(_: Viewer) -> bool:
    """Whoever is served at all: what is answered is decided by what is asked."""
    return True


def readers(viewer: Viewer) -> bool:
    """Whoever reads pages; not the projector, which shows its own page only."""
    return not viewer.rights.only_projected


def takes_in(viewer: Viewer) -> bool:
    """Whoever takes papers in, records by hand and undoes."""
    return viewer.rights.takes_in


def exports(viewer: Viewer) -> bool:
    """Whoever hands out files made of the data."""
    return viewer.rights.exports


def reads_trail(viewer: Viewer) -> bool:
    """Whoever reads who did what."""
    return viewer.rights.reads_trail


def policies(app: Dash) -> dict[str, Policy]:
    """The policy of each callback, by its output as callback_map has it."""
    kept: dict[str, Policy] = app.server.config.setdefault(KEPT_AS, {})
    return kept


def callback(app: Dash, policy: Policy, *args: Any, **kwargs: Any) -> Callable[[Answers], Answers]:
    """`app.callback` under a policy: the guard refuses the call of whoever may not."""

    def register(function: Answers) -> Answers:
        before = set(app.callback_map)
        registered: Answers = app.callback(*args, **kwargs)(function)
        for output in set(app.callback_map) - before:
            policies(app)[output] = policy
        return registered

    return register


def hold(app: Dash) -> None:
    """Raises NoPolicy where a callback that the server answers has none."""
    bare = {output for output, told in app.callback_map.items() if "callback" in told} - set(policies(app))
    if bare:
        raise NoPolicy(", ".join(sorted(bare)))
