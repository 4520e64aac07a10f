"""The post-editing set: tokens, tags and HTER, as JSON lines and as files of equally many lines."""

import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.distance import edit_distance
from articles.exporting.post_edits import compared, tokens
from articles.exporting.writers import FORMATS
from tests.articles.exporting.test_corrections import an_article
from tests.articles.exporting.test_writers import an_outgoing, stored_texts
from tests.articles.importing.test_xliff import aligned, out

paragraphs = stored_texts.map(lambda text: " ".join(text.split()))


def files(*articles):
    """The lines of each file of the archive."""
    archive = zipfile.ZipFile(io.BytesIO(b"".join(FORMATS["post-edits-zip"].stream(articles))))
    contents = {name: archive.read(name).decode() for name in archive.namelist()}
    assert all(content.endswith("\n") for content in contents.values())
    return {name: content.split("\n")[:-1] for name, content in contents.items()}


def test_a_post_edit_has_a_tag_for_each_token_and_each_gap():
    rows = [json.loads(line) for line in out("post-edits", an_article()).splitlines()]

    assert [row["hter"] for row in rows] == [0.0, 0.2, 0.3333]
    assert rows[1]["mt_tokens"] == ["Es", "gibt", "12", "Nachzüge", "."]
    assert rows[1]["tags"] == ["OK", "OK", "OK", "BAD", "OK"]
    assert rows[1]["src"] == "Il y a 12 trains de nuit."


def test_the_files_are_those_of_the_task():
    article = an_outgoing("Er kam nicht.", machine="Er kam.", source="Il n’est pas venu.", engine="e")

    assert files(article) == {
        "fr-de/train.hter": ["0.250000"],
        "fr-de/train.ids": ["a\t1\te"],
        "fr-de/train.mt": ["Er kam ."],
        "fr-de/train.pe": ["Er kam nicht ."],
        "fr-de/train.src": ["Il n’est pas venu ."],
        "fr-de/train.tags": ["OK OK OK OK BAD OK OK"],
    }


def test_each_pair_of_languages_is_a_set_of_its_own_and_what_has_no_source_is_none():
    found = files(
        an_outgoing("Ja.", source="Oui."),
        an_outgoing("Yes.", source="Oui.", target_language="en"),
        an_outgoing("Nein.", source=""),
    )

    assert {name: lines for name, lines in found.items() if name.endswith(".mt")} == {
        "fr-de/train.mt": ["Ja ."],
        "fr-en/train.mt": ["Yes ."],
    }


@given(st.lists(st.tuples(paragraphs, paragraphs, paragraphs), max_size=3))
def test_all_files_have_the_same_lines_and_agree_with_one_another(texts):
    source, machine, corrected = ("\n\n".join(side) for side in zip(*texts, strict=True)) if texts else ("", "", "")
    found = files(an_outgoing(corrected, machine=machine, source=source, align=aligned))

    rows = [dict(zip(found, row, strict=True)) for row in zip(*found.values(), strict=True)]

    assert bool(rows) == bool(found)
    for row in rows:
        mt, pe = row["fr-de/train.mt"].split(" "), row["fr-de/train.pe"].split(" ")
        tags = row["fr-de/train.tags"].split(" ")
        assert len(tags) == 2 * len(mt) + 1
        assert set(tags) <= {"OK", "BAD"}
        assert row["fr-de/train.hter"] == f"{min(1, edit_distance(mt, pe) / len(pe)):.6f}"
        assert (mt == pe) == ("BAD" not in tags)
        assert "" not in [*mt, *pe, *row["fr-de/train.src"].split(" ")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’an 2026, à 3,5 %.", "L’an 2026 , à 3,5 % ."),
        ("Nord-Süd: 10.000\u00a0€…", "Nord-Süd : 10.000 € …"),
        ("„So“, sagte er – 5.", "„ So “ , sagte er – 5 ."),
        ("हिन्दी में", "हिन्दी में"),
        ("東京へ行く。", "東 京 へ 行 く 。"),
        ("ที่นี่", "ที่ นี่"),
    ],
)
def test_tokens_are_words_numbers_and_signs(text, expected):
    assert " ".join(tokens(text)) == expected


@given(stored_texts)
def test_tokens_leave_out_nothing_but_white_space(text):
    assert "".join(tokens(text)) == "".join(text.split())


@pytest.mark.parametrize(
    ("machine", "corrected", "tags", "gaps", "rate"),
    [
        ("a b c", "a b c", "OK OK OK", "OK OK OK OK", 0.0),
        ("a c", "a b c", "OK OK", "OK BAD OK", 0.3333),
        ("a b b c", "a b c", None, "OK OK OK OK OK", 0.3333),
        ("a", "x y", "BAD", None, 1.0),
        ("a b", "", "BAD BAD", "OK OK OK", 2.0),
    ],
)
def test_tags_tell_what_was_changed(machine, corrected, tags, gaps, rate):
    found = compared(machine, corrected)

    assert tags is None or " ".join(found.tags) == tags
    assert gaps is None or " ".join(found.gap_tags) == gaps
    assert round(found.rate, 4) == rate


@given(st.text("ab. "), st.text("ab. "))
def test_tags_are_as_many_as_tokens_and_gaps_one_more(machine, corrected):
    found = compared(machine, corrected)

    assert len(found.tags) == len(found.tokens) == len(found.gap_tags) - 1
    assert (found.rate == 0) == (found.corrected == found.tokens)


def test_the_rate_is_exact_where_the_tags_are_only_good():
    long = " ".join(f"w{number % 7}" for number in range(1200))

    found = compared(f"x {long}", f"{long[3:]} y")

    assert found.rate == edit_distance(found.tokens, found.corrected) / len(found.corrected)
