"""The edit rate and the share of text kept, against known examples and against the table they abbreviate."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.distance import edit_distance, kept_characters, word_edits, words

WORDS = st.lists(st.sampled_from("abcde"), max_size=14)


def by_table(old, new):
    """Levenshtein's distance as the textbook has it."""
    row = list(range(len(new) + 1))
    for number, word in enumerate(old, 1):
        diagonal, row[0] = row[0], number
        for place, other in enumerate(new, 1):
            diagonal, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, diagonal + (word != other))
    return row[-1]


@given(WORDS, WORDS)
def test_the_quick_way_gives_what_the_table_gives(old, new):
    assert edit_distance(old, new) == by_table(old, new)


@pytest.mark.parametrize(
    ("machine", "corrected", "edits", "length"),
    [
        ("Der Zug fährt heute", "Der Zug fährt heute", 0, 4),
        ("Der Zug fährt heute", "Der Zug fährt morgen", 1, 4),
        ("Der Zug fährt", "Der Zug fährt heute ab", 2, 5),
        ("Der neue neue Zug", "Der neue Zug", 1, 3),
        ("Biden.erklärte", "Biden. Er klärte", 2, 4),
        ("", "Zwei Wörter", 2, 2),
        ("Zwei Wörter", "", 2, 0),
        # Snover et al. 2006: 4 of 13 with a shift; without shifts the moved THIS WEEK counts word by word.
        (
            "THIS WEEK THE SAUDIS denied information published in the new york times",
            "SAUDI ARABIA denied THIS WEEK information published in the AMERICAN new york times",
            6,
            13,
        ),
    ],
)
def test_edits_are_counted_by_words(machine, corrected, edits, length):
    assert (word_edits(machine, corrected), len(words(corrected))) == (edits, length)


def test_a_changed_capital_and_a_changed_mark_are_edits():
    assert word_edits("der Tag.", "Der Tag!") == 2


def test_a_long_text_is_compared_at_once():
    old = [str(number % 5000) for number in range(20_000)]
    new = ["new" if number % 7 == 0 else word for number, word in enumerate(old)]

    assert edit_distance(old, new) == sum(number % 7 == 0 for number in range(20_000))


@pytest.mark.parametrize(
    ("machine", "corrected", "kept"),
    [("Ein Tag", "Ein Tag", 7), ("Ein Tag", "Ein Abend", 4), ("Ein Tag", "", 0), ("", "Ein Tag", 0)],
)
def test_what_stands_unchanged_is_counted_in_characters(machine, corrected, kept):
    assert kept_characters(machine, corrected) == kept
