"""Remarks on words, and threads: opened, answered, resolved."""

from __future__ import annotations

import json
import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from articles.door import head_of
from articles.models import Revision, Translation
from articles.text import paragraphs
from review.access import REVIEW, Request, comment_for, thread_for, translation_for
from review.acting.commenting import (
    WithdrawnError,
    answer_in,
    names_in,
    open_thread,
    people_of,
    reopen_thread,
    resolve,
    reword,
    withdraw,
)
from review.acting.pointing import PointsNowhereError
from review.acting.remarking import raise_flag
from review.forms import ActionForm
from review.models import Comment, Flag
from review.page.cards import title_for
from review.views.answers import Done, answer
from review.views.comments_form import CommentForm, RemarkForm, ThreadForm
from review.views.editing import base_asked_for, paragraph_at
from review.views.requests import changes, invalid, problem


@require_http_methods(["GET", "HEAD", "POST"])
@changes
def remark(request: Request, pk: int, index: int) -> HttpResponse:
    """A form for a comment or a flag on words of the paragraph of that index in revision `base`; sent, it stands."""
    translation = translation_for(request.user, pk, REVIEW)
    if request.method != "POST":
        head = head_of(pk)
        found = paragraph_at(base_asked_for(request, head), index, head)
        return _form(request, translation, RemarkForm(initial=_initial(head.number)), {"index": found})
    form = RemarkForm(request.POST)
    if not form.is_valid():
        return _refused(request, translation, form, {"index": index})
    try:
        return _remarked(request, translation, index, form)
    except PointsNowhereError as error:
        form.add_error("quote", str(error))
        return _form(request, translation, form, {"index": index})
    except IndexError as error:
        raise Http404 from error
    except Revision.DoesNotExist:
        return invalid(request, {"base": [_("There is no such revision yet.")]})


@require_http_methods(["GET", "HEAD", "POST"])
@changes
def comment_article(request: Request, pk: int) -> HttpResponse:
    """A form for a comment on the whole article; sent, a thread begins."""
    translation = translation_for(request.user, pk, REVIEW)
    if request.method != "POST":
        return _form(request, translation, CommentForm(initial=_initial(translation.number)), {})
    form = CommentForm(request.POST)
    if not form.is_valid():
        return _refused(request, translation, form, {})
    return _said(request, open_thread(translation, None, form.cleaned_data["text"], form.operation_of(request)), form)


@require_http_methods(["GET", "HEAD", "POST"])
@changes
def thread_answer(request: Request, pk: int) -> HttpResponse:
    """A form for an answer in the thread; sent, it stands there."""
    thread = thread_for(request.user, pk)
    translation = thread.translation
    if request.method != "POST":
        return _form(request, translation, CommentForm(initial=_initial(translation.number)), {"thread": thread})
    form = CommentForm(request.POST)
    if not form.is_valid():
        return _refused(request, translation, form, {"thread": thread})
    return _said(request, answer_in(thread, form.cleaned_data["text"], form.operation_of(request)), form)


@require_POST
@changes
def thread_resolve(request: Request, pk: int) -> HttpResponse:
    """Closes the thread; the second to do so is told who was first."""
    thread = thread_for(request.user, pk)
    form = ThreadForm(request.POST)
    if not form.is_valid():
        return invalid(request, form.errors)
    resolve(thread, request.user, at=timezone.now())
    thread.refresh_from_db()
    assert thread.resolved_by, "resolved by this person, or by another before"
    sentence = _("Resolved.") if thread.resolved_by == request.user else _("{name} has resolved it already.")
    return _talked(request, thread, form.cleaned_data["seen"], sentence.format(name=thread.resolved_by))


@require_POST
@changes
def thread_reopen(request: Request, pk: int) -> HttpResponse:
    """Opens the thread again."""
    thread = thread_for(request.user, pk)
    form = ThreadForm(request.POST)
    if not form.is_valid():
        return invalid(request, form.errors)
    reopen_thread(thread)
    return _talked(request, thread, form.cleaned_data["seen"], _("The thread is open again."))


