"""Export in the browser."""

import io
import json
import zipfile

import pytest
from django.utils import timezone

from review.acting.signing import sign_off
from review.roles import Role
from tests.builders import a_project, a_translation, a_user, an_article, an_operation

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    return a_project(slug="nord")


@pytest.fixture
def editor(client, project):
    user = a_user(Role.EDITOR, project)
    client.force_login(user)
    return user


def approved(project, text="Ein Tag.", external_id="tag"):
    translation = a_translation(text, article=an_article(project, external_id=external_id))
    sign_off(translation.pk, 0, an_operation(), at=timezone.now())
    return translation


def one(client, translation, **query):
    return client.get(f"/translations/{translation.pk}/export/", query)


def test_one_text_is_downloaded_under_a_safe_name(client, editor, project):
    answer = one(client, approved(project, external_id="../tag"), format="txt")

    assert (answer.content.decode(), answer["Content-Type"]) == ("Ein Tag.\n", "text/plain; charset=utf-8")
    assert answer["Content-Disposition"] == 'attachment; filename="_tag.de.txt"'


@pytest.mark.parametrize("format_", ["txt", "md", "html", "jsonl"])
def test_one_text_comes_in_every_format(client, editor, project, format_):
    assert "Ein Tag." in one(client, approved(project), format=format_).content.decode()


def test_a_text_that_is_not_signed_off_goes_out_only_when_asked_for(client, editor, project):
    translation = a_translation(project=project)

    assert one(client, translation).status_code == 409
    assert one(client, translation, all_states=1).status_code == 200


def test_a_set_comes_as_an_archive(client, editor, project):
    approved(project, "Eins", "1")
    approved(project, "Zwei", "2")
    a_translation(project=project)

    answer = client.get("/export/", {"project": "nord", "format": "html"})

    archive = zipfile.ZipFile(io.BytesIO(answer.getvalue()))
    assert archive.namelist() == ["1.de.html", "2.de.html"]
    assert answer["Content-Disposition"] == 'attachment; filename="nord.html.zip"'


def test_a_set_comes_as_json_lines(client, editor, project):
    approved(project, "Eins", "1")
    approved(project, "Zwei", "2")

    answer = client.get("/export/", {"format": "jsonl"})

    assert [json.loads(line)["corrected"] for line in answer.getvalue().splitlines()] == ["Eins", "Zwei"]


def test_a_set_is_filtered_by_language(client, editor, project):
    approved(project)

    assert client.get("/export/", {"target": "de"}).status_code == 200
    assert client.get("/export/", {"target": "en"}).status_code == 409


def test_the_queue_and_the_review_page_offer_it(client, editor, project):
    translation = a_translation(project=project)

    assert 'action="/export/"' in client.get("/?project=nord").content.decode()
    assert (
        f'action="/translations/{translation.pk}/export/"'
        in client.get(f"/translations/{translation.pk}/").content.decode()
    )


def test_who_looks_at_open_texts_still_exports_what_is_signed_off(client, editor, project):
    approved(project)
    a_translation("Offen.", project=project)

    answer = client.get("/export/", {"state": "open", "format": "jsonl"})
    both = client.get("/export/", {"state": "all", "all_states": "on", "format": "jsonl"})

    assert [json.loads(line)["corrected"] for line in answer.getvalue().splitlines()] == ["Ein Tag."]
    assert len(both.getvalue().splitlines()) == 2


@pytest.mark.parametrize("query", [{"format": "exe"}, {"target": "klingonisch"}])
def test_a_value_that_makes_no_sense_is_refused(client, editor, project, query):
    approved(project)

    assert client.get("/export/", query).status_code == 400


def test_names_leave_only_when_asked_for(client, editor, project):
    translation = approved(project)

    assert b'"by"' not in one(client, translation, format="jsonl").content
    assert b'"by"' in one(client, translation, format="jsonl", with_names=1).content


def test_a_foreign_project_does_not_exist(client, editor):
    foreign = approved(a_project(slug="sued"))

    assert one(client, foreign).status_code == 404
    assert client.get("/export/", {"project": "sued"}).status_code == 404
    assert client.get("/export/", {"format": "jsonl"}).status_code == 409


@pytest.mark.parametrize("role", [None, Role.READER])
def test_who_may_not_export_is_told_so(client, project, role):
    client.force_login(a_user(role, project))

    assert one(client, approved(project)).status_code == 403
    assert client.get("/export/").status_code == 403


def test_nothing_is_exported_by_post(client, editor, project):
    assert client.post("/export/").status_code == 405
    assert client.post(f"/translations/{approved(project).pk}/export/").status_code == 405
