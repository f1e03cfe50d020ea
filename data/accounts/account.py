"""What an account is: its name, its role, and for a branch the body it belongs to; and what a refused sign-in says."""

import re
from dataclasses import dataclass

from data.accounts.faults import AccountFault
from data.text import clean
from data.viewer import LOCAL, LOCAL_VIEWER, ROLES, Viewer

NAME = re.compile(r"[^\W_][\w.-]{1,63}")
OF_A_BRANCH = "chi_bo"


@dataclass(frozen=True)
class Account:
    """An account as it stood when it was asked for. unit: the branch of a `chi_bo`, else None.

    has_code: whether a code is asked at sign-in. generation: one more with each change that ends its sessions.
    """

    name: str
    role: str
    unit: str | None
    disabled: bool
    has_code: bool
    generation: int

    @property
    def viewer(self) -> Viewer:
        """Who asks, where this account does."""
        return Viewer(self.name, self.role, self.unit)


@dataclass(frozen=True)
class Refusal:
    """A sign-in that did not come about, told alike whatever the reason.

    wait_seconds: how long until the next guess is judged. throttled: this one was not, for it came too early.
    """

    wait_seconds: int = 0
    throttled: bool = False


def as_name(text: str) -> str:
    """The one form of a name, however its case and its accents were typed."""
    return clean(text.encode("utf-8", "replace").decode("utf-8")).casefold()


def check_name(name: str) -> None:
    """Raises AccountFault for a name nobody may have; `local` is that of who sits at a machine without accounts."""
    if not NAME.fullmatch(name) or name == LOCAL_VIEWER.id:
        raise AccountFault("bad_name", name=name)


def check_role(role: str, unit: str | None, branches: frozenset[str] | None) -> None:
    """Raises AccountFault for an unknown role, a branch's role without a branch of the committee, another's with one.

    branches: their ids, None where no data is served yet: then any is taken.
    """
    if role not in ROLES or role == LOCAL:
        raise AccountFault("unknown_role", role=role, roles=", ".join(known for known in ROLES if known != LOCAL))
    if role != OF_A_BRANCH and unit is not None:
        raise AccountFault("unit_not_meant", role=role)
    if role == OF_A_BRANCH and not unit:
        raise AccountFault("unit_needed")
    if unit is not None and branches is not None and unit not in branches:
        raise AccountFault("unknown_unit", unit=unit, units=", ".join(sorted(branches)))
