"""XML on its way out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_IN_ATTRIBUTES = {'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}


def text(words: str) -> str:
    """The words as the content of an element; what XML cannot hold (U+FFFE, U+FFFF) becomes U+FFFD."""
    return escape(_NO_XML.sub("\ufffd", words), {"\r": "&#13;"})


def element(name: str, words: str, attributes: Mapping[str, str] | None = None) -> str:
    """An element with text in it."""
    return f"{start(name, attributes or {})}{text(words)}</{name}>"


def start(name: str, attributes: Mapping[str, str]) -> str:
    """A start tag, without the attributes that are empty."""
    said = "".join(
        f' {key}="{escape(_NO_XML.sub(chr(0xFFFD), value), _IN_ATTRIBUTES)}"'
        for key, value in attributes.items()
        if value
    )
    return f"<{name}{said}>"
