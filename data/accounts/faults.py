"""What is refused of accounts and keys, in words (messages.toml)."""

import tomllib
from functools import cache
from pathlib import Path

MESSAGES_FILE = Path(__file__).with_name("messages.toml")


class AccountFault(ValueError):
    """Something asked of an account is refused; the text is for a person, `code` its entry in messages.toml."""

    def __init__(self, code: str, /, **words: object) -> None:
        super().__init__(phrase("faults", code, **words))
        self.code = code


class KeyFault(AccountFault):
    """The server's key is not one to sign with: it must not start."""


def phrase(group: str, entry: str, /, **words: object) -> str:
    """A phrase of one of messages.toml's groups, filled."""
    return _messages()[group][entry].format_map(words)


@cache
def _messages() -> dict[str, dict[str, str]]:
    return tomllib.loads(MESSAGES_FILE.read_text(encoding="utf-8"))
