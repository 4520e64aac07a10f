"""Imports at the same moment: every article once, nobody's work lost."""

from __future__ import annotations

import json
from contextlib import suppress
from functools import partial

import pytest

from articles.door import ConflictError
from articles.importing import uploads
from articles.importing.importer import Import, begin, carry_through, look
from articles.importing.incoming import Settings
from articles.importing.members import at_path
from articles.models import Article, ImportBatch, Revision, Translation, Upload
from review.arriving import ReviewDesk
from review.editing import edit_paragraph
from review.roles import Role
from review.verifying import broken_promises
from tests.builders import a_project, a_user, an_operation

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(300)]
ROWS = 150


def rows_file(path, text="Ein Tag."):
    rows = ({"id": str(number), "source": "Un jour.", "translation": text} for number in range(ROWS))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return Import(path.name, (at_path(path),), Settings("fr", "de"))


def run(wanted, project):
    surveyed = look(wanted)
    return dict(carry_through(wanted, surveyed, begin(wanted, surveyed, project, None), ReviewDesk()).counts)


def test_the_same_file_imported_four_times_at_once_comes_in_once(at_once, tmp_path):
    wanted, project = rows_file(tmp_path / "rows.jsonl"), a_project()

    answers = at_once([partial(run, wanted, project)] * 4)

    assert Article.objects.count() == Translation.objects.count() == Revision.objects.count() == ROWS
    assert sum(answer.get("new", 0) for answer in answers) == ROWS
    assert sum(answer.get("unchanged", 0) for answer in answers) == 3 * ROWS


def test_what_people_write_while_new_machine_text_comes_in_is_in_the_text_or_in_the_way(at_once, tmp_path):
    project = a_project()
    run(rows_file(tmp_path / "old.jsonl"), project)
    newer, editor = rows_file(tmp_path / "new.jsonl", "Ein neuer Tag."), a_user()
    translations = list(Translation.objects.order_by("-pk")[:40])

    def write_all():
        for translation in translations:
            with suppress(ConflictError):
                edit_paragraph(translation, 0, 0, "Mein Tag.", an_operation(editor))
                continue
            edit_paragraph(translation, 1, 0, "Mein Tag.", an_operation(editor))

    answers = at_once([partial(run, newer, project), write_all])

    assert answers[1] is None
    assert answers[0].get("kept", 0) + answers[0].get("updated", 0) == ROWS
    for translation in Translation.objects.filter(pk__in=[translation.pk for translation in translations]):
        assert list(broken_promises(translation)) == []
        assert "Mein" in translation.head().text


def test_confirming_an_upload_from_four_windows_at_once_is_one_import(at_once, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    rows_file(tmp_path / "rows.jsonl")
    upload = Upload.objects.create(by=a_user(Role.ADMINISTRATOR), project=a_project(), files=["rows.jsonl"])
    folder = tmp_path / "media" / "imports" / str(upload.pk)
    folder.mkdir(parents=True)
    (folder / "0").write_bytes((tmp_path / "rows.jsonl").read_bytes())
    Upload.objects.update(options={"source_language": "fr", "target_language": "de"})

    def confirm():
        return uploads.confirm(Upload.objects.get(pk=upload.pk), ReviewDesk())[0].pk

    answers = at_once([confirm] * 4)

    assert set(answers) == {ImportBatch.objects.get().pk}
    assert Article.objects.count() == ROWS
