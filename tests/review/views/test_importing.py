"""Import in the browser."""

import json
import shutil
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from articles.importing.uploads import KEPT
from articles.models import Article, ImportBatch, Translation, Upload
from review.flagging.checking import is_due
from review.roles import Role
from tests.builders import a_project, a_user

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/articles/importbatch/import/"


@pytest.fixture(autouse=True)
def _private_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def administrator(client):
    user = a_user(Role.ADMINISTRATOR)
    client.force_login(user)
    return user


def upload(client, *files, project=None, **fields):
    project = project or a_project()
    data = {"uploaded": files, "project": project.pk, "source_language": "fr", "target_language": "de"}
    return client.post(ADDRESS, data | fields)


def a_file(content, name="rows.jsonl"):
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())


def a_row(**fields):
    return json.dumps({"id": "a", "source": "Un jour.", "translation": "Ein Tag Tag."} | fields) + "\n"


def confirm(client, preview, operation=None):
    return client.post(preview.url, {"operation": operation or str(uuid.uuid4())})


def test_an_upload_leads_to_a_preview_that_says_what_will_happen(client, administrator):
    answer = upload(client, a_file(a_row() + a_row(id="b", translation="")))

    page = client.get(answer.url).content.decode()

    assert Article.objects.count() == 0
    assert 'value="Import 1 article"' in page
    assert "rows.jsonl" in page
    assert "The translation is empty." in page
    assert "Ein Tag Tag." in page


def test_the_preview_speaks_the_language_of_its_reader(client, administrator):
    answer = upload(client, a_file(a_row()))

    page = client.get(answer.url, headers={"Accept-Language": "de"}).content.decode()

    assert "fr → de · neu" in page


def test_confirming_imports_checks_and_leads_to_the_batch(client, administrator, settings):
    preview = upload(client, a_file(a_row() + a_row(id="b", translation="")))

    answer = confirm(client, preview)

    batch = ImportBatch.objects.get()
    translation = Translation.objects.get()
    assert answer.url == reverse("admin:articles_importbatch_change", args=[batch.pk])
    assert (batch.created, batch.by, batch.finished_at is not None) == (1, administrator, True)
    assert not is_due(translation)
    assert list((settings.MEDIA_ROOT / "imports").iterdir()) == []
    assert "The translation is empty." in client.get(answer.url).content.decode()


def test_confirming_twice_is_confirming_once(client, administrator):
    preview = upload(client, a_file(a_row()))

    operation = str(uuid.uuid4())
    first, second = confirm(client, preview, operation), confirm(client, preview, operation)

    assert first.url == second.url == client.get(preview.url).url
    assert ImportBatch.objects.count() == 1


def test_a_pair_of_text_files_is_one_article(client, administrator):
    preview = upload(client, a_file("Un jour.", "tag.fr.txt"), a_file("Ein Tag.", "tag.de.txt"))

    confirm(client, preview)

    article = Article.objects.get()
    assert (article.external_id, article.source_text) == ("tag", "Un jour.")


def test_an_upload_that_brings_nothing_new_has_nothing_to_confirm(client, administrator):
    project = a_project()
    confirm(client, upload(client, a_file(a_row()), project=project))

    page = client.get(upload(client, a_file(a_row()), project=project).url).content.decode()

    assert "There is nothing new in it." in page
    assert 'value="Import' not in page


