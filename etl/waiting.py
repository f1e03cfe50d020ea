"""Files handed in over the page, kept beside the home's intake between preview and confirmation.

Each hand-in lies in a folder of its own under a random name, which only who handed it in knows. What nobody confirms
is removed after a day; what somebody confirmed stays until it is taken in.
"""

import json
import re
import secrets
import shutil
import time
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from data.durable import write_durably
from etl.faults import HomeFault
from etl.gather import Gathered, in_order
from etl.home import Home

MEGABYTE = 1024 * 1024
MOST_FILES, MOST_OF_ONE, MOST_OF_ALL, MOST_WAITING = 400, 20 * MEGABYTE, 80 * MEGABYTE, 400 * MEGABYTE
KEPT_SECONDS = 24 * 3600
NAMES = "names.json"
CONFIRMED = "confirmed.json"
LONGEST_NAME = 200
_TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")


class NotWaiting(HomeFault):
    """Nothing waits under this name: confirmed already, given up, or too long ago."""


def put(home: Home, files: Sequence[Gathered]) -> str:
    """Keeps files until they are confirmed; the name to ask for them by. Raises HomeFault where they are too much."""
    home.make()
    sweep(home)
    weight = sum(len(file.content) for file in files)
    heavy = next((file.name for file in files if len(file.content) > MOST_OF_ONE), None)
    if heavy is not None:
        raise HomeFault("file_over_limit", what=heavy, limit=MOST_OF_ONE // MEGABYTE)
    if len(files) > MOST_FILES or weight > MOST_OF_ALL:
        raise HomeFault("too_many_files", files=MOST_FILES, limit=MOST_OF_ALL // MEGABYTE)
    if weight + _weight(home) > MOST_WAITING:
        raise HomeFault("too_much_waiting")
    token = secrets.token_urlsafe(24)
    folder = home.waiting / token
    folder.mkdir(mode=0o700)
    for number, file in enumerate(files):
        (folder / str(number)).write_bytes(file.content)
    names = [safe_name(file.name) for file in files]
    write_durably(folder / NAMES, json.dumps(names, ensure_ascii=False).encode())
    return token


def take(home: Home, token: str) -> list[Gathered]:
    """The files kept under a name, settings first. Raises NotWaiting."""
    kept = _kept(home, token, NAMES)
    names = json.loads(kept.read_text(encoding="utf-8"))
    return in_order([Gathered(name, kept.with_name(str(number)).read_bytes()) for number, name in enumerate(names)])


def confirm(home: Home, token: str, who: str | None) -> None:
    """Has files taken in, in the name of `who`: from here on they outlast a power cut. Raises NotWaiting."""
    write_durably(_kept(home, token, NAMES).with_name(CONFIRMED), json.dumps({"who": who}, ensure_ascii=False).encode())


def unconfirm(home: Home, token: str) -> None:
    """Files that could not be taken in wait again for somebody to confirm them."""
    if _TOKEN.fullmatch(token):
        (home.waiting / token / CONFIRMED).unlink(missing_ok=True)


def confirmed(home: Home) -> list[str]:
    """The names of what was confirmed and is not taken in yet, the earliest first."""
    found = home.waiting.glob(f"*/{CONFIRMED}")
    return [file.parent.name for file in sorted(found, key=lambda file: file.stat().st_mtime_ns)]


def confirmed_by(home: Home, token: str) -> str | None:
    """In whose name files are taken in; None for the operating system's user. Raises NotWaiting."""
    who: str | None = json.loads(_kept(home, token, CONFIRMED).read_text(encoding="utf-8"))["who"]
    return who


def drop(home: Home, token: str) -> None:
    """Forgets the files kept under a name, if there are any."""
    if _TOKEN.fullmatch(token):
        shutil.rmtree(home.waiting / token, ignore_errors=True)


def sweep(home: Home) -> None:
    """Forgets what nobody confirmed within a day."""
    home.waiting.mkdir(parents=True, exist_ok=True, mode=0o700)
    for folder in home.waiting.iterdir():
        if folder.stat().st_mtime < time.time() - KEPT_SECONDS and not (folder / CONFIRMED).exists():
            shutil.rmtree(folder, ignore_errors=True)


def safe_name(name: str) -> str:
    """A name as a browser gives it, as a path below nowhere else: "C:\\\\x\\\\a.xlsx" and "../a.xlsx" are "a.xlsx"."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    kept = [part for part in parts if part not in ("/", "..", ".") and not part.endswith(":")]
    return "/".join(kept)[-LONGEST_NAME:] or "?"


def _kept(home: Home, token: str, name: str) -> Path:
    """The file of that name beside those kept under a token. Raises NotWaiting where there is none."""
    kept = home.waiting / token / name
    if not _TOKEN.fullmatch(token) or not kept.is_file():
        raise NotWaiting("not_waiting")
    return kept


def _weight(home: Home) -> int:
    return sum(file.stat().st_size for file in home.waiting.rglob("*") if file.is_file())
