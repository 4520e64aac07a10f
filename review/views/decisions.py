"""Flags decided: accept a fix, put one's own text, dismiss, all of one kind; and taken back."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from articles.figures import figure
from articles.models import Revision, Translation
from review.access import REVIEW, Request, decision_for, flag_for, translation_for
from review.acting.deciding import accept, accept_all, override, refuse_decided
from review.acting.dismissing import WIDE, NoWordsError, dismiss_in, dismissed_like
from review.acting.undoing import NothingToUndoError, last_undoable, undo_decision, undo_revision, was_done_by
from review.flagging.companion import Aftermath
from review.forms import AcceptForm, ActionForm, DismissForm, ManyForm, OwnTextForm, UndoForm
from review.knowledge.learning import propose
from review.models import Decision, Flag
from review.page.cards import cards, title_of
from review.views.answers import Done, answer
from review.views.requests import changes, invalid, sent


@require_POST
@changes
def accept_flag(request: Request, pk: int) -> HttpResponse:
    """Puts one of the flag's fixes into the text."""
    flag = flag_for(request.user, pk)
    form = sent(AcceptForm, request)
    fix: int = form.cleaned_data["fix"]
    if fix >= len(flag.suggestions):
        return invalid(request, {"fix": [_("This flag has no such fix.")]})
    after = Aftermath()
    accept(flag, fix, form.base_number, form.operation_of(request), after)
    sentence = _("Accepted: {title}.").format(title=title_of(flag.check_id))
    return answer(request, flag.translation_id, Done(sentence, form.seen_number, [], flag.start, after))


@require_http_methods(["GET", "HEAD", "POST"])
@changes
def override_flag(request: Request, pk: int) -> HttpResponse:
    """A form for one's own text in the flag's place; sent, the text stands there."""
    flag = flag_for(request.user, pk)
    if request.method != "POST":
        refuse_decided([flag])
        return _flag_form(request, flag, OwnTextForm(initial=_initial(flag) | {"text": flag.words}), "own")
    form = OwnTextForm(request.POST)
    if not form.is_valid():
        return _flag_form(request, flag, form, "own")
    text, reason = form.cleaned_data["text"], form.cleaned_data["reason"]
    if text == flag.words:
        form.add_error("text", _("This is what stands there. To leave it as it is, dismiss the flag."))
        return _flag_form(request, flag, form, "own")
    after = Aftermath()
    operation = form.operation_of(request)
    override(flag, text, operation, reason, after)
    propose(at=operation.moment, chosen_in=flag.translation)
    sentence = _("Your text stands.") if text else _("The words are gone.")
    done = Done(sentence, form.seen_number, [], flag.start, after, decision=flag.live_decision())
    return answer(request, flag.translation_id, done)


@require_http_methods(["GET", "HEAD", "POST"])
@changes
def dismiss_flag(request: Request, pk: int) -> HttpResponse:
    """A form for the reason; sent, the flag is dismissed and the text stays."""
    flag = flag_for(request.user, pk)
    if request.method != "POST":
        refuse_decided([flag])
        return _flag_form(request, flag, DismissForm(initial=_initial(flag)), "dismiss")
    form = DismissForm(request.POST)
    if not form.is_valid():
        shown = {"reason", "scope"} & set(form.errors)
        return _flag_form(request, flag, form, "dismiss") if shown else invalid(request, form.errors)
    scope = Decision.Scope(form.cleaned_data["scope"] or "here")
    try:
        made = dismiss_in(scope, flag, form.operation_of(request), form.cleaned_data["reason"])
    except NoWordsError:
        form.add_error("scope", _("Only one to 200 characters of words can be remembered. Dismiss it here."))
        return _flag_form(request, flag, form, "dismiss")
    done = Done(_dismissed_sentence(flag, made), form.seen_number, [one.flag for one in made], flag.start)
    return answer(request, flag.translation_id, done)


@require_POST
@changes
def accept_many(request: Request, pk: int) -> HttpResponse:
    """Accepts the first fix of every flag of one check, or of the flags listed, in one revision."""
    translation = translation_for(request.user, pk, REVIEW)
    form = sent(ManyForm, request)
    flags = _chosen(translation, form)
    unseen = [flag for flag in flags if flag.changed_at > form.base_number]
    _made, skipped = accept_all([f for f in flags if f not in unseen], form.operation_of(request))
    left = len(unseen) + len(skipped)
    sentence = _accepted_sentence(len(flags) - left, left)
    return answer(request, pk, Done(sentence, form.seen_number, skipped, flags[0].start if flags else 0))


