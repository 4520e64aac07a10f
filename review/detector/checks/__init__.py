"""All checks, one module each: a module of this package holds a record named CHECK."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from review.detector.check import ArticleCheck, BeadCheck, Check


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check, ordered by id."""
    modules = (import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))
    return tuple(sorted((module.CHECK for module in modules), key=lambda check: check.id))


@cache
def bead_checks(target_language: str) -> tuple[BeadCheck, ...]:
    """The checks of aligned paragraphs that work in this target language."""
    return tuple(c for c in all_checks() if isinstance(c, BeadCheck) and c.works_in(target_language))


@cache
def article_checks(target_language: str) -> tuple[ArticleCheck, ...]:
    """The checks of whole articles that work in this target language."""
    return tuple(c for c in all_checks() if isinstance(c, ArticleCheck) and c.works_in(target_language))
