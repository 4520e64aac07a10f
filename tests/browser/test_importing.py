"""The wizard of imports in a browser: from the file to the confirmation, with JavaScript and without."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from articles.jobs.running import run
from articles.models import Job, Translation, Upload
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
    adam = a_user(Role.ADMINISTRATOR)
    page, narrow = sign_in(adam, axe=True), sign_in(adam, viewport={"width": 360, "height": 800})
    chosen(page, a_project())

    found = Axe().run(page, context="#content", options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    narrow.goto(page.url)

    assert [rule["id"] for rule in found.response["violations"]] == []
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.fixture
def waiting(settings):
    """Imports wait for a worker until the test does their work."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": []}}


def confirmed(page, project):
    """The page of the import once it is confirmed."""
    chosen(page, project)
    page.select_option("#reading tr:has-text('text') select >> nth=-1", "translation")
    page.click("#reading input[type=submit]")
    page.click(".import-confirm input[type=submit]")
    page.wait_for_selector("#import-result")


def work_off():
    """Does in a worker's stead what waits, and what comes of it."""
    while job := Job.objects.ready(at=timezone.now()).first():
        run(job.pk)


def test_the_progress_page_can_be_left_and_becomes_the_result_by_itself(sign_in, waiting):
    page = sign_in(a_user(Role.ADMINISTRATOR))
    confirmed(page, a_project())
    address = page.url
    assert "It waits for a worker." in page.inner_text("#import-result")
    page.goto("/")
    page.goto(address)

    work_off()
    page.wait_for_selector(".import-state.done")

    assert page.url == address
    assert page.inner_text(".import-counts tr:has-text('New') td") == "2"
    assert page.locator(".import-stages, .import-cancel").count() == 0


def test_an_import_is_cancelled_on_its_page_and_nothing_comes(sign_in, waiting):
    page = sign_in(a_user(Role.ADMINISTRATOR))
    confirmed(page, a_project())

    page.click("text=Cancel the import")
    page.wait_for_selector("text=This import was cancelled.")
    work_off()
    page.reload()

    assert "Nobody sees anything of it." in page.inner_text("#import-result")
    assert not Translation.objects.exists()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_an_import_is_taken_back_on_its_page_after_a_second_look(sign_in, scripts):
    page = sign_in(a_user(Role.ADMINISTRATOR), java_script_enabled=scripts)
    confirmed(page, a_project())
    page.wait_for_selector(".import-state.done")
    assert not page.locator(".import-undo input[type=submit]").is_visible()

    page.click(".import-undo summary")
    page.click(".import-undo input[type=submit]")
    page.wait_for_selector("text=took this import back")

    assert not Translation.objects.listed().exists()
    assert Translation.objects.count() == 2
