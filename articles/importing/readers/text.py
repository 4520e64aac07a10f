"""Plain text: one article a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.conf import settings as limits

from articles.importing.decoding import decoded
from articles.importing.incoming import PassedOver, Place, Raw, Refusal, Settings
from articles.importing.members import Member
from articles.importing.pairing import Content, paired

_MAX_BYTES_A_CHARACTER = 4


def read(members: Sequence[Member], settings: Settings) -> Iterator[Raw | Refusal | PassedOver]:
    """A row for each translation, with the source of the same name."""
    return paired(members, settings, _content)


def _content(member: Member, language: str, settings: Settings) -> Content | Refusal:
    place = Place(member.label)
    limit = limits.MAX_ARTICLE_CHARACTERS * _MAX_BYTES_A_CHARACTER
    with member.open() as file:
        data = file.read(limit + 1)
    if not data:
        return Refusal(place, "The file is empty.")
    if len(data) > limit:
        return Refusal(place, f"The file has more than {limit:,} bytes: that is no single article.")
    text = decoded(data, place, settings.encoding)
    return text if isinstance(text, Refusal) else Content(text)
