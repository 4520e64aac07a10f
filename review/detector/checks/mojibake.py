"""Characters read in the wrong encoding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice, product

import ftfy

from review.detector.check import BeadCheck, Example, Harmless
from review.detector.findings import ErrorType, Finding, Severity, Tier, gettext_noop
from review.detector.languages.look_alikes import (
    CYRILLIC_AS_LATIN,
    CYRILLIC_LANGUAGES,
    FULL_WIDTH_LANGUAGES,
    GREEK_AS_LATIN,
    GREEK_LANGUAGES,
)
from review.detector.pairing.pair import Bead
from review.detector.words.lexicon import base_language, is_known

MESSAGE = gettext_noop("“{text}” was read in the wrong encoding.")

_LEADS = "ÂÃÄÅÆÎÏÐÑÒØÙÚâãäåæðïÏŽž√¬≈ƒΓ╬╨╤├┬"
_TRAILS = "\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€§®©´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡√≈∆«»\u2310\u2500-\u2593Çä"
_SUSPICIOUS = re.compile(f"[{_LEADS}][{_TRAILS}]|Ã (?=[^\\W\\d_])|[\u0080-\u009f]")
_RUN = re.compile(f"(?:Ã (?=[^\\W\\d_])|[\\w{_LEADS}{_TRAILS}]){{1,200}}")
_TERMINAL = re.compile("Γ[Çä][^\\x00-\x7f]|[├┬┼─╬╨╤╧╟][^\\x00-\x7f]")
_READ_AS = (
    "cp1252 mac_roman cp1251 cp1250 cp1253 cp850 cp437 cp866 cp852 cp1254 cp1257 iso8859-2 iso8859-15 koi8-r cp1255"
)
"""Code pages in which UTF-8 is read by mistake."""
_WRITTEN_IN = {
    "pl": "cp1250 iso8859-2",
    "cs": "cp1250 iso8859-2",
    "tr": "cp1254",
    "ru": "cp1251 koi8-r cp866",
    "uk": "cp1251 koi8-u cp866",
}
"""The code pages of one byte in which texts of a language were written; elsewhere those of Western Europe."""
_WESTERN = "cp1252 mac_roman cp850"
_ACCENTED = frozenset("äöüßàáâãåæçèéêëìíîïñòóôõøùúûýœąćęłńśźżďěňřšťůžőűğışÄÖÜÀÁÂÅÆÇÈÉÊÎÑÓÔØÚÉŁŚŻŹČŘŠŽİŞ„“”‚‘’–—…«»€")
_CYRILLIC = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЇЄҐ„“”‘’–—…«»№")
_USUAL = "ÃÕÍÌÏËÒÙÛÝŒŸĄĆĘŃĞŐŰĎĚŇŤŮ‛‹›•·°§©®™£¥№¡¿†‰²³½¼¾×ºª\u00a0\u202f\u00ad\u2009"
_ODD = "‡ˆ‰Ž‹Ÿ†"
"""Signs that are usual by themselves, but not beside a letter."""
_KNOWN = f"\\x00-\x7f{''.join(sorted(_ACCENTED))}{_USUAL}"
# To look around last lets the search jump from one such sign to the next.
_STRANGE_TO_LATIN = re.compile(
    f"[^{''.join(sign for sign in _KNOWN if sign not in _ODD)}]"
    f"(?:(?<=[^{_KNOWN}])|(?<=\\w[{_ODD}])|(?<=[‡ˆ‹Ÿ†])(?=\\w))"
)
_STRANGE_TO_CYRILLIC = re.compile(
    "[РС][Ѐ-Џѐѓќѕљњ-џҐґ\u00a0-\u00bf‚ƒ„…†‡€‰‹‘’“”•–—™›№]|[À-ÿĐđŃń]{2}|[ÐÑ][^\\x00-\x7f]|[а-яё][А-ЯЁ]|[\u2500-\u259f]"
)
_STRANGE_WORD = re.compile("(?:[^\\W\\d_]|[^\\x00-\x7f\\s])+")
_LOOKING_LATIN = str.maketrans({**CYRILLIC_AS_LATIN, **GREEK_AS_LATIN})
"""What may only look right is another check's: `sarа` with a Cyrillic letter is `sara`, not `sarà`."""
_MOST_WORDS = 400
_OWN_SIGNS = GREEK_LANGUAGES | FULL_WIDTH_LANGUAGES
_CLOSING = "“”‘’»«…–—"
_BROKEN = re.compile("[\ufffd\u0080-\u009f]")


def find(bead: Bead) -> Iterator[Finding]:
    text = bead.translation
    if text.isascii():
        return
    suspicious = _SUSPICIOUS.search(text) is not None
    known = list(_known_to_ftfy(bead)) if suspicious else []
    yield from known
    places = [finding.span for finding in known]
    for finding in _of_other_code_pages(bead, suspicious=suspicious):
        if all(finding.end <= start or end <= finding.start for start, end in places):
            yield finding


def _known_to_ftfy(bead: Bead) -> Iterator[Finding]:
    text = bead.translation
    for run in _RUN.finditer(text):
        if not _SUSPICIOUS.search(run[0]) or run[0] in bead.source:
            continue
        mended = _mended(run[0])
        if mended != run[0] and not _BROKEN.search(mended):
            yield _finding(run.start(), run[0], mended)


