"""What the sample project holds once it is loaded."""

from datetime import datetime

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import F
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Revision, Translation
from review.models import Comment, Decision, LearnedRule, Measure, Notification, SavedView
from review.roles import Role
from review.sample import archived_articles
from review.sample.loading import ACCOUNTS, PASSWORD, load
from review.verifying import broken_among
from tests.review.sample.test_load_sample import load_sample, rows

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def moment(lasting: None) -> datetime:
    """When it was loaded."""
    at = timezone.now()
    load(at=at)
    return at


@pytest.fixture(autouse=True)
def _loaded(moment: datetime) -> None:
    """For every test here."""


def test_every_promise_holds_afterwards():
    assert list(broken_among(Translation.objects.values_list("pk", flat=True))) == []


def test_twice_is_once_and_costs_next_to_nothing(settings):
    settings.DEBUG = True
    before = rows()

    with CaptureQueriesContext(connection) as queries:
        said = load_sample()

    assert rows() == before
    assert len(queries) == 1
    assert "nothing was changed" in said


def test_the_demo_accounts_can_sign_in_and_have_their_roles():
    for name, role in ACCOUNTS.items():
        user = authenticate(RequestFactory().post("/"), username=name, password=PASSWORD)
        assert isinstance(user, User)
        assert [group.name for group in user.groups.all()] == [role.value]
        assert user.is_staff == (role is Role.ADMINISTRATOR)
        assert not user.is_superuser


def test_the_desk_has_worked_a_little():
    kinds = set(Decision.objects.values_list("kind", flat=True))
    assert kinds == {Decision.Kind.ACCEPT, Decision.Kind.OVERRIDE, Decision.Kind.DISMISS}
    assert Decision.objects.filter(undone_at__isnull=False, kind=Decision.Kind.DISMISS).exists()
    assert Decision.objects.live().filter(kind=Decision.Kind.DISMISS).exists()
    assert Revision.objects.filter(kind=Revision.Kind.UNDO).exists()
    assert Revision.objects.filter(kind=Revision.Kind.BULK).exists()
    assert Revision.objects.filter(kind=Revision.Kind.EDIT).exists()
    assert len({decision.by for decision in Decision.objects.all()}) == 2


def test_the_archive_is_signed_off_as_it_should_read():
    for archived in archived_articles():
        made = Translation.objects.get(article__external_id=f"sample-{archived.article.name}")
        assert made.is_approved
        assert made.head().text == archived.right
        assert made.open_flags == 0


def test_one_of_the_newer_articles_is_signed_off_and_flawless():
    old = [f"sample-{archived.article.name}" for archived in archived_articles()]
    (approved,) = Translation.objects.approved().exclude(article__external_id__in=old)
    assert approved.article.external_id == "sample-faehre"
    assert approved.open_flags == 0


def test_nothing_happened_later_than_now_or_before_it_could(moment):
    for model in (Revision, Decision, Comment, Notification):
        assert not model.objects.filter(at__gt=moment).exists()
    assert not Decision.objects.filter(at__lt=F("flag__translation__created_at")).exists()
    for translation in Translation.objects.all():
        moments = list(translation.revisions.order_by("number").values_list("at", flat=True))
        assert moments == sorted(moments)


def test_reports_rules_and_notifications_have_something_to_tell():
    weeks = {moment.isocalendar()[:2] for moment in Measure.objects.values_list("signed_off_at", flat=True)}
    assert len(weeks) >= 8
    assert all(Measure.objects.values_list("seconds", flat=True))
    assert LearnedRule.objects.get(state="proposed").replace == "Feuerwehrleute"
    assert Decision.objects.filter(scope=Decision.Scope.CHECK).exclude(reason="").exists()
    assert set(Notification.objects.values_list("kind", flat=True)) == set(Notification.Kind)
    assert Comment.objects.unresolved().exists()
    assert SavedView.objects.filter(is_shared=True).exists()


def test_whoever_tries_it_finds_articles_that_nobody_has_touched():
    fresh = Translation.objects.in_review().filter(number=0, open_critical__gt=0)
    assert fresh.filter(assigned_to__username="demo-editor").exists()
    assert fresh.filter(assigned_to=None).count() >= 3
