"""A process that writes into a translation until it is killed, and says which words were acknowledged."""

from __future__ import annotations

import os
import sys
from itertools import count

import django
from django.conf import settings


def main(name: str, translation: int, writer: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    settings.DATABASES["default"]["NAME"] = name
    django.setup()

    from articles.door import Change, Head, write
    from articles.edits import Edit
    from articles.models import Revision
    from review.flagging.companion import Reviewed

    for turn in count():
        words = f" {writer}{turn}."

        def plan(head: Head, words: str = words) -> list[Edit]:
            return [Edit(len(head.text), len(head.text), words)]

        write(Change(translation, plan, Revision.Kind.EDIT, None), Reviewed())
        sys.stdout.write(f"{words}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
