"""Calls of callbacks: as our pages send them, and forged in every way that somebody with a browser's tools may try."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from dash import Dash
from werkzeug.test import TestResponse

from components import shell
from components.wording import wording
from tests.data.marked import MARKS

CHARTS = sorted(wording("pages")["of_chart"])
PATHS = (
    "/",
    "/phan-bo",
    "/xu-huong",
    "/tien-do",
    "/khac-phuc",
    "/khen-thuong",
    "/chi-bo/a",
    "/chi-bo/b",
    "/chi-bo/khong-co",
    "/nguon",
    "/nap",
    "/nhat-ky",
    "/trinh-chieu",
    "/khong-co",
)
SEARCHES = (
    "",
    "?nam=2025",
    "?nam=2024,2025&doi-tuong=dang_vien",
    "?doi-tuong=can_bo",
    "?doi-tuong=chi_bo&giai-doan=decided",
    "?chi-bo=b",
    "?chi-bo=a,b",
    "?chi-bo=khong-co",
    "?den-ngay=2024-12-06",
    "?tep=1&trang=S&o=C1",
    "?tep=2&trang=S&o=C5",
    "?thu=b0:HTTNV",
    "?thu=a0:HTTNV",
    "?so-voi=2025-12-01",
    "?den-ngay=0001-01-01",
    "?den-ngay=9999-12-31&so-voi=0001-01-01",
    "?nam=²,99999999999,-1",
    "?tu-nam=²&den-nam=99999999999",
    "?tep=²&trang=S&o=C1",
    "?tu-ngay=0001-01-01&toi-ngay=9999-12-31&trang-so=99999999",
)
ODD: tuple[Any, ...] = (
    None,
    "",
    [],
    {},
    True,
    -1,
    10**30,
    0.5,
    "x" * 9_000,
    "9" * 5_000,
    "99999999999",
    "²",
    "\0",
    "\ud800",
    "'; drop table rating; --",
    "../../../../etc/passwd",
    "<script>alert(1)</script>",
    "=1+1",
    ["b", ["b", {"b": None}]],
    {"points": [None]},
    {"points": [{"customdata": [{"a": 1}]}]},
    {"points": [{"customdata": ["2025", "HTXSNV", "b"]}]},
    {"token": "../../x", "job": None},
    {"a": {"a": {"a": {"a": {"a": {"a": {"a": {"a": {"a": {}}}}}}}}}},
    "b0",
    "b",
    "2025|HTXSNV|b",
    "2025|b|lặp",
)


def answered(app: Dash) -> list[str]:
    """The outputs of all callbacks that the server answers."""
    return sorted(output for output, told in app.callback_map.items() if "callback" in told)


def call(app: Dash, output: str, rng: Random) -> dict[str, Any]:
    """A call as a page of ours could send it, with plausible values."""
    told = app.callback_map[output]
    inputs = [{**place, "value": _value(place, rng)} for place in _places(told["inputs"])]
    body = {
        "output": output,
        "outputs": _outputs(output),
        "inputs": inputs,
        "changedPropIds": [f"{inputs[-1]['id']}.{inputs[-1]['property']}"],
    }
    state = [{**place, "value": _value(place, rng)} for place in _places(told["state"])]
    return body | ({"state": state} if state else {})


def arriving(app: Dash, path: str, search: str = "") -> dict[str, Any]:
    """The call of a page that opens at an address."""
    output = next(output for output in answered(app) if "menu.children" in output)
    body = call(app, output, Random(1))
    body["inputs"][0]["value"], body["inputs"][1]["value"] = path, search
    return body


def said(answer: TestResponse) -> str:
    """All that an answer says, as text and as what the text stands for."""
    return f"{answer.get_data(as_text=True)} {answer.get_json(silent=True)}"


def forged(app: Dash, rng: Random, times: int) -> Iterator[tuple[str, Any]]:
    """So many calls, the callbacks in turn; of each the output meant and what is sent."""
    outputs = answered(app)
    for number in range(times):
        output = outputs[number % len(outputs)]
        body: Any = call(app, output, rng)
        for _ in range(rng.choice((0, 1, 1, 2))):
            body = rng.choice(FORGERIES)(body, app, rng)
        yield output, body


# The number that begins the address of a mark, where it is none that a page of ours writes.
NO_NUMBERS = ("²", "99999999999", "9" * 5_000, "-1", "٣", "1e3", "", "2025.0")


# What the stores of our pages hold.
PNG = "data:image/png;base64,iVBORw0KGgo="
KEPT: dict[str, tuple[dict[str, str], ...]] = {
    "nap-work": ({"token": "x", "job": "x"},),
    "export-work": ({"job": "x"},),
    "export-asked": (
        {"kind": "calendar", "audience": "committee", "at": "1"},
        {"kind": "letters", "audience": "public", "at": "2"},
        {"kind": "x", "audience": "y"},
    ),
    "export-pictures": ({"submission_lag": PNG}, {"x": ""}),
}


def _value(place: dict[str, Any], rng: Random) -> Any:
    if place["id"] in KEPT:
        return rng.choice((None, *KEPT[place["id"]]))
    if place["id"] == shell.FIGURES_ASKED:
        return rng.choice(CHARTS)
    unit = rng.choice(list(MARKS))
    level = rng.choice(("HTXSNV", "HTTNV", "CHUA_XEP_LOAI"))
    year: Any = rng.choice((2024, 2025, rng.choice(NO_NUMBERS)))
    address = rng.choice(([year, level], [year, level, unit], [unit], [str(year), unit], [year, unit, level]))
    values: dict[str, Any] = {
        "pathname": rng.choice(PATHS),
        "search": rng.choice(SEARCHES),
        "n_clicks": rng.choice((0, 1, 3)),
        "n_intervals": 1,
        "clickData": {"points": [{"customdata": address, "text": "|".join(map(str, address))}]},
        "data": "|".join(map(str, address)),
        "value": rng.choice((unit, f"{unit}0", str(year), "20/12/2025", f"{year}|{unit}|x", None)),
        "contents": None,
        "filename": None,
    }
    return values[place["property"]]


def _places(told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"id": place["id"], "property": place["property"]} for place in told]


def _outputs(output: str) -> Any:
    several = output.startswith("..")
    parts = [part.rpartition(".") for part in (output[2:-2].split("...") if several else [output])]
    found = [{"id": name, "property": what} for name, _, what in parts]
    return found if several else found[0]


def _any_value(body: Any, _: Dash, rng: Random) -> Any:
    parts = [body.get(part) for part in ("inputs", "state")]
    places = [place for part in parts if isinstance(part, list) for place in part if isinstance(place, dict)]
    if places:
        rng.choice(places)["value"] = copy.deepcopy(rng.choice(ODD))
    return body


def _other_output(body: Any, app: Dash, rng: Random) -> Any:
    return body | {"output": rng.choice((*answered(app), "x.y", "..x.y...z.w..", "", "__proto__.x"))}


def _lost(body: Any, _: Dash, rng: Random) -> Any:
    return {key: value for key, value in body.items() if key != rng.choice(list(body))}


def _more(body: Any, _: Dash, rng: Random) -> Any:
    return body | {rng.choice(("cacheKey", "cancelJob", "viewer", "role", "state")): copy.deepcopy(rng.choice(ODD))}


def _whole(_: Any, __: Dash, rng: Random) -> Any:
    return copy.deepcopy(rng.choice(ODD))


def _more_inputs(body: Any, _: Dash, rng: Random) -> Any:
    part = rng.choice(("inputs", "state"))
    extra = {"id": rng.choice(("address", "nap-work", "x")), "property": "search", "value": "?chi-bo=b"}
    given = body.get(part) if isinstance(body.get(part), list) else []
    return body | {part: rng.choice(([*given, extra], given[1:], [extra], given[::-1], "x", {"0": extra}))}


def _triggered(body: Any, _: Dash, rng: Random) -> Any:
    return body | {"changedPropIds": rng.choice(([], None, "x", ["x.y"], [{}], ["address.search"] * 9))}


FORGERIES: tuple[Callable[[Any, Dash, Random], Any], ...] = (
    lambda body, app, rng: _any_value(body, app, rng) if isinstance(body, dict) else body,
    lambda body, app, rng: _any_value(body, app, rng) if isinstance(body, dict) else body,
    lambda body, app, rng: _other_output(body, app, rng) if isinstance(body, dict) else body,
    lambda body, app, rng: _lost(body, app, rng) if isinstance(body, dict) and body else body,
    lambda body, app, rng: _more(body, app, rng) if isinstance(body, dict) else body,
    lambda body, app, rng: _more_inputs(body, app, rng) if isinstance(body, dict) else body,
    lambda body, app, rng: _triggered(body, app, rng) if isinstance(body, dict) else body,
    _whole,
)
