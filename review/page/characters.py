"""Characters that nobody sees, as people call them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

KINDS: Mapping[str, StrPromise] = {
    "\u00ad": _("soft hyphen"),
    "\u200b": _("zero-width space"),
    "\u200c": _("zero-width non-joiner"),
    "\u200d": _("zero-width joiner"),
    "\u2028": _("line separator"),
    "\u2029": _("paragraph separator"),
    "\u2060": _("word joiner"),
    "\ufeff": _("byte order mark"),
    **dict.fromkeys("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", _("mark of direction")),
    **dict.fromkeys("\u2061\u2062\u2063\u2064", _("invisible sign of formulas")),
    **dict.fromkeys("\ufff9\ufffa\ufffb", _("mark of annotations")),
    **dict.fromkeys(map(chr, (*range(0x20), *range(0x7F, 0xA0))), _("control character")),
}
_CODE_POINT = re.compile(r"U\+([0-9A-F]{4})")


def called(name: str) -> str:
    """The character of that Unicode name, or of that code point, in the reader's language; any other word as it is."""
    character = _character(name)
    return f"{KINDS[character]}, U+{ord(character):04X}" if character in KINDS else name


def _character(name: str) -> str:
    if code_point := _CODE_POINT.fullmatch(name):
        return chr(int(code_point[1], 16))
    try:
        return unicodedata.lookup(name)
    except KeyError:
        return ""
