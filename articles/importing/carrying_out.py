"""Does what was planned: articles and translations come into being here, unseen until their import is through."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from articles import difference
from articles.door import Change, Head, Opening, open_translations, write
from articles.edits import Edit
from articles.importing.incoming import Row
from articles.importing.planning import Desk, Fate, Step
from articles.models import Article, ImportBatch, Renewal, Revision, Translation
from articles.searching import follow_article

COLUMNS = {"source": "source_text", "url": "url", "published_at": "published_at"}
"""Where the fields of a row that may fill a gap stand in the article."""


def carry_out(steps: Sequence[Step], batch: ImportBatch, desk: Desk) -> None:
    """Stores what the steps say, seen by nobody yet; to be called in a transaction.

    The project's row is locked by the caller, so that nobody else imports into it meanwhile. New text for translations
    that are there, and what fills gaps in their articles, waits in Renewals.
    """
    new = [step for step in steps if step.fate is Fate.NEW]
    _rename([step for step in new if step.renames], batch)
    articles = _articles(new, batch)
    opened = [step for step in new if step.translation_id is None]
    made = open_translations([_opening(step.row, articles) for step in opened], batch.by, batch)
    _take_over(new, batch, desk)
    known = {id(step): translation.pk for step, translation in zip(opened, made, strict=True)}
    _remember([(step, step.translation_id or known.get(id(step))) for step in steps], batch)


def _articles(steps: Sequence[Step], batch: ImportBatch) -> dict[str, Article]:
    """The articles of new translations, by their id in the project: those that are there, and new ones."""
    found = Article.objects.in_bulk({step.article_id for step in steps if step.article_id is not None})
    articles = {article.external_id: article for article in found.values()}
    new: dict[str, Article] = {}
    for step in steps:
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


def _opening(row: Row, articles: dict[str, Article]) -> Opening:
    return Opening(articles[row.external_id], row.target_language, row.engine, row.translation)


def _rename(steps: Sequence[Step], batch: ImportBatch) -> None:
    """Articles of which nobody sees anything become what their rows say."""
    fields = ("title", "url", "published_at", "source_language", "source_text", "batch")
    articles = []
    for step in steps:
        article = _article(step.row, batch)
        article.pk = step.article_id
        articles.append(article)
    Article.objects.bulk_update(articles, fields)
    for article in articles:
        follow_article(article)


def _take_over(steps: Sequence[Step], batch: ImportBatch, desk: Desk) -> None:
    """Translations of which nobody sees anything come with this batch, with the text that it brings."""
    found = {step.translation_id: step.row.translation for step in steps if step.translation_id is not None}
    taken = Translation.objects.filter(pk__in=found)
    taken.update(batch=batch)
    taken.make_due()
    for translation_id, text in found.items():
        renew(translation_id, text, batch, desk)


def _remember(steps: Sequence[tuple[Step, int | None]], batch: ImportBatch) -> None:
    """Stores what is to be done when everything of the batch is there."""
    Renewal.objects.bulk_create(
        Renewal(
            batch=batch,
            translation_id=translation_id,
            text=step.row.translation if step.brings_text else "",
            filled={COLUMNS[name]: _plain(getattr(step.row, name)) for name in step.fills},
        )
        for step, translation_id in steps
        if translation_id is not None and (step.brings_text or step.fills)
    )


def _plain(value: str | datetime) -> str:
    return value if isinstance(value, str) else value.isoformat()


def renew(translation_id: int, text: str, batch: ImportBatch, desk: Desk) -> Revision:
    """Gives the translation this machine text, as a revision; the head's where it has it already."""

    def plan(head: Head) -> Sequence[Edit]:
        return difference.edits(head.text, text)

    return write(Change(translation_id, plan, Revision.Kind.IMPORT, batch.by), desk.companion)


def fill(translation: Translation, filled: dict[str, str]) -> None:
    """Puts what was empty into the article; with a new source its unapproved translations are due for checking."""
    for column, value in filled.items():
        gap = {f"{column}__isnull": True} if column == "published_at" else {column: ""}
        changed = Article.objects.filter(pk=translation.article_id, **gap).update(**{column: value})
        if changed and column == "source_text":
            Translation.objects.filter(article=translation.article_id).make_due()
            follow_article(Article.objects.get(pk=translation.article_id))
