"""What the MQM error types are called."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from review.detector import ErrorType

NAMES: Mapping[ErrorType, Promise] = {
    ErrorType.MISTRANSLATION: _("Mistranslation"),
    ErrorType.OMISSION: _("Omission"),
    ErrorType.ADDITION: _("Addition"),
    ErrorType.UNTRANSLATED: _("Left untranslated"),
    ErrorType.DO_NOT_TRANSLATE: _("Should not be translated"),
    ErrorType.GRAMMAR: _("Grammar"),
    ErrorType.PUNCTUATION: _("Punctuation"),
    ErrorType.SPELLING: _("Spelling"),
    ErrorType.DUPLICATION: _("Duplication"),
    ErrorType.CHARACTER_ENCODING: _("Damaged characters"),
    ErrorType.TERMINOLOGY: _("Wrong term"),
    ErrorType.INCONSISTENT_TERM: _("Inconsistent term"),
    ErrorType.NUMBER_FORMAT: _("Number format"),
    ErrorType.CURRENCY_FORMAT: _("Currency format"),
    ErrorType.DATE_FORMAT: _("Date format"),
    ErrorType.QUOTATION_FORMAT: _("Quotation marks"),
    ErrorType.MARKUP: _("Markup"),
    ErrorType.STYLE: _("Awkward style"),
    ErrorType.OTHER: _("Something else"),
}
