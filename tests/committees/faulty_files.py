"""Files that are not what their name says, cannot be opened, or must not be."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook

from tests.committees.desk import Desk, Expected
from tests.committees.tcvn3 import as_tcvn3

Fault = Callable[[Path, int], Expected]
UNREADABLE = Expected("refused", 0, 0, (("unreadable_file", None, None),))
NO_FORM = Expected("refused", 0, 0, (("unreadable_file|unknown_form", None, None),))
MEBIBYTE = 1 << 20


def _content(content: bytes, expected: Expected = UNREADABLE) -> Fault:
    """A fault that is a file's whole content."""

    def fault(path: Path, _seed: int) -> Expected:
        path.write_bytes(content)
        return expected

    return fault


def cut_off(path: Path, seed: int) -> Expected:
    content = Desk.of(seed, "members").save(path).read_bytes()
    path.write_bytes(content[: len(content) * 2 // 3])
    return UNREADABLE


def empty_sheet(path: Path, _seed: int) -> Expected:
    Workbook().save(path)
    return Expected("refused", 0, 0, (("unknown_form", None, None),))


def zip_of_something_else(path: Path, _seed: int) -> Expected:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ghi-chu.txt", "không phải bảng tính")
    return UNREADABLE


def blown_up(path: Path, seed: int) -> Expected:
    """A sheet that unpacks to more than a hundred times its size."""
    _rewrite(Desk.of(seed, "members").save(path), "xl/worksheets/sheet1.xml", lambda xml: xml + b" " * 40 * MEBIBYTE)
    return Expected("refused", 0, 0, (("file_too_large", None, None),))


def with_a_doctype(path: Path, seed: int) -> Expected:
    """A sheet that declares entities, as an attack would."""
    head = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    path = Desk.of(seed, "members").save(path)
    _rewrite(path, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"<worksheet", head + b"<worksheet", 1))
    return UNREADABLE


def false_string_count(path: Path, seed: int) -> Expected:
    """Shared strings that claim to be four thousand million: a reader that believes it runs out of memory."""
    desk = Desk.of(seed, "members", branch=1)
    path = desk.save(path, shared_strings=True)
    _rewrite(path, "xl/sharedStrings.xml", lambda xml: xml.replace(b'uniqueCount="', b'uniqueCount="42949672', 1))
    return desk.partial(lost=0)


def cell_at_the_edge_of_the_world(path: Path, seed: int) -> Expected:
    """A stray space far out: the sheet's rectangle is a thousand million cells, its content is small."""
    desk = Desk.of(seed, "members")
    desk.sheet.put(60000, 16384, " ")
    desk.save(path)
    return desk.partial(lost=0)


def encrypted(path: Path, _seed: int) -> Expected:
    """An Office file with a password: a compound file whose streams are EncryptionInfo and EncryptedPackage."""
    path.write_bytes(compound_file(("EncryptionInfo", "EncryptedPackage")))
    return Expected("refused", 0, 0, (("encrypted_file", None, None),))


def font_of_the_nineties(path: Path, seed: int) -> Expected:
    """Everything typed in the TCVN3 (ABC) encoding: readable, and said so."""
    desk = Desk.of(seed, "members")
    cells = desk.sheet.cells
    desk.sheet.cells = {place: as_tcvn3(v) if isinstance(v, str) else v for place, v in cells.items()}
    desk.save(path)
    return desk.partial(("legacy_encoding", None), lost=0)


def old_format(path: Path, seed: int) -> Expected:
    """Sound, in the format of Excel 97; its name still ends in .xlsx."""
    desk = Desk.of(seed, "members", branch=2)
    desk.save(path.with_suffix(".xls")).rename(path)
    return desk.partial(lost=0)


def _rewrite(path: Path, member: str, change: Callable[[bytes], bytes]) -> None:
    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    content[member] = change(content[member])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)


def compound_file(streams: tuple[str, ...]) -> bytes:
    """A compound file with streams of zeros, each 4096 bytes (so that no short sectors are needed)."""
    free, end, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    chain = [table, end]
    for n in range(len(streams)):
        first = 2 + 8 * n
        chain += [*range(first + 1, first + 8), end]
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        0,
        1,
        1,
        0,
        4096,
        end,
        0,
        end,
        0,
        0,
    )
    header += struct.pack("<108I", *[free] * 108)
    entries = [_entry("Root Entry", 5, end, 0, child=1)]
    entries += [_entry(name, 2, 2 + 8 * n, 4096, left=n or free) for n, name in enumerate(streams)]
    directory = b"".join(entries).ljust(512, b"\0")
    fat = struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff")
    return header + fat + directory + b"\0" * 4096 * len(streams)


def _entry(name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF, left: int = 0xFFFFFFFF) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    links = (left, 0xFFFFFFFF, child)
    return text.ljust(64, b"\0") + struct.pack("<HBB3I36xIII", len(text), kind, 1, *links, start, size, 0)


FILE_FAULTS: dict[str, Fault] = {
    "nothing_at_all": _content(b""),
    "cut_off": cut_off,
    "text_with_a_false_name": _content("Kính gửi: Đảng ủy Sở. Chi bộ xin báo cáo.".encode(), NO_FORM),
    "web_page_with_a_false_name": _content("<html><table><tr><td>Họ và tên</td></tr></table></html>".encode(), NO_FORM),
    "picture_with_a_false_name": _content(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), UNREADABLE),
    "zip_of_nothing": _content(b"PK\x05\x06" + bytes(18)),
    "zip_of_something_else": zip_of_something_else,
    "empty_sheet": empty_sheet,
    "blown_up": blown_up,
    "with_a_doctype": with_a_doctype,
    "false_string_count": false_string_count,
    "cell_at_the_edge_of_the_world": cell_at_the_edge_of_the_world,
    "encrypted": encrypted,
    "font_of_the_nineties": font_of_the_nineties,
    "old_format_with_a_new_name": old_format,
}
