"""Many rows at once: new ones, and new values for some columns, with one statement each however many there are."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

from django.db import connection
from django.db.models import AutoField, Field, JSONField, Model


def store_new(rows: Sequence[Model]) -> None:
    """Stores new rows of one model. Nobody learns the keys that the database gives them, so that PostgreSQL can copy
    them in: a fourth of the time of an INSERT. Their fields hold plain values, no expressions.
    """
    if not rows:
        return
    if connection.vendor == "postgresql":
        _copy(rows)
    else:
        type(rows[0])._default_manager.bulk_create(rows)


def _copy(rows: Sequence[Model]) -> None:
    meta = rows[0]._meta
    fields = [field for field in meta.concrete_fields if not isinstance(field, AutoField)]
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    values = [_value_of(field) for field in fields]
    into = f"COPY {connection.ops.quote_name(meta.db_table)} ({columns}) FROM STDIN"
    with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(into) as copy:
        for row in rows:
            copy.write_row([value(row) for value in values])


def _value_of(field: Field[Any, Any]) -> Callable[[Model], object]:
    """What reads the field's value for its column from a row."""
    read = attrgetter(field.attname)
    if isinstance(field, JSONField):
        return lambda row: json.dumps(read(row), cls=field.encoder)
    return read


def store_changed(rows: Sequence[Model], columns: Sequence[str]) -> None:
    """Stores these columns of rows that are there, and locked: `bulk_update` takes ten times as long to say so."""
    if rows:
        type(rows[0])._default_manager.bulk_create(
            rows, update_conflicts=True, unique_fields=["pk"], update_fields=columns
        )
