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
_TABLE = {vowel: code for vowels, codes in _LETTERS for vowel, code in zip(vowels, codes, strict=True)}


def as_tcvn3(text: str) -> str:
    """The text in that encoding, its bytes read as Latin letters: "tốt" -> "tèt"."""
    return "".join(_letter(letter) for letter in unicodedata.normalize("NFC", text))


def _letter(letter: str) -> str:
    if letter in _CAPITALS:
        return _CAPITALS[letter]
    if letter.isascii():
        return letter
    return _TABLE.get(letter.lower(), letter)
