"""Names in a text, and which spelling of one is a slip of the pen."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import chain, islice
from typing import NamedTuple
from unicodedata import normalize

from review.detector.pairing.pair import Bead
from review.detector.words.lexicon import is_word, zipf
from review.detector.words.slips import Slip, slip
from review.detector.words.tokens import REMEMBERED_TEXTS, Word, folded_words, places, words

_CAPITALISED = re.compile("[A-ZÀ-ÖØ-ÞĄĆĎĚĘĞİŁŃŇŘŚŠŞŤŮŹŻŽČŒΑ-ΩА-ЯЁІЇЄҐ][A-Za-zÀ-ÖØ-öø-ʯͰ-ϿЀ-ԯḀ-ỿ]{3,}")
_SHORTEST = 4
"""Letters of the shortest name that is compared: shorter words are too often one letter apart by chance."""
_LONGEST_ACRONYM = 5
_TOO_MANY = 400
"""Names in one paragraph beyond which it is a list, and comparing all of them takes too long."""
_MOST_ALIKE = 10
"""Names one letter apart from a word, beyond which it is a list too."""
_MANY = 40
"""Names with the same beginning or end from which on it pays to sort them more finely."""
_UNKNOWN = 1.5
"""Zipf frequency under which a word counts as unknown."""
_ENDINGS: Mapping[str, tuple[str, ...]] = {
    "de": ("s",),
    "nl": ("s",),
    "pl": ("a", "u", "em", "owi", "y", "ie", "ą", "ę"),
}
"""What a language adds to a foreign name, and what may hide a slip further inside."""

_CHANGED = ("vw", "yi", "yj", "ij", "sz", "ck", "cz", "kq", "uv", "gh", "cs", "xs", "ea", "oa", "oe", "dt", "tc", "bv")
_DROPPED = "hoeuiyjsc"
_RENDERINGS = frozenset((*map(frozenset, _CHANGED), *(frozenset(("", letter)) for letter in _DROPPED)))
"""Letters by which the same name is rendered in two languages: Navalny and Nawalny, Koursk and Kursk."""


class Altered(NamedTuple):
    """A word of the translation that looks like a slip for a name of the source."""

    word: Word
    name: Word
    slip: Slip
    neighbour: bool
    """Whether the same word stands beside both, as a first name does."""


def altered(bead: Bead) -> Iterator[Altered]:
    """Capitalised words of the translation that are slips for a name of the source that it lacks, each place once."""
    lacking = capitalised(bead.source) - capitalised(bead.translation)
    lacking = lacking - folded_words(bead.translation) if lacking else lacking
    if not lacking or len(lacking) > _TOO_MANY:
        return
    others = capitalised(bead.translation) - folded_words(bead.source)
    if not others:
        return
    index = Index(sorted(lacking))
    for word in sorted(others):
        yield from _slips(bead, word, index)


def _slips(bead: Bead, word: str, index: Index) -> Iterator[Altered]:
    near = list(index.near(word, bead.target_language))
    misspelt = bool(near) and is_unknown(word, (bead.target_language, bead.source_language))
    here: list[int] | None = None
    for name, difference in near:
        if not (_is_misspelt if misspelt else _may_be_confused)(difference, word, name, bead.target_language):
            continue
        here = _places_of_name(word, bead.translation) if here is None else here
        if not here:
            return
        placed = {i: one for i in here if (one := _placed(bead, i, name, difference))}
        found = {i: one for i, one in placed.items() if misspelt or one.neighbour}
        yield from found.values()
        here = [i for i in here if i not in found]


def _places_of_name(word: str, text: str) -> list[int]:
    return [place for place in places(text).get(word, ()) if is_name(words(text)[place])]


def _placed(bead: Bead, here: int, name: str, difference: Slip) -> Altered | None:
    source, translation = words(bead.source), words(bead.translation)
    there = _places_of_name(name, bead.source)
    if not there:
        return None
    beside = _same_neighbour(source, there[0], translation, here, bead.target_language)
    return Altered(translation[here], source[there[0]], difference, beside)


@lru_cache(maxsize=REMEMBERED_TEXTS)
def _capitalised(text: str) -> tuple[str, ...]:
    return tuple([word.lower() for word in _CAPITALISED.findall(text) if not _is_acronym(word)])


@lru_cache(maxsize=REMEMBERED_TEXTS)
def capitalised(text: str) -> frozenset[str]:
    """The words of a text that could be names, in small letters."""
    return frozenset(_capitalised(text))


def counted_names(texts: Iterable[str]) -> Counter[str]:
    """How often each word stands in the texts that could be a name, in small letters."""
    return Counter(chain.from_iterable(map(_capitalised, texts)))


def _is_acronym(word: str) -> bool:
    return len(word) <= _LONGEST_ACRONYM and word.isupper()


def is_name(word: Word) -> bool:
    """Whether a word could be a name: capitalised, not too short, not an acronym."""
    return len(word.text) >= _SHORTEST and word.text[0].isupper() and not _is_acronym(word.text)


def _same_neighbour(source: tuple[Word, ...], j: int, translation: tuple[Word, ...], i: int, language: str) -> bool:
    """Whether a name that is no ordinary word stands before or after both words."""
    for step in (-1, 1):
        if 0 <= j + step < len(source) and 0 <= i + step < len(translation):
            left, right = source[j + step], translation[i + step]
            adjacent = max(left.span.start, source[j].span.start) - min(left.span.end, source[j].span.end) == 1
            if adjacent and left.text == right.text and is_name(left) and not is_word(left.folded, language):
                return True
    return False


class Index:
    """Names in small letters by their beginnings and ends: a single slip leaves one of the two alone."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(names)
        self._starts: dict[str, list[str]] = defaultdict(list)
        self._ends: dict[str, list[str]] = defaultdict(list)
        for name in self._names:
            self._starts[name[:2]].append(name)
            self._ends[name[-2:]].append(name)

    def near(self, word: str, language: str) -> Iterator[tuple[str, Slip]]:
        """The names one slip away from a word, or from what is left of it without an ending of its language."""
        for stem in _stems(word, language):
            same_start, same_end = self._starts.get(stem[:2], ()), self._ends.get(stem[-2:], ())
            if not same_start and not same_end:
                continue
            many = len(same_start) + len(same_end) > _MANY
            for name in self._alike(stem) if many else dict.fromkeys((*same_start, *same_end)):
                difference = slip(stem, name)
                if difference is not None:
                    yield name, difference

    def _alike(self, word: str) -> Iterable[str]:
        """Of the names with the same beginning or end only those that a slip may have made of the word."""
        found = dict.fromkeys(name for rest in _rests(word) for name in self._by_rest.get(rest, ()))
        alike = (name for name in islice(found, _MOST_ALIKE) if name[:2] == word[:2] or name[-2:] == word[-2:])
        return sorted(alike, key=lambda name: (name[:2] != word[:2], name))

    @cached_property
    def _by_rest(self) -> Mapping[str, list[str]]:
        """The names by what is left of each without one of its letters: that much two share that are one slip apart."""
        by_rest: dict[str, list[str]] = defaultdict(list)
        for name in self._names:
            for rest in _rests(name):
                by_rest[rest].append(name)
        return by_rest


