"""Texts as they are searched: without case, marks and other differences that nobody types. Pure: no database."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile("[\u0300-\u036f]")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\ufe00-\ufe0f]")
_SPACES = re.compile(r"\s+")
_PLAIN = str.maketrans(dict.fromkeys("’‘‚", "'") | dict.fromkeys("“”„«»", '"') | dict.fromkeys("–—", "-"))


def folded(text: str) -> str:
    """The text in small letters without accents, with plain quotation marks and single spaces; folding it again is
    the same.

    “Ölkännchen” becomes “olkannchen”, “Straße” “strasse”. Invisible characters go, full-width letters become plain
    (NFKC). Marks of scripts that cannot be read without them stay.
    """
    plain = _UNSEEN.sub("", text).translate(_PLAIN)
    apart = _MARKS.sub("", unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", plain).casefold()))
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", apart)).strip()
