"""Stages of an import, rates and durations as people say them."""

from __future__ import annotations

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.figures import figure
from articles.importing.progress import Stage

register = template.Library()


@register.filter
def stage_name(stage: Stage) -> str:
    """What is done in the stage."""
    names = {
        "reading": _("Reading the files"),
        "storing": _("Storing the texts"),
        "renewing": _("Renewing texts that are there"),
        "listing": _("Showing everything"),
        "checking": _("Checking the texts"),
        "withdrawing": _("Taking the import back"),
    }
    return names.get(stage.name, stage.name)


@register.filter
def in_figures(number: int) -> str:
    """A number, its thousands apart as the reader's language has them."""
    return figure(number)


@register.filter
def per_second(rate: float) -> str:
    """A rate without decimals that nobody reads."""
    return number_format(rate, decimal_pos=0 if rate >= 10 else 1, force_grouping=True)


@register.filter
def time_left(seconds: int) -> str:
    """About how long it takes still."""
    if seconds < 10:
        return _("a few seconds left")
    if seconds < 90:
        return ngettext("about %(n)d second left", "about %(n)d seconds left", seconds) % {"n": seconds // 5 * 5}
    minutes = round(seconds / 60)
    if minutes < 90:
        return ngettext("about %(n)d minute left", "about %(n)d minutes left", minutes) % {"n": minutes}
    hours = round(minutes / 60)
    return ngettext("about %(n)d hour left", "about %(n)d hours left", hours) % {"n": hours}
