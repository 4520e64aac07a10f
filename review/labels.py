"""What the review's models and their fields are called in the administration, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from articles.labels import FIELDS as OF_ARTICLES

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

MODELS: Mapping[str, tuple[StrPromise, StrPromise]] = {
    "flag": (_("flag"), _("flags")),
    "decision": (_("decision"), _("decisions")),
    "term": (_("term"), _("terms")),
    "learnedrule": (_("learned rule"), _("learned rules")),
}
FIELDS: Mapping[str, StrPromise] = {
    **OF_ARTICLES,
    "after": _("words after"),
    "before": _("words before"),
    "born_of": _("born of the decision"),
    "case_sensitive": _("capitals matter"),
    "changed_at": _("last changed at revision"),
    "check_id": _("check"),
    "closed_at": _("gone at revision"),
    "confirmed_by": _("confirmed by"),
    "details": _("details"),
    "edit_index": _("number of the edit"),
    "end": _("end"),
    "error_type": _("kind of error (MQM)"),
    "evidence": _("evidence"),
    "find": _("wrong words"),
    "flag": _("flag"),
    "forbidden": _("wrong renderings"),
    "message": _("message"),
    "note": _("note"),
    "origin": _("origin"),
    "places": _("places"),
    "quote": _("words"),
    "raised_at": _("raised at revision"),
    "raised_by": _("raised by"),
    "reason": _("reason"),
    "replace": _("right words"),
    "replacement": _("replacement"),
    "revision": _("revision"),
    "scope": _("scope"),
    "severity": _("severity"),
    "source": _("term in the source"),
    "source_condition": _("only where the source has"),
    "start": _("start"),
    "suggestions": _("suggestions"),
    "target": _("its rendering"),
    "tier": _("certainty"),
}
