"""A paragraph rewritten by hand."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.door import Head, at_number, head_of
from articles.models import Revision, Translation
from articles.text import paragraphs
from review.access import REVIEW, Request, translation_for
from review.acting.editing import edit_paragraph
from review.flagging.companion import refuse_approved
from review.forms import LARGEST, ParagraphForm
from review.page.clash import paragraph_now
from review.views.answers import Done, answer
from review.views.requests import changes, invalid, is_number


@require_http_methods(["GET", "HEAD", "POST"])
@changes
def paragraph(request: Request, pk: int, index: int) -> HttpResponse:
    """A form with the paragraph; sent, its words stand.

    The paragraph is the one of that index in the revision `base`; asked for, it is shown as it is now.
    """
    translation = translation_for(request.user, pk, REVIEW)
    if request.method != "POST":
        refuse_approved(translation)
        return _editor(request, translation, *_now(request, translation, index))
    form = ParagraphForm(request.POST)
    if not form.is_valid():
        hidden = [name for name in form.errors if name != "text"]
        return invalid(request, form.errors) if hidden else _editor(request, translation, index, form)
    return _saved(request, translation, index, form)


def _saved(request: Request, translation: Translation, index: int, form: ParagraphForm) -> HttpResponse:
    number = translation.number
    try:
        revision = edit_paragraph(
            translation, form.base_number, index, form.cleaned_data["text"], form.operation_of(request)
        )
    except IndexError as error:
        raise Http404 from error
    except Revision.DoesNotExist:
        return invalid(request, {"base": [_("There is no such revision yet.")]})
    sentence = _("Saved.") if revision.number > number else _("Nothing was changed.")
    return answer(request, translation.pk, Done(sentence, form.seen_number, [], _start(revision.text, index)))


def _now(request: Request, translation: Translation, index: int) -> tuple[int, ParagraphForm]:
    """The paragraph in the newest revision, and a form with its words."""
    head = head_of(translation.pk)
    found = paragraph_at(base_asked_for(request, head), index, head)
    words = list(paragraphs(head.text))[found].text
    initial = {"base": head.number, "operation": uuid.uuid4(), "text": words}
    return found, ParagraphForm(initial=initial)


def paragraph_at(base: int, index: int, head: Head) -> int:
    """Which paragraph of the head the one of revision `base` has become. Raises Http404 when there is none."""
    try:
        old = head.text if base == head.number else at_number(head.translation_id, base).text
        found = paragraph_now(old, index, head.text)
    except (IndexError, Revision.DoesNotExist) as error:
        raise Http404 from error
    if found is None:
        raise Http404
    return found


def base_asked_for(request: Request, head: Head) -> int:
    """The revision that the person looks at, from the address; else the newest."""
    wanted = request.GET.get("base", "")
    if not wanted:
        return head.number
    if not is_number(wanted, digits=10) or int(wanted) > LARGEST:
        raise Http404
    return int(wanted)


def _start(text: str, index: int) -> int:
    found = list(paragraphs(text))
    return found[index].start if index < len(found) else 0


def _editor(request: Request, translation: Translation, index: int, form: ParagraphForm) -> HttpResponse:
    context = {"translation": translation, "index": index, "form": form}
    name = "review/_paragraph.html" if request.htmx else "review/paragraph.html"
    return render(request, name, context, status=422 if form.is_bound else 200)
