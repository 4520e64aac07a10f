"""A flag as a card: what is wrong in plain words, the evidence, and up to three fixes."""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext

from articles.edits import Edit
from review.acting.remarking import CHECK_ID as OWN
from review.detector import Check, ErrorType, Where, all_checks
from review.models import Flag
from review.page.characters import called
from review.page.fixes import Brief, Fix, in_brief, in_context
from review.page.kinds import NAMES

MOST_FIXES = 3
TELLING = 5
"""So many decisions say something about a check."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A reason to believe the flag. `anchor` is where it stands in the source, for a link; empty when elsewhere.

    `text` is empty where the flag's sentence quotes the words already. `times` counts the other articles in which the
    same words stand, where that is the whole reason.
    """

    where: Where
    text: str
    anchor: str
    times: int = 0

    @property
    def is_marked(self) -> bool:
        """Whether quotation marks are among the words, so that ours would be doubled."""
        return any(mark in self.text for mark in '«»„“”"‹›「」')


@dataclass(frozen=True, slots=True)
class Card:
    """What the page says of one open flag. `gist` is its one line while it is closed: the first fix, if there is one.

    `alike` counts the open flags of the same check that have a fix; `by` is the person who raised it. In the project
    its check was right `right` of `decided` times; both are 0 where that says little.
    """

    id: int
    check: str
    title: str
    sentence: str
    gist: Brief
    severity: str
    quote: str
    explained: bool
    proofs: tuple[Proof, ...]
    fixes: tuple[Fix, ...]
    alike: int
    by: User | None = None
    right: int = 0
    decided: int = 0


def cards(flags: Sequence[Flag], text: str) -> dict[int, Card]:
    """The card of each flag by its id; the flags stand on `text`."""
    alike = Counter(flag.check_id for flag in flags if flag.suggestions)
    return {flag.pk: _card(flag, text, alike[flag.check_id] if flag.suggestions else 0) for flag in flags}


def _card(flag: Flag, text: str, alike: int) -> Card:
    said = sentence(flag.message, flag.details)
    return Card(
        id=flag.pk,
        check=flag.check_id,
        title=title_for(flag),
        sentence=said,
        gist=in_brief(flag.quote, flag.suggestions[0]) if flag.suggestions else Brief(),
        severity=flag.severity,
        quote=flag.quote,
        explained=flag.check_id in checks_by_id(),
        proofs=tuple(_proof(piece, said) for piece in flag.evidence),
        fixes=tuple(
            in_context(text, number, Edit(flag.start, flag.end, suggestion))
            for number, suggestion in enumerate(flag.suggestions[:MOST_FIXES], 1)
        ),
        alike=alike,
        by=flag.raised_by,
        **_record(flag),
    )


def _record(flag: Flag) -> dict[str, int]:
    """How its check has fared; nothing of a flag of which it was not asked."""
    right, decided = getattr(flag, "check_right", None) or 0, getattr(flag, "check_decided", None) or 0
    return {"right": right, "decided": decided} if flag.check_id != OWN and decided >= TELLING else {}


def sentence(message: str, details: Mapping[str, Any]) -> str:
    """The message in the reader's language with its details filled in; the bare message when they do not fit."""
    translated = gettext(message) if message else ""
    try:
        return _Plain().vformat(translated, (), _spoken(details))
    except (KeyError, ValueError, IndexError):
        return translated


def title_for(flag: Flag) -> str:
    """The title of the flag's check; for a person's own flag, what kind of error they saw."""
    return str(NAMES[ErrorType(flag.error_type)]) if flag.check_id == OWN else title_of(flag.check_id)


def _spoken(details: Mapping[str, Any]) -> Mapping[str, Any]:
    """Details are words of the texts and stay as they are, but for a `reason`, a clause of our own, and the `name` of a
    character.
    """
    reason, name = details.get("reason"), details.get("name")
    said = {"reason": gettext(reason)} if reason else {}
    return {**details, **said, **({"name": called(name)} if isinstance(name, str) else {})}


def title_of(check_id: str) -> str:
    """The check's title in the reader's language; its id in words where no such check is registered."""
    if check_id == OWN:
        return gettext("Own flag")
    check = checks_by_id().get(check_id)
    return gettext(check.title) if check else check_id.replace("-", " ").replace("_", " ").capitalize()


@cache
def checks_by_id() -> Mapping[str, Check]:
    return {check.id: check for check in all_checks()}


def _proof(piece: Mapping[str, Any], said: str) -> Proof:
    where = Where(piece["where"])
    anchor = f"s{piece['span'][0]}" if where is Where.SOURCE and piece["span"] else ""
    times = int(piece["text"]) if where is Where.PROJECT and piece["text"].isdecimal() else 0
    text = "" if anchor and _quotes(said, piece["text"]) else piece["text"]
    return Proof(where, text, anchor, times)


def _quotes(said: str, words: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", said))


class _Plain(string.Formatter):
    """Fills in names only: no attributes, no items, so that a message cannot reach into objects."""

    def get_field(self, field_name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> tuple[Any, str]:
        return str(kwargs[field_name]), field_name
