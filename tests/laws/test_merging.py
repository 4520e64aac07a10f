"""Laws of merging: nothing of either is lost where they do not overlap."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from articles.edits import Edit, TouchedError, applied, carried
from articles.merging import merged
from tests.laws.strategies import edits_of, texts


@given(texts, st.data())
def test_with_nothing_from_the_other_it_is_ones_own(text, data):
    mine = data.draw(edits_of(len(text)))

    assert merged(text, mine, ()).text == merged(text, (), mine).text == applied(text, mine)


@given(texts, st.data())
def test_what_both_wanted_counts_once(text, data):
    edits = data.draw(edits_of(len(text)).filter(lambda found: len({edit.start for edit in found}) == len(found)))

    assert merged(text, edits, edits).text == applied(text, edits)


@given(texts, st.data())
def test_where_nothing_touches_it_is_what_the_door_would_have_made(text, data):
    mine, theirs = data.draw(edits_of(len(text), most=2)), data.draw(edits_of(len(text), most=2))
    try:
        expected = applied(applied(text, theirs), carried(mine, theirs))
    except TouchedError:
        return
    found = merged(text, mine, theirs)

    assert (found.text, found.is_contested) == (expected, False)


@given(texts, st.data())
def test_all_new_words_of_mine_stand_there(text, data):
    mine, theirs = data.draw(edits_of(len(text))), data.draw(edits_of(len(text)))
    found = merged(text, mine, theirs).text

    assert all(edit.replacement in found for edit in mine)


@given(texts, st.data())
def test_all_new_words_of_theirs_stand_there_too_unless_it_is_contested(text, data):
    mine, theirs = data.draw(edits_of(len(text))), data.draw(edits_of(len(text)))
    found = merged(text, mine, theirs)

    assert found.is_contested or all(edit.replacement in found.text for edit in theirs)


def test_edits_that_abut_both_count():
    found = merged("ein Tag", [Edit(0, 3, "der")], [Edit(3, 3, " helle")])

    assert (found.text, found.is_contested) == ("der helle Tag", False)


def test_at_one_place_mine_stand_and_it_is_said():
    found = merged("ein guter Tag am Meer", [Edit(4, 9, "heller")], [Edit(4, 9, "schöner"), Edit(17, 21, "See")])

    assert (found.text, found.is_contested) == ("ein heller Tag am See", True)
