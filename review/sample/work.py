"""Some work of the demo desk, so that the trial shows a history: done through the same doors as everybody's."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from articles.door import head_of
from articles.models import Translation
from articles.text import paragraphs
from review.acting.deciding import Operation, accept, accept_all, dismiss, override
from review.acting.editing import edit_paragraph
from review.acting.signing import sign_off
from review.acting.undoing import undo_decision
from review.models import Flag
from review.models.flag import FlagQuerySet
from review.sample import corrected, planted, sample_article
from review.sample.clock import Clock, Desk

AGREED = "Agreed with the desk."


def work_a_little(translations: Mapping[str, Translation], desk: Desk, *, at: datetime) -> None:
    """Leaves four articles in four states: begun, cleaned of scraps, argued about, finished; the others untouched.

    All of it in the days before `at`.
    """
    _begin(translations["nachtzug"], desk, Clock(at - timedelta(hours=2)))
    _clear_scraps(translations["hafen"], desk, Clock(at - timedelta(hours=20)))
    _change_mind(translations["stromnetz"], desk, Clock(at - timedelta(days=2, hours=4)))
    _finish(translations["faehre"], desk, Clock(at - timedelta(days=3, hours=1)))


def _begin(translation: Translation, desk: Desk, clock: Clock) -> None:
    """Two fixes accepted by the editor, one place worded by the lead, one fix taken and given back."""
    for _ in range(2):
        _accept_next(translation, clock.does(desk.editor))
    _word_next(translation, "nachtzug", clock.does(desk.lead))
    if flag := _accept_next(translation, clock.does(desk.editor)):
        _undo(flag, clock.does(desk.editor))


def _clear_scraps(translation: Translation, desk: Desk, clock: Clock) -> None:
    """All scraped lines removed in one revision."""
    if scraps := [flag for flag in _open(translation) if flag.suggestions[:1] == [""]]:
        accept_all(scraps, clock.does(desk.lead))


def _change_mind(translation: Translation, desk: Desk, clock: Clock) -> None:
    """One flag dismissed; another dismissed, and that taken back."""
    reasons = ("Agreed with the desk: it stays.", "Not sure; ask Leni.")
    for flag, reason in zip(_open(translation)[:2], reasons, strict=False):
        dismiss(flag, clock.does(desk.editor), reason=reason)
    for flag in Flag.objects.filter(translation=translation).decided().in_reading_order()[1:2]:
        _undo(flag, clock.does(desk.editor))


def _finish(translation: Translation, desk: Desk, clock: Clock) -> None:
    """One fix accepted, the rest corrected by hand, and signed off by the lead."""
    _accept_next(translation, clock.does(desk.editor))
    for paragraph in paragraphs(corrected(sample_article("faehre"))):
        base = head_of(translation.pk).number
        edit_paragraph(translation, base, paragraph.index, paragraph.text, clock.does(desk.editor))
    operation = clock.does(desk.lead)
    sign_off(translation.pk, head_of(translation.pk).number, operation, at=operation.moment, reason=AGREED)


def _open(translation: Translation) -> FlagQuerySet:
    return Flag.objects.filter(translation=translation).open().in_reading_order()


def _accept_next(translation: Translation, operation: Operation) -> Flag | None:
    """Accepts the first open flag that has a fix."""
    for flag in _open(translation).exclude(suggestions=[]):
        accept(flag, 0, flag.changed_at, operation)
        return flag
    return None


def _word_next(translation: Translation, name: str, operation: Operation) -> None:
    """Puts own words in the place of an open flag that covers exactly a planted fault, where no fix has them if any."""
    article = sample_article(name)
    right = {article.translation[fault.start : fault.end]: fault.correct for fault in planted(article)}
    covering = [flag for flag in _open(translation) if right.get(flag.quote)]
    for flag in sorted(covering, key=lambda flag: right[flag.quote] in flag.suggestions)[:1]:
        override(flag, right[flag.quote], operation, reason="As in the source.")


def _undo(flag: Flag, operation: Operation) -> None:
    decision = flag.live_decision()
    assert decision
    undo_decision(decision, operation)
