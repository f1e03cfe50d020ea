"""An Office file as the same bytes whenever it is made of the same figures: its archive tells no time of making."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

NO_TIME = (1980, 1, 1, 0, 0, 0)  # the first an archive can tell


def same_bytes(package: bytes) -> bytes:
    """The package packed anew, its parts in their order, each with the one date."""
    packed = BytesIO()
    with ZipFile(BytesIO(package)) as parts, ZipFile(packed, "w", ZIP_DEFLATED) as anew:
        for part in parts.infolist():
            entry = ZipInfo(part.filename, NO_TIME)
            entry.compress_type = ZIP_DEFLATED
            anew.writestr(entry, parts.read(part))
    return packed.getvalue()
