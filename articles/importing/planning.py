"""Says what would happen to rows, without doing it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Protocol

from django.db.models import Q
from django.utils.translation import gettext as _

from articles.door import Companion
from articles.importing.incoming import Refusal, Row
from articles.models import Article, ImportBatch, Project, Renewal, Revision, Translation


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT = "kept"


class Desk(Protocol):
    """What the review knows of translations, and goes along with when their text changes."""

    @property
    def companion(self) -> Companion[None]: ...

    def worked_on(self, translation_ids: Collection[int]) -> set[int]:
        """Those that people have decided flags in, raised flags of their own in, or commented on."""
        ...

    def arrived(self, batch: ImportBatch) -> None:
        """The batch becomes visible with the transaction in which this is called."""
        ...


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of one row. `fills` are the article's fields that were empty; `remarks` say what was left alone.

    A new row may have a translation all the same, which no one sees: an import that was taken back or never got through
    has left it. `renames` is set where its whole article is such a remainder: then it becomes what the row says.
    `brings_text` tells an update of the text from one that only fills a gap of the article.
    """

    row: Row
    fate: Fate
    article_id: int | None = None
    translation_id: int | None = None
    fills: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    renames: bool = False
    brings_text: bool = False


def plan(
    project: Project | None, rows: Sequence[Row], desk: Desk, batch: ImportBatch | None = None
) -> list[Step | Refusal]:
    """What storing the rows would do, in their order; a handful of queries however many rows there are.

    Without a project nothing is there yet. What `batch` itself has brought is there for it, though nobody else sees it.
    """
    known = _Known(project, rows, desk, batch)
    return [known.step(row) for row in rows]


@dataclass(slots=True)
class _Standing:
    """An article as it is, or as the rows before will have made it."""

    id: int | None
    title: str
    source_language: str
    values: dict[str, object]
    translations: dict[tuple[str, str], int] = field(default_factory=dict)
    unseen: set[int] = field(default_factory=set)
    is_remainder: bool = False


_FILLED = {"source": "source_text", "url": "url", "published_at": "published_at"}
"""Fields of a row that fill an empty field of the article, and never overwrite one."""


class _Known:
    """What the database holds of the rows' articles."""

    def __init__(self, project: Project | None, rows: Sequence[Row], desk: Desk, batch: ImportBatch | None) -> None:
        found = Article.objects.filter(
            project=project.pk if project else None, external_id__in={row.external_id for row in rows}
        )
        self._articles = {article.external_id: _standing(article) for article in found}
        self._find_translations(batch)
        wanted = {(row.external_id, row.target_language, row.engine) for row in rows}
        ids = [pk for key in wanted if (pk := self._seen(*key)) is not None]
        self._machine_text = machine_texts(ids)
        self._worked_on = worked_on(ids, desk)
        self._offered = _offered(self._worked_on)

    def step(self, row: Row) -> Step | Refusal:
        standing = self._articles.setdefault(row.external_id, _fresh(row))
        if standing.is_remainder:
            return self._renamed(standing, row)
        if standing.source_language != row.source_language:
            told = _("“{id}” is there with the source language {stored}, not {other}.")
            said = told.format(id=row.external_id, stored=standing.source_language, other=row.source_language)
            return Refusal(row.place, said)
        fills = tuple(name for name in _FILLED if getattr(row, name) and not standing.values[name])
        remarks = tuple(_differences(standing, row))
        standing.values |= {name: getattr(row, name) for name in fills}
        translation_id = standing.translations.get((row.target_language, row.engine))
        fate, remark = self._fate(row, None if translation_id in standing.unseen else translation_id)
        brings_text = fate in (Fate.UPDATED, Fate.KEPT)
        if fills and fate is Fate.UNCHANGED:
            fate = Fate.UPDATED
        return Step(row, fate, standing.id, translation_id, fills, remarks + remark, brings_text=brings_text)

    def _renamed(self, standing: _Standing, row: Row) -> Step:
        """The article becomes what the row says; the rows behind find it so."""
        fresh = replace(_fresh(row), id=standing.id, translations=standing.translations, unseen=standing.unseen)
        self._articles[row.external_id] = fresh
        translation_id = standing.translations.get((row.target_language, row.engine))
        return Step(row, Fate.NEW, standing.id, translation_id, renames=True)

    def _fate(self, row: Row, translation_id: int | None) -> tuple[Fate, tuple[str, ...]]:
        if translation_id is None:
            return Fate.NEW, ()
        if row.translation in (self._machine_text[translation_id], self._offered.get(translation_id)):
            return Fate.UNCHANGED, ()
        if translation_id in self._worked_on:
            return Fate.KEPT, (
                _("People have worked on this translation: it is kept, the new machine text is offered beside it."),
            )
        return Fate.UPDATED, ()

    def _find_translations(self, batch: ImportBatch | None) -> None:
        by_id = {standing.id: standing for standing in self._articles.values()}
        mine = batch.pk if batch else None
        fields = ("article", "target_language", "engine", "listed", "batch")
        for translation in Translation.objects.filter(article__in=by_id).only(*fields):
            standing = by_id[translation.article_id]
            standing.translations[translation.target_language, translation.engine] = translation.pk
            if not translation.listed and (mine is None or translation.batch_id != mine):
                standing.unseen.add(translation.pk)
        for standing in by_id.values():
            standing.is_remainder = bool(standing.unseen) and len(standing.unseen) == len(standing.translations)

    def _seen(self, external_id: str, target_language: str, engine: str) -> int | None:
        standing = self._articles.get(external_id)
        found = standing.translations.get((target_language, engine)) if standing else None
        return None if standing is None or found in standing.unseen else found


