"""What a reader's browser already shows is not sent to it again: an answer names such parts and leaves them out.

The browser tells by their hashes which parts it holds (header HELD) and puts them back itself (assets/held.js), so that
the framework sees whole answers. Any client can tell anything: who names what is not held gets less, and nobody more.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Set
from dataclasses import dataclass
from typing import Any

import orjson
from dash import html
from dash.development.base_component import Component
from flask import after_this_request, request
from werkzeug.wrappers import Response

from components.as_sent import as_sent

HELD, SENT_IN_PARTS = "X-Held", "X-Parts"
NAMES = re.compile(r"(?:[0-9a-f]{24}(?:,[0-9a-f]{24}){0,255})?")
NAME_BYTES = 12
LEAST = 256  # characters that make a part: to name a smaller one would save nothing
DEEPEST = 3  # children of children are parts down to here: of a page its panels, pairs of charts, and charts
WHOLE = "Figure"  # a chart is one part: it changes as a whole
OK = 200


@dataclass(frozen=True)
class Piece:
    """JSON that is sent whole or, to whom holds parts of it, without those.

    `parts` are texts and pieces in turn, `name` a hash over all that it holds, `length` its characters as a whole.
    """

    parts: tuple[str | Piece, ...]
    name: str
    length: int

    def sent(self, held: Set[str] | None) -> str:
        """Its JSON, each part of it either `{"$part": name, "of": part}` or, where held, `{"$part": name}`.

        `held`: the names of the parts that whoever asks holds; None where nothing was told: then it is sent as it is.
        """
        if held is None or self.length < LEAST:
            return self._text(held)
        rest = "" if self.name in held else f',"of":{self._text(held)}'
        return f'{{"$part":"{self.name}"{rest}}}'

    def _text(self, held: Set[str] | None) -> str:
        return "".join([one if isinstance(one, str) else one.sent(held) for one in self.parts])


def told_held() -> frozenset[str] | None:
    """The names of the parts that whoever asks says to hold; None where it says nothing that a page of ours would.

    The answer to this request is marked as one in parts, where it comes to one.
    """
    told = request.headers.get(HELD)
    if told is None or not NAMES.fullmatch(told):
        return None

    @after_this_request
    def mark(response: Response) -> Response:
        if response.status_code == OK:
            response.headers[SENT_IN_PARTS] = "1"
        return response

    return frozenset(told.split(","))


def with_ids(body: list[Any], above: str = "part", deeper: bool = True) -> list[Any]:
    """A page's body, each place of which has an id: by these the browser fills anew only those that changed."""
    for place, one in enumerate(body):
        own = f"{above}-{place}"
        if isinstance(one, Component) and getattr(one, "id", None) is None:
            one.id = own  # type: ignore[attr-defined]
        if deeper and isinstance(one, html.Div) and isinstance(one.children, list):
            with_ids(one.children, own, deeper=False)
    return body


def piece_of(content: Any) -> Piece:
    """A component, a figure or plain values, as the piece that is sent of them."""
    return _piece(orjson.loads(as_sent(content)), 0)


def _piece(value: Any, depth: int) -> Piece:
    if depth < DEEPEST and isinstance(value, list) and any(_is_component(one) for one in value):
        inner = [_piece(one, depth + 1) if _is_component(one) else _json(one) for one in value]
        commas: list[str | Piece] = [","] * (len(inner) * 2 - 1)
        commas[::2] = inner
        return _joined(("[", *commas, "]"))
    if depth < DEEPEST and _is_component(value) and value["type"] != WHOLE and "children" in value["props"]:
        props = {key: one for key, one in value["props"].items() if key != "children"}
        before, _, after = _json(value | {"props": {}}).partition('"props":{')
        own = _json(props)[:-1] + ("," if props else "")
        children = _piece(value["props"]["children"], depth)
        return _joined((f'{before}"props":{own}"children":', *children.parts, after))
    return _joined((_json(value),))


def _joined(parts: tuple[str | Piece, ...]) -> Piece:
    content = "\0".join([one if isinstance(one, str) else one.name for one in parts])
    name = hashlib.blake2b(content.encode(), digest_size=NAME_BYTES).hexdigest()
    return Piece(parts, name, sum(len(one) if isinstance(one, str) else one.length for one in parts))


def _is_component(piece: Any) -> bool:
    return isinstance(piece, dict) and "props" in piece and "type" in piece


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()
