import pytest

from components.theme import wrapped


@pytest.mark.parametrize(
    ("name", "width", "lines"),
    [
        ("Thanh tra", 22, ["Thanh tra"]),
        ("Kỹ thuật an toàn - Môi trường", 22, ["Kỹ thuật an toàn", "- Môi trường"]),
        ("Không hoàn thành", 5, ["Không", "hoàn", "thành"]),
        ("", 22, [""]),
    ],
)
def test_a_name_is_broken_between_words_into_lines_about_as_long_as_each_other(
    name: str, width: int, lines: list[str]
) -> None:
    assert wrapped(name, width).split("<br>") == lines
