"""Page /nap decides on the server who may take in, whatever a client sends."""

import base64
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from app import create_app
from etl.home import Home
from tests.homes import copy_of
from tests.repository import ROOT

FILE = ROOT / "tests" / "broken" / "muc-xep-loai-la.xlsx"


@pytest.fixture
def home(tmp_path: Path, sample_home: Path) -> Home:
    """Give a home that may be written to."""
    copy_of(sample_home, tmp_path / "home")
    return Home(tmp_path / "home")


def hand_in(client: FlaskClient, **sent: Any) -> Any:
    """What the page's own callback is sent when a file is dropped."""
    content = f"data:;base64,{base64.b64encode(FILE.read_bytes()).decode()}"
    callbacks = client.get("/_dash-dependencies").get_json()
    output = next(
        one["output"]
        for one in callbacks
        if [given["id"] for given in one["inputs"]] == ["nap-upload"] and "nap-work" in one["output"]
    )
    names = [name.rsplit(".", 1) for name in output.strip(".").split("...")]
    body = {
        "output": output,
        "outputs": [{"id": name, "property": what} for name, what in names],
        "inputs": [{"id": "nap-upload", "property": "contents", "value": [content]}],
        "state": [{"id": "nap-upload", "property": "filename", "value": ["a.xlsx"]}],
        "changedPropIds": ["nap-upload.contents"],
    }
    return client.post("/_dash-update-component", json=body, **sent)


def test_from_this_machine_files_wait_to_be_confirmed(home: Home) -> None:
    answer = hand_in(create_app(home.path).server.test_client())
    assert answer.status_code == 200
    assert len(list(home.waiting.iterdir())) == 1


@pytest.mark.parametrize(
    "sent",
    [
        {"environ_overrides": {"REMOTE_ADDR": "192.168.1.7"}},
        {"headers": {"Host": "dashboard.example"}},
        {"headers": {"Origin": "http://elsewhere.example"}},
        {"headers": {"Origin": "null"}},
    ],
)
def test_from_anywhere_else_nothing_is_taken(sent: dict[str, Any], home: Home) -> None:
    answer = hand_in(create_app(home.path).server.test_client(), **sent)
    assert answer.status_code == 403
    assert not home.waiting.exists()
