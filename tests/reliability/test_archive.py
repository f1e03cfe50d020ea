"""Backup and restore: a damaged, cut or incomplete archive is refused with the member's name, and writes nothing."""

import hashlib
import json
import zipfile
from collections.abc import Callable
from functools import partial
from operator import ne
from pathlib import Path
from random import Random

import pytest

from etl.archive import LEDGER, MANIFEST, backup, restore
from etl.faults import HomeFault
from etl.home import Home
from tests.reliability.papers import NEWCOMER, facts, ordered, sha256

FLIPS, FLIPS_IN_SOAK = 60, 3000


@pytest.fixture
def archive(small_home: Home, tmp_path: Path) -> Path:
    """Give an archive of the small home."""
    backup(small_home, tmp_path / "home.zip")
    return tmp_path / "home.zip"


def test_the_commands_move_a_home_to_another_place(
    home: Home, tmp_path: Path, old_facts: str, capsys: pytest.CaptureFixture[str]
) -> None:
    kept, moved = tmp_path / "kept.zip", Home(tmp_path / "moved")
    code, said, complaint = ordered(capsys, "backup", kept, home=home)
    assert (code, complaint) == (0, "")
    assert old_facts in said
    code, said, complaint = ordered(capsys, "restore", kept, home=moved)
    assert (code, complaint) == (0, "")
    assert old_facts in said
    code, _, complaint = ordered(capsys, "restore", kept, home=moved)
    assert code == 2
    assert str(moved.path) in complaint


def test_a_backup_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(HomeFault) as refused:
        backup(Home(tmp_path / "home"), tmp_path / "home.zip")
    assert refused.value.name == "no_data"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("change", "name"), [(None, "missing_bytes"), (b"other", "damaged_bytes")])
def test_a_backup_of_damaged_bytes_names_them_and_leaves_the_earlier_one(
    home: Home, archive: Path, change: bytes | None, name: str
) -> None:
    before = archive.read_bytes()
    received = min(home.intake.iterdir())
    received.unlink()
    if change:
        received.write_bytes(change)
    with pytest.raises(HomeFault, match=received.name) as refused:
        backup(home, archive)
    assert refused.value.name == name
    assert archive.read_bytes() == before


