"""A piece of a page as the framework sends it to browsers: JSON, its figures and components among it."""

from __future__ import annotations

from typing import Any

from plotly.io.json import to_json_plotly


def as_sent(piece: Any) -> str:
    """The JSON of a component, a figure, or lists of these, by the framework's own encoder."""
    text: str = to_json_plotly(piece)
    return text
