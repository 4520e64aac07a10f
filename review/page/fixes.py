"""A fix as a person sees it: what goes and what comes, among the words around it."""

from __future__ import annotations

from dataclasses import dataclass

from articles.difference import Change, Piece, pieces
from articles.edits import Edit

AROUND = 18
"""How many characters on either side of a change are shown."""

_VISIBLE = str.maketrans(
    {
        "\u00a0": "⍽",
        "\u202f": "⍽",
        "\u2009": "⍽",
        "\t": "⇥",
        "\n": "¶",
        "\u00ad": "‧",
        "\u200b": "□",
        "\u200c": "□",
        "\u200d": "□",
        "\u2060": "□",
        "\ufeff": "□",
    }
)


@dataclass(frozen=True, slots=True)
class Fix:
    """A fix in its context. `number` counts from 1; `removes` says that nothing comes in the place of what goes."""

    number: int
    replacement: str
    pieces: tuple[Piece, ...]
    removes: bool

    @property
    def index(self) -> int:
        return self.number - 1


def shown(text: str) -> str:
    """The text with its invisible characters drawn: no-break spaces, line ends, joiners, and spaces alone."""
    if text and not text.strip(" "):
        return "␣" * len(text)
    return text.translate(_VISIBLE)


def in_brief(old: str, new: str) -> str:
    """A fix in one line without its context: what goes, an arrow, what comes."""
    return f"{_short(old)} → {_short(new)}"


def _short(text: str) -> str:
    words = shown(text.strip("\n")) if text.strip("\n") else shown(text)
    if not words:
        return "∅"
    return words if len(words) <= 2 * AROUND else f"{words[:AROUND]}…{words[-AROUND // 2 :]}"


def drawn(text: str) -> str:
    """The text with what nobody sees in it drawn; its spaces and line ends stay as they are."""
    return text.translate({code: sign for code, sign in _VISIBLE.items() if code != ord("\n")})


def replaced(old: str, new: str) -> tuple[Piece, ...]:
    """What became of some words, with long unchanged stretches folded."""
    return tuple(_folded(piece) for piece in pieces(old, new))


def in_context(text: str, number: int, edit: Edit) -> Fix:
    """The fix that `edit` makes of the text, with the words around it; long unchanged stretches are folded."""
    if not edit.replacement and text[edit.start : edit.end].strip("\n"):
        edit = _without_line_ends(text, edit)
    start = max(text.rfind("\n", 0, edit.start) + 1, edit.start - AROUND)
    line_end = text.find("\n", edit.end)
    end = min(len(text) if line_end < 0 else line_end, edit.end + AROUND)
    before, after = _from_word(text[start : edit.start]), _to_word(text[edit.end : end])
    found = [Piece(Change.SAME, before), *pieces(text[edit.start : edit.end], edit.replacement)]
    if after:
        found.append(Piece(Change.SAME, after))
    return Fix(number, edit.replacement, tuple(_folded(piece) for piece in found if piece.text), not edit.replacement)


def _without_line_ends(text: str, edit: Edit) -> Edit:
    """Only the words of a paragraph that is taken out: the line ends beside it say nothing to a reader."""
    old = text[edit.start : edit.end]
    start = edit.start + len(old) - len(old.lstrip("\n"))
    return Edit(start, start + len(old.strip("\n")), "")


def _from_word(text: str) -> str:
    """Without the word that was cut at the beginning, as long as another is left."""
    _cut, space, rest = text.partition(" ")
    return "…" + rest if space and rest and len(text) == AROUND else text


def _to_word(text: str) -> str:
    rest, space, _cut = text.rpartition(" ")
    return rest + "…" if space and rest and len(text) == AROUND else text


def _folded(piece: Piece) -> Piece:
    text = piece.text if piece.change is Change.SAME else shown(piece.text)
    if len(text) > 4 * AROUND:
        text = f"{text[:AROUND]} … {text[-AROUND:]}"
    return Piece(piece.change, text)
