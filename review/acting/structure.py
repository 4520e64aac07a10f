"""The paragraphs of a text taken out, joined and split: each is one revision, and flags elsewhere go along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles import difference
from articles.door import Change, ConflictError, Head, Plan, at_number, carried_from, write
from articles.edits import Edit, TouchedError, without_lines
from articles.models import Revision, Translation
from articles.text import Paragraph, normalised, paragraphs
from review.acting.deciding import Operation
from review.detector.words.sentences import sentences
from review.flagging.companion import Reviewed

WITHOUT_SPACES = frozenset({"zh", "ja", "th", "lo", "km", "my"})
"""Languages that put no space between sentences."""


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph that somebody looks at: the one of that index in revision `base` of the translation."""

    translation: Translation
    base: int
    index: int


class ImpossibleError(Exception):
    """The paragraph is there, but this cannot be done with it."""


class OnlyParagraphError(ImpossibleError):
    """The only paragraph cannot be taken out."""


class NoNextParagraphError(ImpossibleError):
    """Behind the last paragraph there is none to join it with."""


class NoSuchSentenceError(ImpossibleError):
    """A paragraph can begin with any of its sentences but the first, which begins one already."""


def delete_paragraph(place: Place, operation: Operation) -> Revision:
    """Takes the paragraph out, with the line breaks behind it (before it, where it is the last).

    Raises IndexError and Revision.DoesNotExist for no such place, OnlyParagraphError, ConflictError where somebody
    changed the paragraph meanwhile, ApprovedError, and what `articles.door.write` raises.
    """
    base, found = _found(place)
    old = found[place.index]

    def plan(head: Head) -> list[Edit]:
        (gone,) = _carried(base, [Edit(old.start, old.end, "")], head)
        if len(list(paragraphs(head.text))) == 1:
            raise OnlyParagraphError
        return [without_lines(head.text, gone.start, gone.end, len(head.text))]

    return _written(place, plan, operation)


def join_paragraphs(place: Place, operation: Operation, typed: str | None = None) -> Revision:
    """Joins the paragraph with the next; `typed` are the words that it is to have, where somebody was rewriting it.

    Raises what `delete_paragraph` raises, but NoNextParagraphError.
    """
    base, found = _found(place)
    if place.index == len(found) - 1:
        raise NoNextParagraphError
    first, second = found[place.index], found[place.index + 1]
    words = _retyped(first, typed) if typed is not None else []
    edits = [*words, Edit(*gap_between(base.text, first, second), _glue(place.translation))]
    return _written(place, lambda head: _carried(base, edits, head, words), operation)


def split_paragraph(place: Place, sentence: int, operation: Operation) -> Revision:
    """Begins a new paragraph with the sentence of that number, counted from 0.

    Raises what `delete_paragraph` raises, but NoSuchSentenceError.
    """
    base, found = _found(place)
    paragraph = found[place.index]
    spans = sentences_of(place.translation, paragraph.text)
    if not 1 <= sentence < len(spans):
        raise NoSuchSentenceError
    start, end = paragraph.start + spans[sentence - 1][1], paragraph.start + spans[sentence][0]
    edit = Edit(start, end, line_break(base.text))
    return _written(place, lambda head: _carried(base, [edit], head), operation)


def sentences_of(translation: Translation, paragraph: str) -> list[tuple[int, int]]:
    """Where the sentences of a paragraph stand in it."""
    return [(span.start, span.end) for span in sentences(paragraph, translation.target_language)]


def gap_between(text: str, first: Paragraph, second: Paragraph) -> tuple[int, int]:
    """The white space between the words of two paragraphs."""
    start, end = first.start + len(first.text.rstrip()), second.end - len(second.text.lstrip())
    assert not text[start:end].strip()
    return start, end


def line_break(text: str) -> str:
    """What stands between the paragraphs of this text."""
    return "\n" if "\n" in text and "\n\n" not in text else "\n\n"


def _glue(translation: Translation) -> str:
    return "" if translation.target_language.partition("-")[0] in WITHOUT_SPACES else " "


def _found(place: Place) -> tuple[Head, list[Paragraph]]:
    base = at_number(place.translation.pk, place.base)
    return base, list(paragraphs(base.text))


def _retyped(paragraph: Paragraph, typed: str) -> list[Edit]:
    """What makes the paragraph's words, without the white space at its end, those typed."""
    words = difference.edits(paragraph.text.rstrip(), normalised(typed).strip())
    return [Edit(paragraph.start + edit.start, paragraph.start + edit.end, edit.replacement) for edit in words]


def _carried(base: Head, edits: Sequence[Edit], head: Head, words: Sequence[Edit] = ()) -> list[Edit]:
    """The edits on the head. The conflict names `words` alone: a line break is nothing to be put there once more."""
    try:
        return list(carried_from(base.number, edits, head))
    except TouchedError:
        raise ConflictError(base, head, words) from None


def _written(place: Place, plan: Plan, operation: Operation) -> Revision:
    change = Change(place.translation.pk, plan, Revision.Kind.EDIT, operation.by, operation.id, at=operation.at)
    return write(change, Reviewed())
