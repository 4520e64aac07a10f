"""Deciding flags through the page."""

from __future__ import annotations

import gzip
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Translation
from review.acting.deciding import accept, dismiss
from review.acting.editing import edit_paragraph
from review.acting.undoing import undo_decision
from review.models import CheckStanding, Decision, Flag
from tests.builders import a_flag, a_project, a_thread, a_translation, an_operation, recount, sent, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("promises_hold")]

TEXT = "Ein gutter Tag.\n\nEin schöner, schöner Abend.\n\nEine gutte Nacht."


@pytest.fixture
def translation(project):
    return a_translation(TEXT, project=project)


def test_accepting_changes_the_text_and_leads_to_the_next_open_flag(translation, anna):
    first, last = a_flag(translation, "gutter", "guter"), a_flag(translation, "gutte ", "gute ")

    response = signed_in(anna).post(reverse("accept", args=[first.pk]), sent(translation, fix=0))

    assert response["Location"] == reverse("review", args=[translation.pk]) + f"?flag={last.pk}#flag-{last.pk}"
    translation.refresh_from_db()
    assert translation.head().text == TEXT.replace("gutter", "guter")
    assert (translation.head().author, last.live_decision()) == (anna, None)


def test_accepting_swaps_only_the_row_that_changed(translation, anna):
    first, last = a_flag(translation, "gutter", "guter"), a_flag(translation, "gutte ", "gute ")

    response = signed_in(anna, htmx=True).post(reverse("accept", args=[first.pk]), sent(translation, fix=0))

    answer = response.content.decode()
    assert response["HX-Reswap"] == "none"
    assert answer.count('class="row') == 1
    assert "Ein guter Tag." in answer
    assert "Abend" not in answer
    assert f"flag-{last.pk}" not in answer
    assert '<input type="hidden" id="base" name="base" form="act" value="1" hx-swap-oob="true">' in answer


def test_what_others_dismissed_and_brought_back_meanwhile_is_drawn_anew(translation, anna):
    mine, theirs, back = (a_flag(translation, words, words.upper()) for words in ("gutter", "Abend", "gutte "))
    undone = dismiss(back, an_operation())
    shown = f"{mine.pk} {theirs.pk}"
    dismiss(theirs, an_operation())
    undo_decision(undone, an_operation())

    form = sent(translation, fix=0, cards=shown)
    answer = signed_in(anna, htmx=True).post(reverse("accept", args=[mine.pk]), form).content.decode()

    assert answer.count('class="row') == 3
    assert f"flag-{theirs.pk}" not in answer
    assert f"flag-{back.pk}" in answer


@pytest.mark.parametrize("cards", ["", "x -1 \0 9999999999999999999", "999999999999999999", "1 " * 300_000])
def test_cards_that_a_page_cannot_show_are_nothing(translation, anna, cards):
    flag = a_flag(translation, "gutter", "guter")
    form = sent(translation, fix=0, cards=cards)

    assert signed_in(anna, htmx=True).post(reverse("accept", args=[flag.pk]), form).status_code == 200


def test_pressing_twice_is_one_operation(translation, anna):
    flag, form, browser = a_flag(translation, "gutter", "guter"), sent(translation, fix=0), signed_in(anna, htmx=True)

    first = browser.post(reverse("accept", args=[flag.pk]), form)
    second = browser.post(reverse("accept", args=[flag.pk]), form)

    assert (first.status_code, second.status_code) == (200, 200)
    assert translation.revisions.count() == 2


def test_two_flags_decided_from_one_rendering_are_two_operations(translation, anna):
    flags, browser = [a_flag(translation, "gutter", "guter"), a_flag(translation, "gutte ", "gute ")], signed_in(anna)
    form = sent(translation, fix=0)

    for flag in flags:
        browser.post(reverse("accept", args=[flag.pk]), form)

    translation.refresh_from_db()
    assert translation.head().text == TEXT.replace("gutte", "gute")


def test_the_second_to_decide_sees_who_decided_what(translation, anna, ben):
    flag = a_flag(translation, "gutter", "guter")
    dismiss(flag, an_operation(ben), "ein Name")

    response = signed_in(anna, htmx=True).post(reverse("accept", args=[flag.pk]), sent(translation, fix=0))

    answer = response.content.decode()
    assert (response.status_code, response["HX-Retarget"]) == (409, "#panel")
    assert "ben: dismissed" in answer
    assert "ein Name" in answer
    assert 'class="row' in answer


