"""Who runs a command on this machine, as ledger and trail note it."""

import getpass


def person_at_work() -> str:
    """The name of the operating system's user; "?" where it has none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "?"
