"""Passwords are kept as argon2id, by the library's own parameters; whoever signs in, the same work is done."""

import secrets
from functools import lru_cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from data.accounts.passwords import LONGEST, as_typed

HASHER = PasswordHasher()
# One verification takes 64 MB: as many at once as there are callers would take the machine's memory.
_ROOM = BoundedSemaphore(2)


def hashed(hasher: PasswordHasher, password: str) -> str:
    """The encoded form to keep of a password."""
    with _ROOM:
        return hasher.hash(_as_bytes(password))


def fits(hasher: PasswordHasher, kept: str, guess: str) -> bool:
    """Whether a guess is the password kept."""
    with _ROOM:
        try:
            return hasher.verify(kept, _as_bytes(guess))
        except (VerificationError, InvalidHashError):
            return False


@lru_cache(maxsize=4)
def nobodys(hasher: PasswordHasher) -> str:
    """What a guess is held against where there is no such account: the work is the same, and it never fits."""
    return hashed(hasher, secrets.token_urlsafe(LONGEST))


def _as_bytes(password: str) -> bytes:
    return as_typed(password).encode("utf-8", "replace")