@require_POST
@changes
def undo(request: Request, pk: int) -> HttpResponse:
    """Takes back the person's newest change, or the revision of the number sent."""
    translation = translation_for(request.user, pk, REVIEW)
    form = sent(UndoForm, request)
    operation = form.operation_of(request)
    try:
        if not was_done_by(operation, pk):
            what = _to_undo(translation, request.user.pk, form.cleaned_data["revision"])
            if isinstance(what, Decision):
                return _undone(request, what, form)
            undo_revision(what, operation)
            flags = Flag.objects.open().filter(decisions__revision=what).in_reading_order()
            return _back(request, pk, form, list(flags))
    except NothingToUndoError:
        if not was_done_by(operation, pk):  # it came through at the same moment
            raise
    return answer(request, pk, Done(_("Taken back."), form.seen_number))


@require_POST
@changes
def undo_one(request: Request, pk: int) -> HttpResponse:
    """Takes one decision back; its flag is open again."""
    decision = decision_for(request.user, pk)
    form = sent(ActionForm, request)
    return _undone(request, decision, form)


def _undone(request: Request, decision: Decision, form: ActionForm) -> HttpResponse:
    """Takes the decision back; asked again by the same person, it is the same answer."""
    try:
        if decision.undone_by_id != request.user.pk:
            undo_decision(decision, form.operation_of(request))
    except NothingToUndoError:
        decision.refresh_from_db()
        if decision.undone_by_id != request.user.pk:
            raise
    flag = Flag.objects.get(pk=decision.flag_id)
    return _back(request, flag.translation_id, form, [flag])


def _back(request: Request, translation_id: int, form: ActionForm, flags: Sequence[Flag]) -> HttpResponse:
    """After something was taken back: the page at the first of the flags that are open again."""
    if not flags:
        return answer(request, translation_id, Done(_("Taken back."), form.seen_number))
    sentence = _("Taken back: {title} is open again.").format(title=title_of(flags[0].check_id))
    if len(flags) > 1:
        sentence = _("Taken back: {n} flags are open again.").format(n=figure(len(flags)))
    response = answer(request, translation_id, Done(sentence, form.seen_number, flags, flags[0].start))
    if request.htmx:
        response["HX-Trigger-After-Settle"] = json.dumps({"redline:to": {"id": f"flag-{flags[0].pk}"}})
    return response


def _to_undo(translation: Translation, by_id: int, number: int | None) -> Revision | Decision:
    if number is not None:
        found = translation.revisions.filter(number=number).first()
        if found is None:
            raise Http404
        return found
    what = last_undoable(translation, by_id)
    if what is None:
        raise NothingToUndoError
    return what


def _chosen(translation: Translation, form: ManyForm) -> list[Flag]:
    """The flags to accept. Raises Http404 when one of those listed is not this translation's."""
    listed, check = form.cleaned_data["flags"], form.cleaned_data["check"]
    of_it = Flag.objects.filter(translation=translation)
    if not listed:
        return list(of_it.open().filter(check_id=check).exclude(suggestions=[]).in_reading_order())
    found = list(of_it.filter(pk__in=listed).in_reading_order())
    if len(found) != len(listed):
        raise Http404
    return found


def _dismissed_sentence(flag: Flag, made: Sequence[Decision]) -> str:
    """What was dismissed, with how many, and, for one alone, how often its like was before."""
    title = title_of(flag.check_id)
    if made[0].scope in WIDE:
        many = ngettext("Dismissed {n} like this: {title}.", "Dismissed {n} like this: {title}.", len(made))
        return many.format(n=len(made), title=title)
    before = dismissed_like(flag)
    if before < 2:
        return _("Dismissed: {title}.").format(title=title)
    return _("Dismissed: {title}. That makes {n} like this.").format(title=title, n=before)


def _accepted_sentence(accepted: int, skipped: int) -> str:
    done = ngettext("{n} fix accepted.", "{n} fixes accepted.", accepted).format(n=accepted)
    if not skipped:
        return done
    left = ngettext("{n} was left: it has changed.", "{n} were left: they have changed.", skipped).format(n=skipped)
    return f"{done} {left}"


def _initial(flag: Flag) -> dict[str, object]:
    return {"base": flag.translation.number, "operation": uuid.uuid4()}


def _flag_form(request: Request, flag: Flag, form: ActionForm, what: str) -> HttpResponse:
    """The form alone for htmx, or on a page of its own; 422 when it was sent and refused."""
    context = {
        "flag": flag,
        "card": cards([flag], flag.translation.head().text)[flag.pk],
        "translation": flag.translation,
        "form": form,
    }
    name = f"review/{'_' if request.htmx else ''}{what}.html"
    return render(request, name, context, status=422 if form.is_bound else 200)
