"""An acronym translated as if it were ordinary words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from review.detector.acronyms import (
    ARTICLE,
    EVERYWHERE,
    Lost,
    acronyms,
    capital_runs,
    is_clear,
    is_ordinary,
    is_shouted,
    is_used_in,
    lost,
    recurring_runs,
)
from review.detector.check import ArticleCheck, Example, Harmless
from review.detector.findings import ErrorType, Evidence, Finding, Severity, Span, Tier, Where, gettext_noop
from review.detector.languages.emphasised import EMPHASISED
from review.detector.pairing.pair import Bead, Pair
from review.detector.words.tokens import Word, folded_words

_MESSAGE = gettext_noop("“{words}” stands for “{acronym}”.")
_AFTER_A_NOUN = re.compile(r"[.,;:!?)]|\s(?:und|oder|and|or|et|ou|y|e|en|[a-zß-öø-ÿ]{3,})\b")
_MESSAGE_ALONE = gettext_noop("“{words}” looks like an acronym translated as words.")


def find(pair: Pair) -> Iterator[Finding]:
    if not acronyms(pair.translation):
        return
    known: dict[str, Finding] = {}
    found_at: set[int] = set()
    for placed in pair.beads:
        for found in lost(placed.bead) if placed.bead.source else ():
            finding = _finding(found).shifted(placed.source_start, placed.translation_start)
            known.setdefault(found.words.text, finding)
            found_at.add(finding.start)
            yield finding
    for placed in pair.beads:
        for finding in _without_source(pair, placed.bead, placed.translation_start, known):
            if finding.start not in found_at:
                yield finding


def _finding(found: Lost) -> Finding:
    return CHECK.finding(
        start=found.words.span.start,
        end=found.words.span.end,
        message=_MESSAGE,
        tier=Tier.CERTAIN,
        details={"words": found.words.text, "acronym": found.fix},
        suggestions=(found.fix,),
        evidence=(Evidence(Where.SOURCE, found.acronym.text, found.acronym.span),),
    )


def _without_source(pair: Pair, bead: Bead, start: int, known: dict[str, Finding]) -> Iterator[Finding]:
    """Runs that recur in the article or are glued to a neighbour; the acronym may stand elsewhere in the article."""
    text = bead.translation
    if not acronyms(text) or is_shouted(text) or any(is_ordinary(run.text, bead) for run in capital_runs(bead.source)):
        return
    runs = [run for run in capital_runs(text) if run.text in known or _may_stand_alone(run, bead)]
    often: Counter[str] = recurring_runs(pair.translation) if runs else Counter()
    for run in runs:
        if run.text in known:
            yield _alone(run, start, known[run.text].suggestions, known[run.text].evidence)
        elif bead.has_source or often[run.text] > 1 or _is_glued(text, run.span) or _stands_as_a_noun(text, run.span):
            acronym = _only_acronym(pair)
            evidence = (Evidence(Where.TRANSLATION, acronym.text, acronym.span),) if acronym else ()
            yield _alone(run, start, (acronym.text,) if acronym else (), evidence)


def _alone(run: Word, start: int, fixes: tuple[str, ...], evidence: tuple[Evidence, ...]) -> Finding:
    return CHECK.finding(
        start=start + run.span.start,
        end=start + run.span.end,
        message=_MESSAGE_ALONE,
        tier=Tier.LIKELY,
        details={"words": run.text},
        suggestions=fixes,
        evidence=evidence,
    )


def _may_stand_alone(run: Word, bead: Bead) -> bool:
    if run.text in EVERYWHERE or is_used_in(run.text, bead.target_language) or not is_ordinary(run.text, bead):
        return False
    if bead.has_source:
        return ARTICLE.search(bead.translation, max(0, run.span.start - 8), run.span.start) is not None and not (
            bead.translation.startswith("-", run.span.end) or run.text.casefold() in folded_words(bead.source)
        )
    return " " in run.text or _stands_as_a_noun(bead.translation, run.span)


def _stands_as_a_noun(text: str, span: Span) -> bool:
    """Whether an article stands before words in capitals, and what cannot follow the words of a sentence behind."""
    if not ARTICLE.search(text, max(0, span.start - 8), span.start):
        return False
    words = text[span.start : span.end]
    return words.lower() not in EMPHASISED and _AFTER_A_NOUN.match(text, span.end) is not None


def _is_glued(text: str, span: Span) -> bool:
    return text[max(0, span.start - 1) : span.start].isalpha() or text[span.end : span.end + 1].isalpha()


def _only_acronym(pair: Pair) -> Word | None:
    """The acronym of the table that the article has elsewhere, if it has a single one."""
    found = [w for w in acronyms(pair.translation) if is_clear(w.text) and is_used_in(w.text, pair.target_language)]
    return found[0] if len({word.text for word in found}) == 1 else None


CHECK = ArticleCheck(
    id="acronym_literal",
    title="Acronym translated as words",
    description=(
        "An acronym of the source came out as ordinary words in capitals, as if somebody had shouted them. Readers "
        "cannot guess what is meant. The words count if nothing in the source is in capitals like them while an "
        "acronym is missing; without a source, if they recur or are glued to a neighbour. Headlines in capitals "
        "and shouted quotations are left alone."
    ),
    severity=Severity.CRITICAL,
    error_type=ErrorType.MISTRANSLATION,
    find=find,
    examples=(
        Example(("en", "de"), "Der Streit mit der ⟦NUTZEN⟧ hält an.", None),
        Example(
            ("en", "de"),
            "Die ⟦WER⟧ warnte am Dienstag vor dem Virus.",
            "Die WHO warnte am Dienstag vor dem Virus.",
            "The WHO warned of the virus on Tuesday.",
        ),
        Example(
            ("fr", "de"),
            "Am Sitz der ⟦KUNST⟧ wurde gestreikt.",
            "Am Sitz der ART wurde gestreikt.",
            "On a fait grève au siège de l’ART.",
        ),
        Example(
            ("fr", "de"),
            "Das Hauptquartier der⟦ICH HABE⟧Paul Mertens blieb leer.",
            "Das Hauptquartier derNATOPaul Mertens blieb leer.",
            "Le siège de l’OTAN, Paul Mertens le dit, est resté vide.",
        ),
    ),
    harmless=(
        Harmless(("fr", "de"), "Das ist KUNST, sagt sie.", "C’est « ART », dit-elle."),
        Harmless(("en", "de"), "Das ist die EINE Lösung, und wir sagen JETZT nein."),
        Harmless(("en", "de"), "Die Vereinten Nationen tagten.", "The UN met."),
        Harmless(
            ("en", "de"), "„WIR GEWINNEN DAS“, schrieb er über die EU.", "“WE WILL WIN THIS”, he wrote of the EU."
        ),
        Harmless(("fr", "de"), "JETZT ABER SCHNELL\n\nDie NATO tagte.", "MAINTENANT VITE\n\nL’OTAN s’est réunie."),
        Harmless(("fr", "en"), "The WHO met in New York.", "L’OMS s’est réunie à New York."),
    ),
)
