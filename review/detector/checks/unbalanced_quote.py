"""A quotation mark whose partner is missing.

One that closes what was never opened is a hint: of those on marked and clean articles none was a defect, most belong to
quotations in marks of another kind; of those that open, five of six were.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from review.detector.check import ArticleCheck, Example, Harmless
from review.detector.findings import ErrorType, Evidence, Finding, Severity, Span, Tier, Where, gettext_noop
from review.detector.languages.unspaced import UNSPACED
from review.detector.pairing.pair import Bead, Pair, Placed
from review.detector.quotation.half import missing_end, missing_start
from review.detector.quotation.marks import Loose, Quotation, Quoting, quoting
from review.detector.quotation.place import attributed
from review.detector.quotation.style import Style, partner, style
from review.detector.words.lexicon import base_language

MOST_MARKS = 20
"""Of one paragraph that may have lost their partners; with more it is no prose, and each costs a look at all of it."""

UNPARTED = UNSPACED - {"ko"}
"""Languages that do not part words, by which the place of the missing mark is found."""


@dataclass(frozen=True, slots=True)
class _Lone:
    """A mark without partner, and the aligned paragraphs it stands in."""

    mark: Loose
    index: int
    placed: Placed


def find(pair: Pair) -> Iterator[Finding]:
    """Marks that neither their own paragraph nor a neighbour completes, and that the source does not explain."""
    if base_language(pair.target_language) in UNPARTED:
        return
    for lone in _lone(pair):
        bead = lone.placed.bead
        source = quoting(bead.source, bead.source_language)
        lost = _contradicted(lone, source) if bead.has_source else _breaks_off(lone)
        if lost:
            before = [q for q in quoting(bead.translation, bead.target_language).outer if q.start < lone.mark.at]
            quotation = source.outer[len(before)] if len(before) < len(source.outer) else None
            yield _finding(lone, quotation, style(pair))


def _lone(pair: Pair) -> Iterator[_Lone]:
    """A quotation may run over several paragraphs, each of which may open with a mark; only its last one closes it."""
    pending: _Lone | None = None
    for index, placed in enumerate(pair.beads):
        marks = _marks(placed.bead)
        for mark in marks if len(marks) <= MOST_MARKS else ():
            lone = _Lone(mark, index, placed)
            if not mark.opens:
                if pending is None:
                    yield lone
                pending = None
                continue
            if pending is not None and not _continues(pending, lone):
                yield pending
            pending = lone
    if pending is not None:
        yield pending


def _marks(bead: Bead) -> tuple[Loose, ...]:
    """The marks without partner; one that could be an apostrophe where the source has a quotation for it.

    In English, "s'" may end a quotation or a word: such a source is no evidence.
    """
    found = quoting(bead.translation, bead.target_language)
    if found.sure or len(found.loose) != 1 or not found.loose[0].opens:
        return found.sure
    source = quoting(bead.source, bead.source_language)
    if len(source.outer) != len(found.outer) + 1 or any(map(partial(_may_be_genitive, bead.source), source.outer)):
        return ()
    return found.loose


def _may_be_genitive(source: str, quotation: Quotation) -> bool:
    return source[quotation.end - 2 : quotation.end] in ("s'", "s’")


def _contradicted(lone: _Lone, source: Quoting) -> bool:
    """Whether the source shows that a mark is missing. Two quotations that end together may share their last mark."""
    if source.loose or any(quotation.nested for quotation in source.quotations):
        return False
    return lone.mark.opens or bool(source.outer)


def _breaks_off(lone: _Lone) -> bool:
    """Without a source: whether the words after an opening mark cannot all belong to the quotation."""
    text, mark = lone.placed.bead.translation, lone.mark
    if not mark.opens:
        return False
    if text[: mark.at].strip() and not text[: mark.at].rstrip().endswith((":", "：", ".", "?", "!", "。", "、", ",")):
        return True
    return attributed(text, mark.at + 1, lone.placed.bead.target_language) is not None


def _continues(first: _Lone, second: _Lone) -> bool:
    """Whether the second opening mark may open the next paragraph of the quotation that the first one opened."""
    bead = first.placed.bead
    if second.mark.at or second.index > first.index + 1 or quoting(bead.source, bead.source_language).outer:
        return False
    return attributed(bead.translation, first.mark.at + 1, bead.target_language) is None


def _finding(lone: _Lone, quotation: Quotation | None, marks: Style) -> Finding:
    bead, mark = lone.placed.bead, lone.mark
    text = bead.translation
    other = partner(mark.mark, bead.target_language)
    if mark.opens:
        start, end = mark.at, missing_end(bead, quotation, mark.at, stop_inside=marks.stop_inside)
        mended = text[start:end] + other
        message = gettext_noop("This quotation is opened ({mark}) but never closed.")
    else:
        start, end = missing_start(bead, quotation, mark.at), mark.at + 1
        mended = other + text[start:end]
        message = gettext_noop("This quotation is closed ({mark}) but was never opened.")
    evidence: tuple[Evidence, ...] = ()
    if quotation is not None:
        span = Span(quotation.start, quotation.end)
        evidence = (Evidence(Where.SOURCE, bead.source[span.start : span.end], span),)
    return CHECK.finding(
        start=start,
        end=end,
        message=message,
        details={"mark": mark.mark},
        tier=Tier.LIKELY if mark.opens else Tier.HINT,
        suggestions=(mended,),
        evidence=evidence,
        places=(Span(mark.at, mark.at + 1), Span(end, end) if mark.opens else Span(start, start)),
    ).shifted(lone.placed.source_start, lone.placed.translation_start)


CHECK = ArticleCheck(
    id="unbalanced_quote",
    title=gettext_noop("Quotation mark without partner"),
    description=gettext_noop(
        "A quotation is opened and never closed, or closed and never opened, so that the reader cannot tell who "
        "speaks. Quotations over several paragraphs, which open in each and close in the last, are correct. Where "
        "there is a source, its quotation tells where the missing mark belongs. It errs where a translator moved the "
        "border of a quotation into another paragraph."
    ),
    severity=Severity.MINOR,
    error_type=ErrorType.PUNCTUATION,
    find=find,
    examples=(
        Example(
            ("fr", "de"),
            "⟦„Der Deich hat die ganze Nacht gehalten⟧, sagte Bürgermeisterin Anne Roche.",
            "„Der Deich hat die ganze Nacht gehalten“, sagte Bürgermeisterin Anne Roche.",
            "« La digue a tenu toute la nuit », a déclaré la maire Anne Roche.",
        ),
        Example(
            ("en", "de"),
            "Der Müller nannte den Bach ⟦„seinen Freund⟧ und ging zum Wehr.",
            "Der Müller nannte den Bach „seinen Freund“ und ging zum Wehr.",
            'The miller called the brook "his friend" and walked to the weir.',
        ),
        Example(
            ("en", "nl"),
            "⟦‘De dijk heeft de hele nacht gehouden⟧, zei burgemeester Anne Roche.",
            "‘De dijk heeft de hele nacht gehouden’, zei burgemeester Anne Roche.",
            '"The dyke held all night," Mayor Anne Roche said.',
        ),
        Example(
            ("en", "de"),
            "⟦Der Deich hat die ganze Nacht gehalten“⟧, sagte Anne Roche.",
            "„Der Deich hat die ganze Nacht gehalten“, sagte Anne Roche.",
            '"The dyke held all night," Anne Roche said.',
        ),
    ),
    harmless=(
        Harmless(
            ("en", "nl"),
            "In de winter van ‘63 bevroor de gracht.",
            "In the winter of '63 the canal froze.",
        ),
        Harmless(
            ("en", "de"),
            "„Der Deich hat gehalten.\n\n„Nur die Brücke ist weg.\n\n„Wir bauen sie wieder auf“, sagte sie.",
            '"The dyke held.\n\n"Only the bridge is gone.\n\n"We will rebuild it," she said.',
        ),
        Harmless(
            ("fr", "de"),
            "Er nannte sie „meine Stütze“ und ging’s langsam an.",
            "Il l’appelait « mon soutien » et prenait son temps.",
        ),
    ),
)
