"""What a person gets after a change: the rows that changed, or, without JavaScript, the page again."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from review.access import REVIEW, Request, translation_for
from review.models import Decision, Flag
from review.page.sheet import Sheet, moved_threads, next_flag, sheet_of, steps_since
from review.undoing import last_undoable


@dataclass(frozen=True, slots=True)
class Done:
    """What was done: a sentence for the status line, the revision that the page showed, the flags it was about.

    `places` are positions whose rows are drawn anew besides, `thread` the one where something was said, `decision` one
    that may hold elsewhere too.
    """

    sentence: str
    seen: int
    flags: Sequence[Flag] = ()
    position: int = 0
    places: Sequence[int] = ()
    thread: int | None = None
    decision: Decision | None = None


def answer(request: Request, translation_id: int, done: Done) -> HttpResponse:
    """The changed rows with the new counts, for htmx; else back to the page, at the next open flag."""
    sheet = sheet_of(translation_for(request.user, translation_id))
    if not request.htmx:
        messages.success(request, done.sentence)
        return redirect(place_of_thread(sheet, done.thread) or place_on_page(sheet, done.position))
    context = drawn_anew(request, sheet, done.seen, done.flags, done.places) | {"done": done}
    response = render(request, "review/_answer.html", context)
    response["HX-Reswap"] = "none"
    return response


def drawn_anew(
    request: Request, sheet: Sheet, seen: int, flags: Sequence[Flag], places: Sequence[int] = ()
) -> dict[str, object]:
    """What of a page that shows revision `seen` must be drawn anew, for templates."""
    steps = steps_since(sheet, seen, flags, places)
    moved = moved_threads(steps) if seen < sheet.base else []
    return page_context(request, sheet) | {"steps": steps, "moved_threads": moved, "oob": True}


def page_context(request: Request, sheet: Sheet) -> dict[str, object]:
    """What the page's templates need, whole or in part."""
    return {
        "sheet": sheet,
        "translation": sheet.translation,
        "article": sheet.translation.article,
        "operation": uuid.uuid4(),
        "can_review": request.user.has_perm("articles.review_translation") and not sheet.translation.is_approved,
        "can_comment": request.user.has_perm(REVIEW),
        "undoable": last_undoable(sheet.translation, request.user.pk),
    }


def place_of_thread(sheet: Sheet, thread: int | None) -> str:
    """The address of the page at that thread; "" without one."""
    return reverse("review", args=[sheet.translation.pk]) + f"#thread-{thread}" if thread else ""


def place_on_page(sheet: Sheet, position: int) -> str:
    """The address of the page at the next open flag."""
    flag = next_flag(sheet, position)
    return reverse("review", args=[sheet.translation.pk]) + (f"?flag={flag}#flag-{flag}" if flag else "")
