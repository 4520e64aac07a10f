"""The quotation marks in use in each language, the usual ones first (CLDR, and what newspapers print)."""

from review.detector.words.lexicon import base_language

QUOTATION_MARKS: dict[str, tuple[str, ...]] = {
    "de": ("„“", "»«", "«»", '""', "‚‘", "“”"),
    "en": ("“”", '""', "‘’", "''"),
    "fr": ("«»", "“”", '""'),
    "es": ("«»", "“”", '""'),
    "it": ("«»", "“”", '""', "‘’"),
    "pt": ("“”", '""', "«»"),
    "nl": ("‘’", "“”", '""', "''", "„”"),
    "pl": ("„”", "«»", "»«", '""', "“”"),
    "cs": ("„“", "»«", '""'),
    "sk": ("„“", "»«", '""'),
    "ru": ("«»", "„“", '""', "“”"),
    "uk": ("«»", "„“", '""', "“”"),
    "tr": ("“”", '""', "«»"),
    "bg": ("„“", "«»", '""'),
    "sl": ("„“", "»«", '""'),
    "ro": ("„”", "«»", '""'),
    "hu": ("„”", "»«", '""'),
    "sv": ("””", '""', "»»", "“”"),
    "da": ("»«", "„“", '""', "””", "“”"),
    "nb": ("«»", '""', "“”"),
    "fi": ("””", '""', "»»"),
    "ja": ("「」", "『』", '""', "“”"),
    "zh": ("“”", "「」", '""', "《》"),
    "ar": ("“”", "«»", '""', "”“"),
    "el": ("«»", "“”", '""'),
}
INNER_MARKS: dict[str, str] = {
    "de": "‚‘",
    "en": "‘’",
    "fr": "“”",
    "es": "“”",
    "it": "“”",
    "pt": "‘’",
    "pl": "«»",
    "ru": "„“",
    "uk": "„“",
}
SPACED = frozenset({"fr"})
"""Languages that part « and » from what they hold by a no-break space."""
STOP_INSIDE = frozenset({"en"})
"""Languages in which the full stop and the comma stand inside the closing mark, whatever they belong to."""

STOP_OUTSIDE = frozenset({"es", "it", "pl", "ru", "uk"})
"""Languages in which the full stop stands behind the closing mark, even of a whole sentence after a colon."""


def marks(language: str) -> tuple[str, str]:
    """The usual opening and closing mark."""
    usual = QUOTATION_MARKS.get(base_language(language), ("“”",))[0]
    return usual[0], usual[1]
