"""What a browser holds is not sent again: whole answers come of the parts, and an answer carries only what changed."""

import json
from pathlib import Path
from typing import Any

import pytest
from dash import Dash

from app import create_app
from pages.held_parts import HELD, LEAST, SENT_IN_PARTS
from tests.security.calls import arriving

PATHS = ("/", "/phan-bo", "/tien-do", "/khac-phuc", "/xu-huong", "/khen-thuong", "/chi-bo/thanh-tra", "/nguon", "/nap")
NOTHING_CHANGED = 8_000  # bytes, before they are packed
Held = dict[str, Any]


@pytest.fixture(scope="module")
def app(sample_home: Path) -> Dash:
    """Give the dashboard on the sample committee."""
    return create_app(sample_home)


def asked(app: Dash, path: str, search: str = "", held: str | None = None) -> bytes:
    """What the server answers to an address; `held`: what the browser says it holds."""
    headers = {} if held is None else {HELD: held}
    answer = app.server.test_client().post("/_dash-update-component", json=arriving(app, path, search), headers=headers)
    assert answer.status_code == 200
    assert (SENT_IN_PARTS in answer.headers) == (held is not None)
    content: bytes = answer.data
    return content


def whole(piece: Any, held: Held) -> Any:
    """A piece put together again, as the browser does; what it is made of is held from now on."""
    if isinstance(piece, list):
        return [whole(one, held) for one in piece]
    if not isinstance(piece, dict):
        return piece
    if "$part" in piece:
        if "of" in piece:
            held[piece["$part"]] = whole(piece["of"], held)
        return held[piece["$part"]]
    return {key: whole(value, held) for key, value in piece.items()}


@pytest.mark.parametrize("path", PATHS)
def test_an_answer_in_parts_is_the_whole_answer_and_costs_little_where_nothing_changed(app: Dash, path: str) -> None:
    plain = json.loads(asked(app, path))
    held: Held = {}
    assert whole(json.loads(asked(app, path, held="")), held) == plain
    again = asked(app, path, held=",".join(held))
    assert len(again) < NOTHING_CHANGED
    assert b"figure" not in again, "no drawing is sent twice"
    assert whole(json.loads(again), held) == plain


def test_after_a_change_only_charts_that_changed_are_sent(app: Dash) -> None:
    held: Held = {}
    first = whole(json.loads(asked(app, "/phan-bo", held="")), held)
    answer = asked(app, "/phan-bo", "?giai-doan=proposed", held=",".join(held))
    changed = whole(json.loads(answer), held)
    assert changed == json.loads(asked(app, "/phan-bo", "?giai-doan=proposed"))
    charts, before = drawn(changed), drawn(first)
    same = {stem for stem in charts if charts[stem] == before[stem]}
    assert "stage_shift" in same, "a chart of all stages does not ask which is chosen"
    sent = {stem for stem in charts if f'"id":"{stem}"'.encode() in answer}
    assert sent == set(charts) - same
    assert len(answer) < len(asked(app, "/phan-bo", "?giai-doan=proposed"))


def drawn(answer: dict[str, Any]) -> dict[str, Any]:
    """The charts of an answer, by their questions."""
    found: dict[str, Any] = {}
    waiting: list[Any] = [answer["response"]["page-body"]["children"]]
    while waiting:
        piece = waiting.pop()
        if isinstance(piece, list):
            waiting += piece
        elif isinstance(piece, dict) and piece.get("type") == "Figure":
            found[piece["props"]["data-chart"]] = piece
        elif isinstance(piece, dict):
            waiting.append(piece.get("props", {}).get("children"))
    return found


def test_a_name_tells_the_content_so_that_another_readers_part_never_comes_by_it(app: Dash) -> None:
    held: Held = {}
    whole(json.loads(asked(app, "/phan-bo", held="")), held)
    other: Held = {}
    whole(json.loads(asked(app, "/phan-bo", "?nam=2021", held=",".join(held))), other | held)
    for name, part in held.items():
        assert len(name) == 24
        assert len(json.dumps(part, ensure_ascii=False, separators=(",", ":"))) >= LEAST
    assert len({json.dumps(part, sort_keys=True) for part in held.values()}) == len(held)


@pytest.mark.parametrize(
    "forged", ["x", "0" * 23, "0" * 24 + ",", ",".join(["0" * 24] * 300), "../../etc/passwd", "%00"]
)
def test_who_tells_what_no_page_of_ours_tells_gets_the_whole_answer(app: Dash, forged: str) -> None:
    sent = {HELD: forged}
    answer = app.server.test_client().post("/_dash-update-component", json=arriving(app, "/"), headers=sent)
    assert answer.status_code == 200
    assert SENT_IN_PARTS not in answer.headers
    assert b"$part" not in answer.data
