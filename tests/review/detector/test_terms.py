"""Glossary terms in a text."""

from review.detector.pairing.pair import Term
from review.detector.terms import is_protected, is_rendered, occurrences

TERMS = (Term("budget", "Haushaltsgesetz"),)


def test_an_inflected_form_and_a_compound_are_renderings():
    assert is_rendered("Haushalt", "Die Lage des Haushalts")
    assert is_rendered("Haushalt", "Der Staatshaushalt wächst")
    assert not is_rendered("Haushalt", "Die Lage des Hauses")


def test_a_phrase_is_found_as_whole_words():
    assert [tuple(span) for span in occurrences("der Rat", "Der Rat und der Ratgeber", ignore_case=True)] == [(0, 7)]


def test_words_of_the_glossary_are_protected():
    assert is_protected("Haushaltsgesetz", TERMS)
    assert not is_protected("Haushaltsgesetz und Finanzen", TERMS)
    assert not is_protected("Haushaltsgesetz", ())
