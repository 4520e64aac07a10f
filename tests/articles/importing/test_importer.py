"""One import, from files to what is stored."""

import gc
import json
from collections import Counter

import pytest

from articles.importing.importer import Import, Outcome, look, preview
from articles.importing.incoming import PassedOver, Place, Settings
from articles.importing.members import at_path
from articles.importing.planning import Fate
from articles.models import Article, ImportBatch, Revision, SearchText, Translation
from review.acting.commenting import open_thread
from review.acting.deciding import accept, dismiss
from review.acting.editing import edit_paragraph
from review.acting.signing import sign_off
from review.acting.undoing import undo_decision
from review.flagging.checking import is_due
from review.importing.arriving import ReviewDesk
from review.importing.console import Told
from review.verifying import broken_promises
from tests.builders import a_flag, a_project, a_user, an_operation, bring_in

pytestmark = pytest.mark.django_db


def what_came_of(batch):
    """The batch's record as an outcome, so that tests read both alike."""
    counts = zip((Fate.NEW, Fate.UPDATED, Fate.UNCHANGED, Fate.KEPT), Told.of_batch(batch).counts, strict=True)
    outcome = Outcome(Counter({fate: number for fate, number in counts if number}))
    for note in batch.notes.all():
        found = PassedOver(Place(note.file, note.line), note.reason)
        (outcome.refused if note.kind == "refused" else outcome.remarks).append(found)
    return outcome


@pytest.fixture
def bring(tmp_path):
    """Imports rows into a project and tells what happened; with `only_look` what would happen."""

    def bring(project, *rows, only_look=False):
        path = tmp_path / "rows.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
        wanted = Import("rows.jsonl", (at_path(path),), Settings(source_language="fr", target_language="de"))
        if only_look:
            return preview(wanted, look(wanted), project, ReviewDesk(), keep=10)
        return what_came_of(bring_in(wanted, project))

    yield bring
    for translation in Translation.objects.all():
        assert list(broken_promises(translation)) == []


def a_row(**fields):
    return {"id": "a", "source": "Un bon jour.", "translation": "Ein gutter Tag."} | fields


def the_translation():
    return Translation.objects.select_related("article").get()


def test_a_new_row_becomes_an_article_with_its_translation_due_for_checking(bring):
    project = a_project()

    outcome = bring(project, a_row(title="Jour", url="https://example.org/1", published_at="2026-11-22", engine="e"))

    translation = the_translation()
    article = translation.article
    assert (article.project, article.external_id, article.title) == (project, "a", "Jour")
    assert (article.url, article.published_at.isoformat()) == ("https://example.org/1", "2026-11-22T00:00:00+00:00")
    assert (article.source_text, translation.head().text) == ("Un bon jour.", "Ein gutter Tag.")
    assert (translation.engine, translation.number, is_due(translation)) == ("e", 0, True)
    assert (outcome.counts, translation.listed) == ({Fate.NEW: 1}, True)


def test_importing_the_same_again_changes_nothing_but_is_on_record(bring):
    project = a_project()
    bring(project, a_row(), a_row(id="b"))
    before = list(Translation.objects.values()), list(Article.objects.values()), list(Revision.objects.values())

    outcome = bring(project, a_row(), a_row(id="b"))

    after = list(Translation.objects.values()), list(Article.objects.values()), list(Revision.objects.values())
    assert after == before
    assert outcome.counts == {Fate.UNCHANGED: 2}
    assert [batch.unchanged for batch in ImportBatch.objects.order_by("pk")] == [0, 2]


def test_new_machine_text_of_an_untouched_translation_is_an_import_revision(bring):
    project = a_project()
    bring(project, a_row())

    outcome = bring(project, a_row(translation="Ein guter Tag."))

    head = the_translation().head()
    assert (head.number, head.kind, head.text) == (1, Revision.Kind.IMPORT, "Ein guter Tag.")
    assert outcome.counts == {Fate.UPDATED: 1}


def work_by_editing(translation):
    edit_paragraph(translation, 0, 0, "Ein guter Tag.", an_operation())


def work_by_accepting(translation):
    accept(a_flag(translation, "gutter", "guter"), fix=0, base=0, operation=an_operation())


def work_by_dismissing(translation):
    dismiss(a_flag(translation, "gutter", "guter"), an_operation())


def work_by_signing_off(translation):
    from django.utils import timezone

    sign_off(translation.pk, 0, an_operation(), at=timezone.now())


def work_by_raising_a_flag(translation):
    a_flag(translation, "gutter", origin="person", raised_by=a_user())


def work_by_commenting(translation):
    open_thread(translation, None, "Bitte prüfen.", an_operation())


def work_that_was_undone(translation):
    flag = a_flag(translation, "gutter", "guter")
    accept(flag, fix=0, base=0, operation=an_operation())
    undo_decision(flag.live_decision(), an_operation())


