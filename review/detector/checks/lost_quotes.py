"""A quotation whose marks are missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from review.detector.check import ArticleCheck, Example, Harmless
from review.detector.findings import ErrorType, Evidence, Finding, Severity, Span, Tier, Where, gettext_noop
from review.detector.languages.quotation_marks import STOP_OUTSIDE
from review.detector.pairing.pair import Bead, Pair, Placed
from review.detector.quotation.edges import fitted
from review.detector.quotation.guess import Gap, Guess, gaps, guessed, is_reported
from review.detector.quotation.marks import ANY_QUOTE, Quotation, Quoting, quoting
from review.detector.quotation.place import quoted_stretch
from review.detector.quotation.style import Style, style
from review.detector.words.lexicon import base_language
from review.detector.words.tokens import runs

MOST_QUOTATIONS = 12
"""Of one paragraph; placing each takes time linear in its length."""
MARKS = frozenset('«»„“”"‚‘‹›')
"""Where one of these stands, a mark was mistyped rather than lost."""
HELD = re.compile(r"[«»„“”\"]")
DOUBLE = frozenset('«»„“”"')
LEAST_KEPT = 3
"""Quotations an article must have kept before one that is missing in mid-sentence tells much."""
FEW, SOME = 0.34, 0.5
"""What share of the kept ones may be dropped elsewhere in an article whose translator keeps them, or may do so."""
LEAST_WORDS = 2
_SMALL = 3
"""Letters of a word that need no capital in a title."""


def find(pair: Pair) -> Iterator[Finding]:
    """Stretches quoted in the source whose counterpart stands without any mark."""
    if not pair.source or not HELD.search(pair.source):
        return
    lost = [found for placed in pair.beads if (found := _lost(placed)) is not None]
    running = list(_running_on(pair))
    if not lost and not running:
        return
    kept, dropped, marks = _kept(pair), sum(one.count for one in lost), style(pair)
    for one in lost:
        for finding in _found(one, marks, _habit(kept, dropped - one.count), alone=dropped == one.count):
            yield finding.shifted(one.placed.source_start, one.placed.translation_start)
    if _habit(kept, dropped) is not _Habit.DROPS:
        for placed, quotation in running:
            stretch = Span(0, len(placed.bead.translation))
            finding = _finding(placed.bead, quotation, stretch, marks, tier=Tier.HINT)
            yield finding.shifted(placed.source_start, placed.translation_start)


def _running_on(pair: Pair) -> Iterator[tuple[Placed, Quotation]]:
    """Paragraphs that the source quotes as a part of a longer quotation, and the translation not at all."""
    before = ""
    for placed in pair.beads:
        bead = placed.bead
        here, there = bead.translation, bead.source
        if there[:1] in DOUBLE and here and not ANY_QUOTE.search(here) and not _is_open(before, pair.target_language):
            source = quoting(there, bead.source_language)
            if not source.outer and [mark.at for mark in source.loose if mark.opens] == [0]:
                inner = Span(1 + len(there[1:]) - len(there[1:].lstrip()), len(there))
                yield placed, Quotation(0, len(there), inner, there[0] + there[0], spaced=False, nested=False)
        before = here or before


def _is_open(paragraph: str, language: str) -> bool:
    return any(mark.opens for mark in quoting(paragraph, language).sure)


@dataclass(frozen=True, slots=True)
class _Lost:
    """Aligned paragraphs of which the source has more quotations."""

    placed: Placed
    there: tuple[Quotation, ...]
    here: Quoting

    @property
    def count(self) -> int:
        return len(self.there) - len(self.here.outer)


def _lost(placed: Placed) -> _Lost | None:
    bead = placed.bead
    source = quoting(bead.source, bead.source_language)
    if not source.outer or source.loose or not bead.translation or bead.translation == bead.source:
        return None
    here = quoting(bead.translation, bead.target_language)
    if here.loose or len(here.outer) >= len(source.outer):
        return None
    return _Lost(placed, source.outer, here)


def _kept(pair: Pair) -> int:
    """How many quotations of the article have a counterpart."""
    return sum(
        min(len(there), len(quoting(placed.bead.translation, pair.target_language).outer))
        for placed in pair.beads
        if placed.bead.translation and (there := quoting(placed.bead.source, pair.source_language).outer)
    )


class _Habit(IntEnum):
    """What the article's other quotations say of one that is missing: whether this translator keeps them."""

    DROPS = 0
    MAY_KEEP = 1
    KEEPS = 2


