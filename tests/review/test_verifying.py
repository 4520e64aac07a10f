"""verify_history finds what is broken: each thing that is stored is broken here by hand."""

from __future__ import annotations

import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from articles.importing.importer import Import
from articles.importing.incoming import Settings
from articles.importing.members import at_path
from articles.models import ImportBatch, Renewal, Revision, SearchText, Translation
from review.acting.commenting import answer_in
from review.acting.coverage import mark_seen
from review.acting.deciding import accept
from review.acting.dismissing import dismiss_in
from review.acting.editing import edit_paragraph, restore
from review.acting.offering import offer_of, take
from review.acting.signing import sign_off
from review.acting.undoing import undo_revision
from review.models import Comment, Decision, Flag, Measure, Seen, SignOff, Silence
from review.reporting.measuring import measure
from review.verifying import broken_batch, broken_promises
from tests.builders import a_flag, a_project, a_thread, a_translation, a_user, an_operation, bring_in

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def whole(lasting, tmp_path_factory):
    """A text with all that can be stored about it: three imports, decisions, undoings, talk, and a sign-off."""
    project, other, tmp_path = a_project(), a_translation("Ein anderer Text."), tmp_path_factory.mktemp("rows")
    _bring(tmp_path, project, "Ein gutter Tag.")
    _bring(tmp_path, project, "Ein gutter Tag für Rom.")  # 1
    made = Translation.objects.get(article__project=project)
    accept(a_flag(made, "gutter", "guter"), 0, 1, an_operation())  # 2
    dismiss_in(Decision.Scope.WORD, a_flag(_now(made), "Tag", "Abend"), an_operation())
    _bring(tmp_path, project, "Ein schöner Tag für Rom.")
    take(offer_of(made), 2, an_operation())  # 3
    undo_revision(edit_paragraph(made, 3, 0, "Ein schöner Tag für Paris.", an_operation()), an_operation())  # 4, 5
    restore(made, 4, 5, an_operation())  # 6
    answer_in(a_thread(_now(made), "Paris"), "Ja.", an_operation())
    a_flag(_now(made), "schöner", severity="minor")
    mark_seen(made, [made.head().text], a_user(), at=timezone.now())
    sign_off(made.pk, 6, an_operation(), at=timezone.now())
    measure(made.pk)
    assert [*broken_promises(_now(made)), *broken_promises(_now(other)), *_broken_batches()] == []
    return made


@pytest.fixture
def translation(whole):
    return _now(whole)


def _bring(folder, project, words):
    path = folder / "rows.jsonl"
    path.write_text(json.dumps({"id": "a", "source": "Un jour.", "translation": words}))
    return bring_in(Import("rows.jsonl", (at_path(path),), Settings("fr", "de")), project)


def _now(translation):
    return Translation.objects.get(pk=translation.pk)


def _broken_batches():
    return [sentence for batch in ImportBatch.objects.all() for sentence in broken_batch(batch)]


def _own(model, **where):
    return lambda translation: model.objects.filter(**where, translation=translation)


def _decisions(**where):
    return lambda translation: Decision.objects.filter(**where, flag__translation=translation)


def _row(translation):
    return Translation.objects.filter(pk=translation.pk)


def _elsewhere(translation):
    return Translation.objects.exclude(pk=translation.pk).get()


ACCEPTED, DISMISSED = {"kind": "accept"}, {"kind": "dismiss"}
OPEN, CLOSED = {"quote": "schöner"}, {"quote": "gutter"}

