"""Bytes to text: refuses what is not text, says where, and names the encoding it looks like."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Collection, Mapping

from charset_normalizer import from_bytes
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles.importing.incoming import Place, Refusal

_KINDS: Mapping[bytes, str] = {
    b"\x89PNG\r\n": gettext_noop("a PNG image"),
    b"\xff\xd8\xff": gettext_noop("a JPEG image"),
    b"GIF8": gettext_noop("a GIF image"),
    b"RIFF": gettext_noop("a RIFF file (an image or a sound)"),
    b"%PDF-": gettext_noop("a PDF document"),
    b"PK\x03\x04": gettext_noop("a ZIP archive (or DOCX, XLSX, ODT)"),
    b"\xd0\xcf\x11\xe0": gettext_noop("an old Microsoft Office document"),
    b"{\\rtf": gettext_noop("a rich text (RTF) document"),
    b"\x7fELF": gettext_noop("a program"),
    b"MZ\x90": gettext_noop("a program"),
    b"\x1f\x8b": gettext_noop("a gzip archive"),
}
_MARKS: Mapping[bytes, str] = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
_UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_GUESSED = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1256", "koi8_r", "shift_jis", "gb18030", "big5"]
_LATIN = {"cp1250", "cp1252", "cp1254"}
_PAGES = (
    dict.fromkeys(("cs", "sk", "pl", "hu", "hr", "sl", "ro", "bs", "sq"), "cp1250")
    | dict.fromkeys(("ru", "uk", "be", "bg", "mk", "sr"), "cp1251")
    | dict.fromkeys(("ja", "zh", "ko", "th", "vi", "et", "lv", "lt"), "")
    | {"el": "cp1253", "tr": "cp1254", "he": "cp1255", "ar": "cp1256", "fa": "cp1256"}
)
"""The code page of Windows for a language that is not cp1252's; empty where there is more than one usual encoding."""
_SAMPLE = 1 << 16


def wrong_kind(head: bytes, place: Place) -> Refusal | None:
    """The refusal of a file whose first bytes say that it is not UTF-8 text; None where they do not say so."""
    for mark, encoding in _MARKS.items():
        if head.startswith(mark):
            told = _("The file is {encoding}, not UTF-8. Please save it as UTF-8.")
            return Refusal(place, told.format(encoding=encoding))
    for signature, kind in _KINDS.items():
        if head.startswith(signature):
            return Refusal(place, _("The file is {kind}, not text.").format(kind=_(kind)), wrong_kind=True)
    return None


def decoded(data: bytes, place: Place, encoding: str = "") -> str | Refusal:
    """The text, without a byte order mark; or why it is none, with line, column and byte. Without encoding UTF-8."""
    if encoding in ("", "utf-8"):
        if data.startswith(_UTF_16) and not data.startswith(_UTF_32):
            encoding = "utf-16"
        elif refusal := wrong_kind(data[:16], place):
            return refusal
        elif (nul := data.find(0)) >= 0:
            told = _("The file is not text: {place} is zero.").format(place=_where(data, nul))
            return Refusal(place, told, wrong_kind=True)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        return Refusal(place, undecodable(data, error.start, encoding or "utf-8"))


def read_as(encoding: str) -> str:
    """Says that an encoding was found out, which only a person can confirm."""
    told = _("Read as {encoding}, which it looks like: please look whether accents are right.")
    return told.format(encoding=spoken(encoding))


def spoken(encoding: str) -> str:
    """What people call the encoding."""
    return f"Windows-{encoding[2:]}" if encoding.startswith("cp125") else encoding.upper()


def other_encoding(sample: bytes, languages: Collection[str] = ()) -> str | None:
    """What the bytes, which are not UTF-8, look like to who expects these languages; None where that cannot be told, or
    where they are UTF-8 that was damaged: in another encoding hardly ever a letter happens to be one in UTF-8 too.
    """
    letters = [letter for letter in sample.decode("utf-8", "replace") if letter > "\x7f"]
    broken = letters.count("\ufffd")
    if len(letters) - broken > broken:
        return None
    return _usual_encoding(sample, languages) or likely_encoding(sample)


def _usual_encoding(sample: bytes, languages: Collection[str]) -> str | None:
    """What Windows writes these languages in, where the bytes are that and look like it: of a text in Latin letters few
    are beyond ASCII.
    """
    usual = {_PAGES.get(language.split("-")[0].lower(), "cp1252") for language in languages if language}
    if len(usual) != 1 or "" in usual:
        return None
    [page] = usual
    try:
        text = sample.decode(page)
    except UnicodeDecodeError:
        return None
    if any(unicodedata.category(letter) == "Cc" and letter not in "\t\r\n" for letter in text):
        return None
    beyond = sum(letter > "\x7f" for letter in text)
    return page if (beyond < len(text) / 5) == (page in _LATIN) else None


def undecodable(data: bytes, at: int, encoding: str = "utf-8") -> str:
    """Says which byte cannot be read, and what encoding the data look like."""
    told = _("The {place}, {value}, is not {encoding}.")
    said = told.format(place=_where(data, at), value=f"{data[at]:#04x}", encoding=encoding.upper())
    return said + _advice(data, at)


def undecodable_in_line(line: bytes, at: int) -> str:
    """The same for one line of a file, whose number stands elsewhere."""
    told = _("Byte {number} of the line, {value}, is not UTF-8.")
    return told.format(number=at + 1, value=f"{line[at]:#04x}") + _advice(line, at)


def likely_encoding(sample: bytes) -> str | None:
    """What the bytes, which are not UTF-8, look like; None where that cannot be told."""
    best = from_bytes(sample, cp_isolation=_GUESSED, threshold=0.5).best()
    if best is None or best.encoding == "ascii":
        return None
    return next(name for name in [*_GUESSED, best.encoding] if name in {best.encoding, *best.could_be_from_charset})


def _advice(data: bytes, at: int) -> str:
    likely = other_encoding(data[max(0, at - _SAMPLE // 2) : at + _SAMPLE // 2])
    if likely is None:
        return ""
    told = _("The text looks like {encoding}; please save it as UTF-8.")
    return " " + told.format(encoding=spoken(likely))


def _where(data: bytes, at: int) -> str:
    """The place of a byte in words: line and column in characters as far as they can be read, and its number."""
    line = data.count(b"\n", 0, at) + 1
    start = data.rfind(b"\n", 0, at) + 1
    column = len(data[start:at].decode("utf-8", "replace")) + 1
    return _("byte {number} (line {line}, column {column})").format(number=at + 1, line=line, column=column)
