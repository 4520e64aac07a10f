"""What is said of names that many others resemble."""

import os
import subprocess
import sys

LOOK = """
from review.detector import Pair, detect
from tests.bench.worst import WORST
print(*detect(Pair(*WORST["similar names"](6000), "fr", "de")), sep="\\n")
"""


def found_with(seed: str) -> str:
    """The findings of a process of its own, which orders its sets by the seed."""
    environment = os.environ | {"PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", LOOK]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


def test_every_process_finds_the_same_in_the_same_text():
    found = found_with("1")
    assert found
    assert found_with("2") == found
