"""Paragraphs taken out, joined and split; and what can be done with a paragraph, as a list."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from articles.door import head_of
from articles.models import Revision
from articles.text import paragraphs
from review.access import REVIEW, Request, translation_for
from review.acting.deciding import Operation
from review.acting.structure import (
    ImpossibleError,
    NoNextParagraphError,
    NoSuchSentenceError,
    OnlyParagraphError,
    Place,
    delete_paragraph,
    join_paragraphs,
    sentences_of,
    split_paragraph,
)
from review.flagging.companion import refuse_approved
from review.forms import ActionForm
from review.page.rows import keys, row_at
from review.views.answers import Done, answer
from review.views.editing import base_asked_for, paragraph_at
from review.views.requests import changes, invalid, problem
from review.views.structure_form import JoinForm, SplitForm

WHY_NOT: dict[type[ImpossibleError], object] = {
    OnlyParagraphError: gettext_lazy("It is the only paragraph, and a text cannot be empty."),
    NoNextParagraphError: gettext_lazy("There is no paragraph to join it with."),
    NoSuchSentenceError: gettext_lazy("The paragraph has no such sentence."),
}


@require_safe
@changes
def paragraph_actions(request: Request, pk: int, index: int) -> HttpResponse:
    """What can be done with the paragraph of that index in the revision `base`, as it is now."""
    translation = translation_for(request.user, pk, REVIEW)
    refuse_approved(translation)
    head = head_of(pk)
    found = paragraph_at(base_asked_for(request, head), index, head)
    every = list(paragraphs(head.text))
    words = every[found].text
    context = {
        "translation": translation,
        "index": found,
        "words": words,
        "sentences": [words[start:end] for start, end in sentences_of(translation, words)],
        "is_first": found == 0,
        "previous": found - 1,
        "is_last": found == len(every) - 1,
        "form": ActionForm(initial={"base": head.number, "operation": uuid.uuid4()}),
    }
    name = "review/_paragraph_actions.html" if request.htmx else "review/paragraph_actions.html"
    return render(request, name, context)


@require_POST
@changes
def paragraph_delete(request: Request, pk: int, index: int) -> HttpResponse:
    """Takes the paragraph of that index in the revision `base` out."""
    translation = translation_for(request.user, pk, REVIEW)
    form = ActionForm(request.POST)
    if not form.is_valid():
        return invalid(request, form.errors)
    place = Place(translation, form.base_number, index)
    return _done(request, form, index, _("Paragraph deleted."), lambda operation: delete_paragraph(place, operation))


@require_POST
@changes
def paragraph_join(request: Request, pk: int, index: int) -> HttpResponse:
    """Joins the paragraph with the next."""
    translation = translation_for(request.user, pk, REVIEW)
    form = JoinForm(request.POST)
    if not form.is_valid():
        return invalid(request, form.errors)
    place, typed = Place(translation, form.base_number, index), form.typed
    return _done(request, form, index, _("Paragraphs joined."), lambda by: join_paragraphs(place, by, typed))


@require_POST
@changes
def paragraph_split(request: Request, pk: int, index: int) -> HttpResponse:
    """Begins a new paragraph with one of the paragraph's sentences."""
    translation = translation_for(request.user, pk, REVIEW)
    form = SplitForm(request.POST)
    if not form.is_valid():
        return invalid(request, form.errors)
    place, sentence = Place(translation, form.base_number, index), form.cleaned_data["sentence"]
    return _done(request, form, index, _("Paragraph split."), lambda by: split_paragraph(place, sentence, by))


def _done(
    request: Request, form: ActionForm, index: int, sentence: str, act: Callable[[Operation], Revision]
) -> HttpResponse:
    """Does it, and leads to the paragraph that now stands there, or before it."""
    try:
        revision = act(form.operation_of(request))
    except IndexError as error:
        raise Http404 from error
    except Revision.DoesNotExist:
        return invalid(request, {"base": [_("There is no such revision yet.")]})
    except ImpossibleError as error:
        return problem(request, 422, str(WHY_NOT[type(error)]))
    return _answered(
        request, revision, form.seen_number, min(index, len(list(paragraphs(revision.text))) - 1), sentence
    )


def _answered(request: Request, revision: Revision, seen: int, index: int, sentence: str) -> HttpResponse:
    """The rows that changed, and to which paragraph the focus goes; without JavaScript, the page at that paragraph."""
    translation = translation_for(request.user, revision.translation_id)
    source, every = translation.article.source_text, list(paragraphs(revision.text))
    number = row_at(source, revision.text, every[index].start)
    row = f"r-{keys(source, revision.text)[number]}"
    if not request.htmx:
        messages.success(request, sentence)
        return redirect(reverse("review", args=[translation.pk]) + f"#{row}")
    response = answer(request, translation.pk, Done(sentence, seen, [], every[index].start))
    before = sum(row_at(source, revision.text, other.start) == number for other in every[:index])
    response["HX-Trigger-After-Settle"] = json.dumps({"redline:paragraph": {"row": row, "block": before}})
    return response
