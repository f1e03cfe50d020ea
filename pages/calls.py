"""Whether a call of a callback is one that a page of ours can send: looked at before Dash sees it.

Any client can send any output, input, state and value (a callback is a door of its own), and Dash answers most of what
it does not understand with an error of the server.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dash import Dash

from components import hand, handing
from etl.waiting import MOST_FILES, MOST_OF_ALL

MOST_BYTES = 256 * 1024  # of a call that carries no file
MOST_BYTES_WITH_FILES = MOST_OF_ALL * 4 // 3 + 1024 * 1024  # base64 takes four characters for three bytes
LONGEST = 8_000  # characters of a text
DEEPEST, MOST_PARTS = 8, 4_000  # of a value made of others
NEEDED = {"output", "outputs", "inputs", "changedPropIds"}
KNOWN = NEEDED | {"state", "parsedChangedPropsIds"}
MOST_CLICKS = 10**9
MOST_PICTURES = 8
MOST_KEPT = 6  # texts in a page's own store


def fault_of(app: Dash, sent: Any) -> str | None:
    """What of a call is not as a page of ours sends it, for the log; None where all is."""
    if not isinstance(sent, dict) or not NEEDED <= set(sent) <= KNOWN:
        return "keys"
    told = app.callback_map.get(sent["output"]) if isinstance(sent["output"], str) else None
    if told is None or "callback" not in told:
        return "output"
    if not _is_outputs(sent["output"], sent["outputs"]):
        return "outputs"
    for part in ("inputs", "state"):
        if not _are_given(told[part], sent.get(part, [])):
            return part
    inputs = {f"{one['id']}.{one['property']}" for one in told["inputs"]}
    changed = sent["changedPropIds"]
    if not isinstance(changed, list) or not all(isinstance(one, str) and one in inputs for one in changed):
        return "changedPropIds"
    return None


def _is_outputs(output: str, outputs: Any) -> bool:
    """Whether the outputs in parts are those that the whole name tells."""
    several = output.startswith("..") and output.endswith("..")
    names = [part.rpartition(".") for part in (output[2:-2].split("...") if several else [output])]
    told = [{"id": name, "property": what.partition("@")[0]} for name, _, what in names]
    given = outputs if isinstance(outputs, list) else [outputs]
    plain = [
        {"id": one.get("id"), "property": str(one.get("property")).partition("@")[0]} if isinstance(one, dict) else None
        for one in given
    ]
    return plain == told


def _are_given(told: list[dict[str, Any]], given: Any) -> bool:
    """Whether there is one value for each place, in order, each of a kind that its property can have."""
    if not isinstance(given, list) or len(given) != len(told):
        return False
    return all(
        isinstance(one, dict)
        and set(one) <= {"id", "property", "value"}
        and one.get("id") == place["id"]
        and one.get("property") == place["property"]
        and _fits(place, one.get("value"))
        for place, one in zip(told, given, strict=True)
    )


def _fits(place: Mapping[str, Any], value: Any) -> bool:
    """Whether a place can hold a value: by its property; a page's own store by its id."""
    return STORES.get(place["id"], FITS.get(place["property"], _nothing))(value)


def _nothing(value: Any) -> bool:
    return value is None


def _text(value: Any) -> bool:
    return value is None or (isinstance(value, str) and len(value) <= LONGEST and "\0" not in value)


def _number(value: Any) -> bool:
    return value is None or (isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_CLICKS)


def _choice(value: Any) -> bool:
    """What a field of a form can hold: a text, a tick, texts."""
    return isinstance(value, bool) or _text(value) or (isinstance(value, list) and all(map(_text, value)))


def _kept(value: Any) -> bool:
    """What a page keeps for itself: texts by their names."""
    return value is None or (isinstance(value, dict) and len(value) <= MOST_KEPT and all(map(_text, value.values())))


def _files(value: Any) -> bool:
    fits = isinstance(value, list) and len(value) <= MOST_FILES
    return value is None or (fits and all(isinstance(one, str) for one in value))


def _pictures(value: Any) -> bool:
    """Pictures that a page draws, by their names."""
    fits = isinstance(value, dict) and len(value) <= MOST_PICTURES
    return value is None or (fits and all(isinstance(one, str) for one in value.values()))


def _click(value: Any) -> bool:
    """A click as plotly tells it: points, of which each is a mapping; not endlessly deep nor wide."""
    if value is None:
        return True
    points = value.get("points") if isinstance(value, dict) else None
    whole = isinstance(points, list) and all(isinstance(point, dict) for point in points)
    return whole and all(_is_address(point.get("customdata")) for point in points or []) and _size(value) <= MOST_PARTS


def _is_address(value: Any) -> bool:
    """The address of a mark: a text, or parts of which each is one."""
    parts = value if isinstance(value, list) else [value]
    return all(part is None or isinstance(part, (str, int, float)) for part in parts)


def _size(value: Any, depth: int = 0) -> int:
    """The number of parts of a value; more than may be where it is too deep."""
    if depth > DEEPEST:
        return MOST_PARTS + 1
    inner = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    return 1 + sum(_size(part, depth + 1) for part in inner)


FITS: dict[str, Callable[[Any], bool]] = {
    "pathname": _text,
    "search": _text,
    "n_clicks": _number,
    "n_intervals": _number,
    "value": _choice,
    "data": _text,
    "contents": _files,
    "filename": _files,
    "clickData": _click,
}
# What a page's own stores hold, by their ids.
STORES: dict[str, Callable[[Any], bool]] = {
    hand.control("work"): _kept,
    handing.WORK: _kept,
    handing.ASKED: _kept,
    handing.PICTURES: _pictures,
}
