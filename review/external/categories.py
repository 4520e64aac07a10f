"""The names that MQM raters, in WMT's layout and elsewhere, give to what we file under our own error types."""

from __future__ import annotations

from review.detector import ErrorType

_ALIASES = {
    "untranslated text": ErrorType.UNTRANSLATED,
    "source language fragment": ErrorType.UNTRANSLATED,
    "non-translation": ErrorType.MISTRANSLATION,
    "overtranslation": ErrorType.MISTRANSLATION,
    "undertranslation": ErrorType.MISTRANSLATION,
    "creative reinterpretation": ErrorType.MISTRANSLATION,
    "gender mismatch": ErrorType.GRAMMAR,
    "accuracy": ErrorType.MISTRANSLATION,
    "fluency": ErrorType.GRAMMAR,
    "linguistic conventions": ErrorType.GRAMMAR,
    "agreement": ErrorType.GRAMMAR,
    "word order": ErrorType.GRAMMAR,
    "typography": ErrorType.PUNCTUATION,
    "inconsistency": ErrorType.INCONSISTENT_TERM,
    "inconsistent": ErrorType.INCONSISTENT_TERM,
    "terminology": ErrorType.TERMINOLOGY,
    "inappropriate for context": ErrorType.TERMINOLOGY,
    "register": ErrorType.STYLE,
    "style": ErrorType.STYLE,
    "unidiomatic": ErrorType.STYLE,
    "bad sentence structure": ErrorType.STYLE,
    "archaic or obscure word choice": ErrorType.STYLE,
    "number": ErrorType.NUMBER_FORMAT,
    "currency": ErrorType.CURRENCY_FORMAT,
    "date": ErrorType.DATE_FORMAT,
    "time format": ErrorType.DATE_FORMAT,
    "address format": ErrorType.OTHER,
    "name format": ErrorType.OTHER,
    "telephone format": ErrorType.OTHER,
    "locale convention": ErrorType.OTHER,
    "locale conventions": ErrorType.OTHER,
    "display": ErrorType.MARKUP,
    "encoding": ErrorType.CHARACTER_ENCODING,
    "source error": ErrorType.OTHER,
    "source issue": ErrorType.OTHER,
    "unintelligible": ErrorType.OTHER,
}
_KNOWN = {kind.value.rpartition("/")[2].replace("-", " "): kind for kind in ErrorType} | {
    name.replace("-", " "): kind for name, kind in _ALIASES.items()
}


def error_type(category: str) -> ErrorType | None:
    """Our type for a category such as `Fluency/Spelling` or `Non-translation!`; None for one that nobody knows."""
    parts = [" ".join(part.split()).rstrip("!") for part in category.casefold().replace("-", " ").split("/")]
    return _KNOWN.get(parts[-1]) if parts[-1] != "other" or len(parts) < 2 else _KNOWN.get(parts[-2], ErrorType.OTHER)
