"""Which paragraphs somebody looked at, and how much of the machine's text stands unchanged.

A paragraph was looked at when somebody marked it as seen, changed it, or dismissed a flag in it. Flags find a minority
of the serious errors, so that the rest of a text needs a reader as well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from django.contrib.auth.models import User

from articles.figures import percent_of
from articles.models import Revision, Translation
from articles.text import Paragraph, paragraphs
from review.models import Decision, Flag, Seen


@dataclass(frozen=True, slots=True)
class Coverage:
    """The paragraphs of a text by index: how many there are, which were looked at; `kept` is a share from 0 to 1."""

    paragraphs: int
    looked_at: frozenset[int]
    kept: float

    @property
    def unseen(self) -> int:
        return self.paragraphs - len(self.looked_at)

    @property
    def seen_percent(self) -> int:
        return percent_of(len(self.looked_at) / self.paragraphs if self.paragraphs else 1)

    @property
    def kept_percent(self) -> int:
        return percent_of(self.kept)


def coverage_of(translation: Translation, text: str) -> Coverage:
    """The coverage of `text`, the translation's newest; three queries."""
    machine = Revision.objects.filter(translation=translation, kind=Revision.Kind.IMPORT).order_by("-number")
    written = machine.values_list("text", flat=True).first() or ""
    seen = set(Seen.objects.filter(translation=translation).values_list("digest", flat=True))
    return measured(written, text, seen, _dismissed_at(translation))


def measured(machine: str, text: str, seen: Collection[str], dismissed: Iterable[int]) -> Coverage:
    """The coverage of `text` beside what the machine wrote, with the digests seen and the places of dismissed flags."""
    now, old = list(paragraphs(text)), {paragraph.text for paragraph in paragraphs(machine)}
    places = sorted(dismissed)
    looked_at = frozenset(
        paragraph.index
        for paragraph in now
        if paragraph.text not in old or digest(paragraph.text) in seen or _holds(paragraph, places)
    )
    characters = sum(len(paragraph.text) for paragraph in now)
    kept = sum(len(paragraph.text) for paragraph in now if paragraph.text in old)
    return Coverage(len(now), looked_at, kept / characters if characters else 1.0)


def mark_seen(translation: Translation, texts: Iterable[str], by: User, *, at: datetime) -> None:
    """The paragraphs with these words were looked at; marking them again changes nothing."""
    rows = [Seen(translation=translation, digest=one, by=by, at=at) for one in sorted({digest(text) for text in texts})]
    Seen.objects.bulk_create(rows, ignore_conflicts=True)


def digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=10).hexdigest()


def _dismissed_at(translation: Translation) -> list[int]:
    dismissals = Decision.objects.live().filter(kind=Decision.Kind.DISMISS)
    flags = Flag.objects.filter(translation=translation, decisions__in=dismissals).on_text()
    return list(flags.values_list("start", flat=True))


def _holds(paragraph: Paragraph, places: Iterable[int]) -> bool:
    return any(paragraph.start <= place <= paragraph.end for place in places)
