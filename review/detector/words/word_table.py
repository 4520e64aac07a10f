"""All that is known of a language's words, in one table that is read in no time.

The two packages the words come from take 0.3 to 5 seconds a language to unpack, and 30 to 130 MB. The table is made of
them once on each machine and kept in a folder; from then on a process maps the file, and all processes share it. A
process that meets so many languages that their tables would fill its memory reads the later ones word by word.
"""

from __future__ import annotations

import mmap
import os
import re
import sys
from array import array
from collections.abc import Iterator
from importlib.metadata import version
from itertools import chain, repeat
from pathlib import Path
from tempfile import NamedTemporaryFile

FORMAT = 1
"""Part of the file's name: to be raised with every change of what a table holds."""
ROOM = 1.6
"""Places for each word: the fuller the table, the longer it takes to see that a word is not there."""

MOST_MAPPED = 96 << 20
"""Bytes of tables that one process maps: those of about seven languages."""

_CODE = re.compile(r"[a-z]{2,3}")
"""What may become part of a file's name."""
_PRIME = 6_404_357_180_993_231
"""Below 2**53. In a table of a million words, one word in nine thousand million that are not there seems to be."""
_SHIFT = 11
"""An entry: 53 bits that tell the word, one for the lexicon, ten for how many centibels its share of all words has."""
IN_LEXICON = 1 << 10
"""Set in an entry when the lexicon has the word exactly as written."""
CENTIBELS = IN_LEXICON - 1
"""How rare the word is, in an entry: the negative logarithm of its share of all words, times 100; 0 where unknown."""
_ENTRY = 8
"""Bytes of one."""


class WordTable:
    """The words of a language, each at the first free place from the one that its letters give."""

    __slots__ = ("_entries", "_size", "has_frequencies")

    def __init__(self, entries: array[int] | memoryview | _Unmapped) -> None:
        self._entries, self._size = entries, len(entries) - 1
        self.has_frequencies = entries[self._size] > 0

    def __bool__(self) -> bool:
        return self._size > 1

    def entry(self, word: str) -> int:
        """What IN_LEXICON and CENTIBELS read; 0 for a word that is not there."""
        mark = int.from_bytes(word.encode("utf-8", "surrogatepass"), "little") % _PRIME
        entries, size = self._entries, self._size
        place = mark % size
        while entry := entries[place]:
            if entry >> _SHIFT == mark:
                return entry
            place = place + 1 if place + 1 < size else 0
        return 0


class _Unmapped:
    """The entries of a file, each read when it is asked for: a thousandth of a millisecond, and no memory."""

    __slots__ = ("_count", "_descriptor")

    def __init__(self, file: Path) -> None:
        self._descriptor = os.open(file, os.O_RDONLY)
        self._count = os.fstat(self._descriptor).st_size // _ENTRY

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, place: int) -> int:
        return int.from_bytes(os.pread(self._descriptor, _ENTRY, _ENTRY * place), sys.byteorder)

    def __del__(self) -> None:
        os.close(self._descriptor)


def word_table(language: str, lexicon: str, folder: Path | None) -> WordTable:
    """The table of a language, made if the folder lacks it; without a folder to write to it lives in memory alone.

    A language without words has an empty one, and no file. `lexicon` is simplemma's code of the language.
    """
    if folder is None or not _CODE.fullmatch(language):
        return WordTable(_made(language, lexicon))
    file = folder / f"{language}-{FORMAT}-{version('simplemma')}-{version('wordfreq')}.words"
    try:
        return WordTable(_read(file))
    except (OSError, ValueError):
        table = WordTable(entries := _made(language, lexicon))
        if table:
            _keep(entries, file)
        return table


_mapped: dict[Path, int] = {}
"""How many bytes of which files this process maps."""


def _read(file: Path) -> memoryview | _Unmapped:
    size = file.stat().st_size
    if not size or size % _ENTRY:
        raise ValueError(file)
    if file not in _mapped and sum(_mapped.values()) + size > MOST_MAPPED:
        return _Unmapped(file)
    with file.open("rb") as opened:
        view = memoryview(mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)).cast("Q")
    _mapped[file] = size
    return view


def _keep(entries: array[int], file: Path) -> None:
    """Writes the table whole or not at all; a folder that cannot be written to costs time, not the article."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=file.parent, prefix=file.stem, delete=False) as unfinished:
            entries.tofile(unfinished)
            os.fchmod(unfinished.fileno(), 0o644)
        os.replace(unfinished.name, file)
    except OSError:
        return


def _made(language: str, lexicon: str) -> array[int]:
    """The entries, and behind them of how many words the frequency is known."""
    keys, count = _lexicon(lexicon)
    shares = _shares(language)
    frequencies = sum(map(len, shares))
    size = int(ROOM * (count + frequencies)) + 1
    entries = array("Q", bytes(8 * size))
    alike = ((word.encode(), centibel) for centibel, words in enumerate(shares) for word in words)
    for word, known in chain(zip(keys, repeat(IN_LEXICON)), alike):
        mark = int.from_bytes(word, "little") % _PRIME
        place = mark % size
        while (entry := entries[place]) and entry >> _SHIFT != mark:
            place = place + 1 if place + 1 < size else 0
        entries[place] = entry | mark << _SHIFT | known
    entries.append(frequencies)
    return entries


def _lexicon(language: str) -> tuple[Iterator[bytes], int]:
    """simplemma's words, straight from its stream: its own classes would build an index of it, or a dictionary."""
    from simplemma.strategies.dictionaries import dictionary_factory, frontcode

    try:
        stream = dictionary_factory._read_decompressed(language)
    except ValueError:
        return iter(()), 0
    backwards, count, start = frontcode._read_header(stream)
    keys = (key for _, key, _ in frontcode._iter_records(stream, start))
    return (key[::-1] for key in keys) if backwards else keys, count


def _shares(language: str) -> list[list[str]]:
    """wordfreq's words by the centibels of their share; its longest list for the language."""
    import wordfreq

    lists = wordfreq.available_languages("best")
    return list(wordfreq.read_cBpack(lists[language])) if language in lists else []
