"""What LibreOffice and translate-toolkit write comes in; files/README.md says how the files were made."""

from pathlib import Path

import pytest

from articles.importing.incoming import PassedOver, Refusal, Row, Settings
from articles.importing.members import at_path
from articles.importing.surveying import items, survey

FILES = Path(__file__).parent / "files"
TITLE = "Die Stadt öffnet ihre Bäder wieder"
SOURCE = "La ville rouvre ses bains, dit-elle.\n\nL’entrée coûte 4 euros."
TRANSLATION = f"{TITLE}, sagt sie.\n\nDer Eintritt kostet „4 Euro“."
SAID = "„Wir haben drei Jahre gewartet“, sagte"


def came(name):
    members = (at_path(FILES / name),)
    settings = Settings(source_language="fr", target_language="de")
    return list(items(members, settings, survey(members, settings)))


def rows(name):
    return [item for item in came(name) if isinstance(item, Row)]


def notes(name):
    return [str(item) for item in came(name) if not isinstance(item, Row)]


def test_a_document_of_libreoffice():
    [row] = rows("libreoffice-article.docx")

    assert row.translation.split("\n") == [
        TITLE,
        f"{SAID} Bürgermeisterin Léa Morin am Montag.",
        *("Bad Nord", "Bad Süd", "Erwachsene", "4 Euro", "Kinder", "2 Euro"),
        "Der Eintritt kostet 4\u00a0Euro.",
        "Kinder zahlen die Hälfte.",
    ]


def test_a_document_in_which_libreoffice_tracked_changes():
    [row] = rows("libreoffice-tracked.docx")

    lines = [line for line in row.translation.split("\n") if line]
    assert lines == [
        "Der Titel",
        "Ein neue Satz mit Fußnote. Weich\u00adgetrennt, fest\u2011getrennt.",
        "Erster Teilzweiter Teil.",
        *("A1", "B1", "Vor dem Kasten. Nach dem Kasten.", "Im Kasten.", "Punkt eins", "Zeile", "zwei\tTab   Raum."),
    ]
    assert "1 note at the foot or the end was left out." in notes("libreoffice-tracked.docx")[0]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("libreoffice-rows.xlsx", []),
        ("libreoffice-utf-16.tsv", []),
        ("libreoffice-windows-1252.csv", ["Read as Windows-1252, which it looks like"]),
    ],
)
def test_a_table_of_libreoffice(name, said):
    first, second = rows(name)

    assert (first.external_id, first.source, first.translation) == ("bad-1", SOURCE, TRANSLATION)
    assert (second.external_id, second.title, second.translation) == ("bad-2", "2", "-Nachtrag: 3,5 % mehr Gäste")
    assert [note.partition(": ")[2].partition(":")[0] for note in notes(name)] == said


def test_xliff_of_po2xliff():
    [row] = rows("po2xliff.xlf")

    assert row.translation == f"{TITLE}\n\n{SAID} <b>Léa Morin</b>.\n\nDer Eintritt kostet 4 Euro."
    assert notes("po2xliff.xlf") == [
        "po2xliff.xlf, line 17: Note of unit “4”: said on Monday",
        "po2xliff.xlf, line 29: State of unit “5”: needs-translation.",
    ]


def test_tmx_of_po2tmx_names_its_document_type_and_comes_in():
    [row] = rows("po2tmx.tmx")

    assert row.source == "La ville rouvre ses bains\n\n« Nous avons attendu trois ans », a dit <b>Léa Morin</b>."
    assert row.translation == f"{TITLE}\n\n{SAID} <b>Léa Morin</b>."


def test_a_table_of_po2csv():
    assert [row.translation for row in rows("po2csv.csv")] == [
        TITLE,
        f"{SAID} <b>Léa Morin</b>.",
        "Der Eintritt kostet 4 Euro.",
    ]


def test_xliff_of_odf2xliff_has_no_translation_and_is_refused():
    found = came("odf2xliff.xlf")

    assert {type(item) for item in found} == {Refusal, PassedOver}
    assert found[0].reason == "The translation is empty."
