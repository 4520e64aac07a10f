"""Where else the same wrong words stand, and what becomes of them."""

from __future__ import annotations

import uuid

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from articles.edits import applied
from articles.models import Revision, Translation
from review.acting.deciding import Operation, override
from review.acting.editing import edit_paragraph
from review.acting.signing import sign_off
from review.acting.spreading import CHECK_ID, Left, Tick, flag_approved, spread
from review.acting.undoing import undo_revision
from review.flagging.checking import recheck
from review.knowledge import everywhere
from review.knowledge.everywhere import Correction, correction_of, hits_in, preview, source_beside
from review.models import Flag
from review.verifying import broken_promises
from tests.builders import a_flag, a_project, a_translation, a_user, an_article, an_operation

pytestmark = pytest.mark.django_db

ALPS = Correction("fr", "de", "Alpinclub", "Alpenverein", "club alpin")
BARE = Correction("fr", "de", "das Haus", "die Hütte")
SOURCE = "Le club alpin est là.\n\nLa mer est loin."
TEXT = "Der Alpinclub ist da.\n\nDer Alpinclub ist weit."


def article_with(text: str, project, source: str = SOURCE) -> Translation:
    return a_translation(text, article=an_article(project, source=source))


def signed_off(translation: Translation, by) -> Translation:
    sign_off(translation.pk, translation.number, an_operation(by), at=timezone.now())
    translation.refresh_from_db()
    return translation


def ticks(correction: Correction, *translations: Translation) -> list[Tick]:
    return [
        Tick(made.pk, made.number, edit.start)
        for made in translations
        for edit in hits_in(correction, made.article.source_text, made.head().text)
    ]


def by_pk(*translations: Translation) -> dict[int, Translation]:
    return {made.pk: made for made in translations}


def corrected(correction: Correction, text: str, source: str = "") -> str:
    return applied(text, hits_in(correction, source, text))


class TestHits:
    def test_they_stand_beside_the_condition_alone(self):
        assert corrected(ALPS, TEXT, SOURCE) == "Der Alpenverein ist da.\n\nDer Alpinclub ist weit."

    @pytest.mark.parametrize("source", ["", "Rien ici.\n\nRien là."])
    def test_there_are_none_where_the_source_has_no_such_words(self, source):
        assert hits_in(ALPS, source, TEXT) == []

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Das Haus und das Haus", "Die Hütte und die Hütte"),
            ("das Haushalt, ddas Haus, DAS HAUS", "das Haushalt, ddas Haus, DAS HAUS"),
            ("das\u00a0Haus, das  Haus", "die Hütte, die Hütte"),
            ("das\nHaus", "das\nHaus"),
            ("(das Haus)", "(die Hütte)"),
        ],
    )
    def test_they_are_whole_words_within_a_line(self, text, expected):
        assert corrected(BARE, text) == expected

    def test_right_words_that_hold_the_wrong_ones_are_left_alone(self):
        longer = Correction("fr", "de", "Macron", "Emmanuel Macron")

        assert corrected(longer, "Macron und Emmanuel Macron") == "Emmanuel Macron und Emmanuel Macron"

    @given(st.lists(st.sampled_from(["das", "Haus", "Das", "die", "Hütte", " ", "\n", ".", "é", "👩‍👧"]), max_size=30))
    def test_correcting_twice_is_correcting_once(self, pieces):
        once = corrected(BARE, "".join(pieces))

        assert corrected(BARE, once) == once


