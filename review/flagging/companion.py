"""Goes along with every change of a text: checks it before the lock, keeps flags and decisions in step within it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from articles.door import Head, refuse_unlisted
from articles.models import Revision, Translation
from review.flagging.carrying import keep_comments
from review.flagging.checking import findings_in
from review.flagging.keeping import Findings, Kept, Settled, keep_flags, on_text
from review.models import Comment, Flag


class ApprovedError(Exception):
    """The text is signed off: it must be reopened before it is changed."""


Settle = Callable[[Revision, Mapping[int, Flag]], Settled]
"""Stores what was decided, once the revision exists, and says what becomes of the flags on the text. May raise."""


@dataclass(slots=True)
class Aftermath:
    """What a change left behind: filled when it was made, so that nobody who shows it has to read it again."""

    before: Head | None = None
    revision: Revision | None = None
    kept: Kept | None = None
    comments: Sequence[Comment] = ()


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The companion of people's changes: refuses approved texts and withdrawn ones, checks the new text, settles
    decisions.
    """

    settle: Settle = lambda revision, flags: Settled()
    aftermath: Aftermath = field(default_factory=Aftermath)

    def prepare(self, head: Head, text: str) -> Findings:
        translation = head.translation or Translation.objects.select_related("article").get(pk=head.translation_id)
        refuse_approved(translation)
        self.aftermath.before = head
        return findings_in(translation, text)

    def finish(self, translation: Translation, revision: Revision, prepared: Findings) -> None:
        refuse_unlisted(translation)
        if translation.approved_number == revision.number - 1:
            raise ApprovedError
        flags = on_text(translation, with_record=True)
        self.aftermath.kept = keep_flags(translation, revision, prepared, flags, self.settle(revision, flags))
        self.aftermath.comments = keep_comments(translation, revision)
        self.aftermath.revision = revision


@dataclass(frozen=True, slots=True)
class Unchecked:
    """The companion of imports: carries the flags, and leaves the translation due for checking."""

    def prepare(self, head: Head, text: str) -> None:
        return None

    def finish(self, translation: Translation, revision: Revision, prepared: None) -> None:
        keep_flags(translation, revision, None, on_text(translation))
        keep_comments(translation, revision)


def refuse_approved(translation: Translation) -> None:
    """Raises ApprovedError when the newest revision is signed off."""
    if translation.is_approved:
        raise ApprovedError
