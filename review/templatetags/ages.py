"""How long ago something was: in one unit, in plain words, with the exact time behind them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy, npgettext_lazy, pgettext

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

register = template.Library()


class Unit(StrEnum):
    """What ages are counted in, the largest that there is at least one of (two weeks, two months)."""

    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


LENGTHS: Mapping[Unit, timedelta] = {
    Unit.MONTHS: timedelta(days=30.44),
    Unit.WEEKS: timedelta(weeks=1),
    Unit.DAYS: timedelta(days=1),
    Unit.HOURS: timedelta(hours=1),
    Unit.MINUTES: timedelta(minutes=1),
}
FEWEST: Mapping[Unit, int] = {Unit.MONTHS: 2, Unit.WEEKS: 2}
AGO: Mapping[Unit, StrPromise] = {
    Unit.MINUTES: ngettext_lazy("%(n)s minute ago", "%(n)s minutes ago", "n"),
    Unit.HOURS: ngettext_lazy("%(n)s hour ago", "%(n)s hours ago", "n"),
    Unit.DAYS: ngettext_lazy("%(n)s day ago", "%(n)s days ago", "n"),
    Unit.WEEKS: ngettext_lazy("%(n)s week ago", "%(n)s weeks ago", "n"),
    Unit.MONTHS: ngettext_lazy("%(n)s month ago", "%(n)s months ago", "n"),
}
FOR: Mapping[Unit, StrPromise] = {
    Unit.HOURS: npgettext_lazy("waiting", "%(n)s hour", "%(n)s hours", "n"),
    Unit.DAYS: npgettext_lazy("waiting", "%(n)s day", "%(n)s days", "n"),
    Unit.WEEKS: npgettext_lazy("waiting", "%(n)s week", "%(n)s weeks", "n"),
    Unit.MONTHS: npgettext_lazy("waiting", "%(n)s month", "%(n)s months", "n"),
}


@register.simple_tag
def ago(moment: datetime, now: datetime | None = None) -> SafeString:
    """When it was, as seen from now: `2 days ago`, and `just now` within a minute."""
    found = _age((now or timezone.now()) - moment)
    return _timed(moment, AGO[found[0]] % {"n": found[1]} if found else _("just now"))


@register.simple_tag
def waiting(moment: datetime, now: datetime | None = None) -> SafeString:
    """How long something has waited since: `2 days`, and `new` within an hour."""
    found = _age((now or timezone.now()) - moment)
    return _timed(moment, FOR[found[0]] % {"n": found[1]} if found and found[0] in FOR else pgettext("waiting", "new"))


@register.simple_tag
def dated(moment: datetime) -> SafeString:
    """The day, with the exact time behind it."""
    return _timed(moment, date_format(timezone.localtime(moment)))


def _age(passed: timedelta) -> tuple[Unit, int] | None:
    """The unit and how many of it are over; None for less than one of the smallest, and for what is still to come."""
    counted = ((unit, passed // length) for unit, length in LENGTHS.items())
    return next(((unit, number) for unit, number in counted if number >= FEWEST.get(unit, 1)), None)


def _timed(moment: datetime, words: str) -> SafeString:
    local = timezone.localtime(moment)
    exact = date_format(local, "DATETIME_FORMAT")
    return format_html('<time datetime="{}" title="{}">{}</time>', local.isoformat(timespec="seconds"), exact, words)
