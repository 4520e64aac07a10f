"""Readers: rows with their place, and every refusal with file, line and reason."""

import json

import pytest

from articles.importing.incoming import PassedOver, Raw, Refusal, Row, Settings
from articles.importing.members import at_path, in_folder
from articles.importing.readers import read
from articles.importing.surveying import items, survey

SETTINGS = Settings(source_language="fr", target_language="de")


def from_files(folder, files, settings=SETTINGS):
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read(in_folder(folder), settings))


def stored(folder, files, settings=SETTINGS):
    """What would be stored, refused or passed over."""
    from_files(folder, files, settings)
    members = in_folder(folder)
    return list(items(members, settings, survey(members, settings)))


def a_line(**fields):
    row = {"id": "a", "source_language": "fr", "target_language": "de", "source": "Oui.", "translation": "Ja."}
    return json.dumps(row | fields) + "\n"


def test_a_folder_pairs_sources_with_translations_by_name(tmp_path):
    [row] = from_files(tmp_path, {"paris.v2.fr.txt": "Bonjour.", "paris.v2.de.txt": "Guten Tag."})

    assert (row.external_id, row.source, row.translation) == ("paris.v2", "Bonjour.", "Guten Tag.")


def test_a_translation_may_come_without_source_and_without_language_in_its_name(tmp_path):
    rows = from_files(tmp_path, {"a.de.txt": "Guten Tag.", "b.txt": "Gute Nacht."})

    assert [(row.external_id, row.source, row.translation) for row in rows] == [
        ("a", "", "Guten Tag."),
        ("b", "", "Gute Nacht."),
    ]


def test_a_source_without_translation_is_refused_naming_the_file_that_is_missing(tmp_path):
    [refusal] = from_files(tmp_path, {"a.fr.txt": "Bonjour."})

    assert str(refusal) == "a.fr.txt: There is no a.de.txt: a source without a translation is not imported."


def test_other_files_and_other_languages_are_passed_over_by_name(tmp_path):
    passed = from_files(tmp_path, {"a.gold.json": "{}", "a.es.txt": "Hola.", ".hidden.txt": "x"})

    assert all(isinstance(item, PassedOver) for item in passed)
    assert sorted(item.place.file for item in passed) == ["a.es.txt", "a.gold.json"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "The file is empty."),
        (b"\xef\xbb\xbf \n\n", "The translation is empty."),
        (b"\x89PNG\r\n\x1a\n\0\0", "The file is a PNG image, not text."),
        (b"%PDF-1.7", "The file is a PDF document, not text."),
        (b"Zeile 1\nab\0c", "The file is not text: byte 11 (line 2, column 3) is zero."),
        ("Grüße".encode("utf-32"), "The file is UTF-32, not UTF-8. Please save it as UTF-8."),
        (b"abc\n12\x07", "In the translation: The character U+0007 in line 2, column 3 is not text."),
        (b"x" * 21_000, "In the translation: Paragraph 1 has 21,000 characters; at most 20,000 are taken."),
        (b"x\n\n" * 2_001, "In the translation: The text has 2,001 paragraphs; at most 2,000 are taken."),
        (b"x" * 800_001, "The file has more than 800,000 bytes: that is no single article."),
    ],
)
def test_a_text_file_that_cannot_be_taken_is_named_with_the_reason(tmp_path, content, reason):
    [refusal] = stored(tmp_path, {"a.de.txt": content})

    assert str(refusal) == f"a.de.txt: {reason}"


TEXT = "Der Bürgermeister\nsagte, daß die Straße für den Verkehr geöffnet würde. Schöne Grüße aus Köln."


def test_another_encoding_is_read_as_what_it_looks_like_and_named(tmp_path):
    note, row = from_files(tmp_path, {"a.de.txt": TEXT.encode("cp1252")})

    assert row.translation == TEXT
    assert str(note) == "a.de.txt: Read as Windows-1252, which it looks like: please look whether accents are right."


def test_a_byte_order_mark_names_the_encoding(tmp_path):
    [row] = from_files(tmp_path, {"a.de.txt": TEXT.encode("utf-16")})

    assert row.translation == TEXT


