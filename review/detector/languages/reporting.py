"""What shows that a translator turned a quotation into reported speech."""

import re

_REPORTING = {
    "de": r"sei(?:en|est)?|habe|werde|würden?|könne|müsse|solle|wolle|dürfe|gebe|gehe|komme|wisse|lasse|bleibe|stehe",
}
_FIRST_PERSON = {
    "en": r"i|me|my|mine|myself|we|us|our|ours|i['’]\w+|we['’]\w+",
    "de": r"ich|mich|mir|mein\w{0,2}|wir|uns|unser\w{0,2}|unsre\w?",
    "fr": r"je|j['’]\w*|me|m['’]\w*|moi|mon|ma|mes|nous|notre|nos|on",
    "nl": r"ik|mij|me|mijn|wij|we|ons|onze",
    "es": r"yo|me|mí|mis?|nosotr[oa]s|nos|nuestr[oa]s?",
    "it": r"io|mi|me|mi[oae]i?|miei|noi|ci|nostr[oaie]",
    "pt": r"eu|me|mim|meus?|minhas?|nós|nos|noss[oa]s?",
}
REPORTING = {
    language: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for language, words in _REPORTING.items()
}
"""Verbs in the mood of reported speech."""
FIRST_PERSON = {
    language: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for language, words in _FIRST_PERSON.items()
}
"""Words by which somebody speaks of himself: reported speech has others in their place."""
SPEAKS_OUTRIGHT = frozenset(("en", "de", "fr", "nl"))
"""Languages that do not leave such words out."""