def _habit(kept: int, dropped: int) -> _Habit:
    if kept >= LEAST_KEPT and dropped <= FEW * kept:
        return _Habit.KEEPS
    return _Habit.MAY_KEEP if dropped <= SOME * kept else _Habit.DROPS


def _found(lost: _Lost, marks: Style, habit: _Habit, *, alone: bool) -> Iterator[Finding]:
    bead = lost.placed.bead
    taken = [Span(quotation.start, quotation.end) for quotation in lost.here.quotations]
    missing: set[Quotation] = set()
    for quotation in lost.there[:MOST_QUOTATIONS]:
        stretch = quoted_stretch(bead.source, quotation, bead.translation, bead.target_language)
        if stretch is not None and _is_free(stretch, taken, bead.translation):
            if _is_name(quotation, stretch, bead):
                continue
            taken.append(stretch)
            missing.add(quotation)
            yield _finding(bead, quotation, stretch, marks)
    if len(missing) >= lost.count:
        return
    for gap in gaps(lost.there, lost.here.outer, bead.source, bead.translation):
        if gap.quotation not in missing and _is_telling(gap.quotation, bead, habit):
            guess = guessed(gap, bead)
            if (
                guess is not None
                and _is_free(guess.span, taken, bead.translation)
                and _is_likely(gap, guess, bead, habit)
                and (alone or guess.sure or not _is_short(gap.quotation, bead))
            ):
                taken.append(guess.span)
                stretch = fitted(guess.span, gap.quotation, bead)
                if not _is_name(gap.quotation, stretch, bead):
                    yield _finding(bead, gap.quotation, stretch, marks, tier=Tier.HINT)


def _is_name(quotation: Quotation, stretch: Span, bead: Bead) -> bool:
    """Whether a name or a title is quoted, on both sides in capitals: many set it without marks, or in italics."""
    held, words = bead.source[slice(*quotation.inner)].strip(".,;:!? \u00a0"), bead.translation[slice(*stretch)]
    return _are_capitalised(held) and (held in words or _are_capitalised(words))


def _are_capitalised(text: str) -> bool:
    """Whether all words but the small ones begin with a capital; what is shouted is no name."""
    words = runs(text)
    large = all(word[0].isupper() for word in words if len(word) > _SMALL)
    return len(words) >= LEAST_WORDS and text[:1].isupper() and large and not text.isupper()


def _is_likely(gap: Gap, guess: Guess, bead: Bead, habit: _Habit) -> bool:
    if is_reported(gap, guess, bead):
        return False
    return habit is not _Habit.DROPS or (guess.sure and guess.opens)


def _is_short(quotation: Quotation, bead: Bead) -> bool:
    """Whether few words are quoted: a translator who left out other marks may have left out these too."""
    return len(bead.source[slice(*quotation.inner)].split()) <= LEAST_WORDS


def _is_free(stretch: Span, taken: list[Span], text: str) -> bool:
    """Whether no mark stands in the stretch or beside it: one that does was mistyped rather than lost."""
    near = text[max(0, stretch.start - 1) : stretch.end + 1]
    return MARKS.isdisjoint(near) and not any(
        other.start < stretch.end and stretch.start < other.end for other in taken
    )


def _is_telling(quotation: Quotation, bead: Bead, habit: _Habit) -> bool:
    """Whether it stands between double marks and is more than a word; names, which often go without, need a firm habit.

    Where a single word stands can only be told if the translation has it too.
    """
    held = bead.source[quotation.inner.start : quotation.inner.end]
    named = held[0].isupper() and bead.source[: quotation.start].rstrip()[-1:].isalpha()
    if quotation.marks[0] not in DOUBLE:
        return False
    if len(held.split()) < LEAST_WORDS:
        return habit is _Habit.KEEPS and held.strip(".,;:!?") in bead.translation
    return not named or bead.source_language == "de" or habit is _Habit.KEEPS


def _finding(bead: Bead, quotation: Quotation, stretch: Span, marks: Style, tier: Tier = Tier.LIKELY) -> Finding:
    if marks.stop_inside and bead.translation[stretch.end : stretch.end + 1] in (",", "."):
        stretch = Span(stretch.start, stretch.end + 1)
    words = bead.translation[stretch.start : stretch.end]
    return CHECK.finding(
        start=stretch.start,
        end=stretch.end,
        message=gettext_noop("The source quotes these words: {quotation}. Here the quotation marks are missing."),
        details={"quotation": bead.source[quotation.start : quotation.end]},
        tier=tier,
        suggestions=(_quoted(bead, quotation, words, stretch, marks),),
        evidence=(
            Evidence(Where.SOURCE, bead.source[quotation.start : quotation.end], Span(quotation.start, quotation.end)),
        ),
        places=(Span(stretch.start, stretch.start + 1), Span(stretch.end - 1, stretch.end)),
    )


