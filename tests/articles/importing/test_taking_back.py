"""Undoing an import: what nobody has touched goes, what people have touched stays, nothing is deleted."""

import json

import pytest
from django.utils import timezone

from articles.importing.ending import NothingToTakeBackError, cancel, take_back
from articles.importing.importer import Import, Unwatched
from articles.importing.incoming import Settings
from articles.importing.members import at_path
from articles.jobs.queueing import start
from articles.models import Article, ImportBatch, Renewal, Revision, Translation
from review.acting.editing import edit_paragraph
from review.desk.claiming import claim
from review.flagging.checking import recheck
from review.verifying import broken_promises
from tests.builders import a_project, a_user, an_operation, bring_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def bring(tmp_path):
    """Imports rows, and looks at every promise when the test is over."""

    def bring(project, *rows):
        path = tmp_path / "rows.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
        return bring_in(Import("rows.jsonl", (at_path(path),), Settings("fr", "de")), project)

    yield bring
    for translation in Translation.objects.all():
        assert list(broken_promises(translation)) == []


def a_row(name="a", **fields):
    return {"id": name, "source": "Un bon jour.", "translation": "Ein gutter Tag."} | fields


def translation_of(name):
    return Translation.objects.select_related("article").get(article__external_id=name)


def edit(translation, text="Ein guter Tag."):
    edit_paragraph(translation, translation.number, 0, text, an_operation())


def undo(batch, by=None):
    take_back(batch, by or a_user())
    return ImportBatch.objects.get(pk=batch.pk)


def test_new_articles_leave_every_list_and_keep_their_history(bring):
    project, by = a_project(), a_user(name="anna")
    batch = bring(project, a_row(), a_row("b"))

    undone = undo(batch, by)

    assert (undone.undone_by, undone.undone_at is not None) == (by, True)
    assert not Translation.objects.listed().exists()
    assert (Article.objects.count(), Revision.objects.count()) == (2, 2)


def test_what_people_have_touched_or_have_open_stays(bring):
    project = a_project()
    batch = bring(project, a_row("edited"), a_row("open"), a_row("untouched"))
    edit(translation_of("edited"))
    claim(translation_of("open"), a_user(), at=timezone.now())

    undo(batch)

    listed = Translation.objects.listed().values_list("article__external_id", flat=True)
    assert set(listed) == {"edited", "open"}


def test_new_machine_text_gives_way_to_what_stood_before(bring):
    project = a_project()
    bring(project, a_row())
    batch = bring(project, a_row(translation="Ein guter Tag."))

    undo(batch)

    revisions = Revision.objects.order_by("number").values_list("text", "kind")
    assert list(revisions) == [
        ("Ein gutter Tag.", "import"),
        ("Ein guter Tag.", "import"),
        ("Ein gutter Tag.", "undo"),
    ]
    assert translation_of("a").listed


def test_an_undone_text_can_be_imported_again(bring):
    project = a_project()
    bring(project, a_row())
    undo(bring(project, a_row(translation="Ein guter Tag.")))

    again = bring(project, a_row(translation="Ein guter Tag."))

    assert (again.updated, translation_of("a").head().text) == (1, "Ein guter Tag.")


def test_new_machine_text_that_people_went_on_from_stays(bring):
    project = a_project()
    bring(project, a_row())
    batch = bring(project, a_row(translation="Ein guter Tag."))
    edit(translation_of("a"), "Mein Tag.")

    undo(batch)

    assert translation_of("a").head().text == "Mein Tag."


def test_a_source_that_filled_a_gap_goes_again(bring):
    project = a_project()
    bring(project, a_row(source="", title="T"))
    recheck(translation_of("a").pk)
    batch = bring(project, a_row(title="T"))
    assert translation_of("a").article.source_text == "Un bon jour."

    undo(batch)

    assert translation_of("a").article.source_text == ""


def test_an_offer_disappears(bring):
    project = a_project()
    bring(project, a_row())
    edit(translation_of("a"))
    batch = bring(project, a_row(translation="Ein anderer Tag."))
    assert Renewal.objects.get().state == Renewal.State.OFFERED

    undo(batch)

    assert Renewal.objects.get().state == Renewal.State.WITHDRAWN


def test_the_same_file_comes_in_again_after_it_was_taken_back(bring):
    project = a_project()
    undo(bring(project, a_row(), a_row("b")))

    again = bring(project, a_row(), a_row("b", translation="Ein guter Tag."))

    assert (again.created, Translation.objects.listed().count(), Article.objects.count()) == (2, 2, 2)
    assert [translation_of(name).head().text for name in "ab"] == ["Ein gutter Tag.", "Ein guter Tag."]
    assert set(Translation.objects.values_list("batch", flat=True)) == {again.pk}


def test_an_article_that_was_taken_back_whole_becomes_what_the_next_import_says(bring):
    """As after an import with its columns mixed up."""
    project = a_project()
    undo(bring(project, a_row(source="Ein gutter Tag.", translation="Un bon jour.", title="Falsch")))

    bring(project, a_row(title="Richtig"), a_row(title="Richtig", target_language="en"))

    article = Article.objects.get()
    assert (article.title, article.source_text) == ("Richtig", "Un bon jour.")
    assert Translation.objects.listed().count() == 2


def test_an_article_of_which_something_was_touched_keeps_its_source(bring):
    project = a_project()
    batch = bring(project, a_row(), a_row(target_language="en"))
    edit(Translation.objects.get(target_language="en"))
    undo(batch)

    bring(project, a_row(source="Autre jour."))

    assert Article.objects.get().source_text == "Un bon jour."
    assert Translation.objects.listed().count() == 2


def test_what_was_taken_back_is_not_taken_back_twice(bring):
    batch = undo(bring(a_project(), a_row()))

    with pytest.raises(NothingToTakeBackError):
        take_back(batch, a_user())


class CutError(Exception):
    """The moment at which an import is cut off."""


class CutOff(Unwatched):
    """Ends the import before its last stage."""

    def stage(self, name, total, *, done=0):
        if name == "listing":
            raise CutError


def test_an_import_that_is_not_through_is_seen_by_nobody_and_can_be_cancelled(settings, bring, monkeypatch):
    project = a_project()
    bring(project, a_row("old"))
    monkeypatch.setattr("tests.builders.Unwatched", CutOff)
    with pytest.raises(CutError):
        bring(project, a_row("new"), a_row("old", translation="Ein guter Tag."))
    assert list(Translation.objects.listed().values_list("article__external_id", flat=True)) == ["old"]
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": []}}
    job = start("import", project, batch=ImportBatch.objects.latest("pk"), exclusive=True)

    assert cancel(job.batch)

    job.refresh_from_db()
    assert job.state == "cancelled"
    assert not cancel(job.batch)


def test_what_an_unfinished_import_left_is_taken_up_by_the_next(bring, monkeypatch):
    project = a_project()
    with monkeypatch.context() as patch:
        patch.setattr("tests.builders.Unwatched", CutOff)
        with pytest.raises(CutError):
            bring(project, a_row())

    again = bring(project, a_row())

    assert (again.created, Translation.objects.listed().count(), Revision.objects.count()) == (1, 1, 1)
