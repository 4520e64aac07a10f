"""A wording that editors of the project have corrected before."""

from __future__ import annotations

from collections.abc import Iterator

from review.detector.check import ArticleCheck, Example, Harmless
from review.detector.findings import ErrorType, Evidence, Finding, Severity, Span, Tier, Where, gettext_noop
from review.detector.pairing.pair import Context, Pair, Rule
from review.detector.terms import occurrences

_MESSAGE = gettext_noop("Editors of this project write “{replace}” here.")


def find(pair: Pair) -> Iterator[Finding]:
    for rule in pair.context.rules:
        if not any(_wordings(rule, pair.translation)):
            continue
        for placed in pair.beads:
            there = (
                next(occurrences(rule.source_condition, placed.bead.source), None) if rule.source_condition else None
            )
            if there is None and rule.source_condition:
                continue
            for span in _wordings(rule, placed.bead.translation):
                finding = _finding(rule, placed.bead.translation[span.start : span.end], span, there)
                yield finding.shifted(placed.source_start, placed.translation_start)


def _wordings(rule: Rule, text: str) -> Iterator[Span]:
    """Where the wording stands as it is, or with a capital at the beginning of a sentence."""
    for phrase in dict.fromkeys((rule.find, _capitalised(rule.find))):
        yield from occurrences(phrase, text, ignore_case=False)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _finding(rule: Rule, written: str, span: Span, there: Span | None) -> Finding:
    fix = rule.replace if written == rule.find else _capitalised(rule.replace)
    evidence = [Evidence(Where.PROJECT, f"{rule.find} → {rule.replace}")]
    if there is not None:
        evidence.append(Evidence(Where.SOURCE, rule.source_condition, there))
    return CHECK.finding(
        start=span.start,
        end=span.end,
        message=_MESSAGE,
        tier=Tier.LIKELY,
        details={"replace": fix},
        suggestions=(fix,),
        evidence=tuple(evidence),
    )


_RULES = Context(rules=(Rule("der Leiter der Diplomatie", "der Außenminister", "chef de la diplomatie"),))

CHECK = ArticleCheck(
    id="learned_rule",
    title="Corrected before",
    description=(
        "The translation has a wording that editors of the project replaced in other articles, and the source has the "
        "words that called for it. The same machine makes the same mistake in every article. The wording is matched "
        "word for word. It errs where the sentence around it needs another form."
    ),
    severity=Severity.MINOR,
    error_type=ErrorType.STYLE,
    find=find,
    examples=(
        Example(
            ("fr", "de"),
            "In Genf sprach ⟦der Leiter der Diplomatie⟧ von einem Anfang.",
            "In Genf sprach der Außenminister von einem Anfang.",
            "À Genève, le chef de la diplomatie a parlé d’un début.",
            _RULES,
        ),
        Example(
            ("fr", "de"),
            "⟦Der Leiter der Diplomatie⟧ schwieg.",
            "Der Außenminister schwieg.",
            "Le chef de la diplomatie s’est tu.",
            _RULES,
        ),
    ),
    harmless=(
        Harmless(("fr", "de"), "Da kam der Leiter der Diplomatie.", "Le directeur est venu.", _RULES),
        Harmless(("fr", "de"), "Der Außenminister schwieg.", "Le chef de la diplomatie s’est tu.", _RULES),
    ),
)
