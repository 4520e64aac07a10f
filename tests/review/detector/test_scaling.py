"""The detector's work grows with the length of the texts, not with its square (which would be sixteen times as much).

It is counted in calls, not in seconds.
"""

import sys

import pytest

from review.detector import Pair, detect
from tests.bench.worst import WORST

LENGTH = 6_000


def forget() -> None:
    """Empties what the detector remembers of texts and words; what it has read from its files stays."""
    for name, module in list(sys.modules.items()):
        if name.startswith("review.detector"):
            for cached in vars(module).values():
                parameters = getattr(cached, "cache_parameters", None)
                if parameters and parameters()["maxsize"] is not None:
                    cached.cache_clear()


def calls(source: str, translation: str) -> int:
    """How many functions are called for an article, Python's own included."""
    forget()
    counted = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    pair = Pair(source, translation, "fr", "de")
    sys.setprofile(count)
    try:
        detect(pair)
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("name", WORST)
def test_a_text_four_times_as_long_is_no_more_than_eight_times_the_work(name):
    detect(Pair(*WORST[name](LENGTH // 10), "fr", "de"))

    short, long = calls(*WORST[name](LENGTH)), calls(*WORST[name](4 * LENGTH))

    assert long < 8 * short
