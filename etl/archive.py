"""A whole home in one file, to move to another machine: the received bytes, the ledger, and a hash of each.

The archive is a zip: manifest.json, ledger.sqlite, intake/<sha256>. Versions are left out: they are built anew. The
ledger holds the trail, which goes on where it is restored. Under a passphrase the zip is sealed (etl/sealed.py).
"""

import hashlib
import io
import json
import os
import re
import sqlite3
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.clock import now
from data.durable import sync_folder, write_durably
from data.trail import HEAD_FILE, Trail
from data.who import person_at_work
from etl.faults import HomeFault, NewerHome, in_words
from etl.home import Home
from etl.ledger import Ledger
from etl.noted import note_done
from etl.publish import bring_up, publish_anew
from etl.sealed import is_sealed, sealed, unsealed
from etl.served import summary

ARCHIVE_FORMAT = 1
MANIFEST = "manifest.json"
LEDGER = "ledger.sqlite"
INTAKE = re.compile(r"intake/[0-9a-f]{64}")
Archive = Path | io.BytesIO
UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


@dataclass(frozen=True)
class Manifest:
    """What an archive says it holds: the hash of each member's bytes, and the hash over the facts when it was made."""

    facts: str
    members: dict[str, str]

    @property
    def files(self) -> int:
        """How many received files it holds."""
        return sum(name != LEDGER for name in self.members)


def backup(home: Home, target: Path, passphrase: str | None = None, who: str | None = None) -> Manifest:
    """Writes the home's archive, sealed if a passphrase is given; it appears at `target` once it was read back whole.

    `who` makes it: an account's name, else the operating system's user. Raises HomeFault where there is nothing to
    save, or received bytes are missing or no longer what they were.
    """
    if not home.ledger.exists():
        raise HomeFault("no_data", path=home.path)
    bring_up(home)
    beside = target.with_name(f"{target.name}.{os.getpid()}.tmp")
    try:
        with in_words(home.path), home.lock():
            beside.touch(mode=0o600)
            served = summary(home)
            facts = served.facts if served else ""
            if passphrase is None:
                manifest = _write(home, beside, facts)
            else:
                content = io.BytesIO()
                manifest = _write(home, content, facts)
                beside.write_bytes(sealed(content.getvalue(), passphrase))
                del content
        _verified(_unsealed(beside, lambda: passphrase or "", target), target)
        with beside.open("rb+") as written:
            os.fsync(written.fileno())
        beside.replace(target)
        sync_folder(target.parent)
    finally:
        beside.unlink(missing_ok=True)
    note_done(home, who or person_at_work(), "backup_made", target.name)
    return manifest


def restore(archive: Path, home: Home, passphrase: Callable[[], str] = lambda: "", who: str | None = None) -> Manifest:
    """Makes a home of an archive, and builds its version. Nothing is written before the whole archive was checked.

    Stopped half-way it may be run again: the ledger comes last. `passphrase` is asked where the archive is sealed.
    Raises HomeFault for a wrong passphrase, a damaged or incomplete archive, naming the member, one of newer software,
    and a home that holds data; FileNotFoundError.
    """
    plain = _unsealed(archive, passphrase, archive)
    manifest = _verified(plain, archive)
    if _holds_data(home):
        raise HomeFault("home_in_use", path=home.path)
    with in_words(home.path), home.lock():
        with zipfile.ZipFile(plain) as package:
            for name in manifest.members:
                if name != LEDGER:
                    home.store(name.removeprefix("intake/"), package.read(name))
            for leftover in (*home.path.glob(f"{LEDGER}-*"), *home.path.glob(HEAD_FILE)):
                leftover.unlink()
            write_durably(home.ledger, package.read(LEDGER))
        note_done(home, who or person_at_work(), "restored", archive.name)
        ledger = Ledger(home.ledger)
        try:
            publish_anew(home, ledger)
        finally:
            ledger.close()
    return manifest


def _unsealed(archive: Path, passphrase: Callable[[], str], shown: Path) -> Archive:
    """The zip: the file itself, or in memory what was sealed in it."""
    if not is_sealed(archive):
        return archive
    return io.BytesIO(unsealed(archive.read_bytes(), passphrase(), shown))


