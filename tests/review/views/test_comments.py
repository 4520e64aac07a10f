"""Remarks and threads through the page: who may, what is refused, two at once."""

from __future__ import annotations

import json
import uuid

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from review.acting.commenting import answer_in
from review.models import Comment, Flag, Notification
from review.roles import Role
from tests.builders import a_thread, a_translation, a_user, an_operation, sent, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("promises_hold")]

TEXT = "Der Zug und der Zug 👩‍👧.\n\nEnde."


@pytest.fixture
def translation(project):
    return a_translation(TEXT, project=project)


def page_of(client, translation):
    return client.get(reverse("review", args=[translation.pk])).content.decode()


def remark(client, translation, index=0, **fields):
    form = sent(translation, about="comment", text="Wirklich?") | fields
    return client.post(reverse("remark", args=[translation.pk, index]), form)


def test_a_comment_stands_beside_its_paragraph(translation, as_anna):
    response = remark(as_anna, translation, quote="Zug", occurrence=2)

    comment = Comment.objects.get()
    assert comment.start == TEXT.rindex("Zug")
    assert response["Location"].endswith(f"#thread-{comment.pk}")
    assert f'<span class="remarked" data-c="{comment.pk}">Zug</span>' in page_of(as_anna, translation)


def test_only_its_row_is_drawn_anew_and_the_focus_goes_to_it(translation, as_ben):
    response = remark(as_ben, translation, quote="Zug", before="Der ", picked="on")

    answer = response.content.decode()
    assert answer.count('class="row') == 1
    assert "Ende." not in answer
    where = json.loads(response["HX-Trigger-After-Settle"])["redline:to"]["id"]
    assert where == f"thread-{Comment.objects.get().pk}"


def test_a_flag_of_ones_own_is_raised_with_class_severity_and_fix(translation, as_ben):
    remark(as_ben, translation, 1, about="flag", error_type="style/awkward", severity="minor", fix="Schluss.")

    flag = Flag.objects.get()
    assert (flag.quote, flag.error_type, flag.severity, flag.suggestions) == (
        "Ende.",
        "style/awkward",
        "minor",
        ["Schluss."],
    )
    translation.refresh_from_db()
    assert translation.open_minor == 1


def test_the_author_withdraws_a_flag_which_is_a_dismissal_with_a_reason(translation, as_anna):
    remark(as_anna, translation, 1, about="flag")
    flag = Flag.objects.get()
    assert "Withdraw" in page_of(as_anna, translation)

    as_anna.post(reverse("dismiss", args=[flag.pk]), sent(translation, reason="Withdrawn"))

    assert flag.live_decision().reason == "Withdrawn"


def test_a_lead_may_withdraw_it_and_another_editor_is_not_asked_to(project, translation, as_anna, as_ben):
    remark(as_anna, translation, 1, about="flag")

    assert "Withdraw" in page_of(signed_in(a_user(Role.LEAD, project)), translation)
    assert "Withdraw" not in page_of(as_ben, translation)


@pytest.mark.parametrize(
    "fields",
    [
        {"text": ""},
        {"text": " \u200b "},
        {"text": "a\x00b"},
        {"text": "x" * 10_000},
        {"about": "shout"},
        {"about": ""},
        {"quote": "Bahn"},
        {"quote": "Zug", "occurrence": "3"},
        {"quote": "Zug", "occurrence": "0"},
        {"quote": "Zug", "occurrence": "-1"},
        {"quote": "Zug", "occurrence": "zwei"},
        {"quote": "Zug", "picked": "on", "before": "Die "},
        {"quote": "👩", "picked": "on", "before": "Der Zug und der Zug "},
        {"quote": "Zug 👩\u200d"},
        {"quote": "x" * 20_001},
        {"quote": "Zug", "picked": "on", "before": "x" * 20_001},
        {"about": "flag", "error_type": "accuracy/nonsense"},
        {"about": "flag", "severity": "99"},
        {"about": "flag", "text": "x" * 10_000},
        {"about": "flag", "quote": "Zug", "fix": "Zug"},
        {"about": "flag", "fix": "a\x01b"},
        {"base": "-1"},
        {"base": "9"},
        {"operation": "none"},
    ],
    ids=lambda fields: " ".join(f"{name}={value[:12]!r}" for name, value in fields.items()),
)
def test_a_remark_that_cannot_be_is_refused_and_nothing_stands(translation, as_anna, fields):
    assert remark(as_anna, translation, **fields).status_code == 422
    assert (Comment.objects.count(), Flag.objects.count()) == (0, 0)


@pytest.mark.parametrize("index", [2, 99999999999])
def test_there_is_no_such_paragraph(translation, as_anna, index):
    assert remark(as_anna, translation, index).status_code == 404
    assert as_anna.get(reverse("remark", args=[translation.pk, index])).status_code == 404


