"""Lets the detector look at stored translations."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q

from articles.door import head_of, locked
from articles.models import Translation
from articles.searching import take_in
from review.detector import Context, Finding, Pair, Rule, detect, version
from review.detector import Term as DetectorTerm
from review.keeping import keep_flags
from review.models import LearnedRule, Term
from review.recurring import count_lines, recurring_in
from review.standing import heard


def findings_in(translation: Translation, text: str) -> tuple[Finding, ...]:
    """What the detector finds in `text` as a newer text of the translation, with all that the desk knows.

    Checks that are off in the project are left out, and those that are only a hint there find hints.
    """
    article = translation.article
    context = context_of(translation, text)
    pair = Pair(article.source_text, text, article.source_language, translation.target_language, context)
    return heard(detect(pair), article.project_id)


def context_of(translation: Translation, text: str) -> Context:
    """The terms and active rules that hold for the translation, and the lines of `text` that recur in its project."""
    article = translation.article
    languages = {"source_language": article.source_language, "target_language": translation.target_language}
    terms = Term.objects.filter(Q(project=article.project_id) | Q(project=None), **languages)
    rules = LearnedRule.objects.filter(state=LearnedRule.State.ACTIVE, **languages)
    return Context(
        terms=tuple(DetectorTerm(t.source, t.target, tuple(t.forbidden), t.case_sensitive) for t in terms),
        rules=tuple(Rule(rule.find, rule.replace, rule.source_condition) for rule in rules),
        recurring=recurring_in(translation, text),
    )


def is_due(translation: Translation) -> bool:
    """Whether the newest revision still waits for this detector. Approved texts are left in peace."""
    checked = translation.checked_number == translation.number and translation.checked_with == version()
    return not checked and not translation.is_approved


def recheck(translation_id: int) -> bool:
    """Checks the newest revision; True when it was still the newest at the end, so that its flags are up to date.

    Checking unchanged text again with the same detector changes nothing.
    """
    head = head_of(translation_id)
    translation = Translation.objects.select_related("article").get(pk=translation_id)
    findings = findings_in(translation, head.text)
    with transaction.atomic():
        translation = locked(translation_id)
        if translation.number != head.number:
            return False
        if translation.checked_number is None:
            count_lines(translation, head.text)
            take_in(translation, head.text)
        keep_flags(translation, head.text, (), findings)
        translation.save(update_fields=Translation.REVIEW_STATE)
    return True
