"""How much of a request is read."""

from __future__ import annotations

from django.conf import settings

FORM_OVERHEAD = 1024 * 1024
"""What a multipart form may hold beside its file."""


def most_bytes(content_type: str) -> int:
    """The largest body that is read: a file to import in a multipart form, else what a form may hold."""
    upload = content_type.partition(";")[0].strip().lower() == "multipart/form-data"
    most: int = settings.MAX_IMPORT_BYTES + FORM_OVERHEAD if upload else settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    return most
