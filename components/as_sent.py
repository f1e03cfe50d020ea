"""A piece of a page as the framework sends it to browsers: JSON, its figures and components among it."""

from __future__ import annotations

from typing import Any

import orjson
from dash.development.base_component import Component


def as_sent(piece: Any) -> str:
    """The JSON of a component, a figure, or lists of these.

    Not by the framework's own encoder, which walks through all of it once more, for what our pages do not hold: it
    takes four times as long. Raises TypeError where there is anything but components and plain values.
    """
    return orjson.dumps(piece, default=_plain, option=orjson.OPT_NON_STR_KEYS).decode()


def _plain(one: Any) -> Any:
    if isinstance(one, Component):
        return one.to_plotly_json()
    raise TypeError(type(one).__name__)
