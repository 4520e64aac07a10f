"""Every format is explained, and every example is what it says."""

import io
import json
from collections import Counter
from pathlib import Path

import pytest

from articles import formats
from articles.example import article, example_of
from articles.exporting import writers
from articles.importing import readers
from articles.importing.incoming import Row, Settings
from articles.importing.members import Member
from articles.importing.surveying import items, survey

SETTINGS = Settings(source_language="fr", target_language="de")
DOCUMENTED = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")
READABLE = sorted({key for guide in formats.GUIDES if guide.reads for key in guide.examples})


def test_every_format_is_explained_once():
    assert Counter(guide.reads for guide in formats.GUIDES if guide.reads) == Counter(
        format_.key for format_ in readers.FORMATS
    )
    assert Counter(key for guide in formats.GUIDES for key in guide.writes) == Counter(list(writers.FORMATS))


@pytest.mark.parametrize("guide", formats.GUIDES, ids=lambda guide: guide.key)
def test_a_guide_says_what_comes_in_and_out_and_has_an_example(guide):
    assert guide.incoming or not guide.reads
    assert guide.outgoing or not guide.writes
    assert guide.examples


@pytest.mark.parametrize("key", sorted(writers.FORMATS))
def test_every_export_stands_in_the_documentation(key):
    assert f"`{key}`" in DOCUMENTED


@pytest.mark.parametrize("ending", readers.ENDINGS)
def test_every_ending_that_is_read_stands_in_the_documentation(ending):
    assert f"`{ending}`" in DOCUMENTED or ending in (".xlsm", ".xls", ".docm", ".doc")


@pytest.mark.parametrize("key", READABLE)
def test_every_example_of_a_format_that_comes_in_comes_in(key):
    file = example_of(key)
    members = (Member(file.name, len(file.content), lambda: io.BytesIO(file.content)),)

    found = [item for item in items(members, SETTINGS, survey(members, SETTINGS)) if isinstance(item, Row)]

    assert [row.external_id for row in found] == ["baeder"]
    assert {"drei Jahre", "4 Euro"} == {words for words in ("drei Jahre", "4 Euro") if words in found[0].translation}


@pytest.mark.parametrize("key", sorted(writers.FORMATS))
def test_every_example_of_an_export_holds_the_article(key):
    assert example_of(key).content
    assert "drei Jahre" in example_of(key).text or not example_of(key).is_text


def test_the_examples_corrections_lead_from_the_machines_text_to_the_corrected_one():
    row = json.loads(example_of("corrections").text)

    assert row["machine"][slice(*row["span"])] == row["quote"]
    assert row["corrected"] == row["machine"].replace(row["quote"], row["replacement"])
    assert row["replacement"] in article().corrected
