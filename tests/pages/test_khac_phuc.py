"""Page /khac-phuc decides on the server who may judge two shortcomings, and which."""

from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from app import create_app
from components import proposals
from etl.home import Home


def judged(client: FlaskClient, pair: str, **sent: Any) -> Any:
    """What the page's own callback is sent when somebody says that two are one."""
    callbacks = client.get("/_dash-dependencies").get_json()
    button = proposals.verdict_button("same")
    one = next(one for one in callbacks if button in [given["id"] for given in one["inputs"]])
    outputs = [
        dict(zip(("id", "property"), name.rsplit(".", 1), strict=True))
        for name in one["output"].strip(".").split("...")
    ]
    values = {button: 1, proposals.PAIR: pair, proposals.DAY: "20/12/2023", "address": ""}
    given = {kind: [{**part, "value": values.get(part["id"])} for part in one[kind]] for kind in ("inputs", "state")}
    body = {"output": one["output"], "outputs": outputs, **given, "changedPropIds": [f"{button}.n_clicks"]}
    answer = client.post("/_dash-update-component", json=body, **sent).get_json()
    return answer["response"][proposals.STATUS]["children"]


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({}, "Hãy chọn một cặp trước."),
        ({"environ_overrides": {"REMOTE_ADDR": "192.168.1.7"}}, "chỉ nạp được ngay trên máy này"),
        ({"headers": {"Origin": "http://elsewhere.example"}}, "chỉ nạp được ngay trên máy này"),
    ],
)
def test_only_a_pair_that_waits_is_judged_and_only_from_this_machine(
    sent: dict[str, Any], told: str, sample_home: Path
) -> None:
    home = Home(sample_home)
    before = home.version()
    assert told in judged(create_app(home.path).server.test_client(), "2023|a|x|2022|a|y", **sent)
    assert home.version() == before
