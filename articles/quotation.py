"""The quotation marks of a language: outer and inner pair (CLDR, delimiters; the first of usual ones where two are)."""

from __future__ import annotations

Marks = tuple[str, str, str, str]

_ENGLISH: Marks = ("“", "”", "‘", "’")
_GERMAN: Marks = ("„", "“", "‚", "‘")
_FRENCH: Marks = ("«\u00a0", "\u00a0»", "“", "”")
_ANGLE: Marks = ("«", "»", "“", "”")
_LOW_HIGH: Marks = ("„", "”", "‚", "’")
_SAME: Marks = ("”", "”", "’", "’")
_MARKS: dict[str, Marks] = (
    dict.fromkeys(("de", "bg", "cs", "et", "is", "lt", "sk", "sl"), _GERMAN)
    | dict.fromkeys(("es", "it", "pt", "ca", "el", "no", "nb", "nn", "eu", "gl"), _ANGLE)
    | dict.fromkeys(("pl", "ro", "hu", "hr", "sr", "bs", "mk"), _LOW_HIGH)
    | dict.fromkeys(("sv", "fi"), _SAME)
    | dict.fromkeys(("ru", "uk", "be"), ("«", "»", "„", "“"))
    | {"fr": _FRENCH, "de-CH": _ANGLE, "pt-BR": _ENGLISH}
    | dict.fromkeys(("ja", "zh-TW"), ("「", "」", "『", "』"))
)
OPENING = "“”„«»\"‘‚‹›「『'"
"""Characters with which a quotation may begin somewhere."""


def quotation_marks(language: str) -> Marks:
    """Outer opening and closing mark, inner opening and closing mark."""
    return _MARKS.get(language) or _MARKS.get(language.split("-")[0]) or _ENGLISH
