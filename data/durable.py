"""Small files of a home that outlast a power cut: whole, or not there."""

import os
from pathlib import Path


def write_durably(target: Path, content: bytes) -> None:
    """Writes a file, for its owner alone, so that after a power cut it is either whole or not there."""
    beside = target.with_name(f"{target.name}.{os.getpid()}.tmp")
    beside.touch(mode=0o600)
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Makes a rename in a folder last; Windows does so by itself and cannot open folders."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
