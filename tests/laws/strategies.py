"""Random texts and edits, with the characters that break naive code."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

from articles.edits import Edit

LETTERS = "ab é\u0301ÄßñЖ漢👩\u200d👧\u00a0\u202f\u00ad\n.,„“«»’-1"

texts = st.text(alphabet=LETTERS, max_size=40)


def normal(text: str) -> str:
    return unicodedata.normalize("NFC", text)


@st.composite
def edits_of(draw: st.DrawFn, length: int, most: int = 3) -> tuple[Edit, ...]:
    """Disjoint, ordered edits of a text of that length."""
    borders = sorted(draw(st.lists(st.integers(0, length), min_size=2, max_size=2 * most)))
    pairs = zip(borders[::2], borders[1::2], strict=False)
    return tuple(Edit(start, end, draw(st.text(alphabet=LETTERS, max_size=5))) for start, end in pairs)


def spans_of(text: str) -> st.SearchStrategy[tuple[int, int]]:
    place = st.integers(0, len(text))
    return st.tuples(place, place).map(lambda span: (min(span), max(span)))


@st.composite
def texts_with_edits(draw: st.DrawFn) -> tuple[str, tuple[Edit, ...]]:
    text = draw(texts)
    return text, draw(edits_of(len(text)))
