"""Find everywhere: the preview, carrying out, flagging."""

from __future__ import annotations

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Translation
from review.acting.deciding import dismiss, override
from review.acting.signing import sign_off
from review.acting.undoing import undo_decision
from review.models import Flag
from review.roles import Role
from tests.builders import a_flag, a_translation, a_user, an_article, an_operation, signed_in

pytestmark = pytest.mark.django_db

PREVIEW, APPLY, FLAG = reverse("everywhere"), reverse("everywhere-apply"), reverse("everywhere-flag")
WORDS = {"source": "fr", "target": "de", "find": "Alpinclub", "replace": "Alpenverein", "condition": ""}
TEXT = "Der Alpinclub ist da."


@pytest.fixture
def made(project):
    return a_translation(TEXT, project=project, checked=True)


def posted(*translations: Translation, **fields: object) -> dict[str, object]:
    hits = [f"{one.pk}:{one.number}:4" for one in translations]
    return {**WORDS, "hits": hits, "operation": str(uuid.uuid4())} | fields


def test_the_empty_form_is_shown(anna):
    assert signed_in(anna).get(PREVIEW).status_code == 200


def test_every_hit_has_a_tick(anna, made):
    page = signed_in(anna).get(PREVIEW, WORDS).content.decode()

    assert f'value="{made.pk}:0:4" checked' in page
    assert "<del>Alpinclub</del><ins>Alpenverein</ins>" in page
    assert "1 text with these words was looked at" in page


def test_texts_of_other_projects_are_not_shown(anna):
    a_translation(TEXT)

    assert "nowhere else" in signed_in(anna).get(PREVIEW, WORDS).content.decode()


def test_a_page_without_hits_says_when_there_are_more_texts(anna, project, monkeypatch):
    monkeypatch.setattr("review.knowledge.everywhere.MOST_TEXTS", 1)
    for _ in range(2):
        a_translation(TEXT, project=project)

    page = signed_in(anna).get(PREVIEW, WORDS | {"condition": "club alpin"}).content.decode()

    assert "there are more" in page
    assert "nowhere else" not in page
    assert "&amp;from=" in page


def test_a_decision_fills_the_form(anna, made, project):
    article = an_article(project, source="Le club alpin est là.")
    decided = a_translation(TEXT, article=article)
    evidence = [{"where": "source", "text": "club alpin", "span": [3, 13]}]
    flag = a_flag(decided, "Alpinclub", evidence=evidence)
    override(flag, "Alpenverein", an_operation(anna))

    page = signed_in(anna).get(PREVIEW, {"decision": flag.live_decision().pk}).content.decode()

    assert 'name="condition" value="club alpin"' in page
    assert "Le club alpin est là." in page


def test_the_history_leads_there_from_a_decision(anna, made):
    flag = a_flag(made, "Alpinclub")
    override(flag, "Alpenverein", an_operation(anna))

    page = signed_in(anna).get(reverse("history", args=[made.pk])).content.decode()

    assert f"{PREVIEW}?decision={flag.live_decision().pk}" in page


@pytest.mark.parametrize("which", ["foreign", "dismissed", "x", "9" * 30])
def test_a_decision_that_is_none_of_theirs_is_not_found(anna, made, which):
    foreign, dismissed = a_flag(a_translation(TEXT), "Alpinclub"), a_flag(made, "Alpinclub")
    override(foreign, "x", an_operation())
    dismiss(dismissed, an_operation())
    named = {"foreign": foreign, "dismissed": dismissed}
    number = named[which].live_decision().pk if which in named else which

    assert signed_in(anna).get(PREVIEW, {"decision": number}).status_code == 404


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"find": ""}, "required"),
        ({"find": "…"}, "no words"),
        ({"find": "x" * 121}, "at most 120"),
        ({"replace": "Alpinclub"}, "the same words"),
        ({"replace": ""}, "required"),
        ({"find": "a\x01b"}, "not text"),
        ({"source": "no such"}, "not one of"),
        ({"target": "fr"}, "the same"),
    ],
)
def test_what_cannot_be_looked_for_is_said_at_the_field(anna, fields, words):
    response = signed_in(anna).get(PREVIEW, WORDS | fields)

    assert response.status_code == 422
    assert words in response.content.decode()
    assert 'value="Alpinclub"' in response.content.decode() or "find" in fields


@pytest.mark.parametrize("place", ["-1", "x", "9" * 30])
def test_a_place_that_is_none_is_refused(anna, place):
    assert signed_in(anna).get(PREVIEW, WORDS | {"from": place}).status_code == 400


def test_what_is_ticked_is_corrected_and_can_be_undone(anna, made, project):
    other = a_translation(TEXT, project=project)

    response = signed_in(anna).post(APPLY, posted(made))
    made.refresh_from_db()
    other.refresh_from_db()

    assert response.status_code == 200
    assert "1 place corrected" in response.content.decode()
    assert f"{reverse('history', args=[made.pk])}#revision-1" in response.content.decode()
    assert (made.head().text, made.head().author, other.number) == ("Der Alpenverein ist da.", anna, 0)


