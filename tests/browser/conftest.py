"""A real Chromium before a live server."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from threading import Semaphore
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.signals import request_finished, request_started
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from articles.models import Translation
from review.detector.words.lexicon import load
from review.verifying import broken_promises
from tests.builders import signed_in

SignIn = Callable[..., Page]
LONGEST_ANSWER = 5
"""Seconds that are waited for an answer that nobody waits for any more."""


@pytest.fixture(scope="session")
def _async_unsafe() -> Iterator[None]:
    """Playwright runs an event loop in this thread, in which Django would otherwise refuse the database."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    yield
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def _word_tables() -> None:
    """Made beforehand: on a new machine the first article of a language waits for them longer than a test does."""
    for language in ("de", "fr", "en"):
        load(language)


@pytest.fixture(scope="session")
def chromium(_async_unsafe: None, _word_tables: None) -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not path:
        pytest.skip("no Chromium: install it or say where it is with CHROMIUM=/path/to/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def _promises_hold(transactional_db: None) -> Iterator[None]:
    yield
    for translation in Translation.objects.all():
        assert list(broken_promises(translation)) == []


def _breaks_the_policy(said: ConsoleMessage) -> bool:
    return "Content Security Policy" in said.text


@pytest.fixture
def _answered() -> Iterator[None]:
    """What the pages asked for last is answered before the database is emptied: the two would wait for each other."""
    begun, ended = Semaphore(0), Semaphore(0)
    starts, ends = (lambda **_: begun.release()), (lambda **_: ended.release())
    request_started.connect(starts)
    request_finished.connect(ends)
    yield
    while begun.acquire(blocking=False):
        ended.acquire(timeout=LONGEST_ANSWER)
    request_started.disconnect(starts)
    request_finished.disconnect(ends)


@pytest.fixture
def browse(chromium: Browser, live_server: Any, _answered: None) -> Iterator[Callable[..., Page]]:
    """A browser of somebody's own, before the desk; errors on its pages fail the test.

    `axe` says that the test will run axe, which styles the pages that it looks at: what the policy says then is of axe.
    """
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def begun(*, axe: bool = False, **options: Any) -> Page:
        window = {"viewport": {"width": 1400, "height": 900}}
        context = chromium.new_context(base_url=live_server.url, **window | options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(8000)
        page.on("console", lambda said: errors.append(said.text) if _breaks_the_policy(said) and not axe else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    yield begun
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture
def sign_in(browse: Callable[..., Page], live_server: Any) -> SignIn:
    """The browser of a person who is signed in, on no page yet."""

    def signed_in_as(user: User, **options: Any) -> Page:
        page, session = browse(**options), signed_in(user).session.session_key or ""
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        return page

    return signed_in_as