BROKEN = [
    ("its number", _row, {"number": 7}, "numbered [0, 1, 2, 3, 4, 5, 6], not 0 to 7"),
    ("a text", _own(Revision, number=3), {"text": "Anders."}, "the text of revision 3 is not what its edits make"),
    ("an edit", _own(Revision, number=4), {"edits": [[0, 1, "x"]]}, "the text of revision 4 is not what its edits"),
    ("edits outside", _own(Revision, number=4), {"edits": [[0, 99, ""]]}, "edits of revision 4 do not fit revision 3"),
    ("the first kind", _own(Revision, number=0), {"kind": "edit"}, "its first revision is no import"),
    ("what is restored", _own(Revision, number=6), {"restores": 5}, "is not the text of revision 5, which it restores"),
    ("what is undone", _own(Revision, number=4), {"undoes": lambda one: one.revisions.get(number=5)}, "takes back a"),
    ("the length", _row, {"characters": 3}, "it has 3 characters, there are 26"),
    ("the search text", _own(SearchText), {"words": " anders"}, "its search text is not that"),
    ("who approved", _row, {"approved_by": lambda one: a_user()}, "revision 6 is approved, but nobody signed it off"),
    ("the approved one", _row, {"approved_number": 5}, "revision 5 is approved, but nobody signed it off"),
    ("a sign-off", _own(SignOff), {"number": 8}, "revisions [8] are signed off, which it does not have"),
    ("a seen mark", _own(Seen), {"digest": "00"}, "1 paragraphs are marked as seen that never stood in it"),
    ("the measured one", _own(Measure), {"number": 9}, "its measure is of revision 9"),
    ("the measure's import", _own(Measure), {"machine_number": 4}, "against 4, which is no import"),
    ("machine text", _own(Renewal, state="taken"), {"text": "Anders."}, "is taken, but its revision has other words"),
    (
        "its revision",
        _own(Renewal, state="brought"),
        {"revision": None},
        "is brought, but its revision has other words",
    ),
    ("open criticals", _row, {"open_critical": 7}, "its counters say (7, 0, 1) open flags, there are (0, 0, 1)"),
    ("open majors", _row, {"open_major": 7}, "its counters say (0, 7, 1) open flags"),
    ("open minors", _row, {"open_minor": 0}, "its counters say (0, 0, 0) open flags"),
    ("a severity", _own(Flag, **OPEN), {"severity": "major"}, "there are (0, 1, 0)"),
    ("a flag's place", _own(Flag, **OPEN), {"start": 3}, "quotes 'schöner', but ' schöner' stands there"),
    ("a flag's end", _own(Flag, **OPEN), {"end": 99}, "quotes 'schöner', but '' stands there"),
    ("a flag's words", _own(Flag, **OPEN), {"quote": "Tag"}, "quotes 'Tag', but 'schöner' stands there"),
    ("a closed flag's place", _own(Flag, **CLOSED), {"start": 3}, "closed by revision 2, quotes 'gutter', but"),
    ("when it was raised", _own(Flag, **OPEN), {"raised_at": 7}, "was raised, changed and closed at 7, 6 and 6"),
    ("when it was changed", _own(Flag, **OPEN), {"changed_at": 9}, "was raised, changed and closed at 6, 9 and 6"),
    ("when it was closed", _own(Flag, **CLOSED), {"closed_at": 8}, "was raised, changed and closed at 1, 1 and 8"),
    ("which closed it", _own(Flag, **CLOSED), {"closed_at": 1}, "is decided by revision 2 but was closed by 1"),
    ("an end undone", _own(Flag, **CLOSED), {"closed_at": None}, "is decided (accept) but still on the text"),
    ("a replacement", _decisions(**ACCEPTED), {"replacement": "böser"}, "is not the edit 0 of revision 2"),
    ("the edit's number", _decisions(**ACCEPTED), {"edit_index": 1}, "is not the edit 1 of revision 2"),
    (
        "the revision",
        _decisions(**ACCEPTED),
        {"revision": lambda one: one.revisions.get(number=4)},
        "is not the edit 0 of revision 4",
    ),
    (
        "a revision elsewhere",
        _decisions(**ACCEPTED),
        {"revision": lambda one: _elsewhere(one).revisions.get()},
        "points at a revision of another translation",
    ),
    (
        "the flag",
        _decisions(**ACCEPTED),
        {"flag": lambda one: _closed_with(one, "Rom")},
        "is an edit of other words than those of its flag",
    ),
    ("a dismissal undone", _decisions(**DISMISSED), {"undone_at": timezone.now(), "undone_by": 1}, "no dismissal asks"),
    ("a scope", _decisions(**DISMISSED), {"scope": "here"}, "is in force, but no dismissal asks for it"),
    ("another scope", _decisions(**DISMISSED), {"scope": "article"}, "is on other words or another place"),
    ("silenced words", lambda one: Silence.objects.all(), {"words": "Rom"}, "is on other words or another place"),
    ("a silenced check", lambda one: Silence.objects.all(), {"check_id": "x"}, "is on other words or another place"),
    ("the talk's number", _row, {"comment_count": 3}, "it says that it has 3 comments, there are 2"),
    ("a comment's words", _own(Comment, quote="Paris"), {"quote": "Rom"}, "quotes 'Rom', but 'Paris' stands there"),
    ("a comment's place", _own(Comment, quote="Paris"), {"end": 99}, "quotes 'Paris', but 'Paris.' stands there"),
    ("a thread", _own(Comment, text="Ja."), {"parent": lambda one: a_thread(_elsewhere(one))}, "that is no thread of"),
]