def test_sent_twice_it_is_done_once(anna, made):
    sent = posted(made)
    first = signed_in(anna).post(APPLY, sent).content.decode()

    assert "1 place corrected" in first
    assert "1 place corrected" in signed_in(anna).post(APPLY, sent).content.decode()
    assert made.revisions.count() == 2


def test_what_somebody_changed_meanwhile_is_reported(anna, made):
    override(a_flag(made, "Alpinclub"), "Verein", an_operation())

    response = signed_in(anna).post(APPLY, posted(made))

    assert "somebody changed these words meanwhile" in response.content.decode()
    assert made.revisions.count() == 2


def test_what_there_was_no_time_for_is_offered_again(anna, made, monkeypatch):
    monkeypatch.setattr("review.views.everywhere.SECONDS", -1)

    page = signed_in(anna).post(APPLY, posted(made)).content.decode()

    assert "Go on with the 1 that is left" in page
    assert f'type="hidden" name="hits" value="{made.pk}:0:4"' in page
    assert made.revisions.count() == 1


@pytest.mark.parametrize("address", [APPLY, FLAG])
@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"hits": []}, 422),
        ({"hits": ["1:2"]}, 422),
        ({"hits": ["-1:0:0"]}, 422),
        ({"hits": [f"1:0:{n}" for n in range(201)]}, 422),
        ({"hits": ["999999999:0:0"]}, 404),
        ({"operation": "x"}, 422),
        ({"find": ""}, 422),
        ({"target": "it"}, 404),
    ],
)
def test_bad_input_changes_nothing(anna, made, address, fields, status):
    assert signed_in(anna).post(address, posted(made, **fields)).status_code == status
    assert (made.revisions.count(), Flag.objects.filter(origin="person").count()) == (1, 0)


@pytest.mark.parametrize("address", [APPLY, FLAG])
def test_one_hit_of_another_project_refuses_all(anna, made, address):
    foreign = a_translation(TEXT)

    assert signed_in(anna).post(address, posted(made, foreign)).status_code == 404
    assert (made.revisions.count(), foreign.revisions.count()) == (1, 1)


def test_a_signed_off_text_is_flagged_and_never_changed(anna, made):
    sign_off(made.pk, 0, an_operation(anna), at=timezone.now())
    client = signed_in(anna)

    shown = client.get(PREVIEW, WORDS).content.decode()
    flagged = client.post(FLAG, posted(made)).content.decode()
    corrected = client.post(APPLY, posted(made)).content.decode()

    assert "Flag what is ticked" in shown
    assert "Correct what is ticked" not in shown
    assert "1 place flagged" in flagged
    assert "signed off meanwhile" in corrected
    assert (made.revisions.count(), Flag.objects.get(origin="person").raised_by) == (1, anna)


def test_what_is_flagged_in_a_signed_off_text_is_not_offered_again(anna, project):
    flagged, fresh = (a_translation(TEXT, project=project, checked=True) for _ in range(2))
    for made in (flagged, fresh):
        sign_off(made.pk, 0, an_operation(anna), at=timezone.now())
    client = signed_in(anna)
    client.post(FLAG, posted(flagged))

    page = client.get(PREVIEW, WORDS).content.decode()
    client.post(FLAG, posted(fresh))
    nothing_left = client.get(PREVIEW, WORDS).content.decode()

    assert (page.count("flagged already"), page.count('name="hits"'), "Flag what is ticked" in page) == (1, 1, True)
    assert (nothing_left.count("flagged already"), "Flag what is ticked" in nothing_left) == (2, False)


def test_words_that_somebody_left_as_they_are_are_not_ticked(anna, made, project):
    dismissed = a_translation(TEXT, project=project, checked=True)
    dismiss(a_flag(dismissed, "Alpinclub"), an_operation())
    undone, operation = a_translation(TEXT, project=project, checked=True), an_operation(anna)
    undo_decision(dismiss(a_flag(undone, "Alpinclub"), operation), an_operation(anna))

    page = signed_in(anna).get(PREVIEW, WORDS).content.decode()

    ticked = {one.pk: f'value="{one.pk}:0:4" checked' in page for one in (made, dismissed, undone)}
    assert ticked == {made.pk: True, dismissed.pk: False, undone.pk: True}
    assert page.count("a flag on these words was dismissed here") == 1


def test_a_reader_may_neither_look_nor_change(project, made):
    client = signed_in(a_user(Role.READER, project))

    assert [client.get(PREVIEW).status_code, client.post(APPLY, posted(made)).status_code] == [403, 403]


def test_article_text_is_shown_as_it_is(anna, project):
    a_translation("<b>Der</b> Alpinclub <script>x</script>", project=project)

    page = signed_in(anna).get(PREVIEW, WORDS).content.decode()

    assert "<script>x" not in page
    assert "&lt;b&gt;Der&lt;/b&gt; <del>Alpinclub</del>" in page
