"""What the detector finds in the sample, with the sample's own terms and rules beside it."""

from __future__ import annotations

from functools import cache

from review.detector import Context, Finding, Pair, Rule, Term, detect
from review.sample import Planted, SampleArticle, corrected, sample_rules, sample_terms


@cache
def found_in(article: SampleArticle) -> tuple[Finding, ...]:
    """The findings in the machine's translation."""
    return _detected(article, article.translation)


@cache
def found_when_corrected(article: SampleArticle) -> tuple[Finding, ...]:
    """The findings in the translation without its faults: false alarms, all of them."""
    return _detected(article, corrected(article))


def sees(findings: tuple[Finding, ...], fault: Planted) -> bool:
    """Whether some finding touches the fault."""
    return any(finding.start < fault.end and fault.start < finding.end for finding in findings)


def _detected(article: SampleArticle, text: str) -> tuple[Finding, ...]:
    return detect(Pair(article.source, text, article.source_language, article.target_language, _context(article)))


def _context(article: SampleArticle) -> Context:
    pair = article.source_language, article.target_language
    return Context(
        terms=tuple(
            Term(term.source, term.target, term.forbidden, term.case_sensitive)
            for term in sample_terms()
            if (term.source_language, term.target_language) == pair
        ),
        rules=tuple(
            Rule(rule.find, rule.replace, rule.source_condition)
            for rule in sample_rules()
            if (rule.source_language, rule.target_language) == pair
        ),
    )
