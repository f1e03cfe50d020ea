"""What a reader's browser already shows is not sent to it again: an answer names such parts and leaves them out.

The browser tells by their hashes which parts it holds (header HELD) and puts them back itself (assets/held.js), so that
the framework sees whole answers. Any client can tell anything: who names what is not held gets less, and nobody more.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Set
from typing import Any, NamedTuple

from dash import Dash, html
from dash.development.base_component import Component
from flask import Response, request

HELD, SENT_IN_PARTS = "X-Held", "X-Parts"
NAMES = re.compile(r"(?:[0-9a-f]{24}(?:,[0-9a-f]{24}){0,255})?")
NAME_BYTES = 12
LEAST = 256  # characters that make a part: to name a smaller one would save nothing
DEEPEST = 3  # children of children are parts down to here: of a page its panels, pairs of charts, and charts
WHOLE = "Figure"  # a chart is one part: it changes as a whole
OK = 200


def register(app: Dash, output: str) -> None:
    """Leave out of the answers of one callback what whoever asks says to hold already."""

    @app.server.after_request  # type: ignore[untyped-decorator]
    def leave_out(response: Response) -> Response:
        told = request.headers.get(HELD)
        if told is None or response.status_code != OK or not response.is_json or not NAMES.fullmatch(told):
            return response
        if (request.get_json(silent=True) or {}).get("output") != output:
            return response
        response.set_data(in_parts(json.loads(response.get_data()), frozenset(told.split(","))))
        response.headers[SENT_IN_PARTS] = "1"
        return response


def with_ids(body: list[Any], above: str = "part", deeper: bool = True) -> list[Any]:
    """A page's body, each place of which has an id: by these the browser fills anew only those that changed."""
    for place, one in enumerate(body):
        own = f"{above}-{place}"
        if isinstance(one, Component) and getattr(one, "id", None) is None:
            one.id = own  # type: ignore[attr-defined]
        if deeper and isinstance(one, html.Div) and isinstance(one.children, list):
            with_ids(one.children, own, deeper=False)
    return body


def in_parts(answer: dict[str, Any], held: Set[str]) -> str:
    """An answer as JSON, each part of it either `{"$part": name, "of": part}` or, where it is held, `{"$part": name}`.

    A name is a hash over all that the part holds.
    """
    places = {
        place: "{" + ",".join(f"{_json(key)}:{_part(value, held, 0).text}" for key, value in told.items()) + "}"
        for place, told in answer["response"].items()
    }
    rest = _json({key: value for key, value in answer.items() if key != "response"})
    response = ",".join(f"{_json(place)}:{text}" for place, text in places.items())
    return f'{rest[:-1]}{"," if len(rest) > len("{}") else ""}"response":{{{response}}}}}'


class Sent(NamedTuple):
    """A piece as it is sent, its hash, and how long it is as a whole."""

    text: str
    name: bytes
    length: int


def _part(piece: Any, held: Set[str], depth: int) -> Sent:
    whole = _piece(piece, held, depth)
    if whole.length < LEAST:
        return whole
    name = whole.name.hex()
    rest = "" if name in held else f',"of":{whole.text}'
    return whole._replace(text=f'{{"$part":"{name}"{rest}}}')


def _piece(piece: Any, held: Set[str], depth: int) -> Sent:
    if depth < DEEPEST and isinstance(piece, list) and any(_is_component(one) for one in piece):
        inner = [_part(one, held, depth + 1) if _is_component(one) else _leaf(one) for one in piece]
        return _joined("[" + ",".join(one.text for one in inner) + "]", inner, "[]")
    if depth < DEEPEST and _is_component(piece) and piece["type"] != WHOLE and "children" in piece["props"]:
        props = {key: value for key, value in piece["props"].items() if key != "children"}
        children = _piece(piece["props"]["children"], held, depth)
        about = _json(piece | {"props": {}})
        own = _json(props)
        given = f'{own[:-1]}{"," if props else ""}"children":{children.text}}}'
        return _joined(about.replace('"props":{}', f'"props":{given}', 1), [children], about + own)
    return _leaf(piece)


def _joined(text: str, inner: list[Sent], own: str) -> Sent:
    name = _name(own.encode() + b"".join(one.name for one in inner))
    return Sent(text, name, len(own) + sum(one.length for one in inner))


def _leaf(piece: Any) -> Sent:
    text = _json(piece)
    return Sent(text, _name(text.encode()), len(text))


def _is_component(piece: Any) -> bool:
    return isinstance(piece, dict) and "props" in piece and "type" in piece


def _name(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=NAME_BYTES).digest()


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
