"""What the detector makes of the sample: every check shows itself, most faults are seen, good text is left in peace."""

import pytest

from review.detector import all_checks
from review.sample import corrected, planted, sample_article, sample_articles
from tests.review.sample.findings import found_in, found_when_corrected, sees

NOT_SHOWN: frozenset[str] = frozenset()
"""Checks that no article of the sample can show, each with its reason beside it."""

KNOWN_ALARMS: frozenset[tuple[str, str, str]] = frozenset()
"""False alarms that the detector still gives in the sample: article, check, words."""


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.id)
def test_the_sample_shows_every_check(check):
    showing = [article.name for article in sample_articles() if check.id in {f.check for f in found_in(article)}]

    assert bool(showing) != (check.id in NOT_SHOWN), showing


def test_exceptions_are_registered_checks():
    assert {check.id for check in all_checks()} >= NOT_SHOWN


@pytest.mark.parametrize(
    ("name", "share"),
    [
        ("nachtzug", 0.9),
        ("hafen", 1.0),
        ("gletscher", 0.88),
        ("stromnetz", 0.95),
        ("impfung", 0.84),
        ("faehre", 1.0),
        ("sequia", 0.94),
        ("mosaico", 1.0),
        ("bibliothek", 0.92),
    ],
)
def test_most_of_the_planted_faults_are_seen(name, share):
    article = sample_article(name)
    missed = [(fault.kind, fault.correct) for fault in planted(article) if not sees(found_in(article), fault)]

    assert 1 - len(missed) / len(planted(article)) >= share, missed


def test_flawless_articles_are_calm():
    flawless = [article for article in sample_articles() if not planted(article)]

    assert flawless
    assert [finding for article in flawless for finding in found_in(article)] == []


def test_corrected_articles_are_calm():
    alarms = {
        (article.name, finding.check, corrected(article)[finding.start : finding.end])
        for article in sample_articles()
        for finding in found_when_corrected(article)
    }

    assert alarms - KNOWN_ALARMS == set()


def test_what_is_found_in_the_machines_texts_was_planted():
    stray = {
        (article.name, finding.check, article.translation[finding.start : finding.end])
        for article in sample_articles()
        for finding in found_in(article)
        if not any(finding.start <= fault.end + 1 and fault.start - 1 <= finding.end for fault in planted(article))
    }

    assert stray - KNOWN_ALARMS == set()
