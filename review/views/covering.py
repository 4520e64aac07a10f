"""What of a text was looked at; a text skipped; the next one made ready."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.door import head_of
from articles.models import Translation
from articles.text import Paragraph, paragraphs
from review.access import REVIEW, Request, translation_for
from review.acting.coverage import mark_seen
from review.desk.queue import next_for, upcoming_for
from review.desk.skipping import skip as skip_text
from review.flagging.checking import is_due, recheck
from review.flagging.companion import refuse_approved
from review.forms import SeenForm, SkipForm
from review.page.sheet import sheet_of
from review.views.answers import Done, answer
from review.views.editing import paragraph_at
from review.views.requests import changes, invalid, sent


@require_POST
@changes
def seen(request: Request, pk: int) -> HttpResponse:
    """Marks paragraphs as looked at: those of the places sent, or all."""
    translation = translation_for(request.user, pk, REVIEW)
    form = sent(SeenForm, request)
    refuse_approved(translation)
    found = _looked_at(translation, form)
    mark_seen(translation, [paragraph.text for paragraph in found], request.user, at=timezone.now())
    places = [paragraph.start for paragraph in found]
    return answer(request, pk, Done(_("Looked at."), form.seen_number, [], next(iter(places), 0), places=places))


@require_safe
def coverage(request: Request, pk: int) -> HttpResponse:
    """The line of the header that says how much was looked at, and how much is still the machine's."""
    translation = translation_for(request.user, pk)
    return render(request, "review/_coverage.html", {"translation": translation, "sheet": sheet_of(translation)})


@require_http_methods(["GET", "HEAD", "POST"])
@changes
def skip(request: Request, pk: int) -> HttpResponse:
    """A form for the reason; sent, the text goes back to the queue and the next one opens."""
    translation = translation_for(request.user, pk, REVIEW)
    form = SkipForm(request.POST or None, initial={"base": translation.number, "operation": uuid.uuid4()})
    form.fields["reason"].widget.attrs |= {"list": "skip-reasons", "autofocus": True, "autocomplete": "off"}
    if request.method != "POST" or not form.is_valid():
        hidden = {name: list(map(str, errors)) for name, errors in form.errors.items() if name != "reason"}
        status = 422 if request.method == "POST" else 200
        shown = render(request, "review/skip.html", {"translation": translation, "form": form}, status=status)
        return invalid(request, hidden) if hidden else shown
    operation = form.operation_of(request)
    skip_text(translation, request.user, form.cleaned_data["reason"], operation.id, at=timezone.now())
    messages.info(request, _("Skipped: {title}.").format(title=translation.article.title))
    found = next_for(request.user, Translation.objects.all(), at=timezone.now(), after=translation)
    return redirect(reverse("review", args=[found.pk]) if found else reverse("queue"))


@require_safe
def ahead(request: Request, pk: int) -> HttpResponse:
    """Checks the text that will be next, if it is due, so that it opens at once. Claims nothing, and says nothing."""
    translation = translation_for(request.user, pk, REVIEW)
    found = upcoming_for(request.user, at=timezone.now(), after=translation)
    if found and is_due(found):
        recheck(found.pk)
    return HttpResponse(status=204)


def _looked_at(translation: Translation, form: SeenForm) -> list[Paragraph]:
    """The paragraphs of the newest text that are meant. Raises Http404 for one that is not, or no more, there."""
    head = head_of(translation.pk)
    every = list(paragraphs(head.text))
    if form.cleaned_data["all"]:
        return every
    return [every[paragraph_at(base, index, head)] for index, base in form.cleaned_data["places"]]
