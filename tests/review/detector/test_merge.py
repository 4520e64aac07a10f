"""One problem, one finding."""

from dataclasses import replace
from random import Random

import pytest

from review.detector import Context, ErrorType, Finding, Pair, Severity, Term, Tier, detect
from review.detector.merge import merged, unprotected
from review.sample import sample_articles

GLUED = Finding(
    check="glued_words",
    start=10,
    end=20,
    message="",
    severity=Severity.MINOR,
    error_type=ErrorType.SPELLING,
    tier=Tier.LIKELY,
    suggestions=("a b",),
)


def test_of_two_findings_on_one_stretch_the_surer_stays():
    surer = replace(GLUED, check="other", tier=Tier.CERTAIN, suggestions=())

    assert merged([GLUED, surer]) == (surer,)


def test_of_two_equally_sure_findings_the_one_with_a_fix_stays():
    without = replace(GLUED, check="a", suggestions=())

    assert merged([without, GLUED]) == (GLUED,)


def test_a_small_fault_inside_a_large_finding_stays():
    quotation = replace(GLUED, check="lost_quotes", start=0, end=200, error_type=ErrorType.QUOTATION_FORMAT)

    assert merged([GLUED, quotation]) == (quotation, GLUED)


def test_two_faults_that_overlap_by_a_part_stay():
    acronym = replace(GLUED, check="acronym", start=16, end=26, error_type=ErrorType.MISTRANSLATION)

    assert merged([acronym, GLUED]) == (GLUED, acronym)


def test_a_doubled_word_inside_a_repeated_phrase_is_the_same_repetition():
    phrase = replace(GLUED, check="repeated_phrase", start=0, end=40, error_type=ErrorType.DUPLICATION)
    word = replace(GLUED, check="doubled_word", error_type=ErrorType.DUPLICATION)

    assert merged([word, phrase]) == (phrase,)


def test_what_lies_inside_a_broken_encoding_is_its_ghost():
    mojibake = replace(
        GLUED, check="mojibake", start=5, end=25, error_type=ErrorType.CHARACTER_ENCODING, tier=Tier.CERTAIN
    )

    assert merged([GLUED, mojibake]) == (mojibake,)


@pytest.mark.parametrize("tier", Tier)
def test_what_the_source_says_of_a_name_counts_for_more_than_the_article(tier):
    altered = replace(GLUED, check="name_altered", tier=tier, suggestions=("Morel",))
    inconsistent = replace(GLUED, check="name_inconsistent", tier=Tier.CERTAIN, end=22, suggestions=("Morell",))

    assert merged([inconsistent, altered]) == (altered,)


def test_the_same_finding_twice_is_one():
    assert merged([GLUED, GLUED]) == (GLUED,)


def test_a_word_of_the_glossary_is_no_slip():
    pair = Pair("", "Der Hafen Windwerft lebt.", "fr", "de", Context(terms=(Term("Ventchantier", "Windwerft"),)))
    slip = replace(GLUED, check="name_altered", start=10, end=19)
    stop = replace(GLUED, check="double_space", start=10, end=19)

    assert list(unprotected([slip, stop], pair)) == [stop]


@pytest.mark.parametrize("seed", range(20))
def test_merged_findings_are_ordered_and_unique(seed):
    random = Random(seed)
    findings = [
        replace(GLUED, check=random.choice("abc"), start=start, end=start + random.randint(1, 12), tier=tier)
        for tier in random.choices(list(Tier), k=40)
        for start in [random.randrange(60)]
    ]

    found = merged(findings)

    assert found
    assert [f.span for f in found] == sorted(f.span for f in found)
    assert len({(f.check, f.span) for f in found}) == len(found)
    assert merged(found) == found


def test_what_is_found_in_the_sample_lies_inside_it_in_order_and_once():
    for article in sample_articles():
        pair = Pair(article.source, article.translation, article.source_language, article.target_language)
        found = detect(pair)

        assert [f.span for f in found] == sorted(f.span for f in found)
        assert len({(f.check, f.span) for f in found}) == len(found)
        assert all(0 <= f.start < f.end <= len(pair.translation) for f in found)
