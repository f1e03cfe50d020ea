"""What papers were understood by: one hash over all that decides what a version says of the same bytes."""

import hashlib
from functools import cache
from pathlib import Path

from data.database import definitions

HERE = Path(__file__).parent


@cache
def understanding() -> str:
    """A hash over definitions, words and rules (data.database.definitions), and over all that reads papers by them.

    A version of another one is built anew before anybody asks it: after an upgrade nobody sees half of it.
    """
    digest = hashlib.sha256(definitions().encode())
    for file in sorted([*HERE.rglob("*.py"), *HERE.rglob("*.toml")]):
        digest.update(file.relative_to(HERE).as_posix().encode() + b"\0" + file.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()
