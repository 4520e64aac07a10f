"""A desk to be served by gunicorn as in earnest; as a program, fills its empty database or verifies it."""

from __future__ import annotations

import json
import os
import sys

import django
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()
settings.DEBUG = False  # errors are answered as people meet them

from django.core.management import call_command  # noqa: E402 (the settings must be there)
from django.core.wsgi import get_wsgi_application  # noqa: E402

from articles.models import Revision, Translation  # noqa: E402
from review.models import Comment, Decision, Flag  # noqa: E402
from review.roles import Role  # noqa: E402
from review.verifying import broken_promises  # noqa: E402
from tests.builders import a_project, a_translation, a_user, signed_in  # noqa: E402

application = get_wsgi_application()


def fill() -> dict[str, object]:
    """An editor who is signed in, and a text of three paragraphs."""
    call_command("migrate", verbosity=0)
    project = a_project()
    session = signed_in(a_user(Role.EDITOR, project)).session.session_key
    return {"session": session, "translation": a_translation("Eins.\n\nZwei.\n\nDrei.", project=project).pk}


def verify() -> dict[str, object]:
    """Every text that was ever stored and everything that was ever said, and what is broken."""
    broken = [str(problem) for each in Translation.objects.all() for problem in broken_promises(each)]
    said = [*Comment.objects.values_list("text", flat=True), *Decision.objects.values_list("reason", flat=True)]
    said += [flag.details.get("remark", "") for flag in Flag.objects.all()]
    return {"texts": [*Revision.objects.values_list("text", flat=True), *said], "broken": broken}


if __name__ == "__main__":
    sys.stdout.write(json.dumps({"fill": fill, "verify": verify}[sys.argv[1]]()))
