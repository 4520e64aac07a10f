"""Plain text: one article a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.conf import settings as limits
from django.utils.translation import gettext as _

from articles.figures import figure
from articles.importing.decoding import decoded, other_encoding, read_as
from articles.importing.incoming import Head, PassedOver, Place, Raw, Refusal, Settings
from articles.importing.members import Member
from articles.importing.pairing import Content, paired

_MAX_BYTES_A_CHARACTER = 4


def read(members: Sequence[Member], settings: Settings) -> Iterator[Raw | Refusal | PassedOver]:
    """A row for each translation, with the source of the same name."""
    return paired(members, settings, _content)


def head(member: Member, settings: Settings) -> Head | None:
    """In which encoding the file is read; None where it is refused."""
    content = _content(member, settings.target_language, settings)
    if isinstance(content, Refusal):
        return None
    return Head(member.label, encoding=settings.encoding or content.encoding, guessed=bool(content.note))


def _content(member: Member, language: str, settings: Settings) -> Content | Refusal:
    place = Place(member.label)
    limit = limits.MAX_ARTICLE_CHARACTERS * _MAX_BYTES_A_CHARACTER
    with member.open() as file:
        data = file.read(limit + 1)
    if not data:
        return Refusal(place, _("The file is empty."))
    if len(data) > limit:
        told = _("The file has more than {most} bytes: that is no single article.")
        return Refusal(place, told.format(most=figure(limit)))
    text = decoded(data, place, settings.encoding)
    if isinstance(text, Refusal):
        return text if settings.encoding or text.wrong_kind else _guessed(data, text, language)
    return Content(text, encoding="utf-8")


def _guessed(data: bytes, refusal: Refusal, language: str) -> Content | Refusal:
    """The text in the encoding that it looks like, which is said; refused where that cannot be told."""
    encoding = other_encoding(data, [language])
    try:
        return Content(data.decode(encoding), note=read_as(encoding), encoding=encoding) if encoding else refusal
    except UnicodeDecodeError:
        return refusal
