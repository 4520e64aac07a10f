"""Lines of a page's furniture are told from sentences by their form and words alone."""

import pytest

from review.detector.furniture import Kind, look

ENOUGH = 5


@pytest.mark.parametrize(
    ("language", "line", "kind"),
    [
        ("de", "Lädt …", Kind.CALL),
        ("en", "Comments (14)", Kind.CALL),
        ("en", "Published May 3, 2021 at 2:22 p.m.", Kind.CALL),
        ("de", "(Foto: AFP)", Kind.CREDIT),
        ("fr", "Le port le soir. Photo : AFP", Kind.CREDIT),
        ("en", "By Maria Smith", Kind.CREDIT),
        ("fr", "» Continuer", Kind.NAVIGATION),
        ("fr", "Activer le son", Kind.CALL),
        ("en", "Become a member", Kind.CALL),
        ("de", "Veröffentlicht am 4. März um 18:20 Uhr – Lesezeit: 3 Minuten", Kind.CALL),
        ("en", "Updated March 4, 2024 - 6:20 pm | 3 min read", Kind.CALL),
        ("fr", "Publié aujourd’hui à 8h10, mis à jour à 9h15", Kind.CALL),
        ("de", "Für Abonnenten reserviert", Kind.CALL),
    ],
)
def test_furniture_is_known_by_its_look(language, line, kind):
    seen = look(line, language)

    assert seen.kind is kind
    assert seen.points >= ENOUGH


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Der Hafen lädt zum Bleiben ein, sagt der Bürgermeister."),
        ("en", "By Monday the harbour will be open again."),
        ("de", "Montag, 4. März, Hafen von Brest"),
        ("de", "Heute um 8 Uhr, morgen um 9 Uhr und am Freitag gar nicht"),
        ("en", "She became a member of the council."),
        ("fr", "Le son du port ne dérange personne…"),
        ("ja", "港は嵐のあと三日間閉鎖されたままだと市長は述べた"),
    ],
)
def test_a_sentence_is_none(language, line):
    assert look(line, language).points < ENOUGH
