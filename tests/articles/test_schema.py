"""The JSON Schema says what an import takes and what an export writes."""

import io
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from articles import schema
from articles.example import example_of
from articles.exporting.gathering import gathered
from articles.exporting.outgoing import named, nameless
from articles.exporting.writers import FORMATS
from articles.importing.importer import Import
from articles.importing.incoming import Raw, Settings
from articles.importing.members import Member
from articles.importing.readers import read
from articles.models import Project, Translation
from review.acting.deciding import accept, dismiss, override
from review.acting.signing import sign_off
from review.models import Flag
from review.reporting.corrections import aligned, decisions_on
from tests.articles.exporting.test_writers import an_outgoing, storable, stored_texts
from tests.builders import a_flag, a_project, a_translation, an_operation, bring_in

DOCUMENT = json.loads(schema.FILE.read_text("utf-8"))
TAKEN = Draft202012Validator(DOCUMENT)
EXPORTED = Draft202012Validator(
    {"$ref": f"{DOCUMENT['$id']}#/$defs/exported"}, registry=DRAFT202012.create_resource(DOCUMENT) @ Registry()
)


def test_the_schema_is_one():
    Draft202012Validator.check_schema(DOCUMENT)


def test_the_example_is_an_export_and_can_come_in():
    row = json.loads(example_of("jsonl").text)

    EXPORTED.validate(row)
    TAKEN.validate(row)


@hypothesis_settings(deadline=None)
@given(stored_texts, stored_texts)
def test_any_text_is_exported_as_the_schema_says(machine, corrected):
    machine = storable(machine) or "x"

    line = b"".join(FORMATS["jsonl"].of_one(an_outgoing(storable(corrected), machine=machine)))

    EXPORTED.validate(json.loads(line))


@pytest.mark.parametrize(
    "row",
    [
        {"translation": "Ja."},
        {"translation": "Ja.", "id": 7, "source": None, "title": None},
        {"translation": "Ja.", "published_at": "2026-11-22"},
        {"translation": "Ja.", "published_at": "2026-11-22T14:05:00+01:00"},
        {"translation": "Ja.", "source_language": "pt-BR", "url": "http://example.org/a?b=c"},
        {"translation": "Ja.", "something": {"of": "another program"}},
    ],
)
def test_what_the_schema_allows_comes_in(row):
    TAKEN.validate(row)

    assert isinstance(_read(row), Raw)


@pytest.mark.parametrize(
    "row",
    [
        {"translation": ["Ja."]},
        {"translation": "Ja.", "schema": 2},
        {"translation": "Ja.", "schema": True},
        {"translation": "Ja.", "title": 7},
        {"translation": "Ja.", "id": True},
        {"translation": "Ja.", "url": {"a": 1}},
        "Ja.",
        [],
    ],
)
def test_what_the_schema_forbids_does_not_come_in(row):
    assert not TAKEN.is_valid(row)
    assert not isinstance(_read(row), Raw)


@pytest.mark.parametrize("missing", sorted(DOCUMENT["$defs"]["exported"]["required"]))
def test_an_export_without_one_of_its_fields_is_none(missing):
    row = json.loads(example_of("jsonl").text)
    del row[missing]

    assert not EXPORTED.is_valid(row)


def test_every_field_is_described_and_documented():
    documented = (schema.FILE.parents[2] / "docs" / "formats.md").read_text("utf-8")

    names = DOCUMENT["properties"] | DOCUMENT["$defs"]["exported"]["properties"]

    assert [name for name in names if f"`{name}`" not in documented] == []
    assert set(names) == set(DOCUMENT["$defs"]["exported"]["required"])


def _read(row):
    data = json.dumps(row).encode()
    [found, *_rest] = read([Member("a.jsonl", len(data), lambda: io.BytesIO(data))], Settings("fr", "de"))
    return found


@pytest.mark.django_db
@pytest.mark.parametrize("naming", [nameless, named])
def test_what_people_did_is_exported_as_the_schema_says(naming):
    translation = a_translation("Ein gutter Tag. Ein Tag Tag. Ein Wort.", project=a_project())
    accept(a_flag(translation, "gutter", "guter"), 0, 0, an_operation())
    translation.refresh_from_db()
    override(a_flag(translation, "Tag Tag", "Tag"), "Abend", an_operation())
    translation.refresh_from_db()
    dismiss(a_flag(translation, "Wort"), an_operation(), "so meant")
    Flag.objects.update(severity="minor")
    sign_off(translation.pk, 2, an_operation(), at=datetime(2026, 11, 22, tzinfo=UTC))

    [line] = FORMATS["jsonl"].stream(gathered(Translation.objects.all(), decisions_on, naming, aligned))

    row = json.loads(line)
    EXPORTED.validate(row)
    assert (len(row["revisions"]), len(row["decisions"]), "by" in row["approved"]) == (2, 3, naming is named)


FIELDS = {
    "title": st.sampled_from(["", "Titel: „Tag“ & <b>", "=1+1"]),
    "url": st.sampled_from(["", "https://example.org/ä?b=1"]),
    "published_at": st.sampled_from([None, "2026-11-22T14:05:00Z", "2026-11-22T14:05:00.123456Z", "2026-11-22"]),
    "engine": st.sampled_from(["", "m1", "Größe 2"]),
    "source": stored_texts,
    "translation": stored_texts.filter(lambda text: storable(text).strip("\u200b\ufeff \t\u00ad\n")),
    "target_language": st.sampled_from(["de", "pt-BR"]),
}


@pytest.mark.django_db
@hypothesis_settings(max_examples=20, deadline=None)
@given(st.lists(st.fixed_dictionaries(FIELDS), min_size=1, max_size=4))
def test_what_is_exported_imported_and_exported_again_is_the_same_bytes(rows):
    lines = [json.dumps({"id": f"a{number}", "source_language": "fr"} | row) for number, row in enumerate(rows)]

    first = _stored_and_exported("\n".join(lines).encode())
    second = _stored_and_exported(first)

    assert second == first
    assert first.count(b"\n") == len(lines)


def _stored_and_exported(data):
    """Into an empty project of the same name, and out again."""
    Project.objects.filter(slug="nord").update(slug=f"was-{Project.objects.count()}")
    project = a_project(slug="nord")
    wanted = Import("a.jsonl", (Member("a.jsonl", len(data), lambda: io.BytesIO(data)),), Settings("fr", "de"))
    bring_in(wanted, project)
    chosen = Translation.objects.filter(article__project=project)
    return b"".join(FORMATS["jsonl"].stream(gathered(chosen, decisions_on, nameless, aligned)))