@require_http_methods(["GET", "HEAD", "POST"])
@changes
def comment_edit(request: Request, pk: int) -> HttpResponse:
    """A form for another text of a comment of one's own; sent, the comment says that, and that it was changed."""
    comment = comment_for(request.user, pk)
    translation = comment.translation
    about: dict[str, object] = {"comment": comment}
    if request.method != "POST":
        initial = _initial(translation.number) | {"text": comment.text}
        return _form(request, translation, CommentForm(initial=initial), about)
    form = CommentForm(request.POST)
    if not form.is_valid():
        return _refused(request, translation, form, about)
    try:
        reword(comment, form.cleaned_data["text"], at=timezone.now())
    except WithdrawnError:
        return problem(request, 409, _("This comment was withdrawn."))
    return _said(request, comment, form)


@require_POST
@changes
def comment_withdraw(request: Request, pk: int) -> HttpResponse:
    """Takes a comment of one's own back: it stays in its thread as withdrawn, with the answers to it."""
    comment = comment_for(request.user, pk)
    form = ThreadForm(request.POST)
    if not form.is_valid():
        return invalid(request, form.errors)
    withdraw(comment, at=timezone.now())
    return _talked(request, comment.parent or comment, form.cleaned_data["seen"], _("The comment is withdrawn."))


def _remarked(request: Request, translation: Translation, index: int, form: RemarkForm) -> HttpResponse:
    pointer, operation = form.pointer(index), form.operation_of(request)
    if form.is_flag:
        return _flagged(request, raise_flag(translation, pointer, form.remark(), operation), form)
    return _said(request, open_thread(translation, pointer, form.cleaned_data["text"], operation), form)


def _flagged(request: Request, flag: Flag, form: ActionForm) -> HttpResponse:
    sentence = _("Flagged: {title}.").format(title=title_for(flag))
    response = answer(request, flag.translation_id, Done(sentence, form.seen_number, [flag], flag.start))
    response["HX-Trigger-After-Settle"] = json.dumps({"redline:to": {"id": f"flag-{flag.pk}"}})
    return response


def _said(request: Request, comment: Comment, form: ActionForm) -> HttpResponse:
    """The thread drawn anew; names that are nobody's here are named."""
    thread = comment.parent or comment
    sentence = _("Your comment stands.")
    names = names_in(comment.text)
    if names:
        known = {person.username.casefold() for person in people_of(comment.translation.article.project)}
        strangers = sorted(name for name in names if name.casefold() not in known)
        if strangers:
            sentence += " " + _("Nobody in this project is called {names}.").format(names=", ".join(strangers))
    return _talked(request, thread, form.seen_number, sentence)


def _talked(request: Request, thread: Comment, seen: int | None, sentence: str) -> HttpResponse:
    thread.refresh_from_db()
    places = [] if thread.start is None else [thread.start]
    shown = thread.translation.number if seen is None else seen
    done = Done(sentence, shown, [], thread.start or 0, places=places, thread=thread.pk)
    response = answer(request, thread.translation_id, done)
    response["HX-Trigger-After-Settle"] = json.dumps({"redline:to": {"id": f"thread-{thread.pk}"}})
    return response


def _initial(number: int) -> dict[str, object]:
    return {"base": number, "operation": uuid.uuid4()}


def _refused(request: Request, translation: Translation, form: CommentForm, about: dict[str, object]) -> HttpResponse:
    """422: the form with what is wrong, or a sentence for what nobody typed."""
    hidden = [name for name in form.errors if name in form.fields and form.fields[name].widget.is_hidden]
    return invalid(request, form.errors) if hidden else _form(request, translation, form, about)


def _form(request: Request, translation: Translation, form: CommentForm, about: dict[str, object]) -> HttpResponse:
    """The form alone for htmx, or on a page of its own."""
    people = [person for person in people_of(translation.article.project) if person != request.user]
    context = {"translation": translation, "form": form, "people": people} | about
    if "index" in about and not request.htmx:
        context["words"] = _words(translation, form, int(str(about["index"])))
    name = f"review/{'_' if request.htmx else ''}{'remark' if 'index' in about else 'comment'}.html"
    return render(request, name, context, status=422 if form.is_bound else 200)


def _words(translation: Translation, form: CommentForm, index: int) -> str:
    """The paragraph as the person sees it."""
    wanted = str(form["base"].value())
    text = translation.revisions.filter(number=int(wanted)).values_list("text", flat=True).first() or ""
    found = list(paragraphs(text))
    return found[index].text if index < len(found) else ""