def _rests(name: str) -> Iterable[str]:
    """A name, and what is left of it without any one of its letters, each once."""
    return dict.fromkeys((name, *(name[:place] + name[place + 1 :] for place in range(len(name)))))


def _stems(word: str, language: str) -> tuple[str, ...]:
    endings = _ENDINGS.get(language, ())
    if not word.endswith(endings):
        return (word,)
    shorter = (word.removesuffix(ending) for ending in endings if word.endswith(ending))
    return (word, *(stem for stem in shorter if len(stem) > _LONGEST_ACRONYM))


def is_rendering(difference: Slip) -> bool:
    """Whether two languages may spell one name so differently: by its ending or by a usual change of letter."""
    if len(difference.wrong) > 1:
        return False
    if is_ending(difference):
        return True
    plain = frozenset((_without_accents(difference.wrong), _without_accents(difference.right)))
    return plain in _RENDERINGS


def is_ending(difference: Slip) -> bool:
    """Whether only the last letter differs, as it does between the forms of a name."""
    return not difference.after and len(difference.wrong) < 2


def is_accent(difference: Slip) -> bool:
    """Whether two spellings differ by an accent alone."""
    return _without_accents(difference.wrong) == _without_accents(difference.right)


@lru_cache(maxsize=4096)
def _without_accents(letters: str) -> str:
    return "".join(sign for sign in normalize("NFD", letters) if sign.isalpha()).translate(_BARRED)


_BARRED = str.maketrans("łøđı", "lodi")


def is_unknown(word: str, languages: Iterable[str]) -> bool:
    """Whether none of the languages is known to use the word."""
    return all(zipf(word, language) < _UNKNOWN for language in languages)


def _is_misspelt(difference: Slip, written: str, name: str, language: str) -> bool:
    """Whether a word that no language knows is a mistake for the name."""
    if is_ending(difference) or is_accent(difference):
        return False
    familiar = zipf(name, language) - zipf(written, language)
    if familiar < 0:
        return False
    dropped_or_added = not difference.wrong or not difference.right
    return not is_rendering(difference) or (dropped_or_added and familiar > 1)


def _may_be_confused(difference: Slip, _written: str, name: str, language: str) -> bool:
    """Whether a word of a language may be a mistake for the name, if the neighbour of both gives it away."""
    if is_ending(difference) or is_accent(difference) or is_rendering(difference):
        return False
    return zipf(name, language) > _UNKNOWN


def corrected(found: Altered) -> str:
    """The name as the source spells it, with the ending and the capitals of the word that stands for it."""
    stem = found.slip.before + found.slip.wrong + found.slip.after
    ending = found.word.text[len(stem) :]
    name = found.name.text
    if found.word.text.isupper():
        return name.upper() + ending
    return (name.capitalize() if name.isupper() else name) + ending
