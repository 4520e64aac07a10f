"""The table of a language's words."""

import pytest

from review.detector.words.word_table import CENTIBELS, IN_LEXICON, word_table


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("tables")
    word_table("id", "id", made)
    return made


def test_a_table_knows_the_lexicon_as_written_and_the_frequencies(folder):
    table = word_table("id", "id", folder)

    assert table.entry("kursi") & IN_LEXICON
    assert not table.entry("KURSI") & IN_LEXICON
    assert 0 < table.entry("dan") & CENTIBELS < table.entry("kursi") & CENTIBELS
    assert table.entry("kursidan") == 0
    assert table.has_frequencies
    assert table


def test_the_second_time_the_table_is_read_from_its_file(folder):
    (file,) = folder.iterdir()
    written = file.stat().st_mtime_ns

    table = word_table("id", "id", folder)

    assert table.entry("kursi") & IN_LEXICON
    assert [(path, path.stat().st_mtime_ns) for path in folder.iterdir()] == [(file, written)]


def test_a_table_for_which_no_memory_is_left_says_the_same(folder, monkeypatch):
    mapped = word_table("id", "id", folder)
    monkeypatch.setattr("review.detector.words.word_table._mapped", {})
    monkeypatch.setattr("review.detector.words.word_table.MOST_MAPPED", 1000)

    unmapped = word_table("id", "id", folder)

    words = ("kursi", "KURSI", "dan", "kursidan", "rumah", "é", "")
    assert [unmapped.entry(word) for word in words] == [mapped.entry(word) for word in words]
    assert unmapped.has_frequencies
    assert unmapped


def test_a_folder_that_cannot_be_written_to_does_no_harm(tmp_path):
    in_the_way = tmp_path / "file"
    in_the_way.touch()

    assert word_table("id", "id", in_the_way / "tables").entry("kursi") & IN_LEXICON


@pytest.mark.parametrize("language", ["xx", "", "../xx"])
def test_an_unknown_language_has_no_words_and_no_file(tmp_path, language):
    table = word_table(language, language, tmp_path / "tables")

    assert not table
    assert table.entry("kursi") == 0
    assert not table.has_frequencies
    assert [*tmp_path.rglob("*")] == []


def test_a_lone_surrogate_is_no_word(folder):
    assert word_table("id", "id", folder).entry("\ud800") == 0
