"""What models and their fields are called in the administration, in the reader's language.

Set beside the models rather than in them: a word is no part of the schema, so a better one needs no migration.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.db.models import Field
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

MODELS: Mapping[str, tuple[StrPromise, StrPromise]] = {
    "project": (_("project"), _("projects")),
    "article": (_("article"), _("articles")),
    "translation": (_("translation"), _("translations")),
    "revision": (_("revision"), _("revisions")),
    "importbatch": (_("import batch"), _("import batches")),
    "job": (_("job"), _("jobs")),
}
FIELDS: Mapping[str, StrPromise] = {
    "approved_by": _("signed off by"),
    "article": _("article"),
    "at": _("time"),
    "attempts": _("attempts"),
    "author": _("author"),
    "batch": _("import batch"),
    "by": _("person"),
    "created": _("new"),
    "created_at": _("created"),
    "done": _("done"),
    "edits": _("edits"),
    "engine": _("engine"),
    "error": _("error"),
    "external_id": _("external id"),
    "file_name": _("file name"),
    "finished_at": _("finished at"),
    "format": _("format"),
    "kept": _("kept"),
    "kind": _("kind"),
    "members": _("members"),
    "name": _("name"),
    "number": _("newest revision"),
    "operation": _("operation"),
    "options": _("options"),
    "project": _("project"),
    "published_at": _("published at"),
    "reference": _("reference"),
    "restores": _("restores revision"),
    "sha256": _("checksum (SHA-256)"),
    "slug": _("slug"),
    "source_language": _("source language"),
    "source_text": _("source text"),
    "stage": _("stage"),
    "started_at": _("started at"),
    "state": _("state"),
    "stored": _("stored"),
    "target_language": _("target language"),
    "text": _("text"),
    "title": _("title"),
    "total": _("total"),
    "translation": _("translation"),
    "unchanged": _("unchanged"),
    "undoes": _("undoes"),
    "undone_at": _("undone at"),
    "undone_by": _("undone by"),
    "updated": _("updated"),
    "url": _("address"),
    "visible_at": _("visible since"),
    "worker": _("worker"),
}


def name_models(
    app: AppConfig, models: Mapping[str, tuple[StrPromise, StrPromise]], fields: Mapping[str, StrPromise]
) -> None:
    """Gives the app's models and fields their labels; what has none keeps the name it has in the code."""
    for model in app.get_models():
        name = model._meta.model_name or ""
        if name in models:
            model._meta.verbose_name, model._meta.verbose_name_plural = models[name]
        for field in model._meta.get_fields():
            if isinstance(field, Field) and field.name in fields:
                field.verbose_name = fields[field.name]
