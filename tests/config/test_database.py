"""The address of the database as the environment gives it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SHOW = "from config import settings; print(settings.DATABASES['default']['ENGINE'])"


def started(address: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"DATABASE_URL": address, "DATA_DIR": str(folder), "PYTHONWARNINGS": ""}
    return subprocess.run([sys.executable, "-c", SHOW], env=environment, capture_output=True, text=True, check=False)


def test_an_empty_address_is_the_embedded_database(tmp_path: Path):
    assert started("", tmp_path).stdout.strip() == "django.db.backends.sqlite3"


@pytest.mark.parametrize("address", ["nonsense", "localhost:5432/redline"])
def test_what_is_no_address_is_named(address: str, tmp_path: Path):
    done = started(address, tmp_path)

    assert done.returncode != 0
    assert "DATABASE_URL is no address of a database" in done.stderr
