"""XML on its way out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_IN_ATTRIBUTES = {'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}


def storable(words: str) -> str:
    """The words with U+FFFD for what XML cannot hold; of what is stored as text, U+FFFE and U+FFFF."""
    return _NO_XML.sub("\ufffd", words)


def text(words: str) -> str:
    """The words as the content of an element."""
    return escape(storable(words), {"\r": "&#13;"})


def element(name: str, words: str, attributes: Mapping[str, str] | None = None) -> str:
    """An element with text in it."""
    return f"{start(name, attributes or {})}{text(words)}</{name}>"


def start(name: str, attributes: Mapping[str, str]) -> str:
    """A start tag, without the attributes that are empty."""
    said = "".join(f' {key}="{escape(storable(value), _IN_ATTRIBUTES)}"' for key, value in attributes.items() if value)
    return f"<{name}{said}>"
