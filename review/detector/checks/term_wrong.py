"""A term rendered otherwise than the glossary says."""

from __future__ import annotations

from collections.abc import Iterator

from review.detector.check import ArticleCheck, Example, Harmless
from review.detector.findings import ErrorType, Evidence, Finding, Severity, Span, Tier, Where, gettext_noop
from review.detector.pairing.pair import Context, Pair, Placed, Term
from review.detector.terms import is_rendered, occurrences

_MESSAGE = gettext_noop("The glossary says “{target}” for “{source}”.")


def find(pair: Pair) -> Iterator[Finding]:
    for term in pair.context.terms:
        if pair.source and not any(_in_source(term, pair.source)):
            continue
        for placed in pair.beads:
            yield from _in_bead(term, placed, has_source=bool(pair.source))


def _in_source(term: Term, text: str) -> Iterator[Span]:
    return occurrences(term.source, text, inflected=True, ignore_case=not term.case_sensitive)


def _in_bead(term: Term, placed: Placed, *, has_source: bool) -> Iterator[Finding]:
    bead = placed.bead
    there = next(_in_source(term, bead.source), None)
    if there is None and has_source:
        return
    wrong = [span for phrase in _wrong_forms(term) for span in _stands(phrase, term, bead.translation)]
    if wrong:
        yield from (_finding(term, placed, span, there, Tier.CERTAIN) for span in wrong)
    elif there is not None and bead.translation and not is_rendered(term.target, bead.translation):
        yield _finding(term, placed, Span(0, len(bead.translation)), there, Tier.HINT)


def _stands(phrase: str, term: Term, text: str) -> Iterator[Span]:
    """Where a wrong form stands; one in capitals, as an acronym is, has no endings."""
    return occurrences(phrase, text, inflected=not phrase.isupper(), ignore_case=not term.case_sensitive)


def _wrong_forms(term: Term) -> tuple[str, ...]:
    """The forbidden forms, and the source term itself where it differs from the target."""
    untranslated = () if term.source.casefold() in term.target.casefold() else (term.source,)
    return (*(form for form in term.forbidden if form.casefold() not in term.target.casefold()), *untranslated)


def _finding(term: Term, placed: Placed, span: Span, there: Span | None, tier: Tier) -> Finding:
    # A hint has no place of its own: the paragraph lacks the term, and which words stand for it is not known.
    written = placed.bead.translation[span.start : span.end]
    fix = term.target[0].upper() + term.target[1:] if written[0].isupper() and span.start == 0 else term.target
    evidence = [Evidence(Where.GLOSSARY, f"{term.source} = {term.target}")]
    if there is not None:
        evidence.append(Evidence(Where.SOURCE, placed.bead.source[there.start : there.end], there))
    return CHECK.finding(
        start=span.start,
        end=span.end,
        message=_MESSAGE,
        tier=tier,
        details={"source": term.source, "target": term.target},
        suggestions=() if tier is Tier.HINT else (fix,),
        evidence=tuple(evidence),
    ).shifted(placed.source_start, placed.translation_start)


_GLOSSARY = Context(terms=(Term("loi de finances", "Haushaltsgesetz", forbidden=("Finanzgesetz",)),))

CHECK = ArticleCheck(
    id="term_wrong",
    title="Glossary term not used",
    description=(
        "The source has a term of the project’s glossary, and the translation uses a forbidden rendering of it, leaves "
        "it as it is, or (a hint) has no form of the prescribed one. Readers meet two names for one thing. It errs "
        "where a pronoun rightly stands for the term."
    ),
    severity=Severity.MINOR,
    error_type=ErrorType.TERMINOLOGY,
    find=find,
    examples=(
        Example(
            ("fr", "de"),
            "Der Rat beriet das ⟦Finanzgesetz⟧ zwei Tage lang.",
            "Der Rat beriet das Haushaltsgesetz zwei Tage lang.",
            "Le conseil a examiné la loi de finances pendant deux jours.",
            _GLOSSARY,
        ),
        Example(
            ("fr", "de"),
            "⟦Der Rat beriet zwei Tage lang.⟧",
            None,
            "Le conseil a examiné la loi de finances pendant deux jours.",
            _GLOSSARY,
        ),
    ),
    harmless=(
        Harmless(
            ("fr", "de"),
            "Nach zwei Tagen lag der Text des Haushaltsgesetzes vor.",
            "Après deux jours, le texte de la loi de finances était prêt.",
            _GLOSSARY,
        ),
        Harmless(("fr", "de"), "Das Finanzgesetz von Verdi", "Une autre loi", _GLOSSARY),
        Harmless(
            ("fr", "de"),
            "Die WHO wird am Montag werden, wer sie war.",
            "L’OMS sera lundi ce qu’elle était.",
            Context(terms=(Term("OMS", "WHO", forbidden=("WER",), case_sensitive=True),)),
        ),
    ),
)
