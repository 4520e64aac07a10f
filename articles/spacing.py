"""Spaces that must not end a line, where words are shown: what is stored keeps the spaces it has."""

from __future__ import annotations

import re

NO_BREAK = "\u00a0"
_BEFORE = re.compile(r"(?<=[^\s]) (?=[:;!?%›](?:[\s»”)]|\Z)|»(?![^\W\d_]))")
_AFTER = re.compile(r"(?<![^\s(])([«‹]) ")


def unbroken(text: str) -> str:
    """The text with no-break spaces before the signs that French sets off, and within « », so that none begins a line.

    Only plain spaces are replaced, and none is added: German »…« and unspaced signs stay as they are.
    """
    return _BEFORE.sub(NO_BREAK, _AFTER.sub(rf"\1{NO_BREAK}", text))
