"""Files of findings: MQM ratings in WMT's tab-separated layout, and error spans in JSON as xCOMET gives them."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import isfinite

from django.utils.translation import gettext as _

from articles.figures import figure
from articles.importing.incoming import Place, Refusal

OPEN, CLOSE = "<v>", "</v>"
REQUIRED = ("target", "category", "severity")
NO_ERROR = frozenset({"no-error", "neutral", "noerror", "none", ""})


@dataclass(frozen=True, slots=True)
class Rating:
    """An error that another tool or a rater found, not yet placed.

    `start` and `end` count code points of `context`, a stretch of the article's translation; an empty one stands for
    all of it. `words` is what should stand there, empty where the file does not say. Texts are composed (NFC).
    """

    place: Place
    article: str
    system: str
    context: str
    start: int
    end: int
    category: str
    severity: str
    words: str = ""
    confidence: float | None = None
    rated: bool = True
    """Whether a person rated it; else a machine did, which may leave the category open."""

    @property
    def is_error(self) -> bool:
        return self.severity not in NO_ERROR


class SpanRefusedError(ValueError):
    """A span that says too little or nonsense; the message says what."""


def ratings(lines: Iterator[str], file: str) -> Iterator[Rating | Refusal]:
    """The rows of a tab-separated file; cells are taken as they stand, as WMT writes them."""
    header = [name.strip().casefold() for name in next(lines, "").removeprefix("\ufeff").rstrip("\r\n").split("\t")]
    if missing := [name for name in REQUIRED if name not in header]:
        told = _("The header has no column “{name}”; needed are {names} and doc.")
        yield Refusal(Place(file), told.format(name=missing[0], names=", ".join(REQUIRED)))
        return
    for number, line in enumerate(lines, start=2):
        cells = line.rstrip("\r\n").split("\t")
        place = Place(file, number)
        if len(cells) == len(header):
            yield _rating(place, dict(zip(header, cells, strict=True)))
        elif line.strip():
            told = _("The row has {count} cells, the header {expected}.")
            yield Refusal(place, told.format(count=figure(len(cells)), expected=figure(len(header))))


def _rating(place: Place, values: Mapping[str, str]) -> Rating | Refusal:
    before, opened, rest = _composed(values["target"]).partition(OPEN)
    words, closed, after = rest.partition(CLOSE)
    rating = Rating(
        place,
        article=(values.get("doc") or values.get("doc_id") or "").strip(),
        system=values.get("system", "").strip(),
        context=before + words + after,
        start=len(before),
        end=len(before) + len(words),
        category=values["category"],
        severity=values["severity"].strip().casefold(),
    )
    if rating.is_error and not (opened and closed and words):
        told = _("The target marks no span: {mark} is missing, or empty.")
        return Refusal(place, told.format(mark=f"{OPEN}…{CLOSE}"))
    return rating


def spans(lines: Iterator[str], file: str) -> Iterator[Rating | Refusal]:
    """The error spans of a JSON lines file: an object a line, for an article or a stretch of it."""
    for number, line in enumerate(lines, start=1):
        place = Place(file, number)
        if not line.strip():
            continue
        try:
            row = json.loads(line.removeprefix("\ufeff"), parse_constant=_refuse_constant)
            found = _spans_of(row)
        except (ValueError, RecursionError) as error:
            reason = str(error) if isinstance(error, SpanRefusedError) else _("This is not a line of JSON.")
            yield Refusal(place, reason)
            continue
        for position, span in enumerate(found, start=1):
            try:
                yield _span(place, row, span)
            except SpanRefusedError as error:
                yield Refusal(place, _("Span {number}: {problem}").format(number=figure(position), problem=error))


def _refuse_constant(name: str) -> float:
    raise SpanRefusedError(_("“{name}” is not a number of JSON.").format(name=name))


def _spans_of(row: object) -> list[object]:
    if not isinstance(row, dict):
        raise SpanRefusedError(_("The line is not an object with id and error_spans."))
    found = row.get("error_spans")
    if not isinstance(found, list):
        raise SpanRefusedError(_("The line has no list error_spans."))
    return found


def _span(place: Place, row: Mapping[str, object], span: object) -> Rating:
    if not isinstance(span, dict):
        raise SpanRefusedError(_("it is not an object with start, end and severity."))
    context = _text(row, "mt")
    start, end = _number(span, "start"), _number(span, "end")
    if context and not unicodedata.is_normalized("NFC", context):
        start, end = (len(_composed(context[:at])) for at in (start, end))
    return Rating(
        place,
        article=_text(row, "id").strip() or _text(row, "doc").strip(),
        system=_text(row, "system").strip() or _text(row, "engine").strip(),
        context=_composed(context),
        start=start,
        end=end,
        category=_text(span, "category"),
        severity=_text(span, "severity").strip().casefold(),
        words=_composed(_text(span, "text")),
        confidence=_confidence(span),
        rated=False,
    )


def _text(values: Mapping[str, object], name: str) -> str:
    value = values.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise SpanRefusedError(_("{name} is not a text.").format(name=name))
    return value


def _number(values: Mapping[str, object], name: str) -> int:
    value = values.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise SpanRefusedError(_("{name} is not a whole number from 0 on.").format(name=name))
    return value


def _confidence(values: Mapping[str, object]) -> float | None:
    value = values.get("confidence")
    if value is None:
        return None
    if not isinstance(value, int | float) or isinstance(value, bool) or not isfinite(value) or not 0 <= value <= 1:
        raise SpanRefusedError(_("confidence is not a number from 0 to 1."))
    return float(value)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


Reader = Callable[[Iterator[str], str], Iterator[Rating | Refusal]]


def reader(name: str) -> Reader:
    """What reads a file of that name: JSON lines by their suffix, everything else as MQM ratings."""
    return spans if name.casefold().endswith((".jsonl", ".ndjson")) else ratings