class TestPreview:
    def test_signed_off_texts_are_listed_apart(self):
        project, anna = a_project(), a_user()
        one, two = article_with(TEXT, project), article_with(TEXT, project)
        signed_off(two, anna)

        seen = preview(ALPS, Translation.objects.all())

        assert [found.translation for found in seen.open] == [one]
        assert [found.translation for found in seen.approved] == [two]
        assert (seen.looked_at, seen.following) == (2, None)

    def test_a_hit_stands_in_its_context(self):
        made = article_with(TEXT, a_project())

        (hit,) = preview(ALPS, Translation.objects.filter(pk=made.pk)).open[0].hits

        assert (hit.before, hit.wrong, hit.after) == ("Der ", "Alpinclub", " ist da.")

    def test_other_languages_and_old_revisions_are_not_looked_at(self):
        project, anna = a_project(), a_user()
        a_translation(TEXT, article=an_article(project, source=SOURCE, source_language="it"))
        changed = article_with("Der Alpinclub.", project)
        edit_paragraph(changed, 0, 0, "Der Verein.", an_operation(anna))

        assert preview(ALPS, Translation.objects.all()).looked_at == 0

    def test_letters_beyond_ascii_are_found_in_either_case(self):
        made = a_translation("Ölkännchen stehen da. Das ölkännchen.", project=a_project())
        correction = Correction("fr", "de", "ölkännchen", "ölkanne")

        (found,) = preview(correction, Translation.objects.all()).open

        assert (found.translation, len(found.hits)) == (made, 2)

    def test_pages_hold_so_many_hits_and_lead_through_all_texts(self, monkeypatch):
        monkeypatch.setattr("review.knowledge.everywhere.MOST_HITS", 3)
        project = a_project()
        made = [a_translation("das Haus, das Haus", project=project) for _ in range(3)]
        made.append(a_translation("das Haus " * 5, project=project))

        first = preview(BARE, Translation.objects.all())
        second = preview(BARE, Translation.objects.all(), after=first.following or 0)
        pages: list[list[Translation]] = []
        after: int | None = 0
        while after is not None:
            page = preview(BARE, Translation.objects.all(), after=after)
            pages.append([found.translation for found in page.open])
            after = page.following

        assert [found.translation for found in first.open] == [made[0]]
        assert [found.translation for found in second.open] == [made[1]]
        assert pages == [[one] for one in made]
        assert page.open[0].more

    def test_no_new_text_is_begun_after_its_time(self):
        project = a_project()
        made = [a_translation("das Haus", project=project) for _ in range(3)]

        seen = preview(BARE, Translation.objects.all(), seconds=0)

        assert (seen.looked_at, seen.following) == (1, made[0].pk)


class TestFromADecision:
    def test_it_takes_the_words_and_the_evidence_in_the_source(self):
        made = article_with(TEXT, a_project())
        evidence = [{"where": "source", "text": "club alpin", "span": [3, 13]}]
        flag = a_flag(made, "Alpinclub", evidence=evidence)
        override(flag, "Alpenverein", an_operation())
        decision = flag.live_decision()

        assert decision
        assert correction_of(decision) == ALPS
        assert source_beside(decision) == "Le club alpin est là."

    def test_without_a_source_nothing_stands_beside(self):
        made = a_translation("Der Alpinclub.")
        flag = a_flag(made, "Alpinclub")
        override(flag, "Alpenverein", an_operation())

        assert source_beside(flag.live_decision()) == ""


