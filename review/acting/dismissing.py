"""Dismissals: here, everywhere in the article, of a word in the project, or because the check is wrong; and revoked.

A dismissal with a wide scope is remembered as a Silence: the check raises no flag on these words any more. Flags
open on them elsewhere in the project end when their texts are checked next, which they are due for.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, models, transaction
from django.db.models import Exists, OuterRef, Q

from articles.door import locked_in_sight
from articles.models import Project, Translation
from articles.models.translation import TranslationQuerySet
from review.acting.deciding import Operation, dismiss_together
from review.models import Decision, Flag, Silence

LONGEST_WORDS = 200
"""Longer words are no kind of thing that comes again."""


WIDE = (Decision.Scope.ARTICLE, Decision.Scope.WORD)
"""The scopes that reach beyond the flag itself, and are remembered."""


class NoWordsError(ValueError):
    """The flag has no words, or too many, that a check could be silent on."""


def dismiss_in(scope: Decision.Scope, flag: Flag, operation: Operation, reason: str = "") -> list[Decision]:
    """Leaves the text as it is and the flag decided, with a wide scope the open flags like it as well; that flag first.

    Raises what `dismiss_together` raises, and NoWordsError for a wide scope that the flag's words do not fit.
    """
    if scope not in WIDE:
        return dismiss_together([flag], operation, reason, scope)
    if not (flag.quote.strip() and len(flag.quote) <= LONGEST_WORDS):
        raise NoWordsError
    with transaction.atomic():
        if scope == Decision.Scope.WORD:
            _lock_with(flag, _with_open_flags(flag.check_id, flag.quote))
        translation = locked_in_sight(flag.translation_id)
        fresh = not Decision.objects.filter(operation=operation.id).exists()
        made = dismiss_together([flag, *_alike(flag)], operation, reason, scope)
        if fresh:
            _silence(translation, made[0])
    return made


def dismissed_like(flag: Flag) -> int:
    """How often the check was dismissed on these words in the project."""
    project = flag.translation.article.project_id
    alike = Decision.objects.live().filter(kind=Decision.Kind.DISMISS, flag__check_id=flag.check_id)
    return alike.filter(flag__quote=flag.quote, flag__translation__article__project=project).count()


def revoke(silence: Silence, by: User, *, at: datetime) -> None:
    """The check flags these words again, from the next check on; revoking twice is revoking once."""
    with transaction.atomic():
        _in_reach_of(silence).lock_in_order()
        if Silence.objects.in_force().filter(pk=silence.pk).update(revoked_by=by, revoked_at=at):
            _in_reach_of(silence).make_due()


def lock_for_undo(dismissal: Decision) -> None:
    """Locks the texts that taking the dismissal back may make due, and its own with them, before any is changed."""
    if dismissal.scope == Decision.Scope.WORD:
        _lock_with(dismissal.flag, Translation.objects.in_review())


def revoke_born_of(decisions: Sequence[Decision], by: User, *, at: datetime) -> None:
    """Revokes what these dismissals silenced; the caller takes them back in the same transaction."""
    for silence in Silence.objects.in_force().filter(born_of__in=decisions):
        revoke(silence, by, at=at)


def silences_for(user: User) -> models.QuerySet[Silence]:
    """The silences in force in projects that this person may see, the newest first."""
    visible = Silence.objects.in_force().filter(project__in=Project.objects.visible_to(user))
    return visible.select_related("project", "translation__article", "by").order_by("-at", "-pk")


def _alike(flag: Flag) -> list[Flag]:
    alike = Flag.objects.filter(translation=flag.translation_id, check_id=flag.check_id, quote=flag.quote)
    return list(alike.open().exclude(pk=flag.pk).in_reading_order())


def _silence(translation: Translation, decision: Decision) -> None:
    whole = decision.scope == Decision.Scope.WORD
    project, flag = translation.article.project_id, decision.flag
    known = {"check_id": flag.check_id, "words": flag.quote, "project_id": project}
    place = {"translation": None if whole else translation}
    if Silence.objects.in_force().filter(**known, **place).exists():
        return
    try:
        with transaction.atomic():
            made = Silence.objects.create(
                **known, **place, reason=decision.reason, born_of=decision, by=decision.by, at=decision.at
            )
    except IntegrityError:  # somebody silenced these words in another text at the same moment
        return
    if whole:
        _with_open_flags(made.check_id, made.words).filter(article__project=project).make_due()


def _in_reach_of(silence: Silence) -> TranslationQuerySet:
    """The texts in review in which the silence holds."""
    texts = Translation.objects.in_review().filter(article__project=silence.project_id)
    return texts.filter(pk=silence.translation_id) if silence.translation_id else texts


def _with_open_flags(check_id: str, words: str) -> TranslationQuerySet:
    """The texts in review with an open flag of the check on these words."""
    flags = Flag.objects.open().filter(translation=OuterRef("pk"), check_id=check_id, quote=words)
    return Translation.objects.in_review().filter(Exists(flags))


def _lock_with(flag: Flag, texts: TranslationQuerySet) -> None:
    """Locks those of the texts that are of the flag's project, and the flag's own."""
    ours = texts.filter(article__project=flag.translation.article.project_id).values("pk")
    Translation.objects.filter(Q(pk=flag.translation_id) | Q(pk__in=ours)).lock_in_order()
