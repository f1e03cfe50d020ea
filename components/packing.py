"""What pages are made of, packed once as small as it goes, kept in the home, and sent so to every browser."""

from __future__ import annotations

import gzip
import hashlib
import os
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

import brotli
from dash import Dash
from flask import Response, current_app, request

from components import parts

KEPT_AS = "PACKED"
OK = 200
QUICK = 9  # takes a second for all where the best takes twenty: until that is done


class Way(NamedTuple):
    """One way of packing, and back."""

    pack: Callable[[bytes], bytes]
    unpack: Callable[[bytes], bytes]


# The better one first.
WAYS = {
    "br": Way(partial(brotli.compress, quality=11), brotli.decompress),
    "gzip": Way(partial(gzip.compress, compresslevel=9, mtime=0), gzip.decompress),
}


class Packed:
    """Contents and how they are packed, in memory and in a folder, each under its hash.

    The folder saves time and is no part of the truth: it may be deleted; what is damaged or no longer needed is made
    anew or forgotten; where nothing can be written, nothing is kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._packed: dict[tuple[str, str], bytes] = {}

    def get(self, content: bytes, way: str) -> bytes | None:
        """A content packed that way; None where it is not (yet)."""
        return self._packed.get((_digest(content), way))

    def find(self, contents: Iterable[bytes]) -> list[bytes]:
        """Take up what the folder holds of these contents; returns those that it does not hold, the smallest first."""
        return sorted((one for one in contents if not all(self._found(one, way) for way in WAYS)), key=len)

    def make(self, contents: Iterable[bytes]) -> None:
        """Pack contents and keep them: first quickly, then as small as it goes; what the folder held beyond goes."""
        missing = list(contents)
        for content in missing:
            self._packed[_digest(content), "br"] = brotli.compress(content, quality=QUICK)
        for content in missing:
            for way, both in WAYS.items():
                self._packed[_digest(content), way] = packed = both.pack(content)
                self._keep(self._file(content, way), packed)
        self._forget()

    def _found(self, content: bytes, way: str) -> bool:
        """Whether the folder holds a content packed that way: what it unpacks to is looked at, not its name alone."""
        with suppress(OSError, brotli.error, zlib.error, EOFError):
            packed = self._file(content, way).read_bytes()
            if WAYS[way].unpack(packed) == content:
                self._packed[_digest(content), way] = packed
                return True
        return False

    def _file(self, content: bytes, way: str) -> Path:
        return self._folder / f"{_digest(content)}.{way}"

    def _keep(self, file: Path, packed: bytes) -> None:
        """Nothing waits for the disk: what a power cut leaves half written is found to be damaged."""
        beside = file.with_name(f"{file.name}.{os.getpid()}.tmp")
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            try:
                beside.write_bytes(packed)
                beside.replace(file)
            finally:
                beside.unlink(missing_ok=True)

    def _forget(self) -> None:
        known = {f"{digest}.{way}" for digest, way in self._packed}
        with suppress(OSError):
            for file in self._folder.iterdir():
                if file.name not in known:
                    file.unlink()


def serve_packed(app: Dash) -> None:
    """Send what pages are made of as it is packed, where the browser takes that; all else is left as it is.

    It stands behind every other answer: who may have a part is decided before, as if nothing were packed.
    """

    @app.server.after_request  # type: ignore[untyped-decorator]
    def pack(response: Response) -> Response:
        if response.status_code != OK or not request.path.startswith(parts.PLACES):
            return response
        way = next((way for way in WAYS if request.accept_encodings[way]), None)
        packed: Packed = current_app.config[KEPT_AS]
        found = packed.get(response.get_data(), way) if way else None
        if way and found is not None:
            response.set_data(found)
            response.headers["Content-Encoding"] = way
        return response


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