def test_utf_8_with_a_broken_byte_is_no_other_encoding_and_refused_with_its_place(tmp_path):
    [refusal] = from_files(tmp_path, {"a.de.txt": TEXT.encode() + b"\xff"})

    assert refusal.reason == "The byte 105 (line 2, column 77), 0xff, is not UTF-8."


def test_an_encoding_that_was_named_is_not_guessed(tmp_path):
    settings = Settings(source_language="fr", target_language="de", encoding="utf-8")

    [refusal] = from_files(tmp_path, {"a.de.txt": TEXT.encode("cp1252")}, settings)

    assert refusal.reason == (
        "The byte 6 (line 1, column 6), 0xfc, is not UTF-8. The text looks like Windows-1252; please save it as UTF-8."
    )


def test_another_encoding_is_read_when_it_is_named(tmp_path):
    settings = Settings(source_language="fr", target_language="de", encoding="cp1252")

    [row] = from_files(tmp_path, {"a.de.txt": "Köln".encode("cp1252")}, settings)

    assert row.translation == "Köln"


def test_a_broken_source_refuses_the_pair_and_names_the_source(tmp_path):
    [refusal] = stored(tmp_path, {"a.fr.txt": b"abc\x01", "a.de.txt": b"Ja."})

    assert str(refusal) == "a.fr.txt: In the source: The character U+0001 in line 1, column 4 is not text."


def test_a_byte_order_mark_and_other_line_ends_are_taken(tmp_path):
    [row] = stored(tmp_path, {"a.de.txt": b"\xef\xbb\xbfEins\r\rZwei\r\nDrei\r\n"})

    assert row.translation == "Eins\n\nZwei\nDrei"


def test_the_title_is_the_first_line_of_the_source_or_of_the_translation(tmp_path):
    rows = stored(tmp_path, {"a.fr.txt": "\n Titre \n\nTexte", "a.de.txt": "Titel", "b.de.txt": "Nur\n\nso"})

    assert [row.title for row in rows] == ["Titre", "Nur"]


def test_evaluation_rows_load_as_they_are(tmp_path):
    [row] = from_files(tmp_path, {"rows.jsonl": a_line()}, Settings())

    assert (row.external_id, row.source_language, row.target_language) == ("a", "fr", "de")
    assert (str(row.place), row.source, row.translation) == ("rows.jsonl, line 1", "Oui.", "Ja.")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": "x", "translation": "Ja', "This is not complete, valid JSON: Unterminated string starting at"),
        ("[1]", "A line must be one JSON object: {…}."),
        ("null", "A line must be one JSON object: {…}."),
        ("[" * 100_000, "The JSON is nested too deep."),
        (a_line(translation=["Ja"]), "“translation” must be text in quotation marks, not a list."),
        (a_line(title=7), "“title” must be text in quotation marks, not a number."),
        (a_line(id=True), "“id” must be text in quotation marks, not true or false."),
        (a_line(translation=None), "The translation is empty."),
        (a_line(translation="\u200b \ufeff"), "The translation is empty."),
        (a_line(translation="ab\ud800"), "In the translation: The character U+D800 in line 1, column 3 is not text."),
        (a_line(source="\0"), "In the source: The character U+0000 in line 1, column 1 is not text."),
        (a_line(target_language="xx-deutsch-ist-es-nicht"), "The target language “xx-deutsch-ist-es-nicht” is not"),
        (a_line(source_language="qqx"), "The source language “qqx” is not a language code"),
        (a_line(url="javascript:alert(1)"), "The url “javascript:alert(1)” is not a web address"),
        (a_line(published_at="gestern"), "“gestern” is not a date such as"),
        (a_line(published_at="2026-02-31"), "“2026-02-31” is not a date such as"),
        (a_line(title="x" * 501), "The title has 501 characters; at most 500 are taken."),
        (a_line(id="x" * 201), "The id has 201 characters; at most 200 are taken."),
        (a_line(id="a\u202eb"), "The id 'a\\u202eb' holds characters that cannot be seen."),
        (a_line(schema=2), "Its schema is '2'; this version reads schema 1."),
        ('{"id": 1' + "0" * 5_000 + "}", "This is not valid JSON: Exceeds the limit"),
    ],
)
def test_a_line_that_cannot_be_taken_is_refused_with_its_number_and_the_others_go_on(tmp_path, line, reason):
    lines = a_line(id="first") + "\n" + line.rstrip("\n") + "\n" + a_line(id="last")

    first, refusal, last = stored(tmp_path, {"rows.jsonl": lines})

    assert (first.external_id, last.external_id) == ("first", "last")
    assert str(refusal).startswith(f"rows.jsonl, line 3: {reason}")


