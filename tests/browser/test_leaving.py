"""What stays in the browser when somebody leaves: nothing of an article, and every word that was not sent."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Group, User
from playwright.sync_api import Browser, expect

from review.roles import Role
from tests.builders import a_flag, a_translation

pytestmark = pytest.mark.browser

WORDS = "Ein vertraulicher Absatz."


@pytest.fixture
def translation(project):
    made = a_translation(WORDS, project=project)
    a_flag(made, "vertraulicher", "geheimer")
    return made


@pytest.fixture
def remembering(chromium: Browser) -> Iterator[Browser]:
    """A Chromium that keeps pages as they were for the way back, as it does for people; Playwright's does not."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    kept = ["--disable-back-forward-cache"]
    browser = chromium.browser_type.launch(executable_path=path, args=["--no-sandbox"], ignore_default_args=kept)
    yield browser
    browser.close()


def test_back_after_signing_out_shows_no_article(remembering, live_server, anna, translation):
    page = remembering.new_context(base_url=live_server.url).new_page()
    page.goto("/accounts/login/")
    page.fill("[name=username]", "anna")
    page.fill("[name=password]", "correct horse battery")
    page.click("main button[type=submit]")
    page.goto(f"/translations/{translation.pk}/")
    expect(page.locator("main")).to_contain_text(WORDS)

    page.goto("/checks/")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/accounts/login/")
    page.evaluate("history.go(-2)")

    page.wait_for_url(re.compile(r"/accounts/login/\?next="))
    assert WORDS not in page.content()


def is_disabled(person: User) -> None:
    person.is_active = False
    person.save(update_fields=["is_active"])


def loses_the_role(person: User) -> None:
    person.groups.clear()


@pytest.mark.parametrize(("happens_to", "said"), [(is_disabled, "signed out"), (loses_the_role, "your role")])
def test_who_is_shut_out_while_typing_finds_the_words_again(sign_in, anna, translation, happens_to, said):
    page = sign_in(anna)
    page.goto(f"/translations/{translation.pk}/")
    page.keyboard.press("e")
    page.locator(".block textarea").fill("Ein angefangener Satz")
    happens_to(anna)

    page.keyboard.press("Control+Enter")
    expect(page.locator("#banner")).to_contain_text(said)
    expect(page.locator(".block textarea")).to_have_value("Ein angefangener Satz")

    anna.is_active = True
    anna.save(update_fields=["is_active"])
    anna.groups.add(Group.objects.get(name=Role.EDITOR.value))
    page.reload()
    expect(page.locator(".block textarea")).to_have_value("Ein angefangener Satz")
    translation.refresh_from_db()
    assert translation.number == 0
