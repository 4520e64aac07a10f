"""Does what was planned: articles, translations and import revisions come into being here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.contrib.auth.models import User

from articles import difference
from articles.door import Change, Head, open_translation, write
from articles.edits import Edit
from articles.importing.incoming import Row
from articles.importing.planning import Desk, Fate, Step
from articles.models import Article, ImportBatch, Revision, Translation
from articles.searching import follow_article


def carry_out(steps: Sequence[Step], batch: ImportBatch, desk: Desk) -> list[int]:
    """Stores what the steps say, and returns the translations whose text is new; to be called in a transaction.

    The project's row is locked by the caller, so that nobody else imports into it meanwhile.
    """
    articles = _articles(steps, batch)
    return [pk for step in steps if (pk := _carried_out(step, articles, batch, desk)) is not None]


def _articles(steps: Sequence[Step], batch: ImportBatch) -> dict[str, Article]:
    """The articles that get a new translation, by their id in the project: those that are there, and new ones."""
    opening = [step for step in steps if step.fate is Fate.NEW]
    found = Article.objects.in_bulk({step.article_id for step in opening if step.article_id is not None})
    articles = {article.external_id: article for article in found.values()}
    new: dict[str, Article] = {}
    for step in opening:
        if step.row.external_id not in articles:
            new.setdefault(step.row.external_id, _article(step.row, batch))
    made = Article.objects.bulk_create(new.values())
    return articles | {article.external_id: article for article in made}


def _article(row: Row, batch: ImportBatch) -> Article:
    return Article(
        project=batch.project,
        external_id=row.external_id,
        title=row.title,
        url=row.url,
        published_at=row.published_at,
        source_language=row.source_language,
        source_text=row.source,
        batch=batch,
    )


def _carried_out(step: Step, articles: Mapping[str, Article], batch: ImportBatch, desk: Desk) -> int | None:
    if step.fills:
        _fill(step.article_id or articles[step.row.external_id].pk, step)
    if step.fate is Fate.NEW:
        return _open(step.row, articles[step.row.external_id], batch)
    if step.fate is Fate.UPDATED and step.translation_id is not None:
        _renew(step.translation_id, step.row.translation, batch.by, desk)
        return step.translation_id
    return None


def _open(row: Row, article: Article, batch: ImportBatch) -> int:
    opened = open_translation(
        article, target_language=row.target_language, engine=row.engine, text=row.translation, author=batch.by
    )
    return opened.pk


def _fill(article_id: int, step: Step) -> None:
    """Puts what was empty into the article; with a new source its unapproved translations are due for checking."""
    columns = {"source": "source_text", "url": "url", "published_at": "published_at"}
    Article.objects.filter(pk=article_id).update(**{columns[name]: getattr(step.row, name) for name in step.fills})
    if "source" in step.fills:
        Translation.objects.filter(article=article_id).make_due()
        follow_article(Article.objects.get(pk=article_id))


def _renew(translation_id: int, text: str, author: User | None, desk: Desk) -> None:
    def plan(head: Head) -> Sequence[Edit]:
        return difference.edits(head.text, text)

    write(Change(translation_id, plan, Revision.Kind.IMPORT, author), desk.companion)


def lock_translations(steps: Iterable[Step]) -> list[int]:
    """Locks the translations to be renewed until the transaction ends, so that nobody's work comes in between."""
    ids = [step.translation_id for step in steps if step.fate is Fate.UPDATED and step.translation_id is not None]
    return list(Translation.objects.select_for_update().filter(pk__in=ids).order_by("pk").values_list("pk", flat=True))
