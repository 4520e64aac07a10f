"""New machine text beside what people have written: shown, taken, undone, declined; never in the way."""

import json

import pytest
from django.urls import reverse

from articles.importing.importer import Import
from articles.importing.incoming import Settings
from articles.importing.members import at_path
from articles.models import Renewal, Translation
from review.acting.editing import edit_paragraph
from review.roles import Role
from review.verifying import broken_promises
from tests.builders import a_project, a_user, an_operation, bring_in, sent, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def bring(tmp_path):
    def bring(project, text):
        path = tmp_path / "rows.jsonl"
        path.write_text(json.dumps({"id": "a", "source": "Un bon jour.", "translation": text}) + "\n")
        return bring_in(Import("rows.jsonl", (at_path(path),), Settings("fr", "de")), project)

    return bring


@pytest.fixture
def offered(bring):
    """A translation that an editor has worked on, and the machine text that came afterwards."""
    project = a_project()
    bring(project, "Ein gutter Tag.")
    edit_paragraph(Translation.objects.get(), 0, 0, "Ein schöner Tag.", an_operation())
    bring(project, "Ein guter Tag.")
    return Renewal.objects.select_related("translation__article__project").get()


def the_client(offer, role=Role.EDITOR):
    return signed_in(a_user(role, offer.translation.article.project))


def address(offer, name="offer"):
    return reverse(name, args=[offer.translation_id, offer.pk])


def fields():
    return sent(Translation.objects.get())


def text():
    return Translation.objects.get().head().text


@pytest.mark.parametrize("page", ["review", "history"])
def test_the_page_says_that_there_is_new_machine_text(offered, page):
    shown = the_client(offered, Role.READER).get(reverse(page, args=[offered.translation_id])).content.decode()

    assert address(offered) in shown
    assert text() == "Ein schöner Tag."


def test_the_comparison_shows_what_differs(offered):
    shown = the_client(offered, Role.READER).get(address(offered)).content.decode()

    assert "guter" in shown
    assert "schöner" in shown
    assert "Take the new machine text" not in shown


def test_taking_it_is_a_revision_that_can_be_undone(offered):
    client = the_client(offered)

    answer = client.post(address(offered, "offer-take"), fields())

    translation = Translation.objects.get()
    assert answer.url == reverse("review", args=[translation.pk])
    assert (translation.number, text(), Renewal.objects.get().state) == (2, "Ein guter Tag.", "taken")
    client.post(reverse("undo", args=[translation.pk]), fields() | {"revision": 2})
    assert text() == "Ein schöner Tag."
    assert list(broken_promises(Translation.objects.get())) == []


def test_the_same_click_twice_is_one_revision(offered):
    client, posted = the_client(offered), fields()

    answers = [client.post(address(offered, "offer-take"), posted) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Translation.objects.get().number == 2


def test_declining_keeps_the_text_and_takes_the_notice_away(offered):
    client = the_client(offered)

    client.post(address(offered, "offer-decline"), fields())

    assert (text(), Renewal.objects.get().state) == ("Ein schöner Tag.", "declined")
    assert address(offered) not in client.get(reverse("review", args=[offered.translation_id])).content.decode()
    assert client.post(address(offered, "offer-take"), fields()).status_code == 409


def test_taking_it_from_an_older_text_is_a_conflict(offered):
    posted = fields()
    edit_paragraph(Translation.objects.get(), 1, 0, "Ein heller Tag.", an_operation())

    answer = the_client(offered).post(address(offered, "offer-take"), posted)

    assert (answer.status_code, text(), Renewal.objects.get().state) == (409, "Ein heller Tag.", "offered")


@pytest.mark.parametrize("name", ["offer-take", "offer-decline"])
@pytest.mark.parametrize("wrong", [{"base": "x"}, {"base": ""}, {"operation": "1"}])
def test_what_cannot_be_read_changes_nothing(offered, name, wrong):
    assert the_client(offered).post(address(offered, name), fields() | wrong).status_code == 422
    assert Renewal.objects.get().state == "offered"


def test_an_offer_of_another_article_is_not_found(offered, bring):
    other = a_project()
    bring(other, "Etwas anderes.")
    translation = Translation.objects.get(article__project=other)
    client = signed_in(a_user(Role.EDITOR, other))

    assert client.get(reverse("offer", args=[translation.pk, offered.pk])).status_code == 404
    assert client.get(address(offered)).status_code == 404


@pytest.mark.parametrize("name", ["offer-take", "offer-decline"])
def test_readers_cannot_answer(offered, name):
    assert the_client(offered, Role.READER).post(address(offered, name), fields()).status_code == 403


def test_the_same_machine_text_again_is_not_offered_again(offered, bring):
    again = bring(offered.translation.article.project, "Ein guter Tag.")

    assert (again.unchanged, Renewal.objects.count()) == (1, 1)


def test_newer_machine_text_takes_the_place_of_the_offer(offered, bring):
    bring(offered.translation.article.project, "Ein prima Tag.")

    assert list(Renewal.objects.order_by("pk").values_list("state", flat=True)) == ["replaced", "offered"]
    assert the_client(offered).post(address(offered, "offer-take"), fields()).status_code == 409
