"""Office files as they are handed out: the same content gives the same bytes, nothing tells when it was made."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

NO_TIME = (1980, 1, 1, 0, 0, 0)  # the first an archive can name


def sealed(content: bytes) -> bytes:
    """The same archive, its entries in the same order, none of them dated."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as given, ZipFile(made, "w", ZIP_DEFLATED) as undated:
        for entry in given.infolist():
            bare = ZipInfo(entry.filename, NO_TIME)
            bare.compress_type = ZIP_DEFLATED
            undated.writestr(bare, given.read(entry))
    return made.getvalue()
