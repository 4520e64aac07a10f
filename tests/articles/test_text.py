"""The one form every text is stored in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text import TextRefusedError, imported, is_blank, normalised, paragraphs, refuse_oversize


def test_line_ends_become_one_kind_and_letters_are_composed():
    assert normalised("a\r\nb\rc\u2028u\u0308") == "a\nb\nc\nü"


@pytest.mark.parametrize("kept", ["a\u00a0b", "👩\u200d👧", "a\u00adb", "\u202f!", "ק\u200f"])
def test_what_only_looks_empty_is_kept(kept):
    assert normalised(kept) == kept


@pytest.mark.parametrize(
    ("bad", "place"),
    [("ab\n c\x00", "U+0000 in line 2, column 3"), ("\x1b", "U+001B in line 1, column 1"), ("\ud83d", "U+D83D")],
)
def test_characters_that_are_not_text_are_refused_with_their_place(bad, place):
    with pytest.raises(TextRefusedError, match=place.replace("+", r"\+")):
        normalised(bad)


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"]) | st.just("\n")))
def test_normalising_twice_is_normalising_once(text):
    assert normalised(normalised(text)) == normalised(text)


def test_an_imported_text_loses_its_byte_order_mark_and_blank_ends():
    assert imported("\ufeff\n\n\ufeffEin Satz.\n") == "Ein Satz."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a" * 200_001, "200,001 characters"),
        ("a\n" * 2_001, "2,001 paragraphs"),
        ("kurz\n" + "a" * 20_001, "Paragraph 2 has 20,001"),
    ],
)
def test_a_text_over_a_limit_is_refused_with_the_limit(text, message):
    with pytest.raises(TextRefusedError, match=message):
        refuse_oversize(text)


def test_paragraphs_are_the_lines_that_hold_something():
    assert [(p.index, p.text) for p in paragraphs("eins\n\n \nzwei")] == [(0, "eins"), (1, "zwei")]


@pytest.mark.parametrize(("text", "blank"), [("", True), (" \u200b\ufeff\n", True), ("\u200ba", False)])
def test_text_that_shows_nothing_is_blank(text, blank):
    assert is_blank(text) is blank
