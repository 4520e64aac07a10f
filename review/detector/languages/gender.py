"""Words that tell whether a woman or a man is meant: who spoke, and how a person is addressed."""

import re

_SAID = {
    "de": r"sagte|erklärte|meinte|betonte|ergänzte|fragte|schrieb|erzählte|berichtete|antwortete|warnte|forderte",
    "en": r"said|says|added|explained|told|wrote|asked|replied|warned|insisted|noted|continued|recalled",
    "nl": r"zei|zegt|vertelde|schreef|vroeg|antwoordde|verklaarde",
}


def _speakers(language: str, she: str, he: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return _speaks(_SAID[language], she), _speaks(_SAID[language], he)


def _speaks(said: str, who: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{said})\s+({who})\b|\b({who})\s+(?:{said})\b", re.IGNORECASE)


SPEAKERS: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "de": _speakers("de", "sie", "er"),
    "en": _speakers("en", "she", "he"),
    "nl": _speakers("nl", "zij|ze", "hij"),
    "fr": (
        re.compile(r"(?:-t)?-(elle)\b|\b(elle)\s+a\s+(?:dit|déclaré|ajouté|expliqué|affirmé)\b", re.IGNORECASE),
        re.compile(r"(?:-t)?-(il)\b(?!\s+(?:pas|plus|y))|\b(il)\s+a\s+(?:dit|déclaré|ajouté|expliqué|affirmé)\b", re.I),
    ),
}
"""Where *she* and *he* are said to speak; the pronoun is the group."""
_SPEECH = {
    **{language: tuple(words.split("|")) for language, words in _SAID.items()},
    "fr": ("elle", "il ", "-il", "Il "),
}
"""One of these stands wherever somebody speaks: a quick look before a slow one."""
OTHERS: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "de": (re.compile(r"\b(?:ihre?[mnrs]?|Frau)\b"), re.compile(r"\b(?:er|ihm|ihn|Herr)\b")),
    "en": (re.compile(r"\b(?:she|her|hers|Mrs|Ms)\b", re.I), re.compile(r"\b(?:he|him|his|Mr)\b", re.I)),
    "nl": (re.compile(r"\b(?:zij|haar|mevrouw)\b", re.I), re.compile(r"\b(?:hij|hem|zijn|meneer)\b", re.I)),
    "fr": (re.compile(r"\b(?:elle|Mme|madame)\b", re.I), re.compile(r"\b(?:il|lui|M\.|monsieur)(?!\w)", re.I)),
}
"""What else may mean a woman or a man: where the source has both, it tells nothing."""
ADDRESSES: dict[str, tuple[str, str]] = {
    "de": ("Frau", "Herrn?"),
    "en": ("Mrs|Ms|Miss", "Mr"),
    "fr": ("Mme|Madame|Mlle", r"M|Monsieur"),
    "es": (r"Sra|señora", r"Sr|señor"),
    "it": (r"Sig\.ra|signora", r"Sig|signor"),
    "nl": ("mevrouw", "meneer|de heer"),
    "pt": ("Sra|senhora", "Sr|senhor"),
}
"""What stands before a woman's and a man's name."""
_ADDRESSED = {
    # Without what makes them expressions: "Sig\.ra" is "Sig.ra", "Herrn?" "Herr".
    language: tuple(re.sub(r"\\|\w\?", "", "|".join(words)).split("|"))
    for language, words in ADDRESSES.items()
}


def may_address(text: str, language: str) -> bool:
    """Whether any form of address stands in a text, as a word or a part of one."""
    return any(word in text for word in _ADDRESSED[language])


def may_speak(text: str, language: str) -> bool:
    """Whether any verb or pronoun of speech stands in a text, as a word or a part of one."""
    return any(word in text for word in _SPEECH[language])


SWAPPED = {
    ("de", "er"): "sie",
    ("de", "sie"): "er",
    ("en", "he"): "she",
    ("en", "she"): "he",
    ("fr", "il"): "elle",
    ("fr", "elle"): "il",
    ("nl", "hij"): "zij",
    ("nl", "zij"): "hij",
    ("nl", "ze"): "hij",
    ("de", "Herr"): "Frau",
    ("de", "Herrn"): "Frau",
    ("de", "Frau"): "Herr",
    ("en", "Mr"): "Ms",
    ("en", "Mrs"): "Mr",
    ("en", "Ms"): "Mr",
}
"""The word for the other sex, where nothing else changes with it."""
