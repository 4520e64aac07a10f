"""Two people at one place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.door import Head
from articles.edits import Edit
from review.page.clash import clash, paragraph_now

BASE = "Eins.\n\nZwei ist gut.\n\nDrei."


def test_it_shows_the_paragraph_in_the_three_versions():
    found = clash(
        Head(1, 0, BASE), Head(1, 3, "Neu.\n\nEins.\n\nZwei ist sehr gut.\n\nDrei."), [Edit(16, 19, "besser")]
    )

    assert found
    assert (found.base, found.words, found.index, found.number) == ("Zwei ist gut.", "Zwei ist besser.", 2, 3)
    assert "sehr" in "".join(piece.text for piece in found.theirs)


def test_a_paragraph_that_is_gone_has_no_place():
    found = clash(Head(1, 0, BASE), Head(1, 1, "Eins.\n\nDrei."), [Edit(16, 19, "besser")])

    assert found
    assert (found.index, found.words) == (None, "Zwei ist besser.")


def test_without_an_edit_there_is_nothing_to_compare():
    assert clash(Head(1, 0, BASE), Head(1, 1, BASE), ()) is None


def test_a_paragraph_is_found_again_after_others_came_before_it():
    assert paragraph_now(BASE, 1, "Neu.\n\nEins.\n\nZwei ist gut.\n\nDrei.") == 2


def test_there_is_no_paragraph_of_an_index_too_high():
    with pytest.raises(IndexError):
        paragraph_now(BASE, 3, BASE)


@given(
    st.lists(st.text("ab \n", max_size=12), min_size=1, max_size=4), st.lists(st.text("ab \n", max_size=12), max_size=4)
)
def test_whatever_the_texts_a_paragraph_has_a_place_or_none(old, new):
    base, newest = "x" + "\n".join(old), "\n".join(new)

    found = paragraph_now(base, 0, newest)

    assert found is None or 0 <= found < len([line for line in newest.split("\n") if line.strip()])


def test_both_versions_are_put_together():
    theirs = "Eins.\n\nZwei ist sehr gut.\n\nDrei."
    mine = [Edit(7, 11, "Das")]

    found = clash(Head(1, 0, BASE), Head(1, 1, theirs), mine)

    assert found
    assert found.merge
    assert (found.merge.text, found.to_edit) == ("Das ist sehr gut.", "Das ist sehr gut.")


def test_where_the_merge_would_be_mine_there_is_none():
    found = clash(Head(1, 0, BASE), Head(1, 1, BASE.replace("gut", "schlecht")), [Edit(16, 19, "besser")])

    assert found
    assert (found.merge, found.to_edit) == (None, "Zwei ist besser.")