def machine_texts(translation_ids: Iterable[int]) -> dict[int, str]:
    """The text of each translation's newest import that was not taken back."""
    imports = Revision.objects.filter(translation__in=translation_ids, kind=Revision.Kind.IMPORT, undone_by=None)
    return dict(imports.order_by("number").values_list("translation", "text"))


def worked_on(translation_ids: Collection[int], desk: Desk) -> set[int]:
    """Those whose text or approval is people's work, or that the desk says were worked on."""
    machine = Q(kind=Revision.Kind.IMPORT) | Q(undoes__kind=Revision.Kind.IMPORT)
    changed = Revision.objects.filter(translation__in=translation_ids).exclude(machine)
    approved = Translation.objects.filter(Q(pk__in=translation_ids), approved_number__isnull=False)
    return {
        *changed.order_by().values_list("translation", flat=True).distinct(),
        *approved.values_list("pk", flat=True),
        *desk.worked_on(translation_ids),
    }


def _offered(translation_ids: Collection[int]) -> dict[int, str]:
    """The machine text that was last offered beside what people have written, whatever became of the offer."""
    answered = (Renewal.State.OFFERED, Renewal.State.TAKEN, Renewal.State.DECLINED)
    offers = Renewal.objects.filter(translation__in=translation_ids, state__in=answered).exclude(text="")
    return dict(offers.order_by("pk").values_list("translation", "text"))


def _standing(article: Article) -> _Standing:
    values = {name: getattr(article, column) for name, column in _FILLED.items()}
    return _Standing(article.pk, article.title, article.source_language, values)


def _fresh(row: Row) -> _Standing:
    return _Standing(None, row.title, row.source_language, {name: getattr(row, name) for name in _FILLED})


def _differences(standing: _Standing, row: Row) -> Iterable[str]:
    """What the row says otherwise than the article; the article stays as it is."""
    told = {
        "source": source_differs(),
        "url": _("The url differs from the stored one, which is kept."),
        "published_at": _("The date differs from the stored one, which is kept."),
    }
    for name in _FILLED:
        old, new = standing.values[name], getattr(row, name)
        if old and new and old != new:
            yield told[name]
    if row.title != standing.title:
        yield _("The title differs from the stored one, which is kept.")


def source_differs() -> str:
    """What is said of a row with another source; counted apart in a preview."""
    return _("The source differs from the stored one, which is kept.")
