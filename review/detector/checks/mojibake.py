"""Characters read in the wrong encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator

import ftfy

from review.detector.check import BeadCheck, Example, Harmless
from review.detector.findings import ErrorType, Finding, Severity, Tier, gettext_noop
from review.detector.languages.look_alikes import CYRILLIC_LANGUAGES, GREEK_LANGUAGES
from review.detector.pairing.pair import Bead
from review.detector.words.lexicon import base_language

MESSAGE = gettext_noop("“{text}” was read in the wrong encoding.")

_LEADS = "ÂÃÄÅÆÎÏÐÑÒØÙÚâãäåæðïÏŽž√¬≈ƒΓ╬╨╤├┬"
_TRAILS = "\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€§®©´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡√≈∆«»\u2310\u2500-\u2593Çä"
_SUSPICIOUS = re.compile(f"[{_LEADS}][{_TRAILS}]|Ã (?=[^\\W\\d_])|[\u0080-\u009f]")
_RUN = re.compile(f"(?:Ã (?=[^\\W\\d_])|[\\w{_LEADS}{_TRAILS}]){{1,200}}")
_TERMINAL = re.compile("Γ[Çä][^\\x00-\x7f]|[├┬┼─╬╨╤╧╟][^\\x00-\x7f]")
_CODE_PAGES = ("mac_roman", "cp1251", "cp1250", "cp1253", "cp850", "cp437")
_STRANGERS = re.compile("[√ƒГДЕВвĂĹâΓΕΔΒβ├┼┬Ô][^\\x00-\x7f]")
_STRANGE_WORD = re.compile(f"[^\\W\\d_]*{_STRANGERS.pattern}(?:[^\\W\\d_]|[^\\x00-\x7f\\s])*")
_ACCENTED = frozenset("äöüßàáâãåæçèéêëìíîïñòóôõøùúûýœąćęłńśźżčďěňřšťůžőűğışÄÖÜÀÁÂÅÆÇÈÉÊÎÑÓÔØÚÉŁŚŻŹČŘŠŽİŞ„“”‚‘’–—…«»€")
_CLOSING = "“”‘’»«…–—"
_BROKEN = re.compile("[\ufffd\u0080-\u009f]")


def find(bead: Bead) -> Iterator[Finding]:
    text = bead.translation
    if text.isascii():
        return
    if _SUSPICIOUS.search(text):
        yield from _known_to_ftfy(bead)
    if _STRANGERS.search(text) and base_language(bead.target_language) not in CYRILLIC_LANGUAGES | GREEK_LANGUAGES:
        yield from _of_other_code_pages(bead)


def _known_to_ftfy(bead: Bead) -> Iterator[Finding]:
    text = bead.translation
    for run in _RUN.finditer(text):
        if not _SUSPICIOUS.search(run[0]) or run[0] in bead.source:
            continue
        mended = _mended(run[0])
        if mended != run[0] and not _BROKEN.search(mended):
            yield _finding(run.start(), run[0], mended)


def _of_other_code_pages(bead: Bead) -> Iterator[Finding]:
    """`wГјrden`, `prĂ©sident`, `√§hnlich`: words that are nothing but UTF-8 once written in a code page."""
    for word in _STRANGE_WORD.finditer(bead.translation):
        known = _SUSPICIOUS.search(word[0]) and _mended(word[0]) != word[0]
        if known or word[0] in bead.source:
            continue
        for broken in dict.fromkeys((word[0], word[0].rstrip(_CLOSING))):
            if mended := _reread(broken):
                yield _finding(word.start(), broken, mended)
                break


def _reread(word: str) -> str | None:
    for code_page in _CODE_PAGES:
        try:
            meant = word.encode(code_page).decode()
        except UnicodeError:
            continue
        if all(sign in _ACCENTED for sign in meant if not sign.isascii()):
            return meant
    return None


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
    return Finding(
        check=CHECK.id,
        start=at + start,
        end=at + len(broken) - kept,
        message=MESSAGE,
        details={"text": broken[start : len(broken) - kept]},
        severity=CHECK.severity,
        error_type=CHECK.error_type,
        tier=Tier.CERTAIN,
        suggestions=(mended[start : len(mended) - kept],),
    )


CHECK = BeadCheck(
    id="mojibake",
    title="Wrong encoding",
    description=(
        "Letters with accents, quotation marks or dashes became two or three odd characters, because the text was read "
        "in another encoding than it was written in. Readers cannot read the word. The repair is that of ftfy, which "
        "reverses the mistake. Damage that lost characters cannot be repaired so and is not found here."
    ),
    severity=Severity.MAJOR,
    error_type=ErrorType.CHARACTER_ENCODING,
    find=find,
    examples=(
        Example(("fr", "de"), "Die ⟦BrÃ¼cke⟧ ist zu.", "Die Brücke ist zu."),
        Example(("en", "fr"), "Le pont est ⟦fermÃ©⟧.", "Le pont est fermé."),
        Example(("en", "de"), "Sie ⟦wГјrden⟧ kommen.", "Sie würden kommen."),
        Example(("en", "de"), "Es war ⟦√§hnlich⟧ kalt.", "Es war ähnlich kalt."),
        Example(("en", "ru"), "Это ⟦Ð¼Ð¾Ñ\x81Ñ‚⟧ и всё.", "Это мост и всё."),
    ),
    harmless=(
        Harmless(("en", "de"), "Ålesund, São Paulo und „Ärger“ – 20 °C, § 5, café…"),
        Harmless(("en", "pt"), "A NAÇÃO «não» é só às 10 º."),
    ),
)