class TestSpreading:
    def test_every_ticked_hit_changes_in_one_revision_for_each_text(self):
        project, anna = a_project(), a_user()
        made = [a_translation("das Haus. das Haus.", project=project) for _ in range(3)]
        wanted = ticks(BARE, made[0], made[1])[:-1]

        outcomes = spread(BARE, wanted, by_pk(*made), Operation(anna, uuid.uuid4()))

        assert [(outcome.done, outcome.left) for outcome in outcomes] == [(2, 0), (1, 0)]
        assert [one.revisions.last().text for one in made] == [
            "die Hütte. die Hütte.",
            "die Hütte. das Haus.",
            "das Haus. das Haus.",
        ]
        assert [(r.kind, r.author, r.number) for r in Revision.objects.filter(number=1)] == [("bulk", anna, 1)] * 2
        assert [list(broken_promises(Translation.objects.get(pk=one.pk))) for one in made] == [[], [], []]

    def test_each_text_is_undone_by_itself(self):
        project, anna = a_project(), a_user()
        one, two = (a_translation("das Haus", project=project) for _ in range(2))
        first, _second = spread(BARE, ticks(BARE, one, two), by_pk(one, two), Operation(anna, uuid.uuid4()))

        undo_revision(first.revision, an_operation(anna))

        assert [made.revisions.last().text for made in (one, two)] == ["das Haus", "die Hütte"]

    def test_what_changed_since_the_preview_is_left_and_the_rest_is_carried(self):
        anna = a_user()
        made = a_translation("das Haus eins\n\ndas Haus zwei\n\ndas Haus drei")
        wanted = ticks(BARE, made)
        edit_paragraph(made, 0, 1, "ein Haus zwei und mehr", an_operation())

        (outcome,) = spread(BARE, wanted, by_pk(made), Operation(anna, uuid.uuid4()))

        assert (outcome.done, outcome.left, outcome.reason) == (2, 1, Left.CHANGED)
        assert made.revisions.last().text == "die Hütte eins\n\nein Haus zwei und mehr\n\ndie Hütte drei"

    def test_doing_it_twice_with_one_operation_is_doing_it_once(self):
        made, operation = a_translation("das Haus"), an_operation()
        wanted = ticks(BARE, made)

        first = spread(BARE, wanted, by_pk(made), operation)

        assert spread(BARE, wanted, by_pk(made), operation) == first
        assert made.revisions.count() == 2

    def test_ticks_that_are_no_hits_change_nothing(self):
        made = a_translation("das Haus")

        (outcome,) = spread(BARE, [Tick(made.pk, 0, 1), Tick(made.pk, 9, 0)], by_pk(made), an_operation())

        assert (outcome.done, outcome.left, outcome.revision) == (0, 2, None)
        assert made.revisions.count() == 1

    def test_signed_off_texts_never_change(self):
        made = a_translation("das Haus", checked=True)
        wanted = ticks(BARE, made)
        signed_off(made, a_user())

        (outcome,) = spread(BARE, wanted, by_pk(made), an_operation())

        assert (outcome.reason, made.revisions.count()) == (Left.APPROVED, 1)

    def test_what_there_was_no_time_for_is_left(self):
        made = a_translation("das Haus")

        (outcome,) = spread(BARE, ticks(BARE, made), by_pk(made), an_operation(), seconds=-1)

        assert (outcome.done, outcome.left, outcome.reason) == (0, 1, Left.UNREACHED)

    @given(st.data())
    def test_every_ticked_hit_changes_and_nothing_else(self, data):
        words = st.sampled_from(["das Haus", "Das Haus", "Wort", "die Hütte", ".", "\n\n", "👩‍👧"])
        text = " ".join(["das Haus", *data.draw(st.lists(words, max_size=12))])
        hits = hits_in(BARE, "", text)
        ticked = data.draw(st.lists(st.sampled_from(hits), min_size=1, unique=True))
        made = a_translation(text)
        text = made.head().text

        spread(BARE, [Tick(made.pk, 0, edit.start) for edit in ticked], by_pk(made), an_operation())

        assert made.revisions.last().text == applied(text, sorted(ticked))
        assert list(broken_promises(Translation.objects.get(pk=made.pk))) == []


class TestFlagging:
    def test_a_signed_off_text_gets_a_flag_of_the_person_and_keeps_its_words(self):
        anna, made = a_user(), a_translation("das Haus", checked=True)
        signed_off(made, a_user())

        (outcome,) = flag_approved(BARE, ticks(BARE, made), by_pk(made), anna)
        flag = Flag.objects.get(check_id=CHECK_ID)
        made.refresh_from_db()

        assert (outcome.done, flag.raised_by, flag.quote, flag.suggestions) == (1, anna, "das Haus", ["die Hütte"])
        assert (made.is_approved, made.open_major) == (True, 1)
        assert list(broken_promises(made)) == []

    def test_the_same_words_are_not_flagged_twice(self):
        anna, made = a_user(), a_translation("das Haus", checked=True)
        signed_off(made, anna)
        flag_approved(BARE, ticks(BARE, made), by_pk(made), anna)

        (outcome,) = flag_approved(BARE, ticks(BARE, made), by_pk(made), anna)

        assert (outcome.done, outcome.reason, Flag.objects.filter(check_id=CHECK_ID).count()) == (0, Left.FLAGGED, 1)

    def test_a_text_in_review_is_not_flagged(self):
        made = a_translation("das Haus")

        (outcome,) = flag_approved(BARE, ticks(BARE, made), by_pk(made), a_user())

        assert (outcome.reason, Flag.objects.filter(check_id=CHECK_ID).exists()) == (Left.REOPENED, False)


class TestCandidates:
    def test_texts_that_were_never_checked_are_looked_at_too(self):
        project = a_project()
        unchecked, checked = article_with(TEXT, project), article_with(TEXT, project)
        recheck(checked.pk)

        seen = preview(ALPS, Translation.objects.all())

        assert [found.translation for found in seen.open] == [unchecked, checked]

    def test_a_page_ends_where_it_has_looked_among_enough(self, monkeypatch):
        monkeypatch.setattr(everywhere, "MOST_CANDIDATES", 1)
        project = a_project()
        first, second = article_with("Die Alpinclubs.", project), article_with(TEXT, project)

        seen = preview(ALPS, Translation.objects.all())
        following = preview(ALPS, Translation.objects.all(), after=seen.following)

        assert (seen.open, seen.following) == ([], first.pk)
        assert ([found.translation for found in following.open], following.following) == ([second], None)
