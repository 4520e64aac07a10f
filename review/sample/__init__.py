"""The sample: articles of our own making and their machine translations, with faults of every kind.

Every event, person and newspaper in them is invented. The texts serve the trial project, the pictures in the
documentation and our own tests; `gold.json` says which faults were planted where.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class SampleArticle:
    """An article and its machine translation; `source` is empty where the translation came without it."""

    name: str
    title: str
    url: str
    published_at: str | None
    source_language: str
    target_language: str
    engine: str
    source: str
    translation: str


@dataclass(frozen=True, slots=True)
class Archived:
    """An article that the desk finished so many days ago, and its right text."""

    article: SampleArticle
    right: str
    days: int


@dataclass(frozen=True, slots=True)
class SampleTerm:
    source_language: str
    target_language: str
    source: str
    target: str
    forbidden: tuple[str, ...]
    case_sensitive: bool
    note: str


@dataclass(frozen=True, slots=True)
class SampleRule:
    source_language: str
    target_language: str
    find: str
    replace: str
    source_condition: str


@dataclass(frozen=True, slots=True)
class Planted:
    """A fault in a sample translation: what kind, where (code points, half-open), and what stood there before."""

    kind: str
    start: int
    end: int
    correct: str


@cache
def sample_articles() -> tuple[SampleArticle, ...]:
    """All articles of the sample."""
    return tuple(
        SampleArticle(
            **row,
            source=_text(row["name"], row["source_language"]),
            translation=_text(row["name"], row["target_language"]),
        )
        for row in _read("sample.json")["articles"]
    )


def sample_article(name: str) -> SampleArticle:
    """The article of that name. Raises KeyError when there is none."""
    return {article.name: article for article in sample_articles()}[name]


def archived_articles() -> tuple[Archived, ...]:
    """What the sample's desk finished in the past weeks, the oldest first."""
    return tuple(_archived(**row) for row in _read_list("archive.json"))


def _archived(right: str, days: int, **row: Any) -> Archived:
    return Archived(SampleArticle(url="", published_at=None, **row), right, days)


def sample_terms() -> tuple[SampleTerm, ...]:
    """The glossary of the sample project."""
    return tuple(SampleTerm(**row | {"forbidden": tuple(row["forbidden"])}) for row in _read("sample.json")["terms"])


def sample_rules() -> tuple[SampleRule, ...]:
    """The corrections that the sample's desk has learned."""
    return tuple(SampleRule(**row) for row in _read("sample.json")["rules"])


@cache
def planted(article: SampleArticle) -> tuple[Planted, ...]:
    """The faults of the article's translation, by position. Raises ValueError for a quote that does not stand there."""
    rows = _read("gold.json").get(article.name, [])
    return tuple(
        Planted(row["class"], start, start + len(row["quote"]), row["correct"])
        for row in rows
        for start in [_position(article.translation, row["quote"], row.get("occurrence", 1))]
    )


def corrected(article: SampleArticle) -> str:
    """The article's translation without its faults."""
    pieces, reached = [], 0
    for fault in planted(article):
        pieces += [article.translation[reached : fault.start], fault.correct]
        reached = fault.end
    pieces.append(article.translation[reached:])
    return re.sub(r"\n{2,}", "\n\n", "".join(pieces)).strip("\n")


def _position(text: str, quote: str, occurrence: int) -> int:
    """Where the quote stands for the n-th time."""
    start = -len(quote)
    for _ in range(occurrence):
        start = text.index(quote, start + len(quote))
    return start


def _text(name: str, language: str) -> str:
    path = _FOLDER / "texts" / f"{name}.{language}.txt"
    return path.read_text(encoding="utf-8").strip("\n") if path.exists() else ""


def _read_list(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((_FOLDER / name).read_text(encoding="utf-8"))
    return rows


@cache
def _read(name: str) -> dict[str, list[dict[str, Any]]]:
    content: dict[str, list[dict[str, Any]]] = json.loads((_FOLDER / name).read_text(encoding="utf-8"))
    return content
