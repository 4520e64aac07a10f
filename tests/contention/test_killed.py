"""Processes killed while they write: what was acknowledged is there, and nothing is half done."""

from __future__ import annotations

import random
import subprocess
import sys
import time

import pytest
from django.db import connection

from articles.door import head_of
from articles.models import Translation
from review.verifying import broken_promises
from tests.builders import a_translation

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(300)]


def started(translation: Translation, writer: str) -> subprocess.Popen[str]:
    name = str(connection.settings_dict["NAME"])
    command = [sys.executable, "-m", "tests.contention.writer", name, str(translation.pk), writer]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_what_a_killed_process_acknowledged_is_in_the_text():
    translation = a_translation("Anfang.")
    acknowledged: list[str] = []

    for turn in range(3):
        writers = [started(translation, f"w{turn}{name}") for name in "ab"]
        for process in writers:
            assert process.stdout
            acknowledged.append(process.stdout.readline().rstrip("\n"))
        time.sleep(random.Random(turn).uniform(0.05, 0.6))
        for process in writers:
            process.kill()
            acknowledged += process.communicate()[0].splitlines()

    text = head_of(translation.pk).text
    assert len(acknowledged) >= 6
    assert [words for words in acknowledged if words not in text] == []
    assert list(broken_promises(Translation.objects.get(pk=translation.pk))) == []
