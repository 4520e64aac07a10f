"""What a line that does not belong to the article looks like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError

from review.detector.languages.boilerplate import AGENCIES, CREDIT_LABELS, STRONG, WEAK
from review.detector.languages.buttons import BUTTONS, BUTTONS_BESIDE, COUNTABLE, MOMENTS, READING
from review.detector.words.lexicon import base_language

LONGEST = 300
LONGEST_BUT_LINKS = 140
"""Characters of a line; only links to other articles are longer."""


class Kind(StrEnum):
    """What sort of furniture a line is."""

    SEPARATOR = "separator"
    CREDIT = "credit"
    NAVIGATION = "navigation"
    CALL = "call"


@dataclass(frozen=True, slots=True)
class Look:
    """A line's kind, None for text, and how sure its form and its words make that (0 to 6)."""

    kind: Kind | None
    points: int


TEXT = Look(None, 0)
_SEPARATOR = re.compile(r"(?:[^\w\n]|_){1,40}\Z")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'“”»’)\]]*\Z|[:;,]\Z")
_RIGHTS_RESERVED = re.compile(r"© ?\S.{1,80}\Z")
_LETTERS = re.compile(r"[^\W\d_]+")
_QUOTATION = re.compile('[„“”«»"]')
_NAVIGATION = re.compile(
    r"(?:PREV(?:IOUS)?|NEXT|<<|>>|←|→|‹|›|⟵|⟶|◀|▶)\s*:?\s+\S|(?:\S.{0,80}\s)?(?:←|→|<<|>>|▶|◀|»»)\Z"
)
_CREDIT = re.compile(rf"(?:{CREDIT_LABELS})\s?[:：©/|]\s?\S.{{0,90}}\Z", re.IGNORECASE)
_RIGHTS = re.compile(r"(?:©|\(c\)\s|Copyright\s).{1,90}\Z", re.IGNORECASE)
_PICTURE = re.compile(
    rf"(?:(?:{CREDIT_LABELS})\b|(?:mit|with|avec|con|com|met)\s)[^.!?:]{{0,60}}\b(?:{AGENCIES})\Z", re.IGNORECASE
)
_BRACKETED = re.compile(r"[(\[]([^()\[\]]+)[)\]]\Z")
_AGENCY_LINE = re.compile(
    rf"(?:{AGENCIES})(?: [^\W\d_]+)?\s?/\s?[^.!?]{{2,40}}\Z"
    rf"|[^.!?:]{{0,60}}(?:\s?/\s?|\(|\|\s?|—\s?|via\s)(?:{AGENCIES})\b[^.!?]{{0,40}}\Z"
)
_ENDING = re.compile(r"(?<=\w) ?(?:\.\.\.|…|\(\d{1,5}(?: ?[Mm]in\.?)?\))\Z")
"""What buttons end with and sentences may too: the dots of `Loading…`, the number of `Comments (14)`."""
_ENDED = ("...", "…", ")")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_CAPTION = re.compile(rf".{{3,200}}[.)]\s(?:{CREDIT_LABELS})\s?[:：©/]\s?\S.{{0,60}}\Z", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?:Von|By|Par|Por|Di|Door|Od|Autor|Autora|Text)[ :]{1,2}[A-ZÀ-Þ]\w+(?:[ -][A-ZÀ-Þ][\w.]*){1,3}\Z"
)
_POINTED = re.compile(r"»\s[^«»„“”.!?]{2,40}\Z")
_TAGS = re.compile(r"(?:#\w+[ ,]*)+\Z")
_TRAIL = re.compile(r"[^<>.!?»›«‹:]{2,30}(?: [>»›] [^<>.!?»›«‹:]{2,40}){1,4}\Z")
_COUNTED = re.compile(
    r"[^\W\d_]{3,12} \d{1,3} (?:of|von|sur|de|di|van|z|из|із|/) \d{1,3}\Z"
    r"|\d{1,3} ?/ ?\d{1,3}\Z"
    rf"|\d{{1,6}} (?:{COUNTABLE})\Z",
    re.IGNORECASE,
)
_READING = re.compile(rf"(?:(?:{READING})\s?:?\s?)?\d{{1,3}} ?[Mm]in[^\W\d_]*\.?(?: (?:{READING}))?\Z", re.IGNORECASE)
_DIVIDED = re.compile(r",? [–—|•·/-] |, ")
_MOST_OF_PARTS = 20
"""Words of a line that is made of several parts."""
_AGO = re.compile(r"(?:vor|il y a|hace|há|\d+ [^\W\d_]+ (?:ago|fa|geleden|temu|назад|тому)).{0,20}\Z", re.IGNORECASE)
_HALF_OF_DAY = re.compile(r"\b[ap]\. ?m\.", re.IGNORECASE)
_LABEL = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,3} ?:")


@cache
def _words(language: str, table: str) -> re.Pattern[str]:
    """For text in small letters: to ignore the case would cost five times as much."""
    stems = STRONG if table == "strong" else WEAK
    here, english = stems.get(language, ""), stems["en"]
    choices = "|".join(re.sub(r"\s*\n\s*", "", stems) for stems in (here, english) if stems)
    return re.compile(rf"(?<![\w-])(?:{choices})")