def _write(home: Home, target: Archive, facts: str) -> Manifest:
    members: dict[str, str] = {}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        ledger = Ledger(home.ledger)
        try:
            copy = _ledger_bytes(home, ledger)
            needed = {entry.sha256 for entry in ledger.entries() if entry.action == "file" and entry.sha256}
        finally:
            ledger.close()
        package.writestr(LEDGER, copy)
        members[LEDGER] = _sha256(copy)
        present = {file.name for file in home.intake.iterdir() if INTAKE.fullmatch(f"intake/{file.name}")}
        for name in sorted(needed | present):
            package.writestr(f"intake/{name}", home.received(name))
            members[f"intake/{name}"] = name
        head = {"format": ARCHIVE_FORMAT, "made_at": now().isoformat(), "facts": facts, "members": members}
        package.writestr(MANIFEST, json.dumps(head, indent=1))
    return Manifest(facts, members)


def _ledger_bytes(home: Home, ledger: Ledger) -> bytes:
    """The ledger as it stands at one moment. The copy lies beside the ledger itself, and nowhere else."""
    beside = home.path / f"{LEDGER}.{os.getpid()}.tmp"
    try:
        ledger.copy_to(beside)
        return beside.read_bytes()
    finally:
        beside.unlink(missing_ok=True)


def _verified(archive: Archive, shown: Path) -> Manifest:
    """The archive's manifest, once every member was read and found to be what the manifest says."""
    try:
        package = zipfile.ZipFile(archive)
    except UNREADABLE as fault:
        raise HomeFault("not_an_archive", path=shown) from fault
    with package:
        manifest = _manifest(package, shown)
        present = set(package.namelist()) - {MANIFEST}
        for name in sorted(present - set(manifest.members)):
            raise HomeFault("strange_member", path=shown, member=name)
        for name, sha256 in manifest.members.items():
            if name not in present:
                raise HomeFault("missing_member", path=shown, member=name)
            if _sha256(_member(package, name, shown)) != sha256:
                raise HomeFault("damaged_member", path=shown, member=name)
        _ledger_is_whole(_member(package, LEDGER, shown), manifest, shown)
    return manifest


def _manifest(package: zipfile.ZipFile, shown: Path) -> Manifest:
    if MANIFEST not in package.namelist():
        raise HomeFault("missing_member", path=shown, member=MANIFEST)
    damaged = HomeFault("damaged_member", path=shown, member=MANIFEST)
    try:
        head: dict[str, Any] = json.loads(_member(package, MANIFEST, shown))
        manifest = Manifest(str(head["facts"]), {str(name): str(value) for name, value in head["members"].items()})
        found = int(head["format"])
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise damaged from fault
    if found > ARCHIVE_FORMAT:
        raise NewerHome("newer_archive", path=shown, found=found, known=ARCHIVE_FORMAT)
    if LEDGER not in manifest.members:
        raise HomeFault("missing_member", path=shown, member=LEDGER)
    for name in manifest.members:
        if name != LEDGER and not INTAKE.fullmatch(name):
            raise HomeFault("strange_member", path=shown, member=name)
    return manifest


def _member(package: zipfile.ZipFile, name: str, shown: Path) -> bytes:
    try:
        return package.read(name)
    except UNREADABLE as fault:
        raise HomeFault("damaged_member", path=shown, member=name) from fault


def _ledger_is_whole(content: bytes, manifest: Manifest, shown: Path) -> None:
    """A ledger whose every file is there. Opened in memory: an older one is brought forward in the home, not here."""
    try:
        ledger = Ledger(shown, content)
        try:
            damage, entries = ledger.damage(), ledger.entries()
        finally:
            ledger.close()
    except sqlite3.DatabaseError as fault:
        raise HomeFault("damaged_member", path=shown, member=LEDGER) from fault
    if damage:
        raise HomeFault("damaged_member", path=shown, member=LEDGER)
    for entry in entries:
        if entry.action == "file" and f"intake/{entry.sha256}" not in manifest.members:
            raise HomeFault("missing_member", path=shown, member=f"intake/{entry.sha256}")


def _holds_data(home: Home) -> bool:
    if home.current.exists():
        return True
    if not home.ledger.exists():
        return False
    if Trail(home.path).head()[0]:  # accounts were added, and no paper taken in yet
        return True
    ledger = Ledger(home.ledger)
    try:
        return ledger.position() > 0
    finally:
        ledger.close()


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
