"""What a drawing takes for markup: the tags that charts write themselves, and none that stands in what somebody typed.

Plotly reads texts of a drawing as a kind of HTML in which a name could be a link.
"""

from __future__ import annotations

import re
from typing import Any

NOT_OURS = re.compile(r"<(?!br>|/?b>|/?extra>|/span>|span style='[-a-z0-9:;#]*'>)", re.IGNORECASE)
NOT_DRAWN = frozenset({"meta", "customdata"})


def own_tags_only(part: Any) -> Any:
    """A figure, or a part of one, with every other tag in its texts shown as it was typed."""
    if isinstance(part, str):
        return NOT_OURS.sub("&lt;", part)
    if isinstance(part, dict):
        return {key: value if key in NOT_DRAWN else own_tags_only(value) for key, value in part.items()}
    return [own_tags_only(value) for value in part] if isinstance(part, (list, tuple)) else part
