"""Prints texts with their marks; every run of text is escaped by itself."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from articles.difference import Change
from articles.difference import Piece as Changed
from articles.figures import figure
from articles.languages import direction, language_name
from articles.spacing import unbroken
from review.page import fixes
from review.page.comparison import Stretch
from review.page.pieces import Piece

register = template.Library()
register.filter("direction", direction)
register.filter("language_name", language_name)
register.filter("unbroken", unbroken)


@register.simple_tag
def marked(pieces: Iterable[Piece]) -> SafeString:
    """A paragraph of the translation: each flagged piece is a mark that leads to its card."""
    return format_html_join("", "{}", ((_mark(piece),) for piece in pieces))


@register.simple_tag
def sourced(pieces: Iterable[Piece]) -> SafeString:
    """A paragraph of the source: pieces that are evidence can be pointed at, and name their flags."""
    return format_html_join("", "{}", ((_evidence(piece),) for piece in pieces))


@register.simple_tag
def changed(pieces: Iterable[Changed]) -> SafeString:
    """A difference: what goes in <del>, what comes in <ins>."""
    return format_html_join("", "{}", ((_change(piece.change, piece.text),) for piece in pieces))


@register.simple_tag
def replaced(old: str, new: str) -> SafeString:
    """What became of some words."""
    return changed(fixes.replaced(old, new))


@register.simple_tag
def compared(stretches: Iterable[Stretch]) -> SafeString:
    """A difference of whole texts; long unchanged stretches can be unfolded."""
    return format_html_join("", "{}", ((_stretch(stretch),) for stretch in stretches))


def _mark(piece: Piece) -> str | SafeString:
    if piece.threads:
        return format_html(
            '<span class="remarked" data-c="{}">{}</span>', " ".join(map(str, piece.threads)), _flagged(piece)
        )
    return _flagged(piece)


def _flagged(piece: Piece) -> str | SafeString:
    if not piece.flags:
        return piece.text
    kind = f"{piece.severity or 'quiet'}{' begins' if piece.begins else ''}{' caret' if piece.is_caret else ''}"
    return format_html(
        '<mark class="{}" data-f="{}"><a href="?flag={}#flag-{}" tabindex="-1" {}="flag-{}">{}</a></mark>',
        kind,
        " ".join(map(str, piece.flags)),
        piece.flags[0],
        piece.flags[0],
        "aria-describedby" if piece.text else "aria-labelledby",  # a caret has no words of its own
        piece.flags[0],
        piece.text,
    )


def _evidence(piece: Piece) -> str | SafeString:
    if not piece.flags:
        return piece.text
    flags = " ".join(map(str, piece.flags))
    if not piece.begins:
        return format_html('<span class="ev" data-f="{}">{}</span>', flags, piece.text)
    return format_html('<span class="ev" id="s{}" data-f="{}">{}</span>', piece.start, flags, piece.text)


def _change(change: Change, text: str) -> str | SafeString:
    if change is Change.SAME:
        return text
    return format_html("<{0}>{1}</{0}>", "del" if change is Change.DELETED else "ins", text)


def _stretch(stretch: Stretch) -> str | SafeString:
    if not stretch.folded:
        return _change(stretch.change, stretch.text)
    words = len(stretch.folded.split())
    return format_html(
        '{}<details class="fold"><summary>… {} …</summary>{}</details>{}',
        stretch.text,
        ngettext("{n} unchanged word", "{n} unchanged words", words).format(n=figure(words)),
        stretch.folded,
        stretch.rest,
    )
