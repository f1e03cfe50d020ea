"""Texts that people typed become texts that XML and cells can hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx.oxml import parse_xml

from components.export.plain import one_line, plain


@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_whatever_is_typed_stands_in_xml(text: str) -> None:
    clean = plain(text).replace("&", "&amp;").replace("<", "&lt;")
    assert parse_xml(f"<a>{clean}</a>") is not None


@pytest.mark.parametrize("text", ["Chi bộ Văn phòng", "=1+1", "<b>", "Đảng ủy\nSở", "😀"])
def test_what_can_stand_stays_as_it_is(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize("code", [0x00, 0x0B, 0x1F, 0x86, 0xD800, 0xDFFF, 0xFDD0, 0xFFFE, 0xFFFF, 0x1FFFF, 0x10FFFE])
def test_what_is_no_character_is_left_out(code: int) -> None:
    assert plain(f"a{chr(code)}b") == "ab"


def test_a_long_text_is_cut_and_says_so() -> None:
    assert plain("x" * 10, 5) == "xxxx…"
    assert plain("x" * 5, 5) == "x" * 5
    assert len(plain("x" * 40_000)) == 32_767


def test_a_title_stands_on_one_line_and_keeps_what_belongs_together() -> None:
    assert one_line(" n\u00a0=\u00a05\r\n\t ở  chi bộ\u2028A ") == "n\u00a0=\u00a05 ở chi bộ A"
