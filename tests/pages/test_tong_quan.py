"""The overview: its sentences lead to what they say, agree with its figures, and tell nothing of later days."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from app import PAGES
from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from pages.view import open_view
from tests.pages.test_pages import drawn, parts, texts

PAGE = next(page for page in PAGES if page.path == "/")


def sentences(warehouse: Warehouse, search: str = "") -> list[tuple[str, str]]:
    """Each sentence of the panel with the address it leads to."""
    return [
        ("".join(texts(item["children"])), parts(item["children"], "A")[0]["href"])
        for item in parts(today(warehouse, search), "Li")
    ]


def today(warehouse: Warehouse, search: str) -> Any:
    """What stands in the panel of the day."""
    sections = parts(drawn(PAGE, warehouse, search), "Section")
    return next(one["children"] for one in sections if "today" in one["className"].split())


def test_a_sentence_leads_to_its_branches_and_keeps_the_readers_day(warehouse: Warehouse) -> None:
    told = sentences(warehouse, "?den-ngay=2023-12-21&chi-bo=thanh-tra")
    text, href = next(one for one in told if "chưa nộp đủ hồ sơ" in one[0])
    address = urlsplit(href)
    assert address.path == "/tien-do"
    assert parse_qs(address.query) == {"chi-bo": ["quan-ly-cong-nghiep,tu-van-cong-nghiep"], "den-ngay": ["2023-12-21"]}
    assert text == (
        "2 chi bộ chưa nộp đủ hồ sơ, quá hạn 16 ngày: Quản lý công nghiệp (Phó Bí thư Đảng ủy Sở), "
        "Tư vấn công nghiệp (Bí thư Đảng ủy Sở)."
    )


def test_every_link_is_understood_by_the_page_it_leads_to(warehouse: Warehouse) -> None:
    told = sentences(warehouse, "?den-ngay=2023-12-04")
    assert told
    paths = {page.path for page in PAGES}
    for text, href in told:
        assert urlsplit(href).path in paths, text
        view = open_view(warehouse, LOCAL_VIEWER, urlsplit(href).query)
        assert view is not None
        assert view.ignored == (), text
        counted = re.search(r"(?<![\d/])(\d+) chi bộ", text)
        assert counted is None or len(view.said.units) == int(counted[1]), text


def test_sentences_and_figures_at_a_glance_agree(warehouse: Warehouse) -> None:
    tree: Any = drawn(PAGE, warehouse, "")
    cards = [texts(card["children"]) for card in parts(tree, "A") if "card-link" in card.get("className", "")]
    text = " ".join(told for told, _ in sentences(warehouse))
    assert f"{cards[3][1].removesuffix(' việc')} việc khắc phục quá hạn" in text
    assert f"{cards[1][2].split()[0]} chi bộ chưa nộp đủ hồ sơ" in text


def test_a_day_before_anything_is_asked_tells_of_nothing_overdue(warehouse: Warehouse) -> None:
    assert "Không có việc nào quá hạn." in texts(today(warehouse, "?nam=2021&den-ngay=2021-06-01"))
