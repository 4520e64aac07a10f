"""`check --deploy` has nothing to say of a desk that is set up as the README says."""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings


def test_nothing_is_wrong_with_a_desk_that_is_set_up_as_it_should(tmp_path: Path):
    told = {"DEBUG": "0", "DATA_DIR": str(tmp_path), "ALLOWED_HOSTS": "desk.example.org", "BEHIND_PROXY": "1"}
    environment = os.environ | told | {"DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "config.settings"}
    environment.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)  # the browser tests set it in their process
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "DEBUG"]

    done = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert "no issues (0 silenced)" in done.stdout
