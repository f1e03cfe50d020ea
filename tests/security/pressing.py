"""The buttons of /nap, pressed as the page presses them: by a control's callback, with the values of the others."""

import base64
import threading
from random import Random
from typing import Any

from werkzeug.test import TestResponse

from components import hand
from tests.security.calls import answered, call
from tests.security.conftest import House, Someone

JOB_SECONDS = 120


def press(house: House, someone: Someone, control: str, **values: Any) -> TestResponse:
    """Call the callback of a control of /nap with the values of controls, by their ids without the page's name."""
    given = {hand.control(name.replace("_", "-")): value for name, value in {control: 1, **values}.items()}
    name = hand.control(control)
    output = next(one for one in answered(house.app) if name in ids(house.app.callback_map[one]["inputs"]))
    body = call(house.app, output, Random(1))
    for place in (*body["inputs"], *body.get("state", [])):
        place["value"] = values.get(place["property"], given.get(place["id"]))
    body["changedPropIds"] = [f"{one['id']}.{one['property']}" for one in body["inputs"] if one["id"] == name]
    return someone.call(body)


def ids(places: list[dict[str, str]]) -> set[str]:
    return {place["id"] for place in places}


def work_of(house: House, someone: Someone, control: str, **values: Any) -> dict[str, str]:
    """Press a control that starts a piece of work, and wait for its end; what the page then knows of it."""
    before = set(threading.enumerate())
    answer = press(house, someone, control, **values)
    for thread in set(threading.enumerate()) - before:
        thread.join(JOB_SECONDS)
    work: dict[str, str] = answer.get_json()["response"][hand.control("work")]["data"]
    press(house, someone, "beat", work=work)
    return work


def uploaded(*files: tuple[str, bytes]) -> dict[str, list[str]]:
    """Files as a browser sends them, by the names of their properties."""
    return {
        "contents": [f"data:;base64,{base64.b64encode(content).decode()}" for _, content in files],
        "filename": [name for name, _ in files],
    }


def saved(answer: TestResponse, place: str = hand.control("download")) -> tuple[str, bytes]:
    """The file that an answer hands to the browser at a place of the page: its name and its bytes."""
    told = answer.get_json()["response"][place]["data"]
    return told["filename"], base64.b64decode(told["content"])
