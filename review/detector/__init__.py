"""Finds suspicious spans in machine-translated articles. A pure text library: no Django, no database."""

from review.detector.check import ArticleCheck, BeadCheck, Check
from review.detector.checking import detect
from review.detector.checks import all_checks
from review.detector.findings import ErrorType, Evidence, Finding, Severity, Span, Tier, Where
from review.detector.pairing.pair import Bead, Context, Pair, Rule, Term
from review.detector.version import version

__all__ = [
    "ArticleCheck",
    "Bead",
    "BeadCheck",
    "Check",
    "Context",
    "ErrorType",
    "Evidence",
    "Finding",
    "Pair",
    "Rule",
    "Severity",
    "Span",
    "Term",
    "Tier",
    "Where",
    "all_checks",
    "detect",
    "version",
]