def test_what_was_typed_is_kept_when_the_words_do_not_stand_there(translation, as_anna):
    page = remark(as_anna, translation, quote="Bahn", text="Welche Bahn?").content.decode()

    assert "These words do not stand there." in page
    assert "Welche Bahn?" in page
    assert TEXT.partition("\n")[0] in page


def test_words_that_somebody_changed_meanwhile_are_a_conflict(translation, as_anna, as_ben):
    as_ben.post(reverse("paragraph", args=[translation.pk, 0]), sent(translation, text="Der Bus und der Zug 👩‍👧."))

    assert remark(as_anna, translation, quote="Zug").status_code == 409
    assert remark(as_anna, translation, quote="Zug", occurrence=2).status_code == 302
    assert Comment.objects.get().quote == "Zug"


def test_the_same_remark_sent_twice_is_one(translation, as_anna):
    form = {"operation": str(uuid.uuid4())}

    answers = [remark(as_anna, translation, quote="Zug", **form).status_code for _ in range(2)]

    assert (answers, Comment.objects.count()) == ([302, 302], 1)


def test_an_operation_of_somebody_else_is_not_found(translation, as_anna, as_ben):
    form = {"operation": str(uuid.uuid4())}
    remark(as_anna, translation, **form)

    assert remark(as_ben, translation, **form).status_code == 404


def test_what_people_write_is_shown_as_they_wrote_it(translation, as_anna):
    said = "<script>alert(1)</script> {{ 7*7 }} @anna </textarea>"
    remark(as_anna, translation, text=said)

    page = page_of(as_anna, translation)
    assert '&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }} <b class="mention">@anna</b> &lt;/textarea&gt;' in page


def test_only_people_of_the_project_are_set_off_as_mentioned(translation, as_anna):
    a_user(Role.EDITOR, name="stranger")
    remark(as_anna, translation, text="@ANNA, @ann, @stranger und @anna.b")

    assert '<b class="mention">@ANNA</b>, @ann, @stranger und @anna.b' in page_of(as_anna, translation)


def test_a_signed_off_text_takes_comments_and_no_flags(translation, as_anna):
    as_anna.post(reverse("sign-off", args=[translation.pk]), sent(translation, anyway="on"))

    assert remark(as_anna, translation, quote="Zug").status_code == 302
    assert remark(as_anna, translation, about="flag").status_code == 409


def test_a_name_that_nobody_has_is_said(translation, as_ben):
    assert "Nobody in this project is called carl." in remark(as_ben, translation, text="@carl?").content.decode()


def test_the_article_is_commented_on_as_a_whole(translation, as_anna):
    as_anna.post(reverse("comment-article", args=[translation.pk]), sent(translation, text="Gut so."))

    assert Comment.objects.get().start is None
    assert "Gut so." in page_of(as_anna, translation).split('id="rows"')[0]


def test_an_answer_stands_in_its_thread(translation, as_anna, as_ben):
    thread = a_thread(translation, "Zug")

    as_ben.post(reverse("thread-answer", args=[thread.pk]), sent(translation, text="Ja."))

    assert Comment.objects.get(parent=thread).text == "Ja."


def test_an_answer_is_no_thread_of_its_own(translation, as_anna):
    thread = a_thread(translation, "Zug")
    as_anna.post(reverse("thread-answer", args=[thread.pk]), sent(translation, text="Ja."))
    answer = Comment.objects.get(parent=thread)

    assert as_anna.post(reverse("thread-resolve", args=[answer.pk])).status_code == 404


@pytest.mark.parametrize("text", ["", "  ", "x" * 10_000])
def test_an_answer_that_says_nothing_or_too_much_is_refused(translation, as_anna, text):
    thread = a_thread(translation, "Zug")

    response = as_anna.post(reverse("thread-answer", args=[thread.pk]), sent(translation, text=text))

    assert (response.status_code, Comment.objects.count()) == (422, 1)


def test_the_second_to_resolve_is_told_who_was_first(translation, as_anna, as_ben):
    thread = a_thread(translation, "Zug")

    as_anna.post(reverse("thread-resolve", args=[thread.pk]))
    answer = as_ben.post(reverse("thread-resolve", args=[thread.pk])).content.decode()

    thread.refresh_from_db()
    assert "anna has resolved it already." in answer
    assert thread.resolved_by.username == "anna"


def test_a_resolved_thread_is_open_again(translation, as_anna):
    thread = a_thread(translation, "Zug")
    as_anna.post(reverse("thread-resolve", args=[thread.pk]))
    assert "open comment" not in page_of(as_anna, translation)

    as_anna.post(reverse("thread-reopen", args=[thread.pk]))

    assert "1 open comment" in page_of(as_anna, translation)


