"""Loading the sample project."""

from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from articles.models import Article, Project, Revision, Translation
from review.detector import version
from review.models import Decision, Flag, LearnedRule, Term
from review.sample import SampleArticle, archived_articles, sample_articles
from review.sample.loading import ACCOUNTS, PASSWORD, SLUG, load

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


def test_it_fills_an_empty_database_and_stands_beside_what_a_desk_has():
    own = Project.objects.create(name="Nord", slug="nord")
    User.objects.create_user("demo-editor", password="correct horse battery")

    said = load_sample()

    translations = Translation.objects.filter(article__project__slug=SLUG)
    assert translations.count() == len(sample_articles()) + len(archived_articles())
    assert translations.due_for_check(version()).count() == 0
    assert sum(translation.open_flags for translation in translations) > 50
    assert f"{translations.count()} articles" in said
    assert all(told in said for told in (PASSWORD, *ACCOUNTS))
    assert not own.members.exists()
    assert not own.articles.exists()
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
