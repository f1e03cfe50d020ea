"""The home of an installation (default data/var): its folders, the version served, and the lock of those who write."""

import hashlib
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from data.durable import write_durably
from etl.faults import HomeFault

KEPT_VERSIONS = 5
LOCK_SECONDS = 600
VERSION_NAME = re.compile(r"([1-9]\d{0,8})\.duckdb")


class Home:
    """A home's paths. Nothing is made until something is taken in."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.intake = path / "intake"
        self.parsed = path / "parsed"
        self.versions = path / "versions"
        self.ledger = path / "ledger.sqlite"
        self.current = path / "CURRENT"
        self.waiting = path / "waiting"

    def make(self) -> None:
        """Makes the folders; only the owner may look into them."""
        for folder in (self.path, self.intake, self.versions):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def version(self) -> int | None:
        """The number of the version served, or None while there is none, or where CURRENT names none."""
        try:
            name = self.current.read_text(encoding="utf-8", errors="replace").strip()
        except FileNotFoundError:
            return None
        named = VERSION_NAME.fullmatch(name)
        return int(named[1]) if named else None

    def next_version(self) -> int:
        """A number no version has had: a name is never served twice, for readers keep open what they know by name."""
        taken = [int(file.name.split(".")[0]) for file in self.versions.glob("*.duckdb*")]
        return max([*taken, self.version() or 0]) + 1

    def version_file(self, number: int) -> Path:
        """The database of a version."""
        return self.versions / f"{number}.duckdb"

    def store(self, sha256: str, content: bytes) -> None:
        """Keeps a file's bytes under their hash, on the disk before this returns."""
        target = self.intake / sha256
        if not target.exists():
            write_durably(target, content)

    def received(self, sha256: str) -> bytes:
        """A file's bytes as received. Raises HomeFault where they are missing or no longer what they were."""
        try:
            content = (self.intake / sha256).read_bytes()
        except FileNotFoundError as fault:
            raise HomeFault("missing_bytes", member=sha256, path=self.path) from fault
        if hashlib.sha256(content).hexdigest() != sha256:
            raise HomeFault("damaged_bytes", member=sha256, path=self.path)
        return content

    def serve(self, number: int) -> None:
        """Makes a finished version the one served."""
        write_durably(self.current, f"{number}.duckdb\n".encode("ascii"))

    def tidy(self) -> None:
        """Forgets all but the last five versions, and what a writer that was stopped left behind. Only under the lock.

        A version beyond the one served was never served: its writer did not come so far. Where CURRENT is lost nobody
        knows which was; then all stay, so that no number is given twice.
        """
        finished = sorted(int(file.stem) for file in self.versions.glob("*.duckdb"))
        served = self.version() or max(finished, default=0)
        kept = {f"{number}.duckdb" for number in [n for n in finished if n <= served][-KEPT_VERSIONS:]}
        leftovers = [file for file in self.versions.iterdir() if file.name not in kept]
        leftovers += [file for folder in (self.path, self.intake, self.parsed) for file in folder.glob("*.tmp")]
        for file in leftovers:
            # Windows removes no file that a reader has open; the next writer does.
            with suppress(PermissionError):
                file.unlink()

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Lets one writer in at a time; the lock goes with its process, however that ends."""
        self.make()
        lock = sqlite3.connect(self.path / "writing.lock", timeout=LOCK_SECONDS, isolation_level=None)
        try:
            lock.execute("begin exclusive")
            self.tidy()
            yield
        finally:
            lock.close()
