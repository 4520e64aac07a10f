"""Puts the sample project into the database, with the people of a demo desk and some of their work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import Group, User
from django.db import transaction
from django.utils import timezone

from articles.door import open_translation
from articles.models import Article, Project, Translation
from review.flagging.checking import recheck
from review.knowledge.learning import propose
from review.models import LearnedRule, Term
from review.reporting.measuring import measure, unmeasured
from review.reporting.standing import count_anew
from review.roles import Role
from review.sample import SampleArticle, archived_articles, sample_articles, sample_rules, sample_terms
from review.sample.archive import finish
from review.sample.clock import Desk, morning
from review.sample.talk import talk
from review.sample.work import work_a_little

SLUG = "demo"
PASSWORD = "redline-demo"  # noqa: S105  (public on purpose: these accounts exist in the sample project alone)
ACCOUNTS = {f"demo-{role}": role for role in Role}
"""The demo desk: a person for each role, by user name."""

_NAMES = {Role.READER: "Rosa", Role.EDITOR: "Emil", Role.LEAD: "Leni", Role.ADMINISTRATOR: "Adam"}


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading made: nothing at all when the sample project was there already."""

    articles: int
    open_flags: int


def load(
    progress: Callable[[SampleArticle], object] = lambda article: None, *, at: datetime | None = None
) -> Loaded | None:
    """The sample project in the database, whole or not at all; None, and no change, when it is there already.

    `progress` is called after each article. The desk has worked in the weeks up to `at`, None: up to now. Never to be
    called in production: the accounts have a public password.
    """
    if Project.objects.filter(slug=SLUG).exists():
        return None
    with transaction.atomic():
        return _load(progress, at or timezone.now())


def _load(progress: Callable[[SampleArticle], object], at: datetime) -> Loaded:
    people = {role: _account(name, role) for name, role in ACCOUNTS.items()}
    project = Project.objects.create(name="Demo desk", slug=SLUG, source_language="fr", target_language="de")
    project.members.set(people.values())
    _learn(project, people[Role.LEAD])
    translations = {}
    for days, sample in enumerate(sample_articles()):
        translations[sample.name] = _article(project, sample, arrived=at - timedelta(days=days, hours=5))
        progress(sample)
    desk = Desk(people[Role.EDITOR], people[Role.LEAD])
    work_a_little(translations, desk, at=at)
    _work_through_archive(project, desk, progress, at=at)
    talk(project, translations, desk, at=at)
    _look_back(project, at=at)
    stored = Translation.objects.filter(article__project=project)
    return Loaded(len(stored), sum(translation.open_flags for translation in stored))


def _work_through_archive(
    project: Project, desk: Desk, progress: Callable[[SampleArticle], object], *, at: datetime
) -> None:
    for archived in archived_articles():
        arrived = morning(at, archived.days) - timedelta(hours=archived.days % 7 * 9 + 2)
        finish(_article(project, archived.article, arrived=arrived), archived, desk, at=at)
        progress(archived.article)


def _look_back(project: Project, *, at: datetime) -> None:
    """What the desk makes of its work: measures, where the checks stand, rules."""
    for signed_off in unmeasured().filter(article__project=project):
        measure(signed_off.pk)
    count_anew(project, at=at)
    propose(at=at)


def _account(name: str, role: Role) -> User:
    """The demo account of that name, as it is or made now."""
    user, made = User.objects.get_or_create(
        username=name,
        defaults={"first_name": _NAMES[role], "last_name": "Demo", "is_staff": role is Role.ADMINISTRATOR},
    )
    if made:
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])
        user.groups.set([Group.objects.get(name=role.value)])
    return user


def _learn(project: Project, lead: User) -> None:
    """The desk's glossary and the rules it has learned."""
    for term in sample_terms():
        Term.objects.create(
            project=project,
            source_language=term.source_language,
            target_language=term.target_language,
            source=term.source,
            target=term.target,
            forbidden=list(term.forbidden),
            case_sensitive=term.case_sensitive,
            note=term.note,
        )
    for rule in sample_rules():
        LearnedRule.objects.create(
            source_language=rule.source_language,
            target_language=rule.target_language,
            find=rule.find,
            replace=rule.replace,
            source_condition=rule.source_condition,
            state=LearnedRule.State.ACTIVE,
            confirmed_by=lead,
        )


def _article(project: Project, sample: SampleArticle, *, arrived: datetime) -> Translation:
    """The article with its translation, checked, as it came in at that moment."""
    article = Article.objects.create(
        project=project,
        external_id=f"sample-{sample.name}",
        title=sample.title,
        url=sample.url,
        published_at=datetime.fromisoformat(sample.published_at) if sample.published_at else None,
        source_language=sample.source_language,
        source_text=sample.source,
        created_at=arrived,
    )
    translation = open_translation(
        article,
        target_language=sample.target_language,
        engine=sample.engine,
        text=sample.translation,
        author=None,
        at=arrived,
    )
    recheck(translation.pk, at=arrived)
    return translation
