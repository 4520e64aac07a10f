"""Decides whether a row can be stored, and brings it into the form in which it is."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime, time

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from articles import text as texts
from articles.figures import figure
from articles.importing.incoming import Raw, Refusal, Row, Settings
from articles.languages import is_known

_MAX_URL, _MAX_ENGINE, _MAX_LANGUAGE = 2000, 100, 20
_valid_url = URLValidator(schemes=["http", "https"])
_UNSEEN = re.compile(r"[\n\t\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


class RowRefusedError(ValueError):
    """A row that cannot be stored; the message says why."""


def accepted(raw: Raw, defaults: Settings) -> Row | Refusal:
    """The row as it will be stored, or why it cannot be."""
    place = raw.source_place or raw.place
    try:
        source = _stored(raw.source, _("source"))
        place = raw.place
        return _row(raw, defaults, source)
    except (RowRefusedError, texts.TextRefusedError) as error:
        return Refusal(place, str(error))


def content_id(row_source: str, translation: str) -> str:
    """The identity of an article that came without any: made of its source or, without one, of its translation."""
    return "sha256-" + hashlib.sha256((row_source or translation).encode()).hexdigest()[:32]


def _row(raw: Raw, defaults: Settings, source: str) -> Row:
    translation = _stored(raw.translation, _("translation"))
    if not translation:
        raise RowRefusedError(_("The translation is empty."))
    return Row(
        place=raw.place,
        external_id=_id(raw.external_id) or content_id(source, translation),
        title=_title(raw.title, source or translation),
        url=_url(raw.url),
        published_at=_time(raw.published_at),
        source_language=_language(raw.source_language or defaults.source_language, _("source language")),
        target_language=_language(raw.target_language or defaults.target_language, _("target language")),
        engine=_line(raw.engine or defaults.engine, _("engine"), _MAX_ENGINE),
        source=source,
        translation=translation,
    )


def _stored(raw: str, name: str) -> str:
    """The text as it is stored; empty where nothing in it can be seen."""
    try:
        text = texts.imported(raw)
        texts.refuse_oversize(text)
    except texts.TextRefusedError as error:
        raise RowRefusedError(_("In the {field}: {problem}").format(field=name, problem=error)) from None
    return "" if texts.is_blank(text) else text


def _id(raw: str) -> str:
    if _UNSEEN.search(raw.strip()):
        raise RowRefusedError(_("The id {id} holds characters that cannot be seen.").format(id=ascii(raw.strip())))
    return _line(raw, _("id"), settings.MAX_EXTERNAL_ID_CHARACTERS)


def _title(raw: str, text: str) -> str:
    """The title; where there is none the text's first line, shortened where it is too long."""
    limit = settings.MAX_TITLE_CHARACTERS
    if title := _line(raw, _("title"), limit):
        return title
    first = next(texts.paragraphs(text)).text.strip()
    return first if len(first) <= limit else first[: limit - 1].rstrip() + "…"


def _line(raw: str, name: str, limit: int) -> str:
    try:
        line = " ".join(texts.normalised(raw).split("\n")).strip()
    except texts.TextRefusedError as error:
        raise RowRefusedError(_("In the {field}: {problem}").format(field=name, problem=error)) from None
    if len(line) > limit:
        told = _("The {field} has {count} characters; at most {most} are taken.")
        raise RowRefusedError(told.format(field=name, count=figure(len(line)), most=figure(limit)))
    return line


def _url(raw: str) -> str:
    url = _line(raw, "url", _MAX_URL)
    if url:
        try:
            _valid_url(url)
        except ValidationError:
            told = _("The url “{url}” is not a web address (http or https).")
            raise RowRefusedError(told.format(url=_short(url))) from None
    return url


def _time(raw: str) -> datetime | None:
    """The moment; a day stands for its first moment, and a time without zone is UTC."""
    if not raw.strip():
        return None
    try:
        moment = parse_datetime(raw.strip())
        if moment is None and (day := parse_date(raw.strip())):
            moment = datetime.combine(day, time())
        if moment:
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    told = _("“{words}” is not a date such as 2026-11-22 or 2026-11-22T14:05:00Z.")
    raise RowRefusedError(told.format(words=_short(raw)))


def _language(raw: str, name: str) -> str:
    code = raw.strip().replace("_", "-")
    if not code:
        told = _("The {field} is not known: neither the row nor the import names it.")
        raise RowRefusedError(told.format(field=name))
    if len(code) > _MAX_LANGUAGE or not is_known(code):
        told = _("The {field} “{code}” is not a language code such as de or pt-BR.")
        raise RowRefusedError(told.format(field=name, code=_short(code)))
    return code


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:59] + "…"