def test_fixes_that_changed_since_the_page_was_drawn_are_not_taken_blindly(translation, anna):
    seen = sent(translation, fix=0)
    edit_paragraph(translation, 0, 2, "Eine gute Nacht.", an_operation())
    flag = a_flag(Translation.objects.get(pk=translation.pk), "gutter", "guter")

    response = signed_in(anna).post(reverse("accept", args=[flag.pk]), seen)

    assert response.status_code == 409
    assert "The fixes of this flag have changed" in response.content.decode()


def test_an_own_text_stands_with_its_reason(translation, anna):
    flag = a_flag(translation, "gutter", "guter")
    address = reverse("override", args=[flag.pk])
    browser = signed_in(anna)
    assert "gutter" in browser.get(address).content.decode()

    browser.post(address, sent(translation, text="sonniger", reason="klarer"))

    decision = flag.live_decision()
    assert decision
    assert (decision.kind, decision.replacement, decision.reason) == (Decision.Kind.OVERRIDE, "sonniger", "klarer")


def test_an_own_text_that_changes_nothing_is_refused_with_advice(translation, anna):
    flag = a_flag(translation, "gutter", "guter")

    response = signed_in(anna).post(reverse("override", args=[flag.pk]), sent(translation, text="gutter"))

    assert response.status_code == 422
    assert "dismiss the flag" in response.content.decode()


def test_line_ends_of_browsers_do_not_reach_the_text(translation, anna):
    flag = a_flag(translation, "gutter", "guter")

    signed_in(anna).post(reverse("override", args=[flag.pk]), sent(translation, text="a\r\nb"))

    translation.refresh_from_db()
    assert translation.head().text.startswith("Ein a\nb Tag.")


def test_dismissing_changes_no_text_and_redraws_its_row(translation, anna):
    flag = a_flag(translation, "gutter", "guter")

    response = signed_in(anna, htmx=True).post(
        reverse("dismiss", args=[flag.pk]), sent(translation, reason="It is a name")
    )

    answer = response.content.decode()
    assert answer.count('class="row') == 1
    assert f"flag-{flag.pk}" not in answer
    assert (translation.revisions.count(), flag.live_decision().reason) == (1, "It is a name")


def test_all_like_this_is_one_revision_and_one_undo(translation, anna):
    flags = [a_flag(translation, word, fix) for word, fix in (("gutter", "guter"), ("gutte ", "gute "))]
    a_flag(translation, "schöner,", check_id="other")
    browser = signed_in(anna)

    browser.post(reverse("accept-all", args=[translation.pk]), sent(translation, check="outside"))
    translation.refresh_from_db()
    assert (translation.number, translation.head().text) == (1, TEXT.replace("gutte", "gute"))
    browser.post(reverse("undo", args=[translation.pk]), sent(translation))

    translation.refresh_from_db()
    assert translation.head().text == TEXT
    assert [flag.live_decision() for flag in flags] == [None, None]


def test_what_changed_meanwhile_is_left_and_reported(translation, anna, ben):
    flags = [a_flag(translation, word, fix) for word, fix in (("gutter", "guter"), ("gutte ", "gute "))]
    dismiss(flags[0], an_operation(ben))

    response = signed_in(anna, htmx=True).post(
        reverse("accept-all", args=[translation.pk]), sent(translation, flags=[flag.pk for flag in flags] * 2)
    )

    assert response.status_code == 200
    assert "1 fix accepted. 1 was left" in response.content.decode()


def test_undo_takes_back_the_persons_own_newest_change_only(translation, anna, ben):
    mine, theirs = a_flag(translation, "gutter", "guter"), a_flag(translation, "gutte ", "gute ")
    accept(mine, 0, 0, an_operation(anna))
    accept(theirs, 0, 0, an_operation(ben))
    translation.refresh_from_db()

    signed_in(anna).post(reverse("undo", args=[translation.pk]), sent(translation))

    translation.refresh_from_db()
    assert translation.head().text == TEXT.replace("gutte ", "gute ")