@pytest.mark.parametrize(
    ("name", "content", "status", "message"),
    [
        ("a.txt", b"", 422, "a.txt: The file is empty."),
        ("a.txt", b"\x89PNG\r\n\x1a\n", 415, "a.txt: The file is a PNG image, not text."),
        ("a.pdf", b"%PDF-1.7", 415, "a.pdf: Passed over: only .txt, .jsonl,"),
        ("a.txt", "Kölnö".encode() + b"\xf6", 422, "a.txt: The byte 8 (line 1, column 6), 0xf6, is not UTF-8."),
        ("a.jsonl", b'{"id": ', 422, "a.jsonl, line 1: This is not complete, valid JSON"),
        ("../../etc/passwd.txt", b"\0", 415, "passwd.txt: The file is not text: byte 1 (line 1, column 1) is zero."),
        ("a.csv", b"\x89PNG\r\n\x1a\n", 415, "a.csv: The file is a PNG image, not text."),
        ("a.csv", b"<!DOCTYPE html><p>x", 415, "a.csv: The file is a web page or XML, not a table."),
        ("a.csv", b"id,translation", 422, "a.csv: The file holds no rows, only a header."),
        (
            "a.csv",
            b'id,translation\na,"b',
            422,
            "a.csv, line 2: In the row that begins here a quotation mark is opened",
        ),
        ("a.xlsx", b"PK\3\4", 415, "a.xlsx: The file is not an Excel workbook (.xlsx), or it is damaged."),
        ("a.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600, 422, "a.xls: The file is in the old binary form or encrypted"),
        ("a.zip", b"PK\3\4", 415, "a.zip: The file is not a ZIP archive, or it is damaged."),
        ("a.xlf", b"<!DOCTYPE x><xliff version='1.2'/>", 422, "a.xlf: The file has a document type (DTD)"),
        ("a.docx", b"", 422, "a.docx: The file is empty."),
        ("a.html", b"<script>x</script>", 422, "a.html: There is no text in the page."),
    ],
)
def test_a_file_of_which_nothing_can_be_taken_is_explained_at_the_field(
    client, administrator, settings, name, content, status, message
):
    answer = upload(client, a_file(content, name))

    assert answer.status_code == status
    assert message in answer.content.decode()
    assert Upload.objects.count() == 0
    assert list((settings.MEDIA_ROOT / "imports").iterdir()) == []


@pytest.mark.parametrize("missing", ["uploaded", "project"])
def test_a_field_that_is_missing_is_named(client, administrator, missing):
    data = {"uploaded": a_file(a_row()), "project": a_project().pk}
    del data[missing]

    answer = client.post(ADDRESS, data)

    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {missing}


def test_a_language_that_is_none_is_refused_and_the_input_kept(client, administrator):
    answer = upload(client, a_file(a_row()), target_language="klingonisch")

    assert answer.status_code == 422
    assert 'value="klingonisch"' in answer.content.decode()


def test_what_is_too_large_is_refused_before_it_is_read(client, administrator, settings):
    settings.MAX_IMPORT_BYTES = -(1 << 20)

    answer = upload(client, a_file(a_row()))

    assert answer.status_code == 413
    assert Upload.objects.count() == 0


def test_a_request_without_token_is_forbidden(administrator, client):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(administrator)
    preview = upload(client, a_file(a_row()))

    assert strict.post(ADDRESS, {"uploaded": a_file(a_row())}).status_code == 403
    assert strict.post(preview.url).status_code == 403


@pytest.mark.parametrize("role", [None, Role.READER, Role.EDITOR, Role.LEAD])
def test_only_administrators_import(client, role):
    client.force_login(a_user(role))

    assert client.get(ADDRESS).status_code == 403
    assert upload(client, a_file(a_row())).status_code == 403


def test_who_is_not_signed_in_is_asked_to(client, settings):
    settings.LOGIN_URL = "/admin/login/"

    assert client.get(ADDRESS).url.startswith("/admin/login/")


def test_an_upload_of_somebody_else_does_not_exist(client, administrator):
    preview = upload(client, a_file(a_row()))
    client.force_login(a_user(Role.ADMINISTRATOR))

    assert client.get(preview.url).status_code == 404
    assert confirm(client, preview).status_code == 404
    assert ImportBatch.objects.count() == 0


def test_an_upload_that_nobody_confirmed_in_time_is_gone_with_its_files(client, administrator, settings):
    preview = upload(client, a_file(a_row()))
    Upload.objects.update(at=timezone.now() - KEPT)

    assert client.get(preview.url).status_code == 404
    assert confirm(client, preview).status_code == 409
    upload(client, a_file(a_row()))

    assert Upload.objects.count() == 1
    assert len(list((settings.MEDIA_ROOT / "imports").iterdir())) == 1


def test_an_upload_whose_files_are_lost_is_gone(client, administrator, settings):
    preview = upload(client, a_file(a_row()))
    shutil.rmtree(settings.MEDIA_ROOT)

    assert client.get(preview.url).status_code == 404
    assert confirm(client, preview).status_code == 404
    assert ImportBatch.objects.count() == 0


def test_a_project_that_is_not_there_is_not_found(client, administrator):
    assert client.get(ADDRESS + "?project=nowhere").status_code == 404


def test_the_project_that_the_button_names_is_proposed_with_its_languages(client, administrator):
    project = a_project(slug="nord", source_language="en")

    form = client.get(ADDRESS + "?project=nord").context["form"]

    assert form.initial == {"project": project.pk, "source_language": "en", "target_language": "de"}


def test_markup_in_a_text_is_shown_as_text(client, administrator):
    preview = upload(client, a_file(a_row(translation="<script>alert(1)</script>", title="<b>x</b>")))

    page = client.get(preview.url).content.decode()

    assert "<script>alert(1)" not in page
    assert "<b>x</b>" not in page


def test_other_methods_are_refused(client, administrator):
    assert client.put(ADDRESS).status_code == 405
    assert client.delete(upload(client, a_file(a_row())).url).status_code == 405
