"""Imports at the same moment: every article once, nobody's work lost."""

from __future__ import annotations

import json
import uuid
from contextlib import suppress
from functools import partial

import pytest
from django.utils import timezone

from articles.door import ConflictError
from articles.importing import uploads
from articles.importing.importer import Import
from articles.importing.incoming import Settings
from articles.importing.members import at_path
from articles.models import Article, ImportBatch, Renewal, Revision, Translation
from review.acting.editing import edit_paragraph
from review.verifying import broken_promises
from tests.builders import a_project, a_user, an_operation, bring_in


@pytest.fixture(autouse=True)
def _private_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(300)]
ROWS = 150


def rows_file(path, text="Ein Tag."):
    rows = ({"id": str(number), "source": "Un jour.", "translation": text} for number in range(ROWS))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return Import(path.name, (at_path(path),), Settings("fr", "de"))


def uploaded(wanted, project):
    return uploads.keep_members(wanted.members, project, wanted.settings)


def test_the_same_file_imported_four_times_at_once_comes_in_once(at_once, tmp_path):
    wanted, project = rows_file(tmp_path / "rows.jsonl"), a_project()
    kept = [uploaded(wanted, project) for _ in range(4)]

    answers = at_once(
        [partial(uploads.confirm, upload, uuid.uuid4(), at=timezone.now(), check=False) for upload in kept]
    )

    refused = [answer for answer in answers if isinstance(answer, uploads.ConfirmError)]
    batches = ImportBatch.objects.all()
    assert Article.objects.count() == Translation.objects.listed().count() == Revision.objects.count() == ROWS
    assert len(refused) + batches.count() == 4
    assert all("are on their way in already" in str(refusal) for refusal in refused)
    assert sum(batch.created for batch in batches) == ROWS
    assert all(batch.created + batch.unchanged == ROWS and batch.visible_at for batch in batches)


def test_two_files_with_the_same_articles_imported_at_once_come_in_one_behind_the_other(at_once, tmp_path):
    project = a_project()
    kept = [uploaded(rows_file(tmp_path / f"{name}.jsonl", name), project) for name in ("Der Tag.", "Ein Tag.")]

    answers = at_once(
        [partial(uploads.confirm, upload, uuid.uuid4(), at=timezone.now(), check=False) for upload in kept]
    )

    assert Article.objects.count() == Translation.objects.listed().count() == ROWS
    assert all(isinstance(answer, ImportBatch) for answer in answers), answers
    assert {batch.created for batch in ImportBatch.objects.all()} == {0, ROWS}
    assert {batch.updated for batch in ImportBatch.objects.all()} == {0, ROWS}
    for translation in Translation.objects.all():
        assert list(broken_promises(translation)) == []


def test_what_people_write_while_new_machine_text_comes_in_is_in_the_text_or_in_the_way(at_once, tmp_path):
    project = a_project()
    bring_in(rows_file(tmp_path / "old.jsonl"), project)
    newer, editor = rows_file(tmp_path / "new.jsonl", "Ein neuer Tag."), a_user()
    translations = list(Translation.objects.order_by("-pk")[:40])

    def write_all():
        for translation in translations:
            with suppress(ConflictError):
                edit_paragraph(translation, 0, 0, "Mein Tag.", an_operation(editor))
                continue
            edit_paragraph(translation, 1, 0, "Mein Tag.", an_operation(editor))

    answers = at_once([partial(bring_in, newer, project), write_all])

    assert answers[1] is None
    assert answers[0].kept + answers[0].updated == ROWS
    assert answers[0].kept == Renewal.objects.filter(state="offered").count()
    for translation in Translation.objects.filter(pk__in=[translation.pk for translation in translations]):
        assert list(broken_promises(translation)) == []
        assert "Mein" in translation.head().text


def test_confirming_an_upload_from_four_windows_at_once_is_one_import(at_once, tmp_path):
    upload, operation = uploaded(rows_file(tmp_path / "rows.jsonl"), a_project()), uuid.uuid4()

    answers = at_once([partial(uploads.confirm, upload, operation, at=timezone.now(), check=False)] * 4)

    assert {answer.pk for answer in answers} == {ImportBatch.objects.get().pk}
    assert Article.objects.count() == ROWS
