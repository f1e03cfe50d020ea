"""What the ledger tells of the last call: what an undo would take back."""

from dataclasses import dataclass
from datetime import datetime

from etl.home import Home
from etl.ledger import Ledger
from etl.load import TAKES_IN


@dataclass(frozen=True)
class Call:
    """One call that took something in: when, by whom, the names of its entries."""

    at: datetime
    who: str
    names: tuple[str, ...]


def last_call(home: Home) -> Call | None:
    """The last call still in force, or None where nothing was taken in."""
    if not home.ledger.exists():
        return None
    ledger = Ledger(home.ledger)
    try:
        entries = [entry for entry in ledger.in_force() if entry.action in TAKES_IN]
    finally:
        ledger.close()
    if not entries:
        return None
    last = entries[-1]
    return Call(last.at, last.who, tuple(entry.name for entry in entries if entry.batch == last.batch))
