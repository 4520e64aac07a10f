"""How languages say no."""

import pytest

from review.detector import Pair, detect
from review.detector.languages.negation import NEGATING, SURE
from review.detector.words.tokens import folded_words, lowered

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
    assert SURE[language].search(lowered(text))
    assert any(map(NEGATING[language].__getitem__, folded_words(text)))


def test_other_words_do_not_negate():
    assert not any(map(NEGATING["en"].__getitem__, folded_words("The harbour stays open tonight.")))


def checks(source, translation, source_language, target_language):
    return {found.check for found in detect(Pair(source, translation, source_language, target_language))}


def test_two_negations_that_deny_each_other_need_none_in_the_translation():
    source = "Avec un tel port, je ne peux pas ne pas être fier de la ville."
    one = "Avec un tel port, je ne peux pas être fier de la ville."

    assert "negation_lost" not in checks(
        source, "Mit einem solchen Hafen muss ich stolz auf die Stadt sein.", "fr", "de"
    )
    assert "negation_lost" in checks(one, "Mit einem solchen Hafen kann ich stolz auf die Stadt sein.", "fr", "de")


def test_a_negation_is_added_only_where_the_source_has_none():
    assert "negation_added" in checks("The town opened the port.", "Die Stadt öffnete den Hafen nicht.", "en", "de")
    assert "negation_added" not in checks("The town closed no port.", "Die Stadt schloss den Hafen nicht.", "en", "de")


@pytest.mark.parametrize(
    ("languages", "source", "translation"),
    [
        (
            ("en", "de"),
            "The miller could not open the weir without the blacksmith.",
            "Der Müller konnte das Wehr ohne den Schmied öffnen.",
        ),
        (("de", "en"), "Die Fähre fuhr aber nicht nach Norden.", "But the ferry sailed to the north."),
        (
            ("fr", "de"),
            "Les autres villages n’ont pas reçu leur farine.",
            "Die anderen Dörfer haben ihr Mehl bekommen.",
        ),
    ],
)
def test_a_word_that_the_source_has_a_word_for_renders_no_negation(languages, source, translation):
    assert "negation_lost" in checks(source, translation, *languages)


@pytest.mark.parametrize(
    ("languages", "source", "translation"),
    [
        (
            ("en", "de"),
            "The miller could not open the weir.",
            "Ohne den Schmied war für den Müller am Wehr kein Wasser.",
        ),
        (("en", "de"), "The mill closed not long after the flood.", "Die Mühle schloss bald nach dem Hochwasser."),
        (("en", "it"), "The mill will hardly ever turn again.", "È difficile che il mulino possa mai girare ancora."),
    ],
)
def test_what_only_looks_like_a_negation_asks_for_none(languages, source, translation):
    assert not {"negation_lost", "negation_added"} & checks(source, translation, *languages)
