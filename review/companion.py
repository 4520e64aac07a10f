"""Goes along with every change of a text: checks it before the lock, keeps flags and decisions in step within it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from articles.door import Head
from articles.models import Revision, Translation
from review.carrying import keep_comments
from review.checking import findings_in
from review.detector import Span
from review.keeping import Findings, keep_flags
from review.models import Flag


class ApprovedError(Exception):
    """The text is signed off: it must be reopened before it is changed."""


Settle = Callable[[Revision], Mapping[Flag, Span] | None]
"""Stores what was decided, once the revision exists, and says which flags it brings back and where. May raise."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The companion of people's changes: refuses approved texts, checks the new text, settles decisions."""

    settle: Settle = lambda revision: None

    def prepare(self, head: Head, text: str) -> Findings:
        translation = Translation.objects.select_related("article").get(pk=head.translation_id)
        refuse_approved(translation)
        return findings_in(translation, text)

    def finish(self, translation: Translation, revision: Revision, prepared: Findings) -> None:
        if translation.approved_number == revision.number - 1:
            raise ApprovedError
        revived = self.settle(revision)
        keep_flags(translation, revision.text, revision.edit_list(), prepared, revived)
        keep_comments(translation, revision.text, revision.edit_list())


@dataclass(frozen=True, slots=True)
class Unchecked:
    """The companion of imports: carries the flags, and leaves the translation due for checking."""

    def prepare(self, head: Head, text: str) -> None:
        return None

    def finish(self, translation: Translation, revision: Revision, prepared: None) -> None:
        keep_flags(translation, revision.text, revision.edit_list(), None)
        keep_comments(translation, revision.text, revision.edit_list())


def refuse_approved(translation: Translation) -> None:
    """Raises ApprovedError when the newest revision is signed off."""
    if translation.is_approved:
        raise ApprovedError
