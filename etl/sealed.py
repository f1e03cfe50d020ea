"""An archive under a passphrase: the age format (age-encryption.org/v1, scrypt), which the program `age` opens too.

Sealing and opening are done in memory: nothing that is not sealed touches the disk on the way. An archive of 100 MB
takes some 0.7 GB of memory for the seconds it lasts.
"""

from pathlib import Path

import pyrage

from etl.faults import HomeFault

SEAL = b"age-encryption.org/v1\n"
# What the library says where the header does not open by the passphrase: that one is wrong, or the header was changed.
NOT_OPENED = "Decryption failed"


def is_sealed(file: Path) -> bool:
    """Whether a file is one to be opened by a passphrase. Raises FileNotFoundError."""
    with file.open("rb") as opened:
        return opened.read(len(SEAL)) == SEAL


def sealed(content: bytes, passphrase: str) -> bytes:
    """The content under a passphrase."""
    under_seal: bytes = pyrage.passphrase.encrypt(content, passphrase)
    return under_seal


def unsealed(content: bytes, passphrase: str, shown: Path) -> bytes:
    """What was put under the passphrase. Raises HomeFault for a wrong passphrase, and for a damaged file."""
    try:
        plain: bytes = pyrage.passphrase.decrypt(content, passphrase)
    except pyrage.DecryptError as fault:
        name = "wrong_passphrase" if str(fault) == NOT_OPENED else "damaged_seal"
        raise HomeFault(name, path=shown) from fault
    return plain
