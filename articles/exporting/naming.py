"""Names of exported files: safe on every system, and never the same twice."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from articles.exporting.outgoing import Outgoing

_UNSAFE = re.compile(r"[^\w.\-]+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\Z)", re.IGNORECASE)
_MOST_BYTES = 120


def safe(name: str) -> str:
    """The name with letters, digits, `.`, `-` and `_` only; no hidden file, no device of Windows, not too long."""
    plain = _UNSAFE.sub("_", unicodedata.normalize("NFC", name)).lstrip(".").rstrip(".")
    short = plain.encode()[:_MOST_BYTES].decode(errors="ignore") or "article"
    return f"_{short}" if _RESERVED.match(short) else short


@dataclass(slots=True)
class Names:
    """Gives each article of an export a file name of its own; systems that ignore case are thought of."""

    _given: set[str] = field(default_factory=set)

    def name(self, article: Outgoing, ending: str) -> str:
        """ID.LANGUAGE.ending, with the engine before it where there is one, and a number where it was given before."""
        stem = safe(f"{article.external_id}")
        tail = ".".join([*([safe(article.engine)] if article.engine else []), article.target_language]) + ending
        name, number = f"{stem}.{tail}", 1
        while name.casefold() in self._given:
            number += 1
            name = f"{stem}-{number}.{tail}"
        self._given.add(name.casefold())
        return name
