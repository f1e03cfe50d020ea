"""The TCVN3 (ABC) encoding of the 1990s, as it looks where its font is missing."""

from __future__ import annotations

import unicodedata

# Lower case by vowel, tones in the order flat, grave, hook, tilde, acute, dot; capitals differ only by their font.
_LETTERS = (
    ("aàảãáạ", "aµ¶·¸¹"),
    ("ăằẳẵắặ", "¨»¼½¾Æ"),
    ("âầẩẫấậ", "©ÇÈÉÊË"),
    ("eèẻẽéẹ", "eÌÎÏÐÑ"),
    ("êềểễếệ", "ªÒÓÔÕÖ"),
    ("iìỉĩíị", "i×ØÜÝÞ"),
    ("oòỏõóọ", "oßáâãä"),
    ("ôồổỗốộ", "«åæçèé"),
    ("ơờởỡớợ", "¬êëìíî"),
    ("uùủũúụ", "uïñòóô"),
    ("ưừửữứự", "\u00adõö÷øù"),
    ("yỳỷỹýỵ", "yúûüýþ"),
    ("đ", "®"),
)
_CAPITALS = dict(zip("ĂÂÊÔƠƯĐ", "¡¢£¤¥¦§", strict=True))
ENOUGH = 5
_ONLY_THERE = "®µ¸¹¶·¨©¬\u00ad§"
_TABLE = {vowel: code for vowels, codes in _LETTERS for vowel, code in zip(vowels, codes, strict=True)}
_BACK = {code: vowel for vowel, code in {**_TABLE, **_CAPITALS}.items() if not code.isascii()}
Place = tuple[int, int]


def as_tcvn3(text: str) -> str:
    """The text in that encoding, its bytes read as Latin letters: "tốt" -> "tèt"."""
    return "".join(_letter(letter) for letter in unicodedata.normalize("NFC", text))


def as_read_in_its_font(texts: dict[Place, str]) -> dict[Place, str]:
    """A sheet's texts as its reader sees them: where letters of this encoding abound, by its font."""
    typed = sum(letter in _ONLY_THERE for text in texts.values() for letter in text)
    if typed < ENOUGH:
        return texts
    return {place: "".join(_BACK.get(letter, letter) for letter in text) for place, text in texts.items()}


def _letter(letter: str) -> str:
    if letter in _CAPITALS:
        return _CAPITALS[letter]
    if letter.isascii():
        return letter
    return _TABLE.get(letter.lower(), letter)
