"""The key that signs sessions, for machines that are not given one."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path
from tempfile import NamedTemporaryFile


def kept_key(file: Path) -> str:
    """The key in the file; where there is none yet, a new one is written there, readable by its owner alone.

    Several processes may ask at once: all get the key that came first.
    """
    if not file.exists():
        with NamedTemporaryFile("w", dir=file.parent) as draft:
            draft.write(secrets.token_urlsafe(64))
            draft.flush()
            with contextlib.suppress(FileExistsError):
                os.link(draft.name, file)
    return file.read_text()
