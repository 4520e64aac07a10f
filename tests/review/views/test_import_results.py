"""The page of an import: its progress, its result, cancelling, taking back, trying again; and who may."""

import json
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from articles.importing import uploads
from articles.importing.incoming import Settings
from articles.models import ImportBatch, Job, Translation, Upload
from review.acting.editing import edit_paragraph
from review.roles import Role
from tests.builders import a_project, a_user, an_operation, signed_in

pytestmark = pytest.mark.django_db
AT_ONCE = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": []}}
DUMMY = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": []}}


@pytest.fixture(autouse=True)
def _private_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def administrator():
    return a_user(Role.ADMINISTRATOR)


def rows(*more):
    row = {"id": "a", "source": "Un jour.", "translation": "Ein Tag Tag."}
    return "".join(json.dumps(row | extra) + "\n" for extra in ({}, *more)).encode()


def kept(by, project=None, content=None):
    file = SimpleUploadedFile("rows.jsonl", content or rows({"id": "b", "translation": ""}))
    return uploads.keep([file], project or a_project(), Settings("fr", "de"), by)


def imported(by, project=None, content=None):
    return uploads.confirm(kept(by, project, content), uuid.uuid4(), at=timezone.now())


def address(batch, name="importbatch_change"):
    return reverse(f"admin:articles_{name}", args=[batch.pk])


def confirm(client, upload, operation=None):
    return client.post(
        reverse("admin:articles_import_preview", args=[upload.pk]), {"operation": operation or uuid.uuid4()}
    )


def test_the_result_says_what_came_of_it(administrator):
    batch = imported(administrator)

    page = signed_in(administrator).get(address(batch)).content.decode()

    assert "All that was taken is there." in page
    assert "The translation is empty." in page
    assert "Undo this import" in page
    assert "hx-get" not in page


def test_reasons_are_told_in_the_language_in_which_the_import_was_asked_for(administrator):
    address_of_preview = reverse("admin:articles_import_preview", args=[kept(administrator).pk])

    signed_in(administrator).post(address_of_preview, {"operation": uuid.uuid4()}, headers={"Accept-Language": "de"})

    (row,) = ImportBatch.objects.get().notes.all()
    assert row.reason == "Die Übersetzung ist leer."


def test_an_import_that_waits_shows_its_stages_and_watches_itself_without_scripts_too(administrator, settings):
    settings.TASKS = DUMMY
    batch = imported(administrator)
    client = signed_in(administrator)

    page = client.get(address(batch)).content.decode()
    fragment = client.get(address(batch), headers={"HX-Request": "true"}).content.decode()

    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page
    assert "It waits for a worker." in page
    assert "Storing the texts" in fragment
    assert 'hx-trigger="every 1s"' in fragment
    assert "<html" not in fragment
    assert "Cancel the import" in fragment


def test_a_running_import_shows_rate_and_time_left(administrator, settings):
    settings.TASKS = DUMMY
    batch = imported(administrator)
    Job.objects.update(
        state="running",
        token=uuid.uuid4(),
        lease_until=timezone.now(),
        stage="storing",
        stage_at=timezone.now() - timezone.timedelta(seconds=10),
        done=1000,
        total=4000,
    )

    page = signed_in(administrator).get(address(batch)).content.decode()

    assert "1000 of 4000" in page.replace(",", "")
    assert "100 a second" in page or "99 a second" in page
    assert "seconds left" in page


def test_the_refused_rows_can_be_downloaded(administrator):
    batch = imported(administrator)

    answer = signed_in(administrator).get(address(batch, "import_result_refused"))

    assert answer["Content-Type"].startswith("text/csv")
    assert "rows.jsonl,2,The translation is empty." in b"".join(answer.streaming_content).decode()


def test_cancelling_ends_an_import_that_waits_and_deletes_its_files(administrator, settings):
    settings.TASKS = DUMMY
    batch = imported(administrator)
    client = signed_in(administrator)

    answer = client.post(address(batch, "import_cancel"))

    assert answer.url == address(batch)
    assert "This import was cancelled." in client.get(answer.url).content.decode()
    assert list((settings.MEDIA_ROOT / "imports").iterdir()) == []
    assert client.post(address(batch, "import_cancel")).status_code == 409


def test_undoing_takes_back_what_nobody_touched(administrator):
    batch = imported(administrator, content=rows({"id": "b"}))
    edit_paragraph(Translation.objects.get(article__external_id="b"), 0, 0, "Mein Tag.", an_operation())
    client = signed_in(administrator)

    answer = client.post(address(batch, "import_undo"))

    assert answer.url == address(batch)
    assert "took this import back" in client.get(answer.url).content.decode()
    assert [one.article.external_id for one in Translation.objects.listed()] == ["b"]
    assert client.post(address(batch, "import_undo")).status_code == 409


def test_what_was_taken_back_is_gone_from_queue_page_and_export(administrator):
    batch = imported(administrator)
    translation, client = Translation.objects.get(), signed_in(administrator)
    reader = signed_in(a_user(Role.READER, batch.project))
    assert reader.get(reverse("review", args=[translation.pk])).status_code == 200

    client.post(address(batch, "import_undo"))

    assert reader.get(reverse("review", args=[translation.pk])).status_code == 404
    assert "Ein Tag Tag" not in reader.get(reverse("queue")).content.decode()
    assert client.get(reverse("export-set"), {"all_states": 1}).status_code == 409


