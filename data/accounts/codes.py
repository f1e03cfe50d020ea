"""The second thing asked at sign-in where an account wants it: a code app's code (RFC 6238), or a recovery code."""

import hashlib
import io
import re
import secrets
from dataclasses import dataclass
from datetime import datetime

import pyotp
import segno
from pyotp.exceptions import OTPVerificationError

from data.accounts.faults import phrase
from data.clock import HANOI

STEPS_AROUND = 1  # a code app's clock may be half a minute before or behind
RECOVERY_CODES = 10
RECOVERY_GROUPS, GROUP_LETTERS = 4, 4
# Without letters that are taken for others when a code is read from paper.
RECOVERY_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
FROM_AN_APP = re.compile(r"[0-9]{6}")
NOT_IN_CODES = re.compile(r"[\s-]+")


@dataclass(frozen=True)
class NewCode:
    """What an account's owner is shown once: the secret, its address for a code app, and the recovery codes."""

    secret: str
    address: str
    recovery_codes: tuple[str, ...]

    def picture(self) -> str:
        """The address as a QR code made of text, for a code app's camera."""
        drawn = io.StringIO()
        segno.make(self.address).terminal(out=drawn, compact=True)
        return drawn.getvalue()


def new_code(name: str) -> NewCode:
    """A new secret for an account, with recovery codes of 79 bits each."""
    secret = pyotp.random_base32()
    address = pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=phrase("code", "issuer"))
    return NewCode(secret, address, tuple(_recovery_code() for _ in range(RECOVERY_CODES)))


def step_of(secret: str, code: str, now: datetime) -> int | None:
    """The step of the clock whose code this is, of the present one and its neighbours; None where it is none of them.

    now: by the clock of Asia/Ho_Chi_Minh, without a zone.
    """
    entered = _entered(code)
    if not FROM_AN_APP.fullmatch(entered):
        return None
    seconds = now.replace(tzinfo=HANOI).timestamp()
    try:
        return pyotp.TOTP(secret).verify_and_get_timecode(entered, for_time=seconds, valid_window=STEPS_AROUND)
    except OTPVerificationError:
        return None


def recovery_hash(code: str) -> str:
    """What is kept of a recovery code, however its case and its dashes were typed."""
    return hashlib.sha256(_entered(code).encode("utf-8", "replace")).hexdigest()


def _entered(code: str) -> str:
    return NOT_IN_CODES.sub("", code).casefold()


def _recovery_code() -> str:
    groups = ("".join(secrets.choice(RECOVERY_LETTERS) for _ in range(GROUP_LETTERS)) for _ in range(RECOVERY_GROUPS))
    return "-".join(groups)
