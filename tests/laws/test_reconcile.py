"""Laws of which old flag a fresh finding is."""

from hypothesis import given
from hypothesis import strategies as st

from articles.edits import Edit, applied
from review.detector import ErrorType, Finding, Severity, Span, Tier
from review.flagging.reconcile import Known, reconcile
from tests.laws.strategies import texts_with_edits


def a_finding(start, end, check="check"):
    return Finding(check, start, end, "", Severity.MINOR, ErrorType.OTHER, Tier.CERTAIN)


@st.composite
def flagged(draw):
    text, edits = draw(texts_with_edits())
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    spans = draw(st.lists(places, max_size=5, unique_by=tuple))
    known = [
        Known(key, draw(st.sampled_from("pq")), Span(*span), draw(st.booleans())) for key, span in enumerate(spans)
    ]
    return text, edits, known


@given(flagged())
def test_every_flag_either_goes_on_or_ends(case):
    _text, edits, known = case

    outcome = reconcile(known, edits, [])

    assert sorted([*(kept.key for kept in outcome.kept), *outcome.closed]) == [flag.key for flag in known]


@given(flagged())
def test_a_flag_that_goes_on_quotes_the_same_words(case):
    text, edits, known = case
    after = applied(text, edits)

    for kept in reconcile(known, edits, None).kept:
        assert after[slice(*kept.span)] == text[slice(*known[kept.key].span)]


@given(flagged())
def test_what_is_found_again_in_unchanged_text_is_the_same_flag(case):
    _text, _edits, known = case
    known = [flag for flag in known if flag.by_detector]
    found = {(flag.check, flag.span): a_finding(flag.span.start, flag.span.end, flag.check) for flag in known}

    outcome = reconcile(known, (), found.values())

    assert (outcome.new, outcome.closed) == ((), ())


def test_a_detectors_flag_that_is_not_found_again_ends_and_a_persons_goes_on():
    known = [Known(1, "p", Span(0, 1), by_detector=True), Known(2, "p", Span(2, 3), by_detector=False)]

    outcome = reconcile(known, [Edit(1, 1, "x")], [])

    assert (outcome.closed, [kept.key for kept in outcome.kept]) == ((1,), [2])


def test_what_another_check_finds_at_the_same_place_is_new():
    outcome = reconcile([Known(1, "p", Span(0, 1), by_detector=True)], (), [a_finding(0, 1, "q")])

    assert (outcome.closed, len(outcome.new)) == ((1,), 1)
