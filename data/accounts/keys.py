"""The key the server signs with: made at first need, of this installation alone, never a default one."""

import hashlib
import os
import secrets
from pathlib import Path

from data.accounts.faults import KeyFault
from data.accounts.store import Store

KEY_FILE = "server.key"
KEY_BYTES = 32
OF_OTHERS = 0o077


def server_key(home: Path) -> bytes:
    """The key of a home, made where there never was one.

    Raises KeyFault where it was there once and is missing, is too short or of equal bytes, or may be read by others.
    """
    file, store = home / KEY_FILE, Store(home)
    if not file.exists():
        if _finds(store, "select 1 from server_key"):
            raise KeyFault("key_missing", path=file)
        _write(file)
    key = _read(file)
    _note(store, key)
    return key


def renew_key(home: Path) -> None:
    """Puts a new key in the place of whatever is there; all sessions end."""
    file, store = home / KEY_FILE, Store(home)
    beside = file.with_name(f"{KEY_FILE}.{os.getpid()}.tmp")
    _write(beside)
    beside.replace(file)
    if _finds(store, "select 1 from account"):
        with store.writing() as connection:
            connection.execute("delete from server_key")
            connection.execute("update account set generation = generation + 1")
            connection.execute("delete from session")
    _note(store, _read(file))


def _write(file: Path) -> None:
    """Writes a new key, on the disk before this returns. Where another process was faster its key stays."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        handle = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="ascii") as opened:
        opened.write(secrets.token_hex(KEY_BYTES) + "\n")
        opened.flush()
        os.fsync(opened.fileno())


def _read(file: Path) -> bytes:
    if os.name == "posix" and file.stat().st_mode & OF_OTHERS:
        raise KeyFault("key_open", path=file)
    try:
        key = bytes.fromhex(file.read_text(encoding="ascii"))
    except ValueError as fault:
        raise KeyFault("key_weak", path=file, shortest=KEY_BYTES) from fault
    if len(key) < KEY_BYTES or len(set(key)) == 1:
        raise KeyFault("key_weak", path=file, shortest=KEY_BYTES)
    return key


def _note(store: Store, key: bytes) -> None:
    """Remembers that there is a key, once there are accounts: where there are none yet, nothing is kept by it."""
    key_hash = hashlib.sha256(key).hexdigest()
    known = _finds(store, "select 1 from server_key where key_hash = ?", key_hash)
    if not known and _finds(store, "select 1 from account"):
        with store.writing() as connection:
            connection.execute("insert or ignore into server_key values (?)", [key_hash])


def _finds(store: Store, question: str, *values: str) -> bool:
    with store.reading() as connection:
        return connection.execute(question, values).fetchone() is not None
