"""What a process loads before it is asked for anything."""

import subprocess
import sys

from django.conf import settings

PROBE = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
import django
django.setup()
from django.urls import get_resolver
get_resolver().url_patterns
print(*sorted({"docx", "openpyxl"} & set(sys.modules)))
"""


def test_the_libraries_for_word_and_excel_wait_for_the_first_file():
    started = subprocess.run(
        [sys.executable, "-c", PROBE], cwd=settings.BASE_DIR, capture_output=True, text=True, check=True
    )

    assert started.stdout.split() == []