def _of_other_code_pages(bead: Bead, *, suspicious: bool) -> Iterator[Finding]:
    """`wГјrden`, `prĂ©sident`, `Ademбs`: words that were written in one code page and read in another."""
    language = base_language(bead.target_language)
    if language in _OWN_SIGNS:
        return
    strange = _STRANGE_TO_CYRILLIC if language in CYRILLIC_LANGUAGES else _STRANGE_TO_LATIN
    if not suspicious and not strange.search(bead.translation):
        return
    for word in islice(_STRANGE_WORD.finditer(bead.translation), _MOST_WORDS):
        if (
            word[0].isascii()
            or "\ufffd" in word[0]
            or word[0] in bead.source
            or not (strange.search(word[0]) or _SUSPICIOUS.search(word[0]))
        ):
            continue
        for broken in dict.fromkeys((word[0], word[0].rstrip(_CLOSING))):
            if mended := _reread(broken, language):
                yield _finding(word.start(), broken, mended)
                break


@lru_cache(maxsize=1024)
def _reread(word: str, language: str) -> str | None:
    """What was meant, if the bytes of the word are UTF-8, or a word of the language in its own code page."""
    proper = _CYRILLIC if language in CYRILLIC_LANGUAGES else _ACCENTED
    for meant in _decoded(word, _READ_AS.split(), ("utf-8",)):
        if all(sign in proper or sign.isascii() for sign in meant):
            return meant
    if is_known(word, language) or is_known(word.translate(_LOOKING_LATIN), language):
        return None
    for meant in _decoded(word, _READ_AS.split(), _WRITTEN_IN.get(language, _WESTERN).split()):
        if (
            not meant.isascii()
            and all(sign in proper or sign.isascii() for sign in meant)
            and _is_word(meant, language)
        ):
            return meant
    return None


def _decoded(word: str, read_as: Iterable[str], written_in: Iterable[str]) -> Iterator[str]:
    """What the word would be, had it been written in one of the code pages and read in another."""
    for code_page, other in product(read_as, written_in):
        try:
            meant = word.encode(code_page).decode(other)
        except UnicodeError:
            continue
        if meant != word:
            yield meant


def _is_word(meant: str, language: str) -> bool:
    plain = meant.strip(_CLOSING)
    return bool(plain) and is_known(plain, language)


def _mended(broken: str) -> str:
    """With what ftfy does not know beside it: the code page of old terminals, and a mark whose space was lost."""
    mended = ftfy.fix_encoding(broken)
    if mended == broken and _TERMINAL.search(broken):
        return _TERMINAL.sub(_from_terminal, broken)
    return mended


def _from_terminal(match: re.Match[str]) -> str:
    try:
        return match[0].encode("cp437").decode()
    except UnicodeError:
        return match[0]


def _finding(at: int, broken: str, mended: str) -> Finding:
    """Over the words that change, without marks beside them that do not."""
    start = 0
    while start < min(len(broken), len(mended)) and broken[start] == mended[start] and not broken[start].isalnum():
        start += 1
    kept = 0
    while (
        kept < min(len(broken), len(mended)) - start
        and broken[-1 - kept] == mended[-1 - kept]
        and not broken[-1 - kept].isalnum()
    ):
        kept += 1
    return CHECK.finding(
        start=at + start,
        end=at + len(broken) - kept,
        message=MESSAGE,
        details={"text": broken[start : len(broken) - kept]},
        tier=Tier.CERTAIN,
        suggestions=(mended[start : len(mended) - kept],),
    )


CHECK = BeadCheck(
    id="mojibake",
    title="Wrong encoding",
    description=(
        "Letters with accents, quotation marks or dashes became two or three odd characters, because the text was read "
        "in another encoding than it was written in. Readers cannot read the word. The repair reverses the mistake: "
        "that of ftfy, or whatever code page makes of the word one of the language. Damage that lost characters cannot "
        "be repaired so and is not found here."
    ),
    severity=Severity.MAJOR,
    error_type=ErrorType.CHARACTER_ENCODING,
    find=find,
    examples=(
        Example(("fr", "de"), "Die ⟦BrÃ¼cke⟧ ist zu.", "Die Brücke ist zu."),
        Example(("en", "fr"), "Le pont est ⟦fermÃ©⟧.", "Le pont est fermé."),
        Example(("en", "de"), "Sie ⟦wГјrden⟧ kommen.", "Sie würden kommen."),
        Example(("en", "de"), "Es war ⟦√§hnlich⟧ kalt.", "Es war ähnlich kalt."),
        Example(("en", "es"), "El puente está cerrado ⟦ademбs⟧.", "El puente está cerrado además."),
        Example(("en", "nl"), "De ⟦pati├лnten⟧ wachten.", "De patiënten wachten."),
        Example(("en", "ru"), "Это ⟦РјРѕСЃС‚⟧ и всё.", "Это мост и всё."),
        Example(("en", "ru"), "Это ⟦Ð¼Ð¾Ñ\x81Ñ‚⟧ и всё.", "Это мост и всё."),
    ),
    harmless=(
        Harmless(("en", "de"), "Ålesund, São Paulo und „Ärger“ – 20 °C, § 5, café…"),
        Harmless(("en", "it"), "La casa di Sarа e la serа."),
        Harmless(("en", "ru"), "Рівне, Сірко, iPhone, Ёлка, „Ґава“ и Straße: РФ, США, МиГ‑29, ЮНЕСКО."),
        Harmless(("en", "uk"), "Рівне та Сєвєродонецьк, Їжак – «Ґрунт»: МіГ, УкрЄвроПром."),
        Harmless(("en", "pt"), "A NAÇÃO «não» é só às 10 º."),
    ),
)
