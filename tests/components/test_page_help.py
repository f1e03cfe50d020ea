from app import PAGES
from components import page_help


def test_every_page_but_the_guide_says_how_it_is_used() -> None:
    assert [page.path for page in PAGES if not page_help.fold(page.stem)] == ["/huong-dan"]