def _closed_with(translation, quote):
    """Another flag that the accepted revision would have ended."""
    before = translation.revisions.get(number=1).text
    start = before.index(quote)
    place = {"start": start, "end": start + len(quote), "quote": quote, "raised_at": 1, "changed_at": 1, "closed_at": 2}
    flag = Flag.objects.get(translation=translation, quote="gutter")
    for name, value in (place | {"pk": None}).items():
        setattr(flag, name, value)
    flag.save()
    return flag


@pytest.mark.parametrize(("rows", "values", "told"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_what_is_broken_by_hand_is_told(translation, rows, values, told):
    given = {name: value(translation) if callable(value) else value for name, value in values.items()}
    if "undone_by" in given:
        given["undone_by"] = a_user()
    unguarded(translation, rows, given)

    assert told in "\n".join(broken_promises(_now(translation)))


def unguarded(translation, rows, given):
    """Updates although the database refuses to change a revision."""
    with connection.cursor() as cursor:
        of_table = " ON articles_revision" if connection.vendor == "postgresql" else ""
        cursor.execute("DROP TRIGGER revision_never_changes" + of_table)
    assert rows(translation).update(**given) == 1


def test_a_lost_revision_is_told(translation):
    Revision.objects.filter(translation=translation, number=6).delete()

    assert "numbered [0, 1, 2, 3, 4, 5], not 0 to 6" in "\n".join(broken_promises(translation))


def test_a_lost_flag_comment_and_search_text_are_told(translation):
    Flag.objects.get(translation=translation, quote="schöner").delete()
    Comment.objects.get(text="Ja.").delete()
    SearchText.objects.get(translation=translation).delete()

    told = "\n".join(broken_promises(translation))

    assert "there are (0, 0, 0)" in told
    assert "it says that it has 2 comments, there are 1" in told
    assert "its search text is not that" in told


def test_two_live_decisions_of_a_flag_are_told(translation):
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX decision_live_once_for_a_flag")
    decision = Decision.objects.get(kind="dismiss")
    decision.pk = None
    decision.save()

    assert f"flag {decision.flag_id} has two live decisions" in "\n".join(broken_promises(translation))


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"created": 3}, "it says that it brought 3 translations, there are 1"),
        ({"updated": 4}, "it says that it renewed 4 texts, there are 0"),
        ({"visible_at": None}, "it is not through, but 1 of its translations are seen already"),
    ],
)
def test_a_wrong_import_is_told(translation, values, told):
    ImportBatch.objects.filter(pk=translation.batch_id).update(**values)

    assert told in "\n".join(_broken_batches())


def test_what_an_import_brought_and_nobody_sees_is_told(translation):
    Translation.objects.filter(pk=translation.pk).update(listed=False)

    assert "it is through, but 1 of its translations are not seen" in "\n".join(_broken_batches())


def test_the_command_fails_and_names_the_translation_and_the_import(translation, capsys):
    Translation.objects.filter(pk=translation.pk).update(open_minor=7)
    ImportBatch.objects.filter(pk=translation.batch_id).update(created=7)

    with pytest.raises(CommandError, match="2 promises are broken"):
        call_command("verify_history")

    told = capsys.readouterr().err
    assert f"translation {translation.pk}: its counters" in told
    assert f"import {translation.batch_id}: it says" in told


def test_a_healthy_history_keeps_every_promise(translation, capsys):
    call_command("verify_history")

    assert "every promise holds" in capsys.readouterr().out
