"""Notes of imports become rows, and imports that are through become visible."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import F


def move(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    note = apps.get_model("articles", "ImportNote")
    batch = apps.get_model("articles", "ImportBatch")
    batch.objects.update(visible_at=F("at"))
    for one in batch.objects.iterator(chunk_size=100):
        kinds = {"refused": one.old_refused, "left": one.old_notes}
        note.objects.bulk_create(
            note(batch=one, kind=kind, file=old["file"], line=old["line"], reason=old["reason"])
            for kind, notes in kinds.items()
            for old in notes
        )
    if schema_editor.connection.vendor == "postgresql":  # which alters no table that has checks pending
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_jobs_and_visible_batches")]
    operations = [
        migrations.RunPython(move, migrations.RunPython.noop),
        migrations.RemoveField("importbatch", "old_notes"),
        migrations.RemoveField("importbatch", "old_refused"),
    ]
