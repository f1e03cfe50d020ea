"""Text as people type it, brought to one form so that two spellings of a word compare equal."""

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_SPACES = re.compile(r"\s+")
_DASHES = re.compile(r"\s*[\u2010-\u2015\u2212-]\s*")
_LEADING_ZERO = re.compile(r"\b0+(?=\d)")
_PUNCTUATION = re.compile(r"[\s.,;:_\-]+")
_QUOTES = re.compile("[\u2018\u2019\u201c\u201d\"'`]")
_I_FOR_Y = str.maketrans("ýỳỷỹỵ", "íìỉĩị")
_Y_SYLLABLE = re.compile(r"(?<=[hklmst])[yýỳỷỹỵ]\b")
_OLD_TONES = {
    old: new
    for olds, news in (
        ("oà oá oả oã oạ", "òa óa ỏa õa ọa"),
        ("oè oé oẻ oẽ oẹ", "òe óe ỏe õe ọe"),
        ("uỳ uý uỷ uỹ uỵ", "ùy úy ủy ũy ụy"),
    )
    for old, new in zip(olds.split(), news.split(), strict=True)
}
_OLD_TONE = re.compile("|".join(_OLD_TONES))


def clean(text: str) -> str:
    """The text as a reader would copy it: composed (NFC), without invisible characters, spaces single."""
    return _SPACES.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", text))).strip()


@lru_cache(maxsize=65536)
def key(text: str) -> str:
    """The form in which names, levels and reasons are compared: without case, tone placement (uỷ/ủy), i/y, dashes.

    Accents stay: "hạn" and "hàn" are different words.
    """
    folded = _OLD_TONE.sub(lambda match: _OLD_TONES[match[0]], clean(text).casefold())
    folded = _Y_SYLLABLE.sub(lambda match: match[0].translate(_I_FOR_Y).replace("y", "i"), folded)
    folded = _LEADING_ZERO.sub("", _QUOTES.sub("", folded))
    return _SPACES.sub(" ", _DASHES.sub(" - ", folded)).strip()


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """The text in lower case without accents, for headings and titles, where a missing accent changes no meaning."""
    return _SPACES.sub(" ", _DASHES.sub("-", without_accents(clean(text)))).strip()


def without_accents(text: str) -> str:
    """The text in lower case without accents, else as it stands; unlike `plain` it keeps nothing it is asked."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def tight(text: str) -> str:
    """The key without spaces and punctuation: the form of abbreviations ("HT TNV.", "HTTNV")."""
    return _PUNCTUATION.sub("", key(text))
