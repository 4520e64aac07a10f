"""Articles that the demo desk finished in the past weeks, so that the trial's reports and rules have something to tell.

Their flags are decided as somebody would who knows the right text: a fix that leads towards it is accepted, a fault
without one gets its own words, and what is no fault is dismissed.
"""

from __future__ import annotations

from datetime import datetime

from articles import difference
from articles.distance import edit_distance
from articles.door import head_of
from articles.edits import Edit, applied
from articles.models import Translation
from articles.text import paragraphs
from review.acting.coverage import mark_seen
from review.acting.deciding import accept, override
from review.acting.dismissing import dismiss_in
from review.acting.editing import edit_paragraph
from review.acting.pointing import Pointer
from review.acting.remarking import Remark, raise_flag
from review.acting.signing import sign_off
from review.detector import ErrorType, Severity
from review.models import Decision, Flag
from review.sample import Archived
from review.sample.clock import Clock, Desk, morning

REMARKED = ("Feuerwehrmänner", "Feuerwehrleute", "Our style: say it for women and men.")
"""What the desk corrects in every article by a flag of its own: the words, those that it wants, and why."""
SAID_IN_WORDS = "The time is said in words."


def finish(translation: Translation, archived: Archived, desk: Desk, *, at: datetime) -> None:
    """Brings the machine's text to the right one, flag by flag, and signs it off, as many days before `at`."""
    clock, right = Clock(morning(at, archived.days)), archived.right
    _remark(translation, desk, clock)
    _decide_all(translation, right, desk, clock)
    _mend_the_rest(translation, right, desk, clock)
    _decide_all(translation, right, desk, clock)
    head = head_of(translation.pk)
    mark_seen(translation, [paragraph.text for paragraph in paragraphs(head.text)], desk.lead, at=clock.tick())
    sign_off(translation.pk, head.number, clock.does(desk.lead), at=clock.tick())


def _remark(translation: Translation, desk: Desk, clock: Clock) -> None:
    """A flag of a person's own, where the desk wants other words."""
    wrong, fix, why = REMARKED
    head = head_of(translation.pk)
    for paragraph in paragraphs(head.text):
        if wrong in paragraph.text:
            remark = Remark(ErrorType.STYLE, Severity.MINOR, why, fix)
            raise_flag(translation, Pointer(head.number, paragraph.index, wrong), remark, clock.does(desk.lead))


def _decide_all(translation: Translation, right: str, desk: Desk, clock: Clock) -> None:
    """Every flag that is open, one after the other: each answer may end others."""
    for flag_id in Flag.objects.filter(translation=translation).open().in_reading_order().values_list("pk", flat=True):
        if flag := Flag.objects.filter(pk=flag_id).open().first():
            _decide(flag, right, desk, clock)


def _decide(flag: Flag, right: str, desk: Desk, clock: Clock) -> None:
    text = head_of(flag.translation_id).text
    fix = _leading_there(flag, text, right)
    own = _words_for(flag, text, right)
    if fix is not None:
        accept(flag, fix, flag.changed_at, clock.does(desk.editor))
    elif own != flag.quote:
        override(flag, own, clock.does(desk.editor), "As in the source.")
    else:
        dismiss_in(Decision.Scope.CHECK, flag, clock.does(desk.editor), SAID_IN_WORDS)


def _leading_there(flag: Flag, text: str, right: str) -> int | None:
    """The first of the flag's fixes that brings the text nearer to the right one."""
    far = edit_distance(text, right)
    for index, fix in enumerate(flag.suggestions):
        if edit_distance(applied(text, [Edit(flag.start, flag.end, fix)]), right) < far:
            return index
    return None


def _words_for(flag: Flag, text: str, right: str) -> str:
    """What stands in the flag's place in the right text."""
    inside = [edit for edit in difference.edits(text, right) if flag.start <= edit.start and edit.end <= flag.end]
    moved = [Edit(edit.start - flag.start, edit.end - flag.start, edit.replacement) for edit in inside]
    return applied(flag.quote, moved)


def _mend_the_rest(translation: Translation, right: str, desk: Desk, clock: Clock) -> None:
    """What no flag had seen, paragraph by paragraph."""
    for paragraph in paragraphs(right):
        head = head_of(translation.pk)
        now = {standing.index: standing.text for standing in paragraphs(head.text)}
        if now.get(paragraph.index) != paragraph.text:
            edit_paragraph(translation, head.number, paragraph.index, paragraph.text, clock.does(desk.editor))