def test_undoing_a_dismissal_twice_takes_back_nothing_else(translation, anna):
    kept, flag = a_flag(translation, "gutte ", "gute "), a_flag(translation, "gutter", "guter")
    accept(kept, 0, 0, an_operation(anna))
    decision = dismiss(flag, an_operation(anna))
    translation.refresh_from_db()
    browser, form = signed_in(anna, htmx=True), sent(translation)

    answers = [browser.post(reverse("undo-decision", args=[decision.pk]), form) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert (kept.live_decision() is None, flag.live_decision()) == (False, None)


def test_undo_where_later_edits_touch_the_place_says_so(translation, anna, ben):
    flag = a_flag(translation, "gutter", "guter")
    accept(flag, 0, 0, an_operation(anna))
    translation.refresh_from_db()
    signed_in(ben).post(reverse("paragraph", args=[translation.pk, 0]), sent(translation, text="Ein prächtiger Tag."))

    response = signed_in(anna).post(reverse("undo", args=[translation.pk]), sent(translation, revision=1))

    page = response.content.decode()
    assert response.status_code == 409
    assert "This cannot be taken back by itself" in page
    assert reverse("history", args=[translation.pk]) in page


def test_with_nothing_to_undo_it_says_so(translation, anna):
    response = signed_in(anna).post(reverse("undo", args=[translation.pk]), sent(translation))

    assert response.status_code == 409
    assert "nothing to take back" in response.content.decode()


def test_an_operation_id_of_somebody_else_is_not_found(translation, anna, ben):
    flag = a_flag(translation, "gutter", "guter")
    form = sent(translation, fix=0)
    signed_in(ben).post(reverse("accept", args=[flag.pk]), form)

    assert signed_in(anna).post(reverse("accept", args=[flag.pk]), form).status_code == 404


def test_a_signed_off_text_is_not_changed_and_offers_to_reopen(translation, anna):
    flag = a_flag(translation, "gutter", "guter")
    browser = signed_in(anna)
    browser.post(reverse("sign-off", args=[translation.pk]), sent(translation, anyway="on"))

    for name in ("accept", "dismiss"):
        response = browser.post(reverse(name, args=[flag.pk]), sent(translation, fix=0))
        assert response.status_code == 409
        assert reverse("reopen", args=[translation.pk]) in response.content.decode()


def test_what_is_taken_back_leads_to_the_flags_that_are_open_again(translation, anna):
    first, last = a_flag(translation, "gutter", "guter"), a_flag(translation, "gutte ", "gute ")
    browser = signed_in(anna, htmx=True)
    for flag in (first, last):
        browser.post(reverse("accept", args=[flag.pk]), sent(translation, fix=0))
    translation.refresh_from_db()

    answer = browser.post(reverse("undo", args=[translation.pk]), sent(translation))

    assert json.loads(answer["HX-Trigger-After-Settle"]) == {"redline:to": {"id": f"flag-{last.pk}"}}
    assert "Taken back: Outside is open again." in answer.content.decode()


@pytest.mark.parametrize(("right", "decided", "told"), [(41, 43, True), (4, 4, False)])
def test_a_card_says_how_its_check_has_fared_in_the_project(project, anna, right, decided, told):
    translation, browser = a_translation(TEXT, project=project, checked=True), signed_in(anna, htmx=True)
    first, _other = a_flag(translation, "schöner", "heller"), a_flag(translation, "Abend", "Morgen")
    CheckStanding.objects.create(project=project, check_id="outside", right=right, decided=decided)
    CheckStanding.objects.create(project=a_project(), check_id="outside", right=1, decided=9)

    page = browser.get(reverse("review", args=[translation.pk])).content.decode()
    row = browser.post(reverse("accept", args=[first.pk]), sent(translation, fix=0)).content.decode()

    said = f"Right {right} of {decided} times in this project"
    assert (said in page, said in row, "Right 1 of 9" in page) == (told, told, False)


def test_the_card_of_a_flag_that_a_change_raises_says_so_too(project, anna):
    translation, browser = a_translation(TEXT, project=project, checked=True), signed_in(anna, htmx=True)
    CheckStanding.objects.create(project=project, check_id="doubled_word", right=41, decided=43)
    flag = a_flag(translation, "schöner")

    answer = browser.post(reverse("override", args=[flag.pk]), sent(translation, text="schöner schöner"))

    assert "Right 41 of 43 times in this project" in answer.content.decode()


@pytest.mark.parametrize("flags", [10, 250])
def test_an_accepted_fix_costs_twelve_queries_and_three_kilobytes_whatever_the_flags(anna, project, flags):
    text = "\n\n".join(f"Absatz {number // 5}: wort{number:03} und mehr." for number in range(flags))
    translation = a_translation(text, project=project, checked=True)
    made = many_flags(translation, [f"wort{number:03}" for number in range(flags)])
    browser = signed_in(anna, htmx=True)

    with CaptureQueriesContext(connection) as asked:
        answer = browser.post(reverse("accept", args=[made[1].pk]), sent(translation, fix=0))

    queries = [query["sql"] for query in asked if "SAVEPOINT" not in query["sql"]]
    assert answer.status_code == 200
    assert len(queries) <= 12, queries
    assert len(gzip.compress(answer.content)) <= 3000


@pytest.mark.parametrize("threads", [1, 20])
def test_comments_cost_an_accepted_fix_two_queries_more_however_many_there_are(anna, project, threads):
    words = [f"wort{number:03}" for number in range(30)]
    translation = a_translation(
        "\n\n".join(f"Absatz mit {word} und mehr." for word in words), project=project, checked=True
    )
    flag = a_flag(translation, words[0], "ein längeres Wort")
    for word in words[1 : threads + 1]:
        a_thread(translation, word, by=anna)
    browser = signed_in(anna, htmx=True)
    translation.refresh_from_db()

    with CaptureQueriesContext(connection) as asked:
        answer = browser.post(reverse("accept", args=[flag.pk]), sent(translation, fix=0))

    assert answer.status_code == 200
    assert len([query for query in asked if "SAVEPOINT" not in query["sql"]]) <= 14


@pytest.mark.parametrize("flags", [10, 250])
def test_a_page_costs_the_same_queries_whatever_the_flags(anna, project, flags, django_assert_max_num_queries):
    translation = a_translation(" ".join(f"wort{number:03}." for number in range(flags)), project=project)
    many_flags(translation, [f"wort{number:03}" for number in range(flags)])
    browser = signed_in(anna)
    browser.get(reverse("review", args=[translation.pk]))

    with django_assert_max_num_queries(22):
        browser.get(reverse("review", args=[translation.pk]))


def many_flags(translation: Translation, words: list[str]) -> list[Flag]:
    """A flag on each of the words, with a fix, stored at once."""
    one = a_flag(translation, words[0], words[0].upper())
    text, fields = translation.head().text, {field.name: getattr(one, field.name) for field in Flag._meta.fields}
    rest = []
    for word in words[1:]:
        start = text.index(word)
        own = {"id": None, "start": start, "end": start + len(word), "quote": word, "suggestions": [word.upper()]}
        rest.append(Flag(**fields | own))
    made = [one, *Flag.objects.bulk_create(rest)]
    recount(translation)
    return made


HOSTILE = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "</textarea><script>alert(1)</script>",
    '<b hx-get="/admin/">x</b>',
    "{{7*7}} {% load x %}",
    '"><a href="javascript:alert(1)">',
    "{quote.__class__} %(x)s",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_stored_and_shown_literally(project, anna, words):
    translation = a_translation(f"Ein {words} Tag.", project=project)
    flag = a_flag(
        translation,
        words,
        f"{words} {words}",
        message=f"Not “{{quote}}” but {words.replace('{', '{{').replace('}', '}}')}.",
        evidence=[{"where": "glossary", "text": words, "span": None}],
        check_id=words,
    )
    browser = signed_in(anna)
    pages = [browser.get(reverse("review", args=[translation.pk])), browser.get(reverse("override", args=[flag.pk]))]
    browser.post(reverse("override", args=[flag.pk]), sent(translation, text=words * 2, reason=words))
    pages += [browser.get(reverse(name, args=[translation.pk])) for name in ("history", "review")]
    pages.append(browser.get(reverse("compare", args=[translation.pk]), {"old": 0, "new": 1}))
    pages.append(browser.get(reverse("paragraph", args=[translation.pk, 0])))

    translation.refresh_from_db()
    assert translation.head().text == f"Ein {words * 2} Tag."
    for page in pages:
        text = page.content.decode()
        assert page.status_code == 200
        assert "<script>alert" not in text
        assert "<img src=x" not in text
        assert "<b hx-get" not in text
        assert 'href="javascript' not in text
        assert "{{7*7}}" in text or "7*7" not in words
