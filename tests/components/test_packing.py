"""What pages are made of, packed once and kept: small, whole, and no more than saved time."""

import gzip
from pathlib import Path

import brotli
import pytest
from dash import Dash

from app import create_app
from components import parts
from components.packing import KEPT_AS, Packed
from tests.security.cast import secretary

PARTS = [b"a chart library " * 900, b"body { margin: 0 } " * 90]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder in which both parts are kept."""
    packed = Packed(tmp_path / "packed")
    packed.make(packed.find(PARTS))
    return tmp_path / "packed"


def test_each_part_is_packed_both_ways_and_unpacks_to_itself(folder: Path) -> None:
    packed = Packed(folder)
    assert packed.get(PARTS[0], "br") is None, "nothing is known before one has looked"
    assert not packed.find(PARTS)
    for part in PARTS:
        assert brotli.decompress(packed.get(part, "br")) == part
        assert gzip.decompress(packed.get(part, "gzip") or b"") == part


DAMAGES = {
    "empty": b"",
    "torn": b"no packed bytes",
    "exchanged": brotli.compress(b"another part"),
    "exchanged the other way": gzip.compress(b"other", mtime=0),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_what_is_damaged_or_exchanged_is_not_sent_but_packed_anew(folder: Path, damage: bytes) -> None:
    for file in folder.iterdir():
        file.write_bytes(damage)
    packed = Packed(folder)
    assert packed.find(PARTS) == sorted(PARTS, key=len), "the smallest first, the library last"
    assert packed.get(PARTS[0], "br") is None
    packed.make(PARTS)
    assert not Packed(folder).find(PARTS)


def test_parts_of_other_versions_and_halves_of_a_stopped_start_are_forgotten(folder: Path) -> None:
    (folder / "left.br.4711.tmp").write_bytes(b"half")
    newer = [PARTS[0], b"body { margin: 1px } " * 90]
    packed = Packed(folder)
    packed.make(packed.find(newer))
    assert len(list(folder.iterdir())) == 2 * len(newer)
    assert len(Packed(folder).find(PARTS)) == 1


def test_where_nothing_can_be_written_parts_are_packed_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "packed").write_text("a file stands where the folder should be")
    packed = Packed(tmp_path / "packed")
    packed.make(packed.find(PARTS))
    assert brotli.decompress(packed.get(PARTS[1], "br")) == PARTS[1]


@pytest.fixture
def served(tmp_path: Path) -> Dash:
    """Give a dashboard whose own script is packed, as another start of it would have."""
    app = create_app(tmp_path)
    with app.server.test_request_context("/"):
        script = parts.contents(app)[1]
    app.server.config[KEPT_AS].make([script])
    return app


@pytest.mark.parametrize(
    ("asked", "sent"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("identity", None),
    ],
)
def test_a_browser_gets_the_smallest_that_it_takes(served: Dash, asked: str, sent: str | None) -> None:
    [address, *_] = served.config.external_scripts
    answer = served.server.test_client().get(address, headers={"Accept-Encoding": asked})
    assert answer.headers.get("Content-Encoding") == sent
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert int(answer.headers["Content-Length"]) == len(answer.data)
    whole = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[sent](answer.data)
    assert b"window.chartLibrary" in whole


def test_every_part_that_a_page_names_is_kept_for_a_year_and_known_when_parts_are_packed(served: Dash) -> None:
    client = served.server.test_client()
    page = client.get("/").get_data(as_text=True)
    named = [part.split('"')[0] for part in page.replace('href="', 'src="').split('src="')[1:]]
    with served.server.test_request_context("/"):
        known = set(parts.contents(served))
    assert len(named) > 10
    for address in named:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert "immutable" in answer.headers["Cache-Control"], address
        assert answer.data in known or "favicon" in address, address


def test_a_packed_part_is_sent_to_nobody_who_would_not_get_it_as_it_is(served: Dash, tmp_path: Path) -> None:
    secretary(tmp_path)
    client = served.server.test_client()
    for address in served.config.external_scripts + served.config.external_stylesheets:
        answer = client.get(address, headers={"Accept-Encoding": "br"})
        assert answer.status_code == 401, address
        assert b"chartLibrary" not in answer.data
        assert "immutable" not in answer.headers["Cache-Control"]
