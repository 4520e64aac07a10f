"""What a check reads: a source and its translation, aligned, and what is known beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from review.detector.align import align


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry: how a source term is to be rendered, and how it must not be."""

    source: str
    target: str
    forbidden: tuple[str, ...] = ()
    case_sensitive: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A correction learned from people: `find` becomes `replace` where the source holds `source_condition`."""

    find: str
    replace: str
    source_condition: str = ""


@dataclass(frozen=True)
class Context:
    """What the caller knows beyond the two texts, as plain data.

    `recurring` counts, for a paragraph of translations, in how many other articles of the project it stands.
    """

    terms: tuple[Term, ...] = ()
    rules: tuple[Rule, ...] = ()
    recurring: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Bead:
    """Paragraphs of the source and of the translation that say the same; either side may be empty.

    A check of a bead sees nothing else, so that an edit elsewhere cannot change what it finds. Its positions
    count from the beginning of the bead's own texts.
    """

    source: str
    translation: str
    source_language: str
    target_language: str
    has_source: bool
    """Whether the article has a source at all: an empty side means more where it has."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A bead and where its two texts begin in the article (code points)."""

    bead: Bead
    source_start: int
    translation_start: int


@dataclass(frozen=True)
class Pair:
    """A whole article: source (may be empty) and translation, both normalised (NFC, \\n only, no NUL)."""

    source: str
    translation: str
    source_language: str
    target_language: str
    context: Context = field(default_factory=Context)

    @cached_property
    def beads(self) -> tuple[Placed, ...]:
        """The aligned paragraphs in the order of the translation; between them they hold every paragraph once."""
        return tuple(
            Placed(
                Bead(
                    source=self.source[link.source.start : link.source.end],
                    translation=self.translation[link.translation.start : link.translation.end],
                    source_language=self.source_language,
                    target_language=self.target_language,
                    has_source=bool(self.source),
                ),
                source_start=link.source.start,
                translation_start=link.translation.start,
            )
            for link in align(self.source, self.translation)
        )
