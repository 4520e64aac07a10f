"""Remnants of markup in running text, and what should stand in their place."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

_TAGS = (
    "a|abbr|article|aside|audio|b|big|blockquote|body|bpt|br|button|caption|center|cite|code|dd|del|div|dl|dt|em|embed|"
    "ept|figcaption|figure|font|footer|form|g|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|it|label|li|link|main|"
    "mark|meta|mrk|nav|noscript|object|ol|option|p|param|path|ph|picture|pre|q|s|samp|script|section|select|small|"
    "source|span|strike|strong|style|sub|sup|svg|table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul|video|wbr|x"
)
_CODES = "b|i|u|s|url|img|quote|code|size|color|list|center|font|youtube|spoiler|left|right|justify|email"
_SHORTCODES = "caption|gallery|embed|video|audio|image|youtube|playlist|vc_\\w+|su_\\w+|button|column|row|pullquote|ad"
_KINDS = re.compile(
    rf"(?P<tag></?(?:{_TAGS})(?:\s[^<>\n]{{0,400}})?\s?/?>|</\s?[a-zA-Z][\w:-]{{0,30}}>|</?\d{{1,3}}/?>|<!--[^\n]{{0,400}}?-->|<!\[CDATA\[|\]\]>)"
    r"|(?P<entity>&(?:amp;)?(?:[a-zA-Z][a-zA-Z0-9]{1,9}|\#\d{2,6}|\#[xX][0-9a-fA-F]{2,6});|&(?:nbsp|amp|quot|apos|lt|gt)\b)"
    rf"|(?P<code>\[/(?:{_CODES}|{_SHORTCODES})\]|\[(?:{_CODES})(?:=[^\]\n]{{1,300}})?\]"
    rf"|\[(?:{_SHORTCODES})(?:\s[^\]\n]{{0,300}})?\]|\[\w{{2,20}}\s\w{{1,20}}=[^\]\n]{{1,300}}\])"
    r"|(?P<link>!?\[[^\[\]\n]{0,200}\]\((?:https?:|/|\#|www\.)[^()\s]{0,300}\))"
    r"|(?P<wiki>\[\[[^\[\]\n]{1,200}\]\]|\[\[|\]\]|(?<!\S)={2,6}(?=[ \w])|(?<=[ \w])={2,6}(?!\S))"
    r"|(?P<token></?(?:unk|pad|mask|bos|eos)>|\[(?:UNK|PAD|MASK|CLS|SEP)\]"
    r"|⁇|▁|@@ |(?<=\w)\#\#(?=\w)|(?<=\w)\#\#(?= )|__[A-Z]{2,12}__)"
    r"|(?P<template>\{\{[^{}\n]{0,200}\}\}|\{%[^{}\n]{0,200}%\}|<%[^%\n]{0,200}%>|\{(?!sic\})[a-z]{3,20}\}|\$\{[^{}\n]{0,80}\}|\{\d{0,2}\}|\{\w{2,30}[_.]\w{1,30}\}|%\(\w{1,30}\)[sd]|%\d\$[sd]"
    r"|(?<![\d%])(?<!\d\s)%[sd](?!\w))"
    r"|(?P<rule>[.\#]?[\w-]{0,30}\s?\{\s?[a-z-]{2,30}\s?:[^{}\n]{1,200}\})"
    r"|(?P<emphasis>\*\*(?!\*)|(?<![\w_])__(?=[^\W_])|(?<=[^\W_])__(?![\w_])|~~|(?<!')'{3}(?!'))"
    r"|(?P<escape>(?<=[^\W\d_.,;:!?])\\[nrt](?=\w)|\\[nr](?=\s|$|[A-ZÀ-Þ„“«]))"
    r"|(?P<quote>\\[\"'])"
    r"|(?P<space>(?<=\s)%20|%20(?=\s)|(?<=[^\W\d_]{3})_(?=[^\W\d_]{3})(?<!_[^\W\d_]{3}))"
    r"|(?P<coded>(?:=[0-9A-F]{2}){2,}|(?:\\u[0-9a-fA-F]{4})+|(?<=[^\W\d_])(?:%[0-9A-F]{2})+(?=[^\W\d_]))"
    r"|(?P<heading>^\#{1,6}[ ](?=\S))",
    re.MULTILINE,
)
_SIGN = re.compile(r"[<&\\\[\]{*#~_%'=@▁⁇]")
_GATE = re.compile(r"[<&\\\[{*#~_▁⁇]|%[sd(\dA-F]|\]\]|'{3}|==|=[0-9A-F]{2}=|@@ ")
_ADDRESS = re.compile(r"[@/\\.:#&=\d]\w")
_EDITORS_LETTER = re.compile(r"\[[a-z]\]")
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_SPACES = frozenset("\u00a0\u2002\u2003\u2009\u202f")


class Remnant(NamedTuple):
    """A piece of markup (code points) and what belongs there; a quotation mark is `None`: the text decides."""

    start: int
    end: int
    text: str
    instead: str | None


def remnants(text: str) -> Iterator[Remnant]:
    """Tags, entities, forum codes, template variables and Markdown left in `text`, in order."""
    if not (_SIGN.search(text) and _GATE.search(text)):
        return
    for match in _KINDS.finditer(text):
        kind = match.lastgroup
        if kind == "entity":
            yield from _entity(text, match)
        elif kind == "coded":
            yield from _coded(text, match)
        elif kind == "wiki":
            yield Remnant(*match.span(), match[0], match[0].strip("[]=").rpartition("|")[2])
        elif kind == "quote":
            yield Remnant(*match.span(), match[0], None if match[0][1] == '"' else "'")
        elif kind == "space":
            yield from _space(text, match)
        elif kind == "link":
            yield Remnant(*match.span(), match[0], match[0].lstrip("!")[1:].partition("]")[0])
        elif not _is_text(text, match):
            yield Remnant(*match.span(), match[0], _gap(text, match) if kind in ("tag", "code", "escape") else "")


def _is_text(text: str, match: re.Match[str]) -> bool:
    """`[i]t was`, an editor's letter in a quotation; `f**k`, censored; a lone footnote mark."""
    if match.lastgroup == "code" and _EDITORS_LETTER.fullmatch(match[0]):
        return f"[/{match[0][1]}]" not in text and text[match.end() : match.end() + 1].isalpha()
    if match.lastgroup == "emphasis" and "*" in match[0]:
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        return (before.isalnum() and after.isalnum()) or (text.count("**") == 1 and _is_footnote(text, match))
    return False


