"""The committee's own template: its look is taken, its slides and its secrets are not; what could act is refused."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.presentation import Presentation as Deck
from pptx.util import Inches

from components.export.deck_template import BadTemplateError
from tests.components.export.handed import FEW, branches, made, parts, read, texts


def saved(deck: Deck) -> bytes:
    packed = BytesIO()
    deck.save(packed)
    return packed.getvalue()


def template(width: float = 10, height: float = 7.5) -> Deck:
    """A committee's template: a ground of its own, three old slides, somebody's name in its properties."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(width), Inches(height)
    for at in (0, 1, 5):
        slide = deck.slides.add_slide(deck.slide_layouts[at])
        assert slide.shapes.title is not None
        slide.shapes.title.text = f"Trang cũ {at}"
    deck.slide_master.background.fill.solid()
    deck.slide_master.background.fill.fore_color.rgb = RGBColor(0xFF, 0xF6, 0xE5)
    deck.core_properties.last_modified_by = "Người soạn mẫu"
    return deck


def with_part(packed: bytes, name: str, text: str, *, into: str = "") -> bytes:
    """The package with one more part, or with a part changed by putting `text` before `into`."""
    changed = BytesIO()
    with ZipFile(BytesIO(packed)) as old, ZipFile(changed, "w", ZIP_DEFLATED) as new:
        for entry in old.namelist():
            held = old.read(entry).decode("utf-8", "surrogateescape")
            if entry == name and into:
                held = held.replace(into, text + into)
            new.writestr(entry, held.encode("utf-8", "surrogateescape"))
        if not into:
            new.writestr(name, text)
    return changed.getvalue()


def test_a_template_gives_its_size_and_ground_and_none_of_its_slides() -> None:
    packed = made(branches(FEW), template=saved(template(12, 9)))
    deck = read(packed)
    assert (deck.slide_width, deck.slide_height) == (Inches(12), Inches(9))
    assert str(deck.slide_master.background.fill.fore_color.rgb) == "FFF6E5"
    assert len(deck.slides) == 2
    held = "".join(parts(packed).values())
    assert "Trang cũ" not in held
    assert "Người soạn mẫu" not in held


def test_its_layouts_are_found_by_their_places_not_by_their_names() -> None:
    own = template()
    for at, layout in enumerate(own.slide_layouts):
        layout.element.cSld.set("name", f"Bố cục {at}")
    deck = read(made(branches(FEW), template=saved(own)))
    assert [slide.slide_layout.name for slide in deck.slides] == ["Bố cục 0", "Bố cục 5"]


def test_type_grows_with_the_slide() -> None:
    slide = read(made(branches(FEW), template=saved(template(20, 15)))).slides[1]
    sizes = [int(size) for size in slide.element.xpath(".//@sz") if size.isdigit()]
    assert min(sizes) >= 100 * 15 * 72 / 50


def test_lists_of_slides_that_are_gone_go_too() -> None:
    own = template()
    section = '<p:extLst {}><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}"/></p:extLst>'
    own.element.append(parse_xml(section.format(nsdecls("p"))))
    deck = read(made(branches(FEW), template=saved(own)))
    assert deck.element.xpath("p:extLst") == []


@pytest.mark.parametrize("broken", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0 an encrypted file", b"%PDF-1.7"])
def test_what_is_no_presentation_is_refused_kindly(broken: bytes) -> None:
    with pytest.raises(BadTemplateError, match="Không đọc được mẫu trình chiếu"):
        made(branches(FEW), template=broken)


def test_another_kind_of_office_file_is_refused_kindly() -> None:
    package = BytesIO()
    with ZipFile(package, "w") as parts_of_it:
        parts_of_it.writestr("[Content_Types].xml", "<Types/>")
    with pytest.raises(BadTemplateError, match="Không đọc được"):
        made(branches(FEW), template=package.getvalue())


def test_a_damaged_presentation_is_refused_kindly() -> None:
    damaged = with_part(saved(template()), "ppt/presentation.xml", "<", into="<p:sldSz")
    with pytest.raises(BadTemplateError, match="Không đọc được"):
        made(branches(FEW), template=damaged)


def test_macros_are_refused() -> None:
    with pytest.raises(BadTemplateError, match="macro"):
        made(branches(FEW), template=with_part(saved(template()), "ppt/vbaProject.bin", "x"))


def test_what_is_drawn_in_from_elsewhere_is_refused() -> None:
    linked = (
        '<Relationship Id="rId99" TargetMode="External" Type="http://x.invalid/image" Target="http://x.invalid/a.png"/>'
    )
    packed = with_part(
        saved(template()), "ppt/slideMasters/_rels/slideMaster1.xml.rels", linked, into="</Relationships>"
    )
    with pytest.raises(BadTemplateError, match="bên ngoài"):
        made(branches(FEW), template=packed)


@pytest.mark.parametrize("name", ["../../evil.xml", "ppt/../../evil.xml", "/evil.xml", "..\\evil.xml", "C:evil.xml"])
def test_parts_that_lead_out_of_their_place_are_refused(name: str) -> None:
    with pytest.raises(BadTemplateError, match="Không đọc được"):
        made(branches(FEW), template=with_part(saved(template()), name, "x"))


def test_a_part_that_declares_a_type_of_its_own_is_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    with pytest.raises(BadTemplateError, match="Không đọc được"):
        made(branches(FEW), template=with_part(saved(template()), "ppt/theme/theme9.xml", bomb))


def test_a_template_without_a_place_for_titles_is_refused() -> None:
    own = template()
    for layout in own.slide_layouts:
        for place in list(layout.placeholders):
            if place.placeholder_format.type in (1, 3):
                place.element.getparent().remove(place.element)
    with pytest.raises(BadTemplateError, match="ô tiêu đề"):
        made(branches(FEW), template=saved(own))


def test_without_a_template_nothing_english_is_left_to_choose_from() -> None:
    deck = read(made(branches(FEW)))
    assert [layout.name for layout in deck.slide_layouts] == ["Trang đầu", "Tiêu đề và nội dung"]
    assert (deck.slide_width, deck.slide_height) == (Inches(13.333), Inches(7.5))
    assert "Dữ liệu minh họa" in " ".join(texts(deck.slides[0]))
