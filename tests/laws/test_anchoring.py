"""Laws of comments' anchors carried through edits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.edits import Edit, applied, carried_span, inverse
from review.flagging.anchoring import Anchor, carried_anchor
from tests.laws.strategies import edits_of, spans_of, texts, texts_with_edits


def anchor_on(text, start, end):
    return Anchor(start, end, text[start:end])


@st.composite
def texts_with_words(draw):
    """A text and the span of some words in it, which are not all white space."""
    before, after = draw(texts), draw(texts)
    text = f"{before}w{after}"
    start = draw(st.integers(0, len(before)))
    return text, start, draw(st.integers(len(before) + 1, len(text)))


@given(texts_with_words(), st.data())
def test_an_anchor_covers_its_words_or_is_a_point_in_the_text(case, data):
    text, start, end = case
    edits = data.draw(edits_of(len(text)))
    after = applied(text, edits)

    carried = carried_anchor(anchor_on(text, start, end), edits, after)

    assert 0 <= carried.start <= carried.end <= len(after)
    assert carried.is_detached or after[carried.start : carried.end] == carried.quote
    assert carried.quote


@given(texts_with_words(), st.data())
def test_it_goes_where_a_flag_would_as_long_as_no_edit_reaches_in(case, data):
    text, start, end = case
    behind = data.draw(edits_of(len(text) - end))
    edits = (*data.draw(edits_of(start)), *(Edit(e.start + end, e.end + end, e.replacement) for e in behind))

    carried = carried_anchor(anchor_on(text, start, end), edits, applied(text, edits))

    assert (carried.start, carried.end) == carried_span(start, end, edits)


@given(texts_with_edits(), st.data())
def test_a_point_stays_in_the_text(case, data):
    text, edits = case
    point, _ = data.draw(spans_of(text))
    after = applied(text, edits)

    carried = carried_anchor(Anchor(point, point, "zzz"), edits, after)

    assert 0 <= carried.start == carried.end <= len(after)


@given(texts_with_words())
def test_words_deleted_whole_and_brought_back_are_found_again(case):
    text, start, end = case
    edits = (Edit(start, end, ""),)

    gone = carried_anchor(anchor_on(text, start, end), edits, applied(text, edits))
    back = carried_anchor(gone, inverse(text, edits), text)

    assert gone.is_detached
    assert back == anchor_on(text, start, end)


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (Edit(4, 10, "guter"), "guter Tag"),
        (Edit(4, 14, "sonniger Abend"), "sonniger Abend"),
        (Edit(0, 6, "Der "), "tter Tag"),
        (Edit(11, 18, "Abend"), "gutter "),
        (Edit(4, 4, "sehr "), "gutter Tag"),
        (Edit(14, 14, " und"), "gutter Tag"),
        (Edit(7, 7, "t"), "guttter Tag"),
    ],
)
def test_it_takes_in_what_comes_in_the_place_of_its_words(edit, words):
    text = "Ein gutter Tag in Rom."
    after = applied(text, [edit])

    assert carried_anchor(Anchor(4, 14, "gutter Tag"), [edit], after) == Anchor(
        after.index(words), after.index(words) + len(words), words
    )


@pytest.mark.parametrize("edit", [Edit(4, 15, ""), Edit(2, 20, "x"), Edit(4, 14, "  "), Edit(0, 22, "Anders.")])
def test_nothing_is_left_of_its_words(edit):
    after = applied("Ein gutter Tag in Rom.", [edit])

    carried = carried_anchor(Anchor(4, 14, "gutter Tag"), [edit], after)

    assert (carried.is_detached, carried.quote) == (True, "gutter Tag")
