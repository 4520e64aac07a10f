"""Lets the detector look at stored translations."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from articles.door import head_of, locked
from articles.models import Translation
from articles.searching import take_in
from review.detector import Context, Pair, detect, version
from review.flagging.keeping import Checked, keep_unchanged
from review.knowledge.known import Knowledge, knowledge_of
from review.knowledge.recurring import count_lines
from review.reporting.standing import heard


def findings_in(translation: Translation, text: str) -> Checked:
    """What the detector finds in `text` as a newer text of the translation, with all that the desk knows.

    Checks that are off in the project are left out, and those that are only a hint there find hints.
    """
    return findings_with(knowledge_of(translation, text), translation, text)


def findings_with(known: Knowledge, translation: Translation, text: str) -> Checked:
    """The same, where what the desk knows is at hand."""
    article = translation.article
    context = Context(terms=known.terms, rules=known.rules, recurring=known.recurring)
    pair = Pair(article.source_text, text, article.source_language, translation.target_language, context)
    return Checked(heard(detect(pair), known.states), known.silenced, translation.made_due)


def is_due(translation: Translation) -> bool:
    """Whether the newest revision still waits for this detector. Approved texts are left in peace."""
    checked = translation.checked_number == translation.number and translation.checked_with == version()
    return not checked and not translation.is_approved


def recheck(translation_id: int, *, at: datetime | None = None) -> bool:
    """Checks the newest revision; True when its flags are up to date in the end: it was still the newest and not signed
    off, and the desk had learned nothing meanwhile. New flags are raised `at` a moment, None: now.

    Checking unchanged text again with the same detector changes nothing; a text that is signed off is left in peace.
    """
    head = head_of(translation_id)
    translation = Translation.objects.select_related("article").get(pk=translation_id)
    findings = findings_in(translation, head.text)
    with transaction.atomic():
        translation = locked(translation_id)
        if translation.number != head.number or translation.is_approved:
            return False
        if translation.checked_number is None:
            count_lines(translation, head.text)
            take_in(translation, head.text)
        keep_unchanged(translation, head.text, findings, at=at or timezone.now())
        translation.save(update_fields=Translation.REVIEW_STATE)
    return bool(translation.checked_with)
