"""What somebody points at: words of a paragraph, named by the words themselves and never by a position.

Browsers count characters otherwise than we do, and a position cannot be checked. Words can: a page that shows something
else than the text is found out.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex
from django.utils.translation import gettext as _

from articles.door import ConflictError, Head, at_number
from articles.edits import carried_span
from articles.models import Revision
from articles.text import paragraphs
from review.detector import Span


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words of the paragraph of that index in revision `base`; none: the whole paragraph.

    Which of several equal words is meant is said by the paragraph's text `before` them, or by their number from 1.
    """

    base: int
    index: int
    quote: str = ""
    before: str | None = None
    occurrence: int = 1


class PointsNowhereError(Exception):
    """The words do not stand there, or a character would be cut; the message says which."""


def pointed_at(pointer: Pointer, head: Head) -> Span:
    """The span on the head.

    Raises IndexError and Revision.DoesNotExist for no such paragraph or revision, PointsNowhereError, and ConflictError
    where somebody changed the words meanwhile.
    """
    base = at_number(head.translation_id, pointer.base)
    place = list(paragraphs(base.text))[pointer.index]
    inside = _within(place.text, pointer)
    carried = _carried(Span(*inside).shifted(place.start), pointer.base, head)
    if carried is None:
        raise ConflictError(base, head)
    return carried


def _within(paragraph: str, pointer: Pointer) -> Span:
    quote = pointer.quote.strip()
    if not quote:
        lead = len(paragraph) - len(paragraph.lstrip())
        return Span(lead, len(paragraph.rstrip()))
    start = _numbered(paragraph, quote, pointer.occurrence) if pointer.before is None else _behind(paragraph, pointer)
    if start < 0:
        raise PointsNowhereError(_("These words do not stand there."))
    borders = {match.start() for match in regex.finditer(r"\X", paragraph)} | {len(paragraph)}
    if not {start, start + len(quote)} <= borders:
        raise PointsNowhereError(_("The words begin or end within a character."))
    return Span(start, start + len(quote))


def _behind(paragraph: str, pointer: Pointer) -> int:
    """Where the words begin behind the text before them; -1 when that is not how the paragraph reads."""
    before = pointer.before or ""
    if not paragraph.startswith(before + pointer.quote):
        return -1
    return len(before) + len(pointer.quote) - len(pointer.quote.lstrip())


def _numbered(paragraph: str, quote: str, number: int) -> int:
    start = -1
    for _turn in range(number):
        start = paragraph.find(quote, start + 1)
        if start < 0:
            break
    return start if number else -1


def _carried(span: Span, base: int, head: Head) -> Span | None:
    newer = Revision.objects.filter(translation=head.translation_id, number__gt=base, number__lte=head.number)
    for revision in newer.order_by("number").only("edits"):
        moved = carried_span(*span, revision.edit_list())
        if moved is None:
            return None
        span = Span(*moved)
    return span
