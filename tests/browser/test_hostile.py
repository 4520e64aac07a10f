"""Texts that would be scripts, attributes or templates are words on the page, wherever they stand."""

from __future__ import annotations

import pytest
from playwright.sync_api import Dialog, Page, expect

from review.roles import Role
from tests.builders import a_flag, a_project, a_thread, a_translation, a_user, an_article

pytestmark = pytest.mark.browser

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "</textarea><script>alert(3)</script>",
    '"><svg onload=alert(4)>',
    "<b hx-get=/healthz hx-trigger=load>5</b>",
    "{{7*7}} {% load static %}",
    '<a href="javascript:alert(6)">7</a>',
    "&lt;script&gt;alert(8)&lt;/script&gt;",
]
ALL = " ".join(HOSTILE)


def without_dialogs(page: Page) -> list[str]:
    opened: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        opened.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    return opened


def test_what_is_typed_is_stored_and_shown_as_it_was_typed(sign_in):
    project = a_project()
    translation = a_translation("Ein Tag.", article=an_article(project, source="Un jour."))
    page = sign_in(a_user(Role.EDITOR, project))
    dialogs = without_dialogs(page)
    page.goto(f"/translations/{translation.pk}/")

    page.locator(".block .edit").click()
    page.locator(".block textarea").fill(ALL)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".block textarea")).to_have_count(0)
    expect(page.locator(".tgt p")).to_have_text(ALL)
    page.reload()
    expect(page.locator(".tgt p")).to_have_text(ALL)

    translation.refresh_from_db()
    assert (translation.head().text, dialogs) == (ALL, [])


@pytest.mark.parametrize("where", ["", "history/", "history/authors/", "history/compare/?old=0&new=0"])
def test_what_was_stored_is_shown_as_it_stands(sign_in, where):
    project = a_project()
    article = an_article(project, source=ALL, title=ALL[:500])
    translation = a_translation(ALL, article=article)
    flag = a_flag(translation, HOSTILE[1], *HOSTILE[2:5], check_id="outside", evidence=[])
    flag.message = ALL
    flag.save(update_fields=["message"])
    a_thread(translation, text=ALL)
    page = sign_in(a_user(Role.EDITOR, project, name="anna"))
    dialogs = without_dialogs(page)

    page.goto(f"/translations/{translation.pk}/{where}")

    expect(page.locator("body")).to_contain_text(HOSTILE[0])
    assert page.locator("main script, main img, main b[hx-get], main a[href^=javascript]").count() == 0
    page.keyboard.press("j")
    assert dialogs == []
