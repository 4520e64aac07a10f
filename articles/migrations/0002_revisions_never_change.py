"""The database itself refuses to change a stored revision.

On SQLite a later migration that alters this table makes it anew and loses the trigger: such a migration has to create
it again (tests/articles/test_revision.py fails until it does).
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = """
CREATE TRIGGER revision_never_changes BEFORE UPDATE ON articles_revision
BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END
"""
POSTGRESQL = """
CREATE FUNCTION refuse_revision_update() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'a stored revision never changes' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TRIGGER revision_never_changes BEFORE UPDATE ON articles_revision
FOR EACH ROW EXECUTE FUNCTION refuse_revision_update();
"""


def forbid(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute(SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL)


def allow(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER revision_never_changes")
    else:
        schema_editor.execute("DROP TRIGGER revision_never_changes ON articles_revision")
        schema_editor.execute("DROP FUNCTION refuse_revision_update")


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]
    operations = [migrations.RunPython(forbid, allow)]
