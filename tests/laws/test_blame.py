"""Laws of blame: every character is some revision's, and that revision wrote it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from articles import difference
from articles.blame import Run, Step, behind, blamed
from articles.edits import Edit, applied
from tests.laws.strategies import edits_of, texts


@st.composite
def histories(draw):
    """The edits of some revisions, and all texts from the first on."""
    first = draw(texts)
    text, revisions, all_texts = first, [], [first]
    for number in range(1, draw(st.integers(0, 5)) + 1):
        edits = draw(edits_of(len(text)))
        text = applied(text, edits)
        revisions.append(Step(number, edits))
        all_texts.append(text)
    return revisions, all_texts


@given(histories())
def test_the_runs_cover_the_newest_text(history):
    revisions, all_texts = history

    assert sum(run.length for run in blamed(len(all_texts[0]), revisions)) == len(all_texts[-1])


@given(histories())
def test_every_stretch_was_written_by_its_revision(history):
    revisions, all_texts = history
    edits, at = {step.number: step.edits for step in revisions}, 0

    for run in blamed(len(all_texts[0]), revisions):
        words = all_texts[-1][at : at + run.length]
        source = all_texts[0] if run.edit is None else edits[run.number][run.edit].replacement
        assert words in source
        at += run.length


@given(histories())
def test_what_no_revision_touched_is_the_first_ones(history):
    revisions, all_texts = history

    if not any(step.edits for step in revisions):
        assert blamed(len(all_texts[0]), revisions) == [Run(len(all_texts[0]), 0)]


@given(histories())
def test_the_newest_edits_stand_where_they_were_made(history):
    revisions, all_texts = history
    if not revisions:
        return
    runs = blamed(len(all_texts[0]), revisions)
    number, edits, _ = revisions[-1]

    assert [run.edit for run in runs if run.number == number] == list(range(len(edits)))


def test_a_sentence_names_who_wrote_in_it_and_who_took_something_out():
    text = "Ein guter Tag. Eine lange Nacht."
    kept = len("Ein schöner Tag. Eine")
    revisions = [Step(1, [Edit(4, 9, "schöner")]), Step(2, [Edit(kept, kept + len(" lange"), "")])]

    runs = blamed(len(text), revisions)
    newest = "Ein schöner Tag. Eine Nacht."
    first, second = (0, newest.index(" Eine")), (newest.index("Eine"), len(newest))

    assert [run.number for _, _, run in behind(runs, *first)] == [0, 1, 0]
    assert [(run.number, last - start) for start, last, run in behind(runs, *second)] == [(0, 4), (2, 0), (0, 7)]


def test_a_deletion_that_a_later_edit_touches_is_the_later_ones():
    runs = blamed(10, [Step(1, [Edit(3, 5, "")]), Step(2, [Edit(2, 3, "x")])])

    assert runs == [Run(2, 0), Run(1, 2, 0), Run(5, 0)]


@given(histories(), st.data())
def test_whoever_brings_an_old_text_back_is_behind_none_of_its_words(history, data):
    revisions, all_texts = history
    old = data.draw(st.integers(0, len(revisions)))
    back = Step(len(revisions) + 1, difference.edits(all_texts[-1], all_texts[old]), same_as=old)

    assert blamed(len(all_texts[0]), [*revisions, back]) == blamed(len(all_texts[0]), revisions[:old])
