"""Reads what is exported from the database, some translations at a time, so that memory stays flat."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.db.models import QuerySet

from articles.exporting.outgoing import Align, Approval, Change, Decisions, Naming, Outgoing, unaligned
from articles.models import Revision, Translation

PAGE = 100


def gathered(
    translations: QuerySet[Translation], decisions: Decisions, naming: Naming, align: Align = unaligned
) -> Iterator[Outgoing]:
    """The translations in the order in which they were made; five queries for each hundred of them."""
    ordered = translations.select_related("article__project", "approved_by").order_by("pk")
    reached = 0
    while page := list(ordered.filter(pk__gt=reached)[:PAGE]):
        yield from _page(page, decisions, naming, align)
        reached = page[-1].pk


def _page(page: Sequence[Translation], decisions: Decisions, naming: Naming, align: Align) -> Iterator[Outgoing]:
    histories = _histories(page)
    wanted = [revision.pk for history in histories.values() for revision in (_machine(history), history[-1])]
    texts = dict(Revision.objects.filter(pk__in=wanted).values_list("pk", "text"))
    decided = decisions([translation.pk for translation in page], naming)
    for translation in page:
        history, article = histories[translation.pk], translation.article
        yield Outgoing(
            external_id=article.external_id,
            project=article.project.slug,
            title=article.title,
            url=article.url,
            published_at=article.published_at,
            source_language=article.source_language,
            target_language=translation.target_language,
            engine=translation.engine,
            source=article.source_text,
            machine=texts[_machine(history).pk],
            corrected=texts[history[-1].pk],
            changed_at=history[-1].at,
            approval=_approval(translation, naming),
            changes=tuple(_change(revision, naming) for revision in history if not _is_import(revision)),
            decisions=tuple(d for d in decided.get(translation.pk, ()) if (d.revision or 0) <= translation.number),
            align=align,
        )


def _histories(page: Sequence[Translation]) -> dict[int, list[Revision]]:
    """The revisions of each translation without their texts, none newer than its number as it was read."""
    heads = {translation.pk: translation.number for translation in page}
    histories: dict[int, list[Revision]] = defaultdict(list)
    revisions = Revision.objects.filter(translation__in=heads).select_related("author").defer("text")
    for revision in revisions.order_by("translation", "number"):
        if revision.number <= heads[revision.translation_id]:
            histories[revision.translation_id].append(revision)
    return histories


def _is_import(revision: Revision) -> bool:
    return revision.kind == Revision.Kind.IMPORT


def _machine(history: Sequence[Revision]) -> Revision:
    """The newest import: revision 0, or a later one as long as nobody had worked on the text."""
    return [revision for revision in history if _is_import(revision)][-1]


def _approval(translation: Translation, naming: Naming) -> Approval | None:
    if not translation.is_approved or translation.approved_number is None or translation.approved_at is None:
        return None
    return Approval(translation.approved_number, translation.approved_at, naming(translation.approved_by))


def _change(revision: Revision, naming: Naming) -> Change:
    return Change(revision.number, revision.kind, revision.at, revision.edit_list(), naming(revision.author))
