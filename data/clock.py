"""The clock of an installation: the time of Asia/Ho_Chi_Minh, whatever the machine's is."""

from datetime import datetime, timedelta, timezone

HANOI = timezone(timedelta(hours=7))  # Asia/Ho_Chi_Minh has had no other offset since 1975


def now() -> datetime:
    """The moment as ledger and trail note it: the clock of Asia/Ho_Chi_Minh, to the second."""
    return datetime.now(HANOI).replace(microsecond=0, tzinfo=None)