@pytest.mark.parametrize(
    "work",
    [
        work_by_editing,
        work_by_accepting,
        work_by_dismissing,
        work_by_signing_off,
        work_by_raising_a_flag,
        work_by_commenting,
        work_that_was_undone,
    ],
)
def test_what_people_worked_on_is_kept(bring, work):
    project = a_project()
    bring(project, a_row())
    work(the_translation())
    before = the_translation().head()

    outcome = bring(project, a_row(translation="Ein anderer Tag."))

    assert the_translation().head() == before
    assert outcome.counts == {Fate.KEPT: 1}
    assert "People have worked on this translation" in ImportBatch.objects.latest("pk").notes.get().reason


def test_another_source_title_url_or_date_never_overwrites(bring):
    project = a_project()
    bring(project, a_row(url="https://example.org/1", published_at="2026-11-22"))

    outcome = bring(
        project,
        a_row(source="Autre jour.", title="Autre", url="https://example.org/2", published_at="2026-11-23"),
    )

    assert the_translation().article.source_text == "Un bon jour."
    assert outcome.counts == {Fate.UNCHANGED: 1}
    assert [str(remark) for remark in outcome.remarks] == [
        f"rows.jsonl, line 1: The {name} differs from the stored one, which is kept."
        for name in ("source", "url", "date", "title")
    ]


def test_a_source_that_was_missing_is_filled_in_and_the_translation_due_again(bring):
    from review.flagging.checking import recheck

    project = a_project()
    bring(project, a_row(source=None))
    recheck(the_translation().pk)

    outcome = bring(project, a_row(title="Ein gutter Tag."))

    assert the_translation().article.source_text == "Un bon jour."
    assert is_due(the_translation())
    assert outcome.counts == {Fate.UPDATED: 1}


def test_two_languages_and_two_engines_of_one_article_are_three_translations_of_it(bring):
    outcome = bring(a_project(), a_row(), a_row(target_language="en"), a_row(engine="other", source=None, title="T"))

    assert (Article.objects.count(), Translation.objects.count()) == (1, 3)
    assert outcome.counts == {Fate.NEW: 3}


def test_a_source_that_comes_with_the_second_row_of_an_article_is_taken(bring):
    bring(a_project(), a_row(source=None, title="T"), a_row(target_language="en", title="T"))

    assert Article.objects.get().source_text == "Un bon jour."


def test_another_source_language_is_refused(bring):
    project = a_project()
    bring(project, a_row())

    outcome = bring(project, a_row(source_language="en"), a_row(id="b"))

    assert [str(refusal) for refusal in outcome.refused] == [
        "rows.jsonl, line 1: “a” is there with the source language fr, not en."
    ]
    assert outcome.counts == {Fate.NEW: 1}


def test_the_same_id_in_another_project_is_another_article(bring):
    bring(a_project(), a_row())
    bring(a_project(), a_row())

    assert Article.objects.count() == 2


def test_the_batch_has_every_refusal_and_counts_what_is_stored(bring):
    bring(a_project(), a_row(), a_row(id="b", translation=""), a_row(id="c"))

    batch = ImportBatch.objects.get()
    assert (batch.created, batch.stored) == (2, 3)
    assert [str(note) for note in batch.notes.all()] == ["rows.jsonl, line 2: The translation is empty."]
    assert batch.finished_at is not None
    assert set(Article.objects.values_list("batch", flat=True)) == {batch.pk}


def test_a_preview_says_what_would_happen_and_changes_nothing(bring):
    project = a_project()
    bring(project, a_row())

    outcome = bring(project, a_row(), a_row(id="b"), a_row(id="c", translation=""), only_look=True)

    assert (outcome.counts, len(outcome.refused)) == ({Fate.UNCHANGED: 1, Fate.NEW: 1}, 1)
    assert [step.row.external_id for step in outcome.steps] == ["a", "b"]
    assert (Article.objects.count(), ImportBatch.objects.count()) == (1, 1)


def test_a_preview_of_a_project_that_is_not_there_yet_finds_everything_new(bring):
    assert bring(None, a_row(), only_look=True).counts == {Fate.NEW: 1}


def test_planning_takes_few_queries_however_many_rows_there_are(bring, django_assert_max_num_queries):
    project = a_project()
    rows = [a_row(id=str(number)) for number in range(80)]
    bring(project, *rows)

    with django_assert_max_num_queries(10):
        bring(project, *rows, only_look=True)


def test_texts_that_were_stored_are_let_go_at_once(bring):
    """An import of many thousands takes no more memory than a short one: no rows that hold each other stay behind."""
    project = a_project()
    gc.collect()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        bring(project, a_row(), a_row(id="b"))
        gc.collect()
        left = {type(found) for found in gc.garbage}
    finally:
        gc.set_debug(0)
        gc.garbage.clear()

    assert not left & {Article, Translation, Revision, SearchText}
