"""Who is signed in: sessions are kept on the server, and a browser holds nothing but a token that names its own."""

import hashlib
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from data.accounts.account import Account
from data.accounts.faults import AccountFault
from data.accounts.store import Store
from data.viewer import Viewer

IDLE_END = timedelta(minutes=30)
ABSOLUTE_END = timedelta(hours=12)
NOTED_EVERY = timedelta(minutes=1)
CLOCK_PUT_BACK = timedelta(minutes=5)  # what a clock may be set back by without a session counting as of the future
TOKEN_BYTES = 32

# One row per session of an account as it stands now, that is neither disabled nor changed since the session began.
SESSION = """
select account.name, account.role, account.unit, session.begun_at, session.last_seen
from session
inner join account on session.account = account.name and session.generation = account.generation
where session.token_hash = ? and account.disabled = 0
"""


@dataclass(frozen=True)
class Session:
    """A session in force: who asks, as the account stands now; when it began and was last seen, to the minute."""

    viewer: Viewer
    begun_at: datetime
    last_seen: datetime

    def is_over(self, now: datetime) -> bool:
        """Whether it ended by itself: 30 minutes without a request, 12 hours in all, or begun in what is the future."""
        age, idle = now - self.begun_at, now - self.last_seen
        return age >= ABSOLUTE_END or idle >= IDLE_END or age < -CLOCK_PUT_BACK


class Sessions:
    """The sessions of one home. Moments are by the clock of Asia/Ho_Chi_Minh, without a zone."""

    def __init__(self, home: Path) -> None:
        self._store = Store(home)

    def begin(self, account: Account, now: datetime) -> str:
        """A new session's token, for its reader alone; what is kept of it names nobody. Clears away what is over.

        If the account was changed or disabled since it was signed in, the token names no session.
        """
        token = secrets.token_urlsafe(TOKEN_BYTES)
        with self._store.writing() as connection:
            over = [(now - ABSOLUTE_END).isoformat(), (now - IDLE_END).isoformat()]
            connection.execute("delete from session where begun_at <= ? or last_seen <= ?", over)
            row = [_hash(token), account.name, account.generation, now.isoformat(), now.isoformat()]
            connection.execute("insert into session values (?, ?, ?, ?, ?)", row)
        return token

    def find(self, token: str, now: datetime) -> Session | None:
        """The session a token names, if it is in force. That it was seen is noted at most once a minute."""
        with self._store.reading() as connection:
            row = connection.execute(SESSION, [_hash(token)]).fetchone()
        if row is None:
            return None
        session = Session(Viewer(*row[:3]), datetime.fromisoformat(row[3]), datetime.fromisoformat(row[4]))
        if session.is_over(now):
            return None
        if now - session.last_seen >= NOTED_EVERY:
            # A full disk keeps nobody from reading: the session then ends by the moment noted before.
            with suppress(AccountFault), self._store.writing() as connection:
                seen = [now.isoformat(), _hash(token)]
                connection.execute("update session set last_seen = ? where token_hash = ?", seen)
        return session

    def end(self, token: str) -> None:
        """Signs out: the token names no session any more."""
        with self._store.writing() as connection:
            connection.execute("delete from session where token_hash = ?", [_hash(token)])


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