def test_a_parked_import_says_so_with_its_reference_and_can_be_tried_again(administrator, settings):
    settings.TASKS = DUMMY
    batch = imported(administrator)
    Job.objects.update(state="parked", reference="abcd1234", error="ValueError")
    client = signed_in(administrator)
    assert "abcd1234" in client.get(address(batch)).content.decode()
    settings.TASKS = AT_ONCE

    answer = client.post(address(batch, "import_try_again"))

    assert answer.url == address(batch)
    assert ImportBatch.objects.get().visible_at is not None
    assert client.post(address(batch, "import_try_again")).status_code == 409


def test_files_that_are_lost_fail_the_import_with_a_sentence(administrator, settings):
    import shutil

    settings.TASKS = DUMMY
    batch = imported(administrator)
    shutil.rmtree(settings.MEDIA_ROOT)
    settings.TASKS = AT_ONCE
    from articles.jobs.running import run

    run(Job.objects.get().pk)

    assert "The uploaded files are not on this machine" in signed_in(administrator).get(address(batch)).content.decode()


def test_the_same_file_while_it_is_on_its_way_is_named(administrator, settings):
    settings.TASKS = DUMMY
    project = a_project()
    running, client = imported(administrator, project), signed_in(administrator)

    answer = confirm(client, kept(administrator, project))

    assert answer.status_code == 409
    assert f"on their way in already, as import {running.pk}." in answer.content.decode()
    assert ImportBatch.objects.count() == 1


def test_the_same_file_into_another_project_is_another_import(administrator, settings):
    settings.TASKS = DUMMY
    imported(administrator)

    assert confirm(signed_in(administrator), kept(administrator)).status_code == 302


def test_confirming_a_finished_import_again_is_a_conflict_but_a_double_click_is_not(administrator):
    upload, operation, client = kept(administrator), uuid.uuid4(), signed_in(administrator)

    answers = [confirm(client, upload, given) for given in (operation, operation, uuid.uuid4())]

    assert [answer.status_code for answer in answers] == [302, 302, 409]
    assert answers[0].url == answers[1].url


@pytest.mark.parametrize("operation", ["", "abc", "1"])
def test_a_confirmation_without_operation_is_refused(administrator, operation):
    upload = kept(administrator)
    page = reverse("admin:articles_import_preview", args=[upload.pk])

    assert signed_in(administrator).post(page, {"operation": operation}).status_code == 422
    assert ImportBatch.objects.count() == 0


def test_a_cancelled_import_is_not_confirmed_again(administrator, settings):
    settings.TASKS = DUMMY
    upload, client = kept(administrator), signed_in(administrator)
    confirm(client, upload)
    client.post(address(ImportBatch.objects.get(), "import_cancel"))

    assert confirm(client, upload).status_code == 409


def test_too_little_room_on_the_disk_is_503_before_anything_is_stored(administrator, settings):
    settings.MIN_FREE_BYTES = 1 << 62
    client = signed_in(administrator)
    file = SimpleUploadedFile("rows.jsonl", rows())

    answer = client.post(reverse("admin:articles_import"), {"uploaded": file, "project": a_project().pk})

    assert (answer.status_code, Upload.objects.count()) == (503, 0)
    assert not settings.MEDIA_ROOT.exists()


def test_too_little_room_at_the_confirmation_begins_nothing(administrator, settings):
    upload = kept(administrator)
    settings.MIN_FREE_BYTES = 1 << 62

    assert confirm(signed_in(administrator), upload).status_code == 503
    assert ImportBatch.objects.count() == 0


NAMES = ["importbatch_change", "import_cancel", "import_undo", "import_try_again", "import_result_refused"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("role", [None, Role.READER, Role.EDITOR, Role.LEAD])
def test_only_administrators_see_and_change_imports(administrator, role, name):
    batch = imported(administrator)
    client = signed_in(a_user(role, batch.project))
    read = name in ("importbatch_change", "import_result_refused")

    assert (client.get if read else client.post)(address(batch, name)).status_code == 403
    assert ImportBatch.objects.get().undone_at is None


@pytest.mark.parametrize("name", NAMES)
def test_an_import_that_is_not_there_is_not_found(administrator, name):
    client = signed_in(administrator)
    read = name in ("importbatch_change", "import_result_refused")

    assert (client.get if read else client.post)(reverse(f"admin:articles_{name}", args=[10**9])).status_code == 404


@pytest.mark.parametrize("name", NAMES)
def test_other_methods_are_refused(administrator, name):
    batch = imported(administrator)
    client = signed_in(administrator)
    read = name in ("importbatch_change", "import_result_refused")

    assert (client.post if read else client.get)(address(batch, name)).status_code == 405


def test_jobs_are_listed_in_the_administration_and_tried_again_there(administrator, settings):
    settings.TASKS = DUMMY
    imported(administrator)
    Job.objects.update(state="parked", reference="abcd1234")
    client = signed_in(administrator)
    listed = reverse("admin:articles_job_changelist")
    assert "abcd1234" in client.get(listed).content.decode()
    settings.TASKS = AT_ONCE

    client.post(listed, {"action": "try_again", "_selected_action": [Job.objects.get().pk]})

    assert Job.objects.get(kind="import").state == "done"
