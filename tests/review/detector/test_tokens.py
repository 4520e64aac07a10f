"""What is read off a text once for all checks."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.detector.words.tokens import figures, folded_words, lowered

TEXTS = st.text(alphabet="aBßÉЖé1२_-’. \n", max_size=40)


@given(TEXTS)
def test_words_are_the_runs_of_letters_whatever_stands_beside_them(text):
    assert folded_words(text) == frozenset(re.findall(r"[^\W\d_]+", text.lower()))


@given(TEXTS)
def test_figures_are_the_runs_of_digits(text):
    assert figures(text) == re.findall(r"\d+", text)


@pytest.mark.parametrize(
    ("text", "small"), [("İstanbul'DA", "istanbul'da"), ("ΟΔΟΣ", "οδος"), ("Straße ÄÖ", "straße äö")]
)
def test_every_small_letter_stands_where_the_capital_stood(text, small):
    assert lowered(text) == small
    assert len(lowered(text)) == len(text)
