"""Who may see and change what: each loader finds the row and checks the right, in one place.

An object of a project that the person does not belong to does not exist for them (404); one that they may see but not
change in this way is forbidden (403).
"""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django_htmx.middleware import HtmxDetails

from articles.models import Project, Translation
from articles.models.translation import TranslationQuerySet
from review.models import Comment, Decision, Flag, Silence

READ = "articles.view_translation"
REVIEW = "articles.review_translation"
APPROVE = "articles.approve_translation"
OVERRIDE_GUARD = "articles.override_guard"
CHOOSE_CHECK = "review.choose_check"
ASSIGN = "articles.assign_translation"
SHARE_VIEW = "review.share_view"


class Request(HttpRequest):
    """The request of somebody who is signed in."""

    user: User
    htmx: HtmxDetails


def visible_translations(user: User) -> TranslationQuerySet:
    """Every translation that this person may read. Raises PermissionDenied for a person without any role."""
    demand(user, READ)
    return Translation.objects.visible_to(user)


def translation_for(user: User, pk: int, right: str = READ) -> Translation:
    """The translation with its article and project; 404 when it is not theirs, 403 without the right."""
    related = "article__project", "approved_by", "claimed_by"
    found = get_object_or_404(Translation.objects.visible_to(user).select_related(*related), pk=pk)
    demand(user, right)
    return found


def project_for(user: User, pk: int, right: str) -> Project:
    """The project; 404 when it is not theirs, 403 without the right."""
    found = get_object_or_404(Project.objects.visible_to(user), pk=pk)
    demand(user, right)
    return found


def flag_for(user: User, pk: int) -> Flag:
    """The flag, to be decided, with its translation and article; 404 when it is not theirs, 403 without the right."""
    theirs = Flag.objects.filter(translation__in=Translation.objects.visible_to(user))
    found = get_object_or_404(theirs.select_related("translation__article__project"), pk=pk)
    demand(user, REVIEW)
    found.as_of = found.translation.number
    return found


def thread_for(user: User, pk: int) -> Comment:
    """The first comment of a thread, to be answered or resolved; 404 when it is not theirs, 403 without the right."""
    theirs = Comment.objects.threads().filter(translation__in=Translation.objects.visible_to(user))
    found = get_object_or_404(theirs.select_related("translation__article__project", "resolved_by"), pk=pk)
    demand(user, REVIEW)
    return found


def comment_for(user: User, pk: int) -> Comment:
    """The comment, for its author to change; 404 when it is not theirs to see, 403 for everybody else."""
    theirs = Comment.objects.filter(translation__in=Translation.objects.visible_to(user))
    related = "translation__article__project", "author", "parent"
    found = get_object_or_404(theirs.select_related(*related), pk=pk)
    demand(user, REVIEW)
    if found.author != user:
        raise PermissionDenied
    return found


def decision_for(user: User, pk: int) -> Decision:
    """The decision, to be undone; 404 when it is not theirs, 403 without the right."""
    theirs = Decision.objects.filter(flag__translation__in=Translation.objects.visible_to(user))
    related = "flag__translation__article__project", "revision", "by"
    found = get_object_or_404(theirs.select_related(*related), pk=pk)
    demand(user, REVIEW)
    return found


def silence_for(user: User, pk: int) -> Silence:
    """The silence, to be revoked; 404 when it is not theirs, 403 without the right."""
    found = get_object_or_404(Silence.objects.filter(project__in=Project.objects.visible_to(user)), pk=pk)
    demand(user, CHOOSE_CHECK)
    return found


def demand(user: User, right: str) -> None:
    """Raises PermissionDenied unless the person has the right."""
    if not user.has_perm(right):
        raise PermissionDenied
