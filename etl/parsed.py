"""The cells of each received file as they were read once: they save time, and are no part of the truth.

One file of each, named after the received bytes and after what reads them: after a change of either it is another. They
may be deleted at any time; what is damaged counts as missing, and what cannot be written is not kept.
"""

import hashlib
import json
import os
import sys
import zlib
from collections.abc import Set
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

from data import text
from data.vocabulary import vocabulary
from etl import cells, extract
from etl.cells import Workbook
from etl.extract.as_json import as_json, from_json

LIBRARIES = ("openpyxl", "xlrd")
DIGEST_SIZE = hashlib.sha256().digest_size


class Parsed:
    """The folder of the cells kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, sha256: str) -> Workbook | None:
        """The cells of the file with these bytes; None where they are not kept, or not as they were written."""
        file = self._file(sha256)
        try:
            content = file.read_bytes()
        except OSError:
            return None
        digest, packed = content[:DIGEST_SIZE], content[DIGEST_SIZE:]
        return from_json(json.loads(zlib.decompress(packed))) if digest == _digest(file, packed) else None

    def keep(self, sha256: str, book: Workbook) -> None:
        """Keeps a file's cells; where there is no room they are not kept.

        Nothing waits for the disk: what a power cut leaves half written is found to be damaged.
        """
        file = self._file(sha256)
        packed = zlib.compress(json.dumps(as_json(book)).encode())
        beside = file.with_name(f"{file.name}.{os.getpid()}.tmp")
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            try:
                beside.write_bytes(_digest(file, packed) + packed)
                beside.replace(file)
            finally:
                beside.unlink(missing_ok=True)

    def forget_all_but(self, files: Set[str]) -> None:
        """Forgets what was kept of files with other bytes, or by another reader."""
        known = {self._file(sha256) for sha256 in files}
        with suppress(OSError):
            for file in set(self._folder.iterdir()) - known:
                file.unlink()

    def _file(self, sha256: str) -> Path:
        return self._folder / f"{sha256}-{parser_version()}"


@cache
def parser_version() -> str:
    """A hash over all that decides which cells a file has: the code that reads it, its libraries, and TCVN3's letters.

    So nobody has to remember to count it up.
    """
    sources = [Path(str(cells.__file__)), Path(str(text.__file__)), *Path(str(extract.__file__)).parent.glob("*.py")]
    parts = [sys.version, *(f"{name} {version(name)}" for name in LIBRARIES), json.dumps(vocabulary().raw["tcvn3"])]
    parts += [source.read_text(encoding="utf-8") for source in sorted(sources)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def _digest(file: Path, packed: bytes) -> bytes:
    """Over the name too: what stands under another file's name is no better than damaged."""
    return hashlib.sha256(file.name.encode() + packed).digest()
