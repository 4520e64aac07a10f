"""The words of a text, cut once for all checks that look for repetition."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from operator import eq

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


@lru_cache(maxsize=16)
def words(text: str) -> tuple[str, ...]:
    """The runs of letters and digits, in lower case."""
    return tuple(_WORD.findall(text.lower()))


def may_double(text: str) -> bool:
    """Whether two neighbouring words are the same."""
    found = words(text)
    return any(map(eq, found, found[1:]))


@lru_cache(maxsize=16)
def may_repeat(text: str, farthest: int) -> bool:
    """Whether a word comes back 2 to `farthest` words later beside another one that does so too."""
    found = words(text)
    if len(set(pairwise(found))) >= len(found) - 1:
        return False
    last: dict[str, int] = {}
    for index, word in enumerate(found):
        before = last.get(word, -farthest - 1)
        last[word] = index
        if 2 <= index - before <= farthest and (
            found[before - 1 : before] == found[index - 1 : index]
            or found[before + 1 : before + 2] == found[index + 1 : index + 2]
        ):
            return True
    return False
