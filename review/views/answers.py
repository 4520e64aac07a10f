"""What a person gets after a change: the rows that changed, or, without JavaScript, the page again."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext

from articles.figures import figure
from articles.models import Revision
from review.access import REVIEW, Request, translation_for
from review.acting.undoing import last_undoable
from review.flagging.companion import Aftermath
from review.models import Decision, Flag
from review.page.drawing import anchor
from review.page.sheet import Sheet, moved_threads, next_flag, sheet_after, sheet_of, steps_since

CARD = re.compile("[0-9]{1,18}")
"""The number of a flag, as the page says it."""


@dataclass(frozen=True, slots=True)
class Done:
    """What was done: a sentence for the status line, the revision that the page showed, the flags it was about.

    `after` is what the change left behind, where it is known; `places` are where else to draw the page anew; `thread`
    is the one in which something was said, `decision` one that may hold elsewhere too.
    """

    sentence: str
    seen: int
    flags: Sequence[Flag] = ()
    position: int = 0
    after: Aftermath | None = None
    places: Sequence[int] = ()
    thread: int | None = None
    decision: Decision | None = None

    @property
    def was_made(self) -> bool:
        """Whether `after` tells how the page is now; a change that was sent twice was made before."""
        return self.after is not None and self.after.revision is not None


def answer(request: Request, translation_id: int, done: Done) -> HttpResponse:
    """The changed rows with the new counts, for htmx; else back to the page, at the next open flag."""
    after = done.after if done.was_made else None
    sheet = sheet_after(after) if after else sheet_of(translation_for(request.user, translation_id))
    if not request.htmx:
        messages.success(request, _told(done, sheet))
        return redirect(place_of_thread(sheet, done.thread) or place_on_page(sheet, done.position))
    context = drawn_anew(request, sheet, done) | {"done": done, "told": _told(done, sheet)}
    response = render(request, "review/_answer.html", context)
    response["HX-Reswap"] = "none"
    return response


def _told(done: Done, sheet: Sheet) -> str:
    """What was done, and how many flags the checks raised on the new text: else the number left would not add up."""
    raised = sum(flag.origin == Flag.Origin.DETECTOR and flag.raised_at > done.seen for flag in sheet.flags)
    if not raised:
        return done.sentence
    found = ngettext("{n} new flag.", "{n} new flags.", raised).format(n=figure(raised))
    return f"{done.sentence} {found}"


def drawn_anew(request: Request, sheet: Sheet, done: Done) -> dict[str, object]:
    """What of the page must be drawn anew, for templates."""
    after = done.after if done.was_made else None
    places = [*map(anchor, done.flags), *done.places]
    steps = steps_since(sheet, done.seen, places, after, _cards_shown(request))
    moved = moved_threads(steps) if done.seen < sheet.base else []
    context = page_context(request, sheet, after.revision if after else None)
    return context | {"steps": steps, "moved_threads": moved, "oob": True}


def _cards_shown(request: Request) -> set[int] | None:
    """The flags whose cards the page says it shows; None when it says nothing, as without JavaScript."""
    said = request.POST.get("cards")
    return None if said is None else {int(word) for word in said.split() if CARD.fullmatch(word)}


def page_context(request: Request, sheet: Sheet, undoable: Revision | None = None) -> dict[str, object]:
    """What the page's templates need, whole or in part; `undoable` is the person's newest change if that is known."""
    return {
        "sheet": sheet,
        "translation": sheet.translation,
        "article": sheet.translation.article,
        "operation": uuid.uuid4(),
        "can_review": request.user.has_perm("articles.review_translation") and not sheet.translation.is_approved,
        "can_comment": request.user.has_perm(REVIEW),
        "undoable": undoable or last_undoable(sheet.translation, request.user.pk),
    }


def place_of_thread(sheet: Sheet, thread: int | None) -> str:
    """The address of the page at that thread; "" without one."""
    return reverse("review", args=[sheet.translation.pk]) + f"#thread-{thread}" if thread else ""


def place_on_page(sheet: Sheet, position: int) -> str:
    """The address of the page at the next open flag."""
    flag = next_flag(sheet, position)
    return reverse("review", args=[sheet.translation.pk]) + (f"?flag={flag}#flag-{flag}" if flag else "")