def test_a_line_in_another_encoding_is_refused_with_its_byte(tmp_path):
    line = b'{"id": "a", "translation": "K\xf6ln"}\n'

    [refusal] = from_files(tmp_path, {"rows.jsonl": line})

    assert str(refusal).startswith("rows.jsonl, line 1: Byte 30 of the line, 0xf6, is not UTF-8.")


def test_a_line_longer_than_any_article_is_cut_off_and_refused(tmp_path, settings):
    settings.MAX_ARTICLE_CHARACTERS = 10

    refusal, good = from_files(tmp_path, {"rows.jsonl": a_line(source="x" * 500) + a_line()})

    assert str(refusal) == "rows.jsonl, line 1: The line has more than 240 bytes: that is no single article."
    assert isinstance(good, Raw)


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "holds no rows"), (b"\xef\xbb\xbf\n\n", "holds no rows"), (b"\x89PNG\r\n\x1a\n", "a PNG image, not text")],
)
def test_a_file_without_rows_is_refused(tmp_path, content, reason):
    [refusal] = from_files(tmp_path, {"rows.jsonl": content})

    assert reason in str(refusal)


def test_what_no_import_holds_is_said_once_for_the_file(tmp_path):
    lines = a_line(gold=[1], corrected="Ja.") + a_line(id="b", gold=[2], corrected="Nein.")

    *_, corrected, gold = sorted(from_files(tmp_path, {"rows.jsonl": lines}), key=str)

    assert {str(corrected), str(gold)} == {
        "rows.jsonl: “corrected” was left out in 1 line: the work of people is not imported.",
        "rows.jsonl: “gold” was left out in 2 lines: no such field is known.",
    }


def test_rows_without_id_are_known_by_their_content(tmp_path):
    lines = a_line(id=None) + a_line(id="", translation="Jawohl.", engine="other") + a_line(id=None, source="Non.")

    first, second, third = stored(tmp_path, {"rows.jsonl": lines})

    assert first.external_id.startswith("sha256-")
    assert first.external_id == second.external_id != third.external_id


def test_the_same_row_twice_is_taken_once(tmp_path):
    row, passed = stored(tmp_path, {"rows.jsonl": a_line() * 2})

    assert isinstance(row, Row)
    assert str(passed) == "rows.jsonl, line 2: The same row of “a” stands above: taken once."


def test_two_rows_of_one_id_that_differ_are_both_refused(tmp_path):
    lines = a_line() + a_line(id="b") + a_line(translation="Nein.") + a_line(target_language="en")

    first, good, second, other = stored(tmp_path, {"rows.jsonl": lines})

    assert isinstance(good, Row)
    assert other.target_language == "en"
    assert (str(first), str(second)) == (
        "rows.jsonl, line 1: The id “a” stands also in rows.jsonl, line 3, with another content: neither is taken.",
        "rows.jsonl, line 3: The id “a” stands also in rows.jsonl, line 1, with another content: neither is taken.",
    )


def test_a_file_name_that_is_no_text_is_shown_and_read(tmp_path):
    name = b"K\xf6ln.de.txt".decode(errors="surrogateescape")
    (tmp_path / name).write_text("Ja.")

    [row] = read((at_path(tmp_path / name),), SETTINGS)

    assert isinstance(row, Raw)
    assert not isinstance(row, Refusal)
    assert row.place.file == "K?ln.de.txt"
