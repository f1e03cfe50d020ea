"""Page /khac-phuc decides on the server who may judge two shortcomings, and which."""

from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

from app import create_app
from components import proposals
from etl.home import Home


def judged(client: FlaskClient, pair: str) -> Any:
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
    answer = client.post("/_dash-update-component", json=body).get_json()
    return answer["response"][proposals.STATUS]["children"]


def test_only_a_pair_that_waits_is_judged(sample_home: Path) -> None:
    home = Home(sample_home)
    before = home.version()
    told = judged(create_app(home.path).server.test_client(), "2023|a|x|2022|a|y")
    assert told == "Hãy chọn một cặp trước."
    assert home.version() == before
