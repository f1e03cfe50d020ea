"""The texts of a drawing: what the charts mark up themselves stays, all else that looks like markup is only shown.

Plotly takes a few tags in every text it draws, among them links: a name or a shortcoming must not become one.
"""

from __future__ import annotations

import re
from typing import Any

FOREIGN = re.compile(r"<(?!/?(?:b|i|extra|span)>|br>|span style='(?:color:#\w{6};)?font-size:\d{1,2}px'>)")
ADDRESSES = {"customdata", "ids"}  # what a click hands back, never drawn


def inert(part: Any) -> Any:
    """A figure, or a part of one, in which no text but the charts' own is markup; what a click hands back is as it was.

    The text of a heatmap's cell is such an address too.
    """
    if isinstance(part, str):
        return FOREIGN.sub("&lt;", part)
    if isinstance(part, list):
        return [inert(one) for one in part]
    if not isinstance(part, dict):
        return part
    as_it_was = ADDRESSES | ({"text"} if part.get("type") == "heatmap" else set())
    return {key: value if key in as_it_was else inert(value) for key, value in part.items()}
