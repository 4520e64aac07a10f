"""The wizard of imports in a browser: from the file to the confirmation, with JavaScript and without."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from articles.models import Upload
from review.roles import Role
from tests.builders import a_project, a_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TABLE = """Nr.;Überschrift;src;text
b-1;Bäder;La ville rouvre ses bains.;Die Stadt öffnet ihre Bäder wieder.
b-2;Züge;Douze lignes.;Zwölf Linien für Europa.
b-3;Leer;Oui.;
"""


@pytest.fixture(autouse=True)
def _private_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def chosen(page, project):
    """The page that says what will happen."""
    page.goto("/admin/articles/importbatch/import/")
    page.set_input_files(
        "[name=uploaded]", {"name": "rows.csv", "mimeType": "text/csv", "buffer": TABLE.encode("cp1252")}
    )
    page.select_option("[name=project]", str(project.pk))
    page.click("input[type=submit]")
    page.wait_for_selector("#reading")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_table_is_mapped_looked_at_and_offered_with_its_number(sign_in, scripts):
    project = a_project()
    page = sign_in(a_user(Role.ADMINISTRATOR), java_script_enabled=scripts)
    chosen(page, project)

    page.select_option("#reading tr:has-text('Nr.') select", "id")
    page.select_option("#reading tr:has-text('text') select >> nth=-1", "translation")
    page.click("#reading input[type=submit]")
    page.wait_for_selector(".import-sample")

    assert page.input_value(".import-confirm input[type=submit]") == "Import 2 articles"
    assert "Die Stadt öffnet ihre Bäder wieder." in page.inner_text(".import-sample >> nth=0")
    assert Upload.objects.get().options["columns"] == {"nr": "id", "text": "translation"}
    with page.expect_download() as download:
        page.click("text=Download the refused rows as a table")
    assert download.value.suggested_filename == "rows.csv.refused.csv"


def test_the_preview_is_accessible_and_fits_a_narrow_window(sign_in):
    page = sign_in(a_user(Role.ADMINISTRATOR), axe=True)
    chosen(page, a_project())

    found = Axe().run(page, context="#content", options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    page.set_viewport_size({"width": 360, "height": 800})

    assert [rule["id"] for rule in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