def test_an_archive_without_a_member_is_refused_by_its_name(archive: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(archive) as package:
        members = package.namelist()
    for member in members:
        changed = rewritten(archive, tmp_path / "changed.zip", partial(ne, member))
        assert refusal(changed, tmp_path) == ("missing_member", member)


def test_an_archive_whose_member_was_exchanged_is_refused_by_its_name(archive: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(archive) as package:
        members = set(package.namelist()) - {MANIFEST}
    for member in members:
        changed = rewritten(archive, tmp_path / "changed.zip", lambda _: True, {member: b"something else"})
        assert refusal(changed, tmp_path) == ("damaged_member", member)


def test_a_member_nobody_listed_or_a_path_out_of_the_home_is_refused(archive: Path, tmp_path: Path) -> None:
    extra = rewritten(archive, tmp_path / "extra.zip", lambda _: True, {"notes.txt": b"x"})
    assert refusal(extra, tmp_path) == ("strange_member", "notes.txt")
    with zipfile.ZipFile(archive) as package:
        head = json.loads(package.read(MANIFEST))
    head["members"]["../outside"] = sha256(NEWCOMER)
    content = {MANIFEST: json.dumps(head).encode(), "../outside": NEWCOMER.read_bytes()}
    outside = rewritten(archive, tmp_path / "outside.zip", lambda _: True, content)
    assert refusal(outside, tmp_path) == ("strange_member", "../outside")


def test_a_manifest_that_forgets_a_file_of_the_ledger_is_refused_by_that_file(archive: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(archive) as package:
        head = json.loads(package.read(MANIFEST))
    forgotten = max(head["members"].keys() - {"ledger.sqlite"})
    del head["members"][forgotten]
    content = {MANIFEST: json.dumps(head).encode()}
    changed = rewritten(archive, tmp_path / "changed.zip", lambda name: name != forgotten, content)
    assert refusal(changed, tmp_path) == ("missing_member", forgotten)


@pytest.mark.parametrize(
    ("manifest", "member"),
    [
        ('{"format":', MANIFEST),
        ("[]", MANIFEST),
        ('{"facts": "x", "members": {}}', MANIFEST),
        ('{"facts": "x", "members": {}, "format": 1}', LEDGER),
    ],
)
def test_a_manifest_that_cannot_be_understood_or_names_no_ledger_is_refused(
    manifest: str, member: str, archive: Path, tmp_path: Path
) -> None:
    changed = rewritten(archive, tmp_path / "changed.zip", lambda _: True, {MANIFEST: manifest.encode()})
    assert refusal(changed, tmp_path)[1] == member


@pytest.mark.parametrize("place", [0, 20, 4096, 8192])
def test_a_ledger_saved_in_a_damaged_state_is_refused_by_its_name(place: int, archive: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(archive) as package:
        head, ledger = json.loads(package.read(MANIFEST)), bytearray(package.read(LEDGER))
    ledger[place : place + 64] = b"\xff" * 64
    head["members"][LEDGER] = hashlib.sha256(ledger).hexdigest()
    content = {MANIFEST: json.dumps(head).encode(), LEDGER: bytes(ledger)}
    changed = rewritten(archive, tmp_path / "changed.zip", lambda _: True, content)
    assert refusal(changed, tmp_path) == ("damaged_member", LEDGER)


def test_a_home_that_lost_what_it_serves_still_holds_data(home: Home, archive: Path) -> None:
    home.current.unlink()
    with pytest.raises(HomeFault) as refused:
        restore(archive, home)
    assert refused.value.name == "home_in_use"


def test_an_archive_of_newer_software_is_refused(archive: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(archive) as package:
        head = json.loads(package.read(MANIFEST)) | {"format": 99}
    newer = rewritten(archive, tmp_path / "newer.zip", lambda _: True, {MANIFEST: json.dumps(head).encode()})
    assert refusal(newer, tmp_path)[0] == "newer_archive"


def test_a_cut_archive_is_refused(archive: Path, tmp_path: Path) -> None:
    content = archive.read_bytes()
    for part in range(8):
        cut = tmp_path / "cut.zip"
        cut.write_bytes(content[: len(content) * part // 8])
        assert refusal(cut, tmp_path)[0] == "not_an_archive"


def test_flipped_bytes_are_found_or_do_no_harm(archive: Path, tmp_path: Path, old_facts: str) -> None:
    flip(archive, tmp_path, FLIPS, old_facts)


@pytest.mark.soak
def test_many_flipped_bytes_are_found_or_do_no_harm(archive: Path, tmp_path: Path, old_facts: str) -> None:
    flip(archive, tmp_path, FLIPS_IN_SOAK, old_facts)


def flip(archive: Path, folder: Path, times: int, old_facts: str) -> None:
    """Flips one byte at a time; an archive that is taken all the same restores to the same facts."""
    chance, content = Random("flips"), archive.read_bytes()
    harmless = 0
    for turn in range(times):
        place = chance.randrange(len(content))
        flipped = folder / "flipped.zip"
        changed = content[place] ^ (1 << chance.randrange(8))
        flipped.write_bytes(content[:place] + bytes([changed]) + content[place + 1 :])
        home = Home(folder / f"flipped_{turn}")
        try:
            restore(flipped, home)
        except HomeFault:
            assert not home.path.exists()
        else:
            harmless += 1
            assert facts(home) == old_facts
    assert harmless < times / 10


def refusal(archive: Path, folder: Path) -> tuple[str, str]:
    """By which name, and for which member, an archive is refused; nothing may have been written."""
    home = Home(folder / "refused")
    with pytest.raises(HomeFault) as refused:
        restore(archive, home)
    assert not home.path.exists()
    return refused.value.name, str(refused.value).rpartition(" ")[2]


def rewritten(
    archive: Path, target: Path, keep: Callable[[str], bool], content: dict[str, bytes] | None = None
) -> Path:
    """A copy of an archive with only the members to keep, some of them with other content or new."""
    changes = dict(content or {})
    with zipfile.ZipFile(archive) as package, zipfile.ZipFile(target, "w") as copy:
        for name in package.namelist():
            if keep(name):
                copy.writestr(name, changes.pop(name, package.read(name)))
        for name, extra in changes.items():
            copy.writestr(name, extra)
    return target