@pytest.mark.parametrize("seen", ["-1", "x", "9" * 40])
def test_a_revision_that_is_none_is_refused(translation, as_anna, seen):
    thread = a_thread(translation, "Zug")

    assert as_anna.post(reverse("thread-resolve", args=[thread.pk]), {"seen": seen}).status_code == 422


def test_a_thread_whose_words_are_gone_stays_beside_the_place(translation, as_ben):
    thread = a_thread(translation, "Ende")

    answer = as_ben.post(reverse("paragraph-delete", args=[translation.pk, 1]), sent(translation)).content.decode()

    assert f'hx-swap-oob="delete:#thread-{thread.pk}"' in answer
    assert "No longer in the text:" in answer
    assert answer.count(f'id="thread-{thread.pk}"') == 1


def test_the_number_of_queries_does_not_grow_with_the_threads(translation, as_anna, django_assert_max_num_queries):
    def queries() -> int:
        with django_assert_max_num_queries(60) as counted:
            page_of(as_anna, translation)
        return len(counted)

    page_of(as_anna, translation)
    a_thread(translation, "Zug", by=a_user())
    few = queries()
    for _ in range(5):
        thread = a_thread(translation, "Zug", by=a_user())
        as_anna.post(reverse("thread-resolve", args=[thread.pk]))

    assert queries() == few


def test_signing_off_notes_what_is_still_talked_about_and_goes_on_if_told_to(translation, as_anna):
    a_thread(translation, "Zug")
    sign_off = reverse("sign-off", args=[translation.pk])

    noted = as_anna.post(sign_off, sent(translation))
    as_anna.post(sign_off, sent(translation, anyway="on"))

    translation.refresh_from_db()
    assert noted.status_code == 409
    assert "1 comment is not resolved." in noted.content.decode()
    assert translation.is_approved


class TestOnesOwn:
    @pytest.fixture
    def said(self, translation, as_anna):
        return a_thread(translation, "Ende", by=User.objects.filter(username="anna").first())

    @pytest.fixture
    def answered(self, said, project):
        return answer_in(said, "Ja.", an_operation(a_user(Role.EDITOR, project, name="cora")))

    def test_it_is_changed_and_says_so(self, as_anna, said, translation, project):
        dora = a_user(Role.EDITOR, project, name="dora")

        answer = as_anna.post(reverse("comment-edit", args=[said.pk]), sent(translation, text="Doch nicht, @dora."))

        assert answer.status_code == 302
        page = page_of(as_anna, translation)
        assert "Doch nicht" in page
        assert "Wirklich?" not in page
        assert '<span class="sub">changed</span>' in page
        assert Notification.objects.of(dora).count() == 1

    def test_the_form_holds_what_was_said(self, as_anna, said):
        assert "Wirklich?" in as_anna.get(reverse("comment-edit", args=[said.pk])).content.decode()

    def test_withdrawn_it_stays_with_its_answers(self, as_anna, said, answered, translation):
        as_anna.post(reverse("comment-withdraw", args=[said.pk]))

        page = page_of(as_anna, translation)
        assert "Withdrawn" in page
        assert "Wirklich?" not in page
        assert "Ja." in page
        said.refresh_from_db()
        assert said.resolved_at is None

    def test_a_thread_that_nobody_answered_is_closed_with_it(self, as_anna, said):
        for _ in range(2):
            assert as_anna.post(reverse("comment-withdraw", args=[said.pk])).status_code == 302

        assert not Comment.objects.unresolved().exists()

    def test_withdrawn_it_changes_no_more(self, as_anna, said, translation):
        as_anna.post(reverse("comment-withdraw", args=[said.pk]))

        assert as_anna.post(reverse("comment-edit", args=[said.pk]), sent(translation, text="Doch.")).status_code == 409

    def test_nobody_else_changes_it(self, as_ben, as_anna, said, translation):
        for name in ("comment-edit", "comment-withdraw"):
            assert as_ben.post(reverse(name, args=[said.pk]), sent(translation, text="Nein.")).status_code == 403
        said.refresh_from_db()
        assert (said.text, said.withdrawn_at) == ("Wirklich?", None)

    @pytest.mark.parametrize("text", ["", " \u200b ", "a\x00b", "x" * 10_000], ids=["none", "blank", "zero", "long"])
    def test_what_cannot_be_said_is_refused(self, as_anna, said, translation, text):
        assert as_anna.post(reverse("comment-edit", args=[said.pk]), sent(translation, text=text)).status_code == 422
        said.refresh_from_db()
        assert said.text == "Wirklich?"
