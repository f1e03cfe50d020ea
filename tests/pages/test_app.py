import json
from pathlib import Path

import pytest

from app import PAGES, create_app, main, warm_up
from components.wording import say


def test_health_tells_the_version_served(sample_home: Path, tmp_path: Path) -> None:
    served = int((sample_home / "CURRENT").read_text().strip().removesuffix(".duckdb"))
    assert create_app(sample_home).server.test_client().get("/healthz").json == {"status": "ok", "version": served}
    assert create_app(tmp_path).server.test_client().get("/healthz").json == {"status": "ok", "version": None}


def test_only_this_machine_is_served_without_accounts(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["--home", str(tmp_path), "--host", "0.0.0.0"]) == 2  # noqa: S104 - asked for, and refused
    assert "chỉ phục vụ được trên chính máy này" in capsys.readouterr().err


def test_the_first_page_is_vietnamese_and_asks_no_other_host(sample_home: Path) -> None:
    app = create_app(sample_home)
    warm_up(app)
    page = app.server.test_client().get("/").get_data(as_text=True)
    assert '<html lang="vi">' in page
    assert ">Loading" not in page
    assert 'src="http' not in page
    assert 'href="http' not in page


def test_every_answer_carries_its_headers_and_named_versions_live_long(sample_home: Path) -> None:
    client = create_app(sample_home).server.test_client()
    page, style = client.get("/"), client.get("/dashboard.css?v=1")
    assert "unsafe-inline" not in page.headers["Content-Security-Policy"].split("style-src")[0]
    assert page.headers["Cache-Control"] == "no-store"
    assert "immutable" in style.headers["Cache-Control"]
    assert style.mimetype == "text/css"
    for answer in (page, style):
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_menu_names_only_pages_that_exist() -> None:
    assert [page.path for page in PAGES] == [
        "/",
        "/phan-bo",
        "/xu-huong",
        "/tien-do",
        "/khac-phuc",
        "/khen-thuong",
        "/chi-bo",
        "/xuat",
        "/cong-khai",
        "/nguon",
        "/nap",
        "/nhat-ky",
        "/trinh-chieu",
        "/huong-dan",
    ]
    assert all(say(page.stem, "name") and say(page.stem, "intro") for page in PAGES)


def test_two_dashboards_live_in_one_process(sample_home: Path, tmp_path: Path) -> None:
    callbacks = [len(json.loads(json.dumps(list(create_app(home).callback_map)))) for home in (sample_home, tmp_path)]
    for home in (sample_home, tmp_path):
        app = create_app(home)
        assert app.server.test_client().get("/_dash-dependencies").status_code == 200
    assert callbacks[0] == callbacks[1]
