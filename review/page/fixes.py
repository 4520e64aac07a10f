"""A fix as a person sees it: what goes and what comes, among the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.difference import Change, Piece, pieces
from articles.edits import Edit

AROUND = 18
"""How many characters on either side of a change are shown."""
BRIEF = 24
"""How many characters of what goes, and of what comes, have room on a closed card."""

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


@dataclass(frozen=True, slots=True)
class Brief:
    """What goes and what comes, in one line; both empty where there is no fix."""

    goes: str = ""
    comes: str = ""

    @property
    def is_fix(self) -> bool:
        return bool(self.goes or self.comes)


def shown(text: str) -> str:
    """The text with its invisible characters drawn: no-break spaces, line ends, joiners, and spaces alone."""
    if text and not text.strip(" "):
        return "␣" * len(text)
    return text.translate(_VISIBLE)


def in_brief(old: str, new: str) -> Brief:
    """A fix in one line: what goes and what comes. Of long ones, the words that both have at an end are left out."""
    goes, comes = old.split(" "), new.split(" ")
    head = tail = 0
    if max(len(old), len(new)) > BRIEF:
        head = _shared(goes, comes)
        tail = _shared(goes[head:][::-1], comes[head:][::-1])
    return Brief(_short(goes, head, tail), _short(comes, head, tail))


def _shared(some: Sequence[str], others: Sequence[str]) -> int:
    """How many words both begin with; at least one of each stays."""
    most = min(len(some), len(others)) - 1
    return next((n for n in range(most) if some[n] != others[n]), max(most, 0))


def _short(words: Sequence[str], head: int, tail: int) -> str:
    text = " ".join(words[head : len(words) - tail])
    text = shown(text.strip("\n") or text)
    text = text if len(text) <= BRIEF else f"{text.split()[0][: BRIEF // 2]}…{text.split()[-1][-BRIEF // 2 :]}"
    return "…" * bool(head) + text + "…" * bool(tail)


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
        begin, end = text[:AROUND], text[-AROUND:]
        text = f"{begin.rpartition(' ')[0] or begin} … {end.partition(' ')[2] or end}"
    return Piece(piece.change, text)