def word_count(line: str) -> int:
    """How many words a line has; Chinese and Japanese, which do not part them, have about one in two signs."""
    return max(line.count(" ") + 1, len(_UNSPACED.findall(line)) // 2)


def look(line: str, language: str) -> Look:
    """How much a stripped line of the language looks like furniture, by its form and words alone."""
    if len(line) > LONGEST or (len(line) > LONGEST_BUT_LINKS and not _NAVIGATION.match(line)):
        return TEXT
    return _look(line, language)


@lru_cache(maxsize=8192)
def _look(line: str, language: str) -> Look:
    if _SEPARATOR.match(line):
        return Look(Kind.SEPARATOR, 6)
    if _NAVIGATION.match(line):
        return Look(Kind.NAVIGATION, 6)
    words = word_count(line)
    if words <= 14 and _RIGHTS_RESERVED.match(line):
        return Look(Kind.CREDIT, 5)
    if line.endswith((")", "]")):
        line = _BRACKETED.sub(r"\1", line)
    if words <= 14 and (_CREDIT.match(line) or _RIGHTS.match(line) or _AGENCY_LINE.match(line) or _PICTURE.match(line)):
        return Look(Kind.CREDIT, 5 if not line.endswith((".", "!", "?")) else 3)
    if _BYLINE.match(line) or (words <= 30 and _CAPTION.match(line)):
        return Look(Kind.CREDIT, 5)
    bare = _ENDING.sub("", line) if line.endswith(_ENDED) else line
    language = base_language(language)
    return _small(bare, words, language) or _small_parts(bare, words, language) or _call(line, words, language)


def _small(line: str, words: int, language: str) -> Look | None:
    """Counts, times, trails, tags, and lines made of nothing but the words of buttons."""
    if _TAGS.match(line) or _TRAIL.match(line) or _POINTED.match(line):
        return Look(Kind.NAVIGATION, 5)
    if words <= 9 and (_COUNTED.match(line) or _READING.match(line)):
        return Look(Kind.CALL, 5)
    if words <= 9 and any(sign.isdigit() for sign in line) and (_AGO.match(line) or _is_moment(line, language)):
        return Look(Kind.CALL, 5)
    label, colon, rest = line.partition(":")
    if colon and rest.startswith(" ") and words <= 14 and _of_buttons(label, language):
        return Look(Kind.CALL, 5)
    return Look(Kind.CALL, 5) if words <= 6 and _of_buttons(line, language) else None


def _small_parts(line: str, words: int, language: str) -> Look | None:
    """Several such things in one line: `Published on May 4 at 6 pm – 3 min read`."""
    parts = _DIVIDED.split(line) if words <= _MOST_OF_PARTS else []
    looks = [_small(part, word_count(part), language) for part in parts if _LETTERS.search(part)]
    return looks[0] if len(parts) > 1 and looks and all(looks) else None


def _of_buttons(text: str, language: str) -> bool:
    """Whether a text has no other words than a page's buttons and labels have, and no figures."""
    words = _LETTERS.findall(text.lower())
    known = BUTTONS.get(language, frozenset())
    if not 1 <= len(words) <= 6 or any(word not in known and word not in BUTTONS_BESIDE for word in words):
        return False
    return any(word in known and word not in BUTTONS_BESIDE for word in words) and text.replace(" ", "")[-1:].isalnum()


def _is_moment(line: str, language: str) -> bool:
    """Whether a line is nothing but a date or a time of day."""
    line = _HALF_OF_DAY.sub("pm", line)
    words = [word.lower() for word in _LETTERS.findall(line)]
    return line[-1:] not in ".!?" and len(words) >= 1 and all(_of_a_moment(word, language) for word in words)


@lru_cache(maxsize=4096)
def _of_a_moment(word: str, language: str) -> bool:
    names = [*MOMENTS]
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return word in names
    for width in ("wide", "abbreviated"):
        names += [name.lower().rstrip(".") for name in locale.months["format"][width].values()]
        names += [name.lower().rstrip(".") for name in locale.days["format"][width].values()]
    return word in names


def _call(line: str, words: int, language: str) -> Look:
    lowered = line.lower()
    strong = _words(language, "strong").search(lowered)
    weak = len(_words(language, "weak").findall(lowered)) if words <= 12 else 0
    if words > 20 or not (strong or weak):
        return Look(None, _form(line, words))
    points = _form(line, words) + (3 if strong else 0) + min(weak, 2)
    begins = strong is not None and strong.start() <= 2
    return Look(Kind.CALL, points + (1 if begins else 0) - (0 if strong else 1))


def _form(line: str, words: int) -> int:
    """0 to 3 for a short line without the end of a sentence; less for a quotation or a long line."""
    short = 1 if words <= 8 else -1 if words > 12 else 0
    unfinished = 1 if not _SENTENCE_END.search(line) else -1
    quoted = -2 if _QUOTATION.search(line) else 0
    labelled = 1 if _LABEL.match(line) else 0
    return short + unfinished + quoted + labelled
