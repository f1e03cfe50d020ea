"""Asking for a passphrase: at a terminal without echo, else the first line of standard input."""

import getpass
import sys
import unicodedata

from etl.faults import HomeFault
from etl.report import phrase

LEAST = 12  # characters, as for accounts


def new_passphrase() -> str:
    """A passphrase to seal by, at a terminal typed twice. Raises HomeFault for one too short, or typed in two ways."""
    first = _asked("passphrase_new")
    if len(first) < LEAST:
        raise HomeFault("short_passphrase", least=LEAST)
    if sys.stdin.isatty() and _asked("passphrase_again") != first:
        raise HomeFault("other_passphrase")
    return first


def known_passphrase() -> str:
    """The passphrase a file was sealed by, as it is typed."""
    return _asked("passphrase")


def _asked(prompt: str) -> str:
    """What is typed, in one form of writing (NFC): the same accents may be typed in several.

    Editors put a mark of order before a file's first line, which nobody types.
    """
    typed = getpass.getpass(phrase("cli", prompt)) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")
    return unicodedata.normalize("NFC", typed.removeprefix("\ufeff"))
