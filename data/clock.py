"""The moment as the home notes it: by the clock of Asia/Ho_Chi_Minh."""

from datetime import datetime, timedelta, timezone

HANOI = timezone(timedelta(hours=7))  # Asia/Ho_Chi_Minh has had no other offset since 1975


def now() -> datetime:
    """The moment by the clock of Asia/Ho_Chi_Minh, to the second, without a zone."""
    return datetime.now(HANOI).replace(microsecond=0, tzinfo=None)