def _is_footnote(text: str, match: re.Match[str]) -> bool:
    """A mark behind a word, which a line of its own explains in the end, or behind a figure or a stop."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return not after.isalnum() and not (before.isalpha() and after == " ")


def _gap(text: str, match: re.Match[str]) -> str:
    """A space where the markup stood between two words."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return " " if before.isalnum() and after.isalnum() else ""


def _space(text: str, match: re.Match[str]) -> Iterator[Remnant]:
    """A space as an address or a file name writes it, but for addresses, files and names of accounts."""
    begin, end = text.rfind(" ", 0, match.start()) + 1, text.find(" ", match.end())
    word = text[begin : end if end >= 0 else len(text)]
    if match[0] != "_":
        yield Remnant(*match.span(), match[0], "")
    elif word.count("_") == 1 and not _ADDRESS.search(word):
        yield Remnant(*match.span(), match[0], " ")


def _coded(text: str, match: re.Match[str]) -> Iterator[Remnant]:
    """Letters as a program or an address writes them (`caf\\u00e9`, `Pr%C3%A4sident`), but for addresses."""
    word = text[text.rfind(" ", 0, match.start()) + 1 :].split(maxsplit=1)[0]
    try:
        meant = (
            json.loads(f'"{match[0]}"') if match[0][0] == "\\" else unquote(match[0].replace("=", "%"), errors="strict")
        )
    except UnicodeDecodeError:
        return
    if meant.isprintable() and "/" not in word:
        yield Remnant(*match.span(), match[0], meant)


def _entity(text: str, match: re.Match[str]) -> Iterator[Remnant]:
    written = match[0] if match[0].endswith(";") else match[0] + ";"
    character = html.unescape(html.unescape(written))
    if character == written or (match[0] != written and text[match.end() : match.end() + 1] == "="):
        return
    if character in _SPACES:
        beside = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
        yield Remnant(*match.span(), match[0], "" if " " in beside else " ")
    elif character in _INVISIBLE:
        yield Remnant(*match.span(), match[0], "")
    else:
        yield Remnant(*match.span(), match[0], None if character == '"' else character)
