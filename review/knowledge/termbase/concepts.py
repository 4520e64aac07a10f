"""A concept as other tools keep it: several words in several languages, some preferred, some no longer wanted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from django.utils.translation import gettext as _

from review.knowledge.termbase.entries import Entry, Row, Unreadable


class Standing(IntEnum):
    """What a glossary thinks of one of its words, the best first; UNSAID where it says nothing of it."""

    PREFERRED = 0
    ADMITTED = 1
    UNSAID = 2
    FORBIDDEN = 3


_STANDINGS = {"preferred": Standing.PREFERRED, "": Standing.UNSAID} | dict.fromkeys(
    ("deprecated", "superseded", "obsolete", "forbidden", "prohibited", "notrecommended"), Standing.FORBIDDEN
)
_STANDARD_ENDING = re.compile(r"(term)?(-admn-sts)?$")
"""TBX says preferredTerm-admn-sts for what others call preferred."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a concept, in the language that its file names."""

    text: str
    language: str
    standing: Standing = Standing.UNSAID
    note: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """The words of a concept in their order; `place` names it in messages."""

    place: str
    words: Sequence[Word]
    note: str = ""
    project: str | None = None


def standing_of(status: str) -> Standing:
    """What a status means, however the tool writes it: preferredTerm-admn-sts, Deprecated, not recommended."""
    name = re.sub(r"[\s_]", "", status).lower()
    return _STANDINGS.get(_STANDARD_ENDING.sub("", name), Standing.ADMITTED)


def rows(concept: Concept, source: str, target: str) -> Iterator[Row]:
    """A row for each word of the source that is not forbidden, with the best word of the target.

    Forbidden words of the target are its forbidden forms; the other good ones are left out, and named. Languages are
    compared without their region where one side has none.
    """
    ours, theirs = _words_in(concept, source), _words_in(concept, target)
    good = [word for word in theirs if word.standing < Standing.FORBIDDEN]
    sources = [word.text for word in ours if word.standing < Standing.FORBIDDEN]
    if not sources or not good:
        yield Unreadable(concept.place, _lacking(concept, target if sources else source))
        return
    renderings = list(dict.fromkeys(word.text for word in good))
    for text in dict.fromkeys(sources):
        yield Entry(
            concept.place,
            source,
            target,
            text,
            renderings[0],
            _forbidden(theirs, renderings),
            note=concept.note or good[0].note or None,
            project=concept.project,
            left_out=tuple(renderings[1:]),
        )


def is_same_language(one: str, other: str) -> bool:
    """Whether both name one language, without the region where one of them has none."""
    one, other = one.replace("_", "-").lower(), other.replace("_", "-").lower()
    return one == other or (("-" not in one or "-" not in other) and one.split("-")[0] == other.split("-")[0])


def _words_in(concept: Concept, language: str) -> list[Word]:
    """The concept's words of a language, the best first; those of just this region before those of others."""
    its = [word for word in concept.words if word.text and is_same_language(word.language, language)]
    return sorted(its, key=lambda word: (word.language.replace("_", "-").lower() != language.lower(), word.standing))


def _forbidden(words: Sequence[Word], good: Sequence[str]) -> tuple[str, ...] | None:
    """The forbidden words that are not good ones in another region; None where the file says nothing of its words."""
    if all(word.standing is Standing.UNSAID for word in words):
        return None
    return tuple(dict.fromkeys(word.text for word in words if word.text not in good))


def _lacking(concept: Concept, language: str) -> str:
    others = ", ".join(dict.fromkeys(word.language for word in concept.words if word.language))
    if not others:
        return _("It has no term in the language {language}.").format(language=language)
    told = _("It has no term in the language {language} that may be used; its languages are: {others}.")
    return told.format(language=language, others=others)