def _quoted(bead: Bead, quotation: Quotation, words: str, stretch: Span, marks: Style) -> str:
    """The words with marks; where they run into the verb of speech, also with the comma and the space lost there."""
    after = bead.translation[stretch.end : stretch.end + 1]
    if after.isalnum():
        return f"{marks.quote(f'{words},')} " if marks.stop_inside else f"{marks.quote(words)}, "
    if words.endswith(".") and not _stop_belongs_inside(bead, quotation, stretch, marks):
        return marks.quote(words[:-1]) + "."
    return marks.quote(words)


def _stop_belongs_inside(bead: Bead, quotation: Quotation, stretch: Span, marks: Style) -> bool:
    if stretch.start and base_language(bead.target_language) in STOP_OUTSIDE:
        return False
    held = bead.source[quotation.inner.start : quotation.inner.end]
    return marks.stop_inside or held.endswith(".")


CHECK = ArticleCheck(
    id="lost_quotes",
    title=gettext_noop("Quotation marks lost"),
    description=gettext_noop(
        "Words that the source quotes stand without quotation marks. The reader takes what somebody said for what "
        "the paper says. Marks get lost where they were markup in the source. Likely where the place of the "
        "quoted words is known: whole paragraphs, words before an attribution or after a colon, names and titles; "
        "a hint for words inside a sentence, unless the translation drops such marks elsewhere too. "
        "It errs where the translator turned a quotation into reported speech."
    ),
    severity=Severity.MAJOR,
    error_type=ErrorType.PUNCTUATION,
    find=find,
    examples=(
        Example(
            ("es", "en"),
            "⟦We have no other option⟧declared Mayor Carmen Ríos.",
            "“We have no other option,” declared Mayor Carmen Ríos.",
            "«No nos queda otra opción», declaró la alcaldesa, Carmen Ríos.",
        ),
        Example(
            ("fr", "de"),
            "⟦Der Deich hat die ganze Nacht gehalten⟧, sagte Bürgermeisterin Anne Roche.",
            "„Der Deich hat die ganze Nacht gehalten“, sagte Bürgermeisterin Anne Roche.",
            "« La digue a tenu toute la nuit », a déclaré la maire Anne Roche.",
        ),
        Example(
            ("en", "fr"),
            "⟦Nous n’avons plus entendu les cloches depuis la guerre.⟧",
            "«\u00a0Nous n’avons plus entendu les cloches depuis la guerre.\u00a0»",
            '"We have not heard the bells since the war."',
        ),
        Example(
            ("en", "de"),
            "Die Gärtnerin rief dem Lehrling zu: ⟦Lass die Rosen heute stehen!⟧",
            "Die Gärtnerin rief dem Lehrling zu: „Lass die Rosen heute stehen!“",
            'The gardener called out to the apprentice: "Leave the roses alone today!"',
        ),
        Example(
            ("en", "de"),
            "⟦NIE WIEDER SO SPÄT⟧, schrieb der Bürgermeister an das Tor.",
            "„NIE WIEDER SO SPÄT“, schrieb der Bürgermeister an das Tor.",
            '"NEVER AGAIN SO LATE," the mayor wrote on the gate.',
        ),
    ),
    harmless=(
        Harmless(
            ("de", "en"),
            "The mayor read from The Old Brook on Friday.",
            "Die Bürgermeisterin las am Freitag aus „The Old Brook“.",
        ),
        Harmless(
            ("en", "de"),
            "Der Förster meinte, im Herbst werde sich der Wald erholen.",
            '"The forest will recover in autumn," the ranger said.',
        ),
        Harmless(
            ("fr", "de"),
            "Die Werft gilt als sehr erfahren.\n\nSie baut angeblich unsinkbare Schiffe.",
            "Le chantier naval est réputé « très expérimenté ».\n\nIl construit des bateaux « qui ne coulent pas ».",
        ),
        Harmless(
            ("en", "de"),
            "»Der Deich hat gehalten«, sagte sie.",
            '"The dyke has held," she said.',
        ),
    ),
)
