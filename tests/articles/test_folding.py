"""Texts as they are searched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.folding import folded


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ölkännchen", "olkannchen"),
        ("Straße", "strasse"),
        ("NACHTZÜGE", "nachtzuge"),
        ("l’été «\u00a0chaud\u00a0»", 'l\'ete " chaud "'),
        ("eins\u00a0zwei\n\ndrei", "eins zwei drei"),
        ("Nacht\u00adzug\u200b", "nachtzug"),
        ("ﬁn Ｎｅｔｚ", "fin netz"),
        ("Ёлка", "елка"),
        ("हिन्दी", "हिन्दी"),
        ("한국어", "한국어"),
    ],
)
def test_nobody_needs_to_type_marks_or_case(text, found):
    assert folded(text) == found


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert folded(folded(text)) == folded(text)


@given(st.text(), st.text())
def test_a_text_holds_its_lines(first, second):
    assert folded(f"{first}\n{second}") == " ".join(filter(None, (folded(first), folded(second))))
