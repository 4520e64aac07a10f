"""Formats of one text a file: NAME.fr.txt is the source of NAME.de.txt, when from French to German is imported."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from django.conf import settings as limits
from django.utils.translation import gettext as _

from articles.importing.incoming import PassedOver, Place, Raw, Refusal, Settings
from articles.importing.members import Member

_SUM = 16
_NAME = re.compile(r"(?P<name>.+?)(?:\.(?P<language>[a-z]{2,3}(?:-[a-z0-9]{2,8})*))?\Z", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Content:
    """What a file holds; `note` says what somebody should look at in it, `encoding` how it was read."""

    text: str
    url: str = ""
    published_at: str = ""
    note: str = ""
    encoding: str = ""


ContentOf = Callable[[Member, str, Settings], Content | Refusal]
"""What stands in a file, which is in the language."""


@dataclass(slots=True)
class _Article:
    """The files of one name."""

    sources: list[Member] = field(default_factory=list)
    translations: list[Member] = field(default_factory=list)


def paired(
    members: Sequence[Member], settings: Settings, content_of: ContentOf
) -> Iterator[Raw | Refusal | PassedOver]:
    """A row for each translation, with the source of the same name; without one the source is empty."""
    articles: dict[str, _Article] = {}
    for member in members:
        name, language = _parts(member.name, settings)
        article = articles.setdefault(name, _Article())
        if language == settings.source_language.lower() and language:
            article.sources.append(member)
        elif language in ("", settings.target_language.lower()):
            article.translations.append(member)
        else:
            pair = {"one": settings.source_language or "?", "other": settings.target_language or "?"}
            told = _("Passed over: its language, {language}, is neither {one} nor {other}.")
            yield PassedOver(Place(member.label), told.format(language=language, **pair))
    for name, article in articles.items():
        yield from _rows(name, article, settings, content_of)


def _parts(file_name: str, settings: Settings) -> tuple[str, str]:
    """The article's name and the language in a file's name; empty when what stands there is no language."""
    stem = file_name.removesuffix(PurePath(file_name).suffix)
    match = _NAME.match(stem)
    if match is None:
        return file_name, ""
    language = (match["language"] or "").lower()
    expected = (settings.source_language.lower(), settings.target_language.lower())
    if language in expected or len(language.split("-")[0]) == 2:
        return unicodedata.normalize("NFC", match["name"]), language
    return unicodedata.normalize("NFC", stem), ""


def _id(name: str) -> str:
    """The name as an id; of one that is too long the beginning, and a sum that tells it from others."""
    most = int(limits.MAX_EXTERNAL_ID_CHARACTERS)
    if len(name) <= most:
        return name
    return f"{name[: most - _SUM - 1]}-{hashlib.sha256(name.encode()).hexdigest()[:_SUM]}"


def _rows(
    name: str, article: _Article, settings: Settings, content_of: ContentOf
) -> Iterator[Raw | Refusal | PassedOver]:
    if not article.translations:
        for member in article.sources:
            missing = f"{name}.{settings.target_language}{PurePath(member.name).suffix}"
            told = _("There is no {name}: a source without a translation is not imported.")
            yield Refusal(Place(member.label), told.format(name=missing))
        return
    source: Content | Refusal = Content("")
    if article.sources:
        source = content_of(article.sources[0], settings.source_language, settings)
    if isinstance(source, Refusal):
        yield source
    elif source.note:
        yield PassedOver(Place(article.sources[0].label), source.note)
    for member in article.translations:
        translation = content_of(member, settings.target_language, settings)
        if isinstance(translation, Refusal):
            yield translation
        elif not isinstance(source, Refusal):
            if translation.note:
                yield PassedOver(Place(member.label), translation.note)
            yield Raw(
                Place(member.label),
                _id(name),
                url=source.url or translation.url,
                published_at=source.published_at or translation.published_at,
                source=source.text,
                translation=translation.text,
                source_place=Place(article.sources[0].label) if article.sources else None,
            )
