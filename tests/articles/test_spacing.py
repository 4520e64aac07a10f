"""Spaces that must not end a line."""

from __future__ import annotations

import pytest

from articles.spacing import unbroken


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("La ministre dit « non » aux trains", "La ministre dit «_non_» aux trains"),
        ("« Non », dit-elle : pourquoi ? Parce que !", "«_Non_», dit-elle_: pourquoi_? Parce que_!"),
        ("Un plan (« secret ») ; 12 % des voix", "Un plan («_secret_»)_; 12_% des voix"),
        ("Sie sagt »nein« und geht", "Sie sagt »nein« und geht"),
        ("Sie sagt «nein» und geht", "Sie sagt «nein» und geht"),
        ("« Non\u202f»\u00a0: « oui »", "«_Non\u202f»\u00a0: «_oui_»"),
        ("Ein Satz. Noch einer!", "Ein Satz. Noch einer!"),
        (" : a :b ?c", " : a :b ?c"),
    ],
)
def test_signs_that_stand_off_stay_on_the_line_of_their_word(stored, shown):
    assert unbroken(stored) == shown.replace("_", "\u00a0")
