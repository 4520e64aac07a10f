"""Laws of edits and of positions carried through them."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from articles.edits import Edit, EditsRefusedError, TouchedError, applied, carried, carried_span, inverse, ordered
from tests.laws.strategies import edits_of, spans_of, texts, texts_with_edits


@given(texts_with_edits())
def test_the_inverse_restores_the_text(case):
    text, edits = case

    after = applied(text, edits)
    assert applied(after, ordered(inverse(text, edits), len(after))) == text


@given(texts_with_edits(), st.data())
def test_a_carried_span_still_covers_its_words(case, data):
    text, edits = case
    start, end = data.draw(spans_of(text))

    span = carried_span(start, end, edits)

    assume(span is not None)
    assert applied(text, edits)[span[0] : span[1]] == text[start:end]


@given(texts_with_edits(), st.data())
def test_a_span_ends_exactly_when_an_edit_reaches_into_it(case, data):
    text, edits = case
    start, end = data.draw(spans_of(text))
    reached = any(edit.start < end and start < edit.end for edit in edits)

    assert (carried_span(start, end, edits) is None) == reached


@given(texts, st.data())
def test_edits_that_do_not_touch_give_the_same_text_in_either_order(text, data):
    mine, theirs = data.draw(edits_of(len(text), most=2)), data.draw(edits_of(len(text), most=2))

    try:
        after_theirs = applied(applied(text, theirs), carried(mine, theirs))
    except TouchedError:
        return
    assert after_theirs == applied(applied(text, mine), carried(theirs, mine))


@given(texts, st.data())
def test_touching_is_mutual(text, data):
    mine, theirs = data.draw(edits_of(len(text), most=2)), data.draw(edits_of(len(text), most=2))

    def touched(left, right):
        try:
            carried(left, right)
        except TouchedError:
            return True
        return False

    assert touched(mine, theirs) == touched(theirs, mine)


@pytest.mark.parametrize(
    ("edit", "newer"),
    [
        (Edit(2, 4, "x"), Edit(4, 5, "y")),
        (Edit(2, 4, "x"), Edit(0, 2, "y")),
        (Edit(2, 2, "x"), Edit(2, 2, "y")),
        (Edit(2, 4, "x"), Edit(3, 3, "y")),
    ],
)
def test_an_edit_that_a_newer_one_abuts_is_a_conflict(edit, newer):
    with pytest.raises(TouchedError):
        carried([edit], [newer])


@pytest.mark.parametrize(
    "edits", [[Edit(3, 2, "")], [Edit(0, 9, "")], [Edit(-1, 0, "")], [Edit(0, 3, ""), Edit(2, 4, "")]]
)
def test_edits_that_do_not_fit_their_text_are_refused(edits):
    with pytest.raises(EditsRefusedError):
        ordered(edits, 5)


@given(texts, st.data())
def test_undoing_after_later_edits_elsewhere_is_as_if_it_had_never_been_done(text, data):
    mine, later = data.draw(edits_of(len(text), most=2)), data.draw(edits_of(len(text), most=2))
    try:
        later_on_mine = carried(later, mine)
        undo = carried(inverse(text, mine), later_on_mine)
    except TouchedError:
        return
    assert applied(applied(applied(text, mine), later_on_mine), undo) == applied(text, later)
