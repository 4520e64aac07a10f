"""The desk around an article: queue, search, assignment, presence, history; with keys, in company, without scripts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Translation
from review.acting.deciding import override
from review.models import Presence, SavedView
from tests.builders import a_flag, a_project, a_translation, an_article, an_operation

pytestmark = pytest.mark.browser

TEXT = "Ein gutter Tag.\n\nEine\u00a0lange Nacht."


@pytest.fixture
def project():
    return a_project(slug="nord", name="Nord")


@pytest.fixture
def translation(project):
    return a_translation(TEXT, article=an_article(project, title="Nachtzüge", source=""), checked=True)


def assigned(translation):
    translation.refresh_from_db()
    return translation.assigned_to


@pytest.mark.parametrize("scripts", [True, False])
def test_a_lead_assigns_by_keyboard_and_n_opens_it_first(sign_in, project, leni, ben, translation, scripts):
    a_translation("Etwas anderes.", article=an_article(project, title="Zuerst"))
    Translation.objects.exclude(pk=translation.pk).update(open_critical=0)
    page = sign_in(leni, java_script_enabled=scripts)
    page.goto("/")
    page.get_by_label("Nachtzüge").focus()
    page.keyboard.press("Space")
    page.get_by_label("Assign to").select_option("ben")
    page.get_by_label("Assign to").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator(".messages")).to_contain_text("1 article is assigned to ben")
    assert assigned(translation) == ben
    his = sign_in(ben)
    his.goto("/")
    expect(his.locator(f"#translation-{translation.pk}")).to_contain_text("for ben")
    his.keyboard.press("n")
    expect(his).to_have_url(his.url.split("/translations")[0].rstrip("/") + f"/translations/{translation.pk}/")


@pytest.mark.parametrize("scripts", [True, False])
def test_words_are_found_whatever_their_accents_and_kept_as_a_view(sign_in, leni, translation, project, scripts):
    a_translation("Ein kurzer Abend.", article=an_article(project, title="Anderswo", source=""), checked=True)
    page = sign_in(leni, java_script_enabled=scripts)
    page.goto("/")
    page.get_by_label("Words in title or text").fill("NACHTZUGE lange")
    page.keyboard.press("Enter")
    expect(page.locator(".articles tbody tr")).to_have_count(1)
    page.get_by_text("Keep this view").click()
    page.keyboard.press("Escape")
    expect(page.get_by_label("Name")).to_be_hidden()
    page.get_by_text("Keep this view").click()
    page.get_by_label("Name").fill("Nächte")
    page.keyboard.press("Enter")
    expect(page.locator(".views [aria-current]")).to_contain_text("Nächte")
    page.get_by_role("button", name="Forget “Nächte”").click()
    page.get_by_text("Forget it", exact=True).click()
    expect(page.locator(".views")).not_to_contain_text("Nächte")
    expect(page.locator(".articles tbody tr")).to_have_count(1)
    assert not SavedView.objects.exists()


def test_whoever_comes_and_goes_is_shown_without_touching_what_is_typed(sign_in, leni, ben, translation):
    page = sign_in(leni)
    page.clock.install()
    page.goto(reverse("review", args=[translation.pk]))
    expect(page.locator("#presence")).to_be_hidden()
    page.locator(".row .edit").first.click()
    page.locator(".block textarea").fill("Halb getippt")
    Presence.objects.create(translation=translation, person=ben, seen_at=timezone.now())

    page.clock.run_for(31_000)

    expect(page.locator("#presence")).to_have_text("ben is in this article")
    expect(page.locator(".block textarea")).to_have_value("Halb getippt")
    Presence.objects.filter(person=ben).update(seen_at=timezone.now() - timedelta(minutes=5))
    page.clock.run_for(31_000)
    expect(page.locator("#presence")).to_be_hidden()


def test_a_sign_that_is_refused_changes_nothing(sign_in, leni, translation):
    page = sign_in(leni)
    page.clock.install()
    page.goto(reverse("review", args=[translation.pk]))
    page.context.clear_cookies()

    with page.expect_response("**/presence/") as answered:
        page.clock.run_for(31_000)

    assert answered.value.status == 403

    expect(page.locator("#presence")).to_be_hidden()
    expect(page.locator("#banner")).to_be_empty()


@pytest.mark.parametrize("scripts", [True, False])
def test_two_revisions_side_by_side_and_who_is_behind_a_sentence(sign_in, leni, translation, scripts):
    override(a_flag(translation, "gutter"), "sonniger", an_operation(leni), "klarer so")
    page = sign_in(leni, java_script_enabled=scripts)
    page.goto(reverse("history", args=[translation.pk]))
    page.get_by_role("link", name="Compare the machine’s text with the newest").click()
    page.get_by_label("View").select_option("side")
    page.get_by_role("button", name="Compare").click()
    row = page.locator(".pair.differs")
    expect(row.locator("del")).to_have_text("gutter")
    expect(row.locator("ins")).to_have_text("sonniger")
    expect(page.locator(".beside")).to_contain_text("Eine⍽lange")
    page.get_by_label("Leave invisible characters unseen").check()
    page.get_by_role("button", name="Compare").click()
    expect(page.locator(".beside")).not_to_contain_text("⍽")
    page.get_by_role("link", name="History").click()
    page.get_by_role("link", name="Who is behind each sentence").click()
    expect(page.locator(".authors > li").first).to_contain_text("leni")
    expect(page.locator(".authors > li").first).to_contain_text("klarer so")
    page.go_back()
    page.get_by_role("button", name="Restore this text").last.click()
    expect(page.locator("main")).to_contain_text("gutter")
    translation.refresh_from_db()
    assert translation.head().text == translation.revisions.get(number=0).text


def test_the_conflict_page_works_without_scripts_and_keeps_both(sign_in, leni, ben, translation):
    hers, his = (sign_in(person, java_script_enabled=False) for person in (leni, ben))
    address = reverse("paragraph", args=[translation.pk, 1])
    for page in (hers, his):
        page.goto(address)
    his.locator("textarea").fill("Eine\u00a0Nacht.")
    his.get_by_role("button", name="Save").click()
    hers.locator("textarea").fill("Eine\u00a0lange Mitternacht in Rom.")
    hers.get_by_role("button", name="Save").click()

    expect(hers.locator(".proposal")).to_contain_text("Nothing of either is lost")
    hers.get_by_role("button", name="Save both").click()

    translation.refresh_from_db()
    assert translation.head().text.split("\n\n")[1] == "Eine\u00a0Mitternacht in Rom."
