"""Search texts for the translations that were there before, some at a time; then, on PostgreSQL, their indexes.

Not one transaction: cut off, it is begun again from the start and changes nothing that is right already.
"""

import sys

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import F

from articles.searching import BATCH, index_by_trigrams, stored


def fill(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    translations, revisions, search_texts = (
        apps.get_model("articles", name).objects for name in ("Translation", "Revision", "SearchText")
    )
    reached = 0
    while batch := list(
        translations.filter(pk__gt=reached, search_text=None).select_related("article").order_by("pk")[:BATCH]
    ):
        newest = revisions.filter(translation__in=batch, number=F("translation__number"))
        texts = dict(newest.values_list("translation_id", "text"))
        search_texts.bulk_create(
            search_texts.model(
                translation=translation,
                title=stored(translation.article.title),
                source=stored(translation.article.source_text),
                words=stored(texts[translation.pk]),
            )
            for translation in batch
        )
        reached = batch[-1].pk


def index(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if refusal := index_by_trigrams():
        sys.stderr.write(
            f"\n  Search works without an index, but slowly: PostgreSQL says “{refusal}”.\n"
            "  Let an administrator of the database run CREATE EXTENSION pg_trgm, then run manage.py rebuild_search.\n"
        )


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("articles", "0004_search_and_assignment")]
    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(index, migrations.RunPython.noop),
    ]
