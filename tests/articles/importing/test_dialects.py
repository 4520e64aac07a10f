"""XLIFF and TMX as translators' tools write them: the article comes in whole, and what it has no place for is said."""

from pathlib import Path

import pytest

from articles.importing.incoming import PassedOver, Row, Settings
from articles.importing.members import at_path
from articles.importing.surveying import items, survey
from tests.articles.importing.test_tables import found
from tests.articles.importing.test_xliff import FILE_1, XLIFF_1, unit

DIALECTS = Path(__file__).parent / "dialects"
SETTINGS = Settings(source_language="en", target_language="de")
PRICE = ("Entry costs 4 euros.", "Der Eintritt kostet 4 Euro.")


def read_in(name):
    members = [at_path(DIALECTS / name)]
    return list(items(members, SETTINGS, survey(members, SETTINGS)))


TEXTS = {
    "matecat.xlf": [
        ("The baths open again. They are free.", "Die Bäder öffnen wieder. Sie sind frei."),
        ("Line one\nline two bold.", "Zeile eins\nZeile zwei fett."),
    ],
    "memoq.mqxliff": [("The baths open\nagain.", "Die Bäder öffnen\nwieder."), PRICE],
    "okapi.xlf": [
        ("The baths open   again", "Die Bäder öffnen   wieder"),
        ("See the picture and stay.", "Sehen Sie das Bild und bleiben Sie."),
    ],
    "okapi-2.xlf": [("The baths open\nagain. They are free.", "Die Bäder öffnen\nwieder. Sie sind frei."), PRICE],
    "omegat.tmx": [("The baths open again.", "Die Bäder öffnen wieder."), ("One\ntwo.", "Eins\nzwei.")],
    "phrase.mxliff": [
        ("The baths open again. They are {free}.", "Die Bäder öffnen wieder. Sie sind {frei}."),
        PRICE,
    ],
    "trados.sdlxliff": [
        ("The City Baths open again. They were closed.", "Die Stadtbäder öffnen wieder. Sie waren zu.")
    ],
    "weblate.xlf": [
        ("The baths open again.", "Die Bäder öffnen wieder."),
        ("%d pool", "%d Becken"),
        ("%d pools", ""),
    ],
    "wordpress.xliff": [
        ("The baths & the pools open", "Die Bäder & die Becken öffnen"),
        ("They are <b>free</b>.", "Sie sind <b>frei</b>."),
    ],
    "xcode.xliff": [
        ("The baths open again.", "Die Bäder öffnen wieder."),
        ("Entry:\n  4 euros", "Eintritt:\n  4 Euro"),
    ],
}
SAID = {
    "matecat.xlf": [
        ", line 3: The <file> “baths.docx” holds no units: it was left out.",
        ", line 17: State of unit “tu2”: needs-review-translation.",
        ", line 17: Note of unit “tu2”: Please check the opening hours",
    ],
    "memoq.mqxliff": [
        ", line 13: State of unit “2”: PartiallyEdited.",
        ", line 13: Note of unit “2”: Is it still four?",
    ],
    "okapi.xlf": [
        ", line 9: Text in a code of unit “tu2” was left out: A pool",
        ", line 9: Note of unit “tu2”: Keep short",
        ", line 9: Text in a code of unit “tu2” was left out: Ein Becken",
        ", line 10: The binary unit “b1” was left out.",
    ],
    "okapi-2.xlf": [
        ", line 4: Note of the file: For the local pages",
        ", line 5: State of unit “tu1”: initial.",
        ", line 5: Note of unit “tu1”: Really?",
        ", line 11: Note of unit “tu2”: Four or five?",
    ],
    "omegat.tmx": [
        ": 1 unit was left out: it has no text in de.",
        ": 1 unit has several texts in de: one was taken.",
        ", line 4: Note of the file: Desk memory",
        ", line 6: Note of unit “?”: Checked in May",
    ],
    "phrase.mxliff": [", line 10: State of unit “a:1”: confirmed=0."],
    "trados.sdlxliff": [
        ", line 9: Note of unit “0b”: Is this the official name?",
        ", line 9: State of unit “0b”: RejectedTranslation.",
    ],
    "weblate.xlf": [
        ", line 3: 1 unit has no target: the translation has nothing there.",
        ", line 5: Note of unit “c1”: headline",
        ", line 8: State of unit “c2[1]”: needs-translation.",
    ],
    "wordpress.xliff": [],
    "xcode.xliff": [
        ", line 6: Note of unit “title”: Headline of %@",
        ", line 12: The <file> “Baths/en.lproj/Info.strings” holds no units: it was left out.",
    ],
}


def test_every_dialect_is_looked_at():
    assert sorted(path.name for path in DIALECTS.iterdir()) == sorted(TEXTS) == sorted(SAID)


@pytest.mark.parametrize("name", TEXTS)
def test_the_article_comes_in_whole_and_without_codes(name):
    [row] = [item for item in read_in(name) if not isinstance(item, PassedOver)]

    sources, translations = zip(*TEXTS[name], strict=True)
    assert isinstance(row, Row)
    assert (row.source, row.translation) == ("\n\n".join(sources), "\n\n".join(filter(None, translations)))


@pytest.mark.parametrize("name", SAID)
def test_what_an_article_has_no_place_for_is_said_with_its_line(name):
    assert [str(item) for item in read_in(name) if isinstance(item, PassedOver)] == [name + said for said in SAID[name]]


def test_a_document_inside_the_file_may_be_as_large_as_it_likes():
    inside = '<header><reference><internal-file form="base64">{}</internal-file></reference></header><body>'
    content = XLIFF_1.format(FILE_1.format(unit("Oui.", "Ja.")).replace("<body>", inside.format("QUJD\n" * 2_400_000)))

    [row] = found(content, "a.xlf")

    assert row.translation == "Ja."
