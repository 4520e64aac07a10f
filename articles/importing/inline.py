"""Text of XLIFF and TMX segments: inline codes go, words stay words."""

from __future__ import annotations

import re

from articles.importing.xml import Element, keeps_spaces, local

_WITHOUT_TEXT = {"ph", "it", "bpt", "ept", "ut", "x", "bx", "ex", "sc", "ec", "sm", "em", "cp", "del"}
_GONE = {"x-sdl-deleted"}
"""Marks of Trados around words that a tracked change took away."""
_ENDS = frozenset(".,;:!?…»”“")
_BREAKS = {"lb", "br", "x-br", "x-html-br"}
_BREAK = re.compile(r"\s*<(?:\w+:)?br\b[^<>]*>\s*\Z", re.IGNORECASE)
_INDENTED = re.compile(r"\s*\n[ \t]+")


def words(element: Element | None) -> str:
    """The text in the element without its codes. A line break stays one.

    A code that stands between two words is the markup of a word (bold, a link): what it encloses keeps its own spaces,
    and a lone placeholder, or an empty element, that would glue two words becomes a space: it stands for something.
    """
    if element is None:
        return ""
    pieces = [element.text or ""]
    for inner in element:
        pieces.append(_inner(inner, pieces[-1], inner.tail or ""))
        pieces.append(inner.tail or "")
    return "".join(pieces)


def segment(element: Element | None) -> str:
    """The words of a segment; where its white space is no text, the lines into which its XML was set become one."""
    said = words(element)
    if element is None or "\n" not in said or keeps_spaces(element):
        return said
    return _INDENTED.sub(" ", said).strip()


def _inner(inner: Element, before: str, after: str) -> str:
    name = local(inner)
    if not name or inner.get("mtype") in _GONE:
        return ""
    if _is_break(inner):
        return "\n"
    if name == "cp":
        return _character(inner.get("hex", ""))
    if name in ("x", "ph") or (name in ("g", "pc", "mrk") and len(inner) == 0 and not inner.text):
        shown = inner.get("equiv-text") or inner.get("equiv") or inner.get("disp") or ""
        return shown if shown and not shown.startswith("<") else " " if _would_glue(before, after) else ""
    return "" if name in _WITHOUT_TEXT else words(inner)


def _is_break(inner: Element) -> bool:
    """Whether the code is a line break: it says so, or stands for a <br>."""
    kind = inner.get("ctype") or inner.get("type") or inner.get("subType") or ""
    if kind in _BREAKS or kind.endswith(":lb"):
        return True
    if local(inner) not in ("ph", "it", "x"):
        return False
    stands_for = inner.get("equiv-text") or inner.get("equiv") or inner.text or _data(inner)
    return _BREAK.match(stands_for) is not None


def _data(inner: Element) -> str:
    """What a code of XLIFF 2 stands for: it is said at the beginning of the unit."""
    wanted = inner.get("dataRef")
    unit = next(inner.iterancestors("{*}unit"), None) if wanted else None
    found = unit.iter("{*}data") if unit is not None else ()
    return next((data.text or "" for data in found if data.get("id") == wanted), "")


def _would_glue(before: str, after: str) -> bool:
    """Whether two words meet, or the end of a sentence and a word."""
    if before[-1:].isalnum():
        return after[:1].isalnum()
    return before[-1:] in _ENDS and after[:1].isalpha()


def _character(number: str) -> str:
    """What XML cannot hold (XLIFF 2, <cp>); no text of ours does either: it is refused later, with its place."""
    try:
        return chr(int(number, 16))
    except (ValueError, OverflowError):
        return ""
