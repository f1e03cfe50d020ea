"""A look at a file before anything reads it: what it is, and whether it is safe to open."""

import io
import re
import zipfile

from etl.cells import ReadFault

MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 100
MAX_ENTRIES = 5000
SMALL = 1024 * 1024
DECLARED = "[Content_Types].xml"
MAX_PROLOG = 64 * 1024
NOT_MARKUP = re.compile(rb"<!--.*?-->|<\?.*?\?>", re.DOTALL)
FIRST_ELEMENT = re.compile(rb"<[A-Za-z_]")
OLE_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


def kind_of(content: bytes, name: str) -> str:
    """What the bytes are: xlsx, xls or text, by content; the name only tells a table of text from other text.

    Raises ReadFault(unreadable_file | encrypted_file | file_too_large).
    """
    if not content:
        raise ReadFault("unreadable_file", "empty")
    if content.startswith(b"PK"):
        _look_into(content)
        return "xlsx"
    if content.startswith(OLE_HEAD):
        if ENCRYPTED_STREAM in content:
            raise ReadFault("encrypted_file")
        return "xls"
    if name.lower().endswith((".csv", ".tsv", ".txt")):
        return "text"
    raise ReadFault("unreadable_file", "not_a_workbook")


def _look_into(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
            _weigh(entries)
            if not _is_workbook(package, entries):
                raise ReadFault("unreadable_file", "not_a_workbook")
            for entry in entries:
                if entry.flag_bits & 1:
                    raise ReadFault("encrypted_file")
                if entry.filename.endswith((".xml", ".rels")):
                    with package.open(entry) as part:
                        head = part.read(MAX_PROLOG)
                    if _declares(head):
                        raise ReadFault("unreadable_file", "doctype")
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as fault:
        raise ReadFault("unreadable_file", "cut") from fault
    except ReadFault:
        raise
    except Exception as fault:  # whatever a forged archive makes of its reader
        raise ReadFault("unreadable_file", "cut") from fault


def _is_workbook(package: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> bool:
    """Whether a part lies where workbooks keep theirs, or, wherever they lie, one is declared to be a workbook's."""
    if any(entry.filename.startswith("xl/") for entry in entries):
        return True
    declared = next((entry for entry in entries if entry.filename == DECLARED), None)
    if declared is None:
        return False
    with package.open(declared) as part:
        return b"spreadsheetml" in part.read(SMALL)


def _declares(head: bytes) -> bool:
    """Whether a part declares a document type before its first element, or hides that element too far down to see.

    Without its zeros the markup of UTF-16 reads like that of UTF-8.
    """
    prolog = NOT_MARKUP.sub(b"", head.replace(b"\0", b""))
    element = FIRST_ELEMENT.search(prolog)
    if element is None:
        return len(head) == MAX_PROLOG or b"<!DOCTYPE" in prolog
    return b"<!" in prolog[: element.start()]


def _weigh(entries: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED or (unpacked > SMALL and unpacked / packed > MAX_RATIO):
        raise ReadFault("file_too_large")
