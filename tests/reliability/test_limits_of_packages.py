"""Where the limits of a package lie: up to them a workbook is read, one byte or one part above it is refused."""

import re
from collections.abc import Iterator
from zipfile import ZIP_STORED

import pytest

from etl.cells import ReadFault
from etl.extract.child import WorkbookReader
from tests.reliability.packages import MB, Parts, claiming, headed, packed, parts

DEEPEST = 64 * 1024
PICTURE = "xl/media/picture.png"
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@pytest.fixture(scope="module")
def reader() -> Iterator[WorkbookReader]:
    """Give one reading child for all."""
    with WorkbookReader() as child:
        yield child


def said_of(reader: WorkbookReader, content: bytes) -> tuple[str, str]:
    """The code and the detail of the fault with which a package is refused; none where it is read."""
    try:
        assert reader.read("package.xlsx", content).sheets
    except ReadFault as fault:
        return fault.code, fault.detail
    return "", ""


@pytest.mark.parametrize(
    ("unpacked", "packed_to"),
    [(200 * MB, 4 * MB), (100 * MB, MB), (MB, 0)],
    ids=["two_hundred_megabytes", "a_hundredfold", "whatever_the_ratio_of_a_megabyte"],
)
def test_a_package_may_unpack_to_so_much_and_not_to_one_byte_more(
    unpacked: int, packed_to: int, reader: WorkbookReader
) -> None:
    assert said_of(reader, claiming(PICTURE, unpacked, packed_to)) == ("", "")
    assert said_of(reader, claiming(PICTURE, unpacked + 1, packed_to)) == ("file_too_large", "")


def test_what_claims_to_be_packed_to_nothing_is_refused(reader: WorkbookReader) -> None:
    nothing = packed({"xl/workbook.xml": b""}, ZIP_STORED)
    assert said_of(reader, claiming(PICTURE, MB + 1, 0, nothing)) == ("file_too_large", "")


def test_a_package_may_have_five_thousand_parts_and_not_one_more(reader: WorkbookReader) -> None:
    def of(number: int) -> Parts:
        sound = parts()
        return sound | {f"xl/media/{place}.png": b"" for place in range(number - len(sound))}

    assert said_of(reader, packed(of(5000))) == ("", "")
    assert said_of(reader, packed(of(5001))) == ("file_too_large", "")


def test_what_stands_before_the_first_element_is_looked_through_only_so_far(reader: WorkbookReader) -> None:
    def begins_at(place: int) -> bytes:
        return headed(b"<!--%s-->" % (b"x" * (place - len("<!---->"))))

    seen = len("<w")
    assert said_of(reader, begins_at(DEEPEST - seen)) == ("", "")
    assert said_of(reader, begins_at(DEEPEST - seen + 1)) == ("unreadable_file", "doctype")


def test_a_part_without_any_element_is_no_harm(reader: WorkbookReader) -> None:
    assert said_of(reader, packed(parts() | {"xl/empty.xml": b"<!-- nothing -->"})) == ("", "")


@pytest.mark.parametrize("name", ["xl/more.xml", "xl/_rels/more.rels"])
def test_a_part_that_only_declares_a_document_type_is_refused(name: str, reader: WorkbookReader) -> None:
    assert said_of(reader, packed(parts() | {name: b"<!DOCTYPE x>"})) == ("unreadable_file", "doctype")


def test_a_workbook_may_have_its_own_name_in_the_package(reader: WorkbookReader) -> None:
    renamed = {
        name.replace("/workbook.xml", "/book.xml"): part.replace(b"xl/workbook.xml", b"xl/book.xml")
        for name, part in parts().items()
    }
    assert said_of(reader, packed(renamed)) == ("", "")


def test_a_workbook_may_keep_its_parts_wherever_it_declares_them(reader: WorkbookReader) -> None:
    moved = {
        name.replace("xl/", "book/"): part.replace(b"/xl/", b"/book/").replace(b'"xl/', b'"book/')
        for name, part in parts().items()
    }
    assert not any(name.startswith("xl/") for name in moved)
    assert said_of(reader, packed(moved)) == ("", "")


def test_a_text_document_is_said_to_be_no_workbook(reader: WorkbookReader) -> None:
    types = re.sub(
        rb"<Override.*/>",
        b'<Override PartName="/word/document.xml" ContentType="%s"/>' % DOCUMENT.encode(),
        parts()["[Content_Types].xml"],
    )
    text = packed({"[Content_Types].xml": types, "word/document.xml": b"<x/>"})
    assert said_of(reader, text) == ("unreadable_file", "not_a_workbook")
