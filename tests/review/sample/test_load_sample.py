"""Loading the sample project."""

from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import F
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Project, Revision, Translation
from review.detector import version
from review.models import Comment, Decision, Flag, LearnedRule, Measure, Notification, SavedView, Term
from review.roles import Role
from review.sample import SampleArticle, archived_articles, sample_articles
from review.sample.loading import ACCOUNTS, PASSWORD, SLUG, load
from review.verifying import broken_promises

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _trial(settings):
    settings.DEBUG = True


def load_sample() -> str:
    out = StringIO()
    call_command("load_sample", stdout=out)
    return out.getvalue()


def rows() -> list[int]:
    tables = (User, Project, Article, Translation, Revision, Flag, Decision, Term, LearnedRule)
    return [model.objects.count() for model in tables]


def test_it_fills_an_empty_database():
    said = load_sample()

    translations = Translation.objects.filter(article__project__slug=SLUG)
    assert translations.count() == len(sample_articles()) + len(archived_articles())
    assert translations.due_for_check(version()).count() == 0
    assert sum(translation.open_flags for translation in translations) > 50
    assert f"{translations.count()} articles" in said


def test_every_promise_holds_afterwards():
    load_sample()

    assert [broken for t in Translation.objects.all() for broken in broken_promises(t)] == []


def test_twice_is_once_and_costs_next_to_nothing():
    load_sample()
    before = rows()

    with CaptureQueriesContext(
        connection,
    ) as queries:
        said = load_sample()

    assert rows() == before
    assert len(queries) == 1
    assert "nothing was changed" in said


def test_it_stands_beside_a_desks_own_projects():
    own = Project.objects.create(name="Nord", slug="nord")

    load_sample()

    assert not own.members.exists()
    assert not own.articles.exists()


def test_the_demo_accounts_can_sign_in_and_have_their_roles():
    said = load_sample()

    for name, role in ACCOUNTS.items():
        user = authenticate(RequestFactory().post("/"), username=name, password=PASSWORD)
        assert isinstance(user, User)
        assert [group.name for group in user.groups.all()] == [role.value]
        assert user.is_staff == (role is Role.ADMINISTRATOR)
        assert not user.is_superuser
        assert name in said
    assert PASSWORD in said


def test_an_account_that_exists_keeps_its_password():
    User.objects.create_user("demo-editor", password="correct horse battery")

    load_sample()

    assert User.objects.get(username="demo-editor").check_password("correct horse battery")


def test_it_is_refused_in_production(settings):
    settings.DEBUG = False

    with pytest.raises(CommandError, match="DEBUG"):
        load_sample()

    assert rows()[:3] == [0, 0, 0]


def test_a_failure_half_way_leaves_nothing():
    def fail(article: SampleArticle) -> None:
        if article == sample_articles()[3]:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(fail)

    assert rows() == [0] * 9


def test_the_desk_has_worked_a_little():
    load_sample()

    kinds = set(Decision.objects.values_list("kind", flat=True))
    assert kinds == {Decision.Kind.ACCEPT, Decision.Kind.OVERRIDE, Decision.Kind.DISMISS}
    assert Decision.objects.filter(undone_at__isnull=False, kind=Decision.Kind.DISMISS).exists()
    assert Decision.objects.live().filter(kind=Decision.Kind.DISMISS).exists()
    assert Revision.objects.filter(kind=Revision.Kind.UNDO).exists()
    assert Revision.objects.filter(kind=Revision.Kind.BULK).exists()
    assert Revision.objects.filter(kind=Revision.Kind.EDIT).exists()
    assert len({decision.by for decision in Decision.objects.all()}) == 2


def test_the_archive_is_signed_off_as_it_should_read():
    load_sample()

    for archived in archived_articles():
        made = Translation.objects.get(article__external_id=f"sample-{archived.article.name}")
        assert made.is_approved
        assert made.head().text == archived.right
        assert made.open_flags == 0


def test_one_of_the_newer_articles_is_signed_off_and_flawless():
    load_sample()

    old = [f"sample-{archived.article.name}" for archived in archived_articles()]
    (approved,) = Translation.objects.approved().exclude(article__external_id__in=old)
    assert approved.article.external_id == "sample-faehre"
    assert approved.open_flags == 0


def test_nothing_happened_later_than_now_or_before_it_could():
    at = timezone.now()

    load(at=at)

    for model in (Revision, Decision, Comment, Notification):
        assert not model.objects.filter(at__gt=at).exists()
    assert not Decision.objects.filter(at__lt=F("flag__translation__created_at")).exists()
    for translation in Translation.objects.all():
        moments = list(translation.revisions.order_by("number").values_list("at", flat=True))
        assert moments == sorted(moments)


def test_reports_rules_and_notifications_have_something_to_tell():
    load_sample()

    weeks = {moment.isocalendar()[:2] for moment in Measure.objects.values_list("signed_off_at", flat=True)}
    assert len(weeks) >= 8
    assert all(Measure.objects.values_list("seconds", flat=True))
    assert LearnedRule.objects.get(state="proposed").replace == "Feuerwehrleute"
    assert Decision.objects.filter(scope=Decision.Scope.CHECK).exclude(reason="").exists()
    assert set(Notification.objects.values_list("kind", flat=True)) == set(Notification.Kind)
    assert Comment.objects.unresolved().exists()
    assert SavedView.objects.filter(is_shared=True).exists()


def test_whoever_tries_it_finds_articles_that_nobody_has_touched():
    load_sample()

    fresh = Translation.objects.in_review().filter(number=0, open_critical__gt=0)
    assert fresh.filter(assigned_to__username="demo-editor").exists()
    assert fresh.filter(assigned_to=None).count() >= 3
