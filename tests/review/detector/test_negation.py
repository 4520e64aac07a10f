"""How languages say no."""

import pytest

from review.detector.languages.negation import NEGATING, SURE
from review.detector.tokens import folded_words

NEGATIONS = [
    ("en", "He didn’t come."),
    ("en", "They can't."),
    ("en", "No one came, and nobody called."),
    ("en", "She was unable to say so."),
    ("de", "Keinerlei Zweifel."),
    ("de", "Niemandem fiel es auf."),
    ("fr", "Il n’est pas venu."),
    ("fr", "Rien de tel."),
    ("fr", "Elle ne vient plus."),
    ("es", "No vino nadie."),
    ("it", "Nessuno è venuto."),
    ("pt", "Não veio."),
    ("nl", "Hij kwam niet."),
    ("pl", "Żadnych pytań."),
    ("ru", "Никаких вопросов."),
    ("uk", "Не можна."),
    ("tr", "Hiçbir şey yok."),
]


@pytest.mark.parametrize(("language", "text"), NEGATIONS)
def test_what_surely_negates_has_a_word_by_which_it_is_found_quickly(language, text):
    assert SURE[language].search(text)
    assert any(map(NEGATING[language].__getitem__, folded_words(text)))


def test_other_words_do_not_negate():
    assert not any(map(NEGATING["en"].__getitem__, folded_words("The harbour stays open tonight.")))
