"""What a check says: a finding, with its place, its evidence and its fixes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

NO_DETAILS: Mapping[str, str] = MappingProxyType({})


def gettext_noop(message: str) -> str:
    """The message itself; marks it for the interface's catalogues without needing Django."""
    return message


class Span(NamedTuple):
    """A stretch of text in code points, half-open. An empty one is a caret: something is missing there."""

    start: int
    end: int

    def shifted(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)


class Severity(StrEnum):
    """MQM severities. Critical errors block the sign-off."""

    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"


class Tier(StrEnum):
    """How sure a finding is. A hint is listed, but not drawn in the text."""

    CERTAIN = "certain"
    LIKELY = "likely"
    HINT = "hint"


class ErrorType(StrEnum):
    """The part of the MQM core typology (themqm.org) that the checks and people use."""

    MISTRANSLATION = "accuracy/mistranslation"
    OMISSION = "accuracy/omission"
    ADDITION = "accuracy/addition"
    UNTRANSLATED = "accuracy/untranslated"
    DO_NOT_TRANSLATE = "accuracy/do-not-translate"
    GRAMMAR = "linguistic-conventions/grammar"
    PUNCTUATION = "linguistic-conventions/punctuation"
    SPELLING = "linguistic-conventions/spelling"
    DUPLICATION = "linguistic-conventions/duplication"
    CHARACTER_ENCODING = "linguistic-conventions/character-encoding"
    TERMINOLOGY = "terminology/wrong-term"
    INCONSISTENT_TERM = "terminology/inconsistent-use"
    NUMBER_FORMAT = "locale-conventions/number-format"
    CURRENCY_FORMAT = "locale-conventions/currency-format"
    DATE_FORMAT = "locale-conventions/date-format"
    QUOTATION_FORMAT = "locale-conventions/quotation-mark-format"
    MARKUP = "design-and-markup/markup"
    STYLE = "style/awkward"
    OTHER = "other"


class Where(StrEnum):
    """Where a piece of evidence stands."""

    SOURCE = "source"
    TRANSLATION = "translation"
    GLOSSARY = "glossary"
    PROJECT = "project"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason to believe a finding: a span of the source or the translation, or words from elsewhere.

    `span` is set where the evidence stands in one of the two texts; `text` is what stands there.
    """

    where: Where
    text: str
    span: Span | None = None

    def shifted(self, source_by: int, translation_by: int) -> Evidence:
        if self.span is None:
            return self
        by = source_by if self.where is Where.SOURCE else translation_by
        return Evidence(self.where, self.text, self.span.shifted(by))


@dataclass(frozen=True, slots=True)
class Finding:
    """A suspicious span of the translation.

    `start` and `end` are code points, half-open, never empty. A suggestion replaces exactly that span; the first is
    the best one. `places` are the stretches to draw where they differ from the span (the two ends of a quotation,
    a caret where a character is missing). `message` is an English sentence with named {places} for `details`.
    """

    check: str
    start: int
    end: int
    message: str
    severity: Severity
    error_type: ErrorType
    tier: Tier
    details: Mapping[str, str] = field(default_factory=lambda: NO_DETAILS)
    suggestions: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    places: tuple[Span, ...] = ()

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def sentence(self) -> str:
        """The message in English with its details filled in."""
        return self.message.format(**self.details)

    def shifted(self, source_by: int, translation_by: int) -> Finding:
        """The same finding where the source and the translation begin that many code points later."""
        return Finding(
            self.check,
            self.start + translation_by,
            self.end + translation_by,
            self.message,
            self.severity,
            self.error_type,
            self.tier,
            self.details,
            self.suggestions,
            tuple([piece.shifted(source_by, translation_by) for piece in self.evidence]),
            tuple([place.shifted(translation_by) for place in self.places]) if self.places else (),
        )
