"""The names of characters that nobody sees."""

import pytest
from django.utils import translation

from review.detector.checks.invisible_character import find
from review.detector.pairing.pair import Bead
from review.page.cards import sentence
from review.page.characters import called


def test_every_character_that_the_check_finds_has_a_name_in_words():
    texts = (f"a{character}b" for character in map(chr, range(0x10000)) if not character.isprintable())
    names = {finding.details["name"] for text in texts for finding in find(Bead("", text, "fr", "de", True))}

    assert len(names) > 80
    assert [name for name in names if called(name) == name] == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ZERO WIDTH SPACE", "Hier steht ein unsichtbares Zeichen (Leerzeichen ohne Breite, U+200B)."),
        ("U+0007", "Hier steht ein unsichtbares Zeichen (Steuerzeichen, U+0007)."),
        ("SUN", "Hier steht ein unsichtbares Zeichen (SUN)."),
        (7, "Hier steht ein unsichtbares Zeichen (7)."),
    ],
)
def test_a_character_is_named_in_the_readers_language_and_other_names_stay(name, said):
    with translation.override("de"):
        assert sentence("An invisible character stands here ({name}).", {"name": name}) == said
