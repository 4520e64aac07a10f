"""What the desk knows that bears on a text: terms, rules, lines that recur, checks that are quiet; in one question.

A text is checked before every change of it, so that four questions would be four more on each key press.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, IntegerField, Q, QuerySet, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from articles.models import Translation
from review.detector import Rule, Term
from review.knowledge.recurring import counts_in, short_lines
from review.models import CheckStanding, CheckState, LearnedRule, Silence
from review.models import Term as StoredTerm

Rows = QuerySet[Any, tuple[str, str, str, str, int]]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Terms and rules for the detector, how often lines stand in other texts, what becomes of muted checks, and the
    words on which a check is silent: (check, words)."""

    terms: tuple[Term, ...]
    rules: tuple[Rule, ...]
    recurring: Mapping[str, int]
    states: Mapping[str, CheckState]
    silenced: frozenset[tuple[str, str]]


def knowledge_of(translation: Translation, text: str) -> Knowledge:
    """What the desk knows now, for `text` as a text of the translation. The translation's article is read along."""
    own = 0 if translation.checked_number is None else 1
    rows = list(_terms(translation).union(_rules(translation), *_others(translation, text), all=True))
    return Knowledge(
        terms=tuple(Term(a, b, tuple(json.loads(c)), bool(n)) for kind, a, b, c, n in rows if kind == "term"),
        rules=tuple(Rule(a, b, c) for kind, a, b, c, _ in rows if kind == "rule"),
        recurring={a: n - own for kind, a, _, _, n in rows if kind == "line" and n > own},
        states={a: CheckState(b or c) for kind, a, b, c, _ in rows if kind == "muted"},
        silenced=frozenset((a, b) for kind, a, b, _, _ in rows if kind == "silence"),
    )


def _others(translation: Translation, text: str) -> tuple[Rows, ...]:
    return _lines(translation, text), _muted(translation), _silences(translation)


def _terms(translation: Translation) -> Rows:
    article = translation.article
    ours = Q(project=article.project_id) | Q(project=None)
    terms = StoredTerm.objects.filter(ours, **_languages(translation)).order_by()
    number = Cast("case_sensitive", IntegerField())
    return _row(terms, "term", "source", "target", F("forbidden"), number)


def _rules(translation: Translation) -> Rows:
    active = LearnedRule.objects.filter(state=LearnedRule.State.ACTIVE, **_languages(translation))
    return _row(active, "rule", "find", "replace", F("source_condition"), Value(0))


def _lines(translation: Translation, text: str) -> Rows:
    lines = counts_in(translation).filter(line__in=short_lines(text))
    return _row(lines, "line", "line", "line", Value(""), F("translations"))


def _muted(translation: Translation) -> Rows:
    muted = CheckStanding.objects.filter(project=translation.article.project_id).muted()
    return _row(muted, "muted", "check_id", "chosen", F("default"), Value(0))


def _silences(translation: Translation) -> Rows:
    return _row(Silence.objects.heard_in(translation), "silence", "check_id", "words", Value(""), Value(0))


def _languages(translation: Translation) -> dict[str, str]:
    return {
        "source_language": translation.article.source_language,
        "target_language": translation.target_language,
    }


def _row(found: QuerySet[Any], kind: str, a: str, b: str, c: Combinable, n: Combinable) -> Rows:
    """Each as (kind, a, b, c, n), so that unlike things can be asked for together."""
    named = found.order_by().annotate(_kind=Value(kind), _a=F(a), _b=F(b), _c=Cast(c, TextField()), _n=n)
    rows: Rows = named.values_list("_kind", "_a", "_b", "_c", "_n")
    return rows
