"""The page about formats."""

import json

import pytest

from articles.exporting.writers import FORMATS
from articles.formats import GUIDES
from review.roles import Role
from tests.builders import a_project, a_translation, a_user, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser():
    return signed_in(a_user(Role.READER))


def test_the_page_explains_every_format_and_escapes_its_examples(browser):
    page = browser.get("/formats/").content.decode()

    assert [guide.key for guide in GUIDES if f'id="{guide.key}"' not in page] == []
    assert "&lt;ins datetime=" in page
    assert "<ins " not in page


@pytest.mark.parametrize("key", [*FORMATS, "zip"])
def test_every_example_is_a_file(browser, key):
    answer = browser.get(f"/formats/{key}/example/")

    assert (answer.status_code, bool(answer.content)) == (200, True)
    assert answer["Content-Disposition"].startswith('attachment; filename="baeder.')


@pytest.mark.parametrize("key", ["nothing", "text", "0", "9" * 300])
def test_an_example_of_what_is_no_format_is_not_found(browser, key):
    assert browser.get(f"/formats/{key}/example/").status_code == 404


def test_the_schema_is_given_out(browser):
    answer = browser.get("/formats/article.schema.json")

    assert answer["Content-Type"] == "application/schema+json"
    assert json.loads(answer.content)["$id"] == "urn:redline:article:1"


def test_the_export_form_offers_every_format_and_leads_to_the_page():
    project = a_project()
    a_translation(project=project)

    page = signed_in(a_user(Role.EDITOR, project)).get("/?state=all").content.decode()

    assert [key for key in FORMATS if f'<option value="{key}">' not in page] == []
    assert 'href="/formats/"' in page
