"""How often signing in may fail: for an account from one address, for an address, and for an account from anywhere."""

from __future__ import annotations

import re
from datetime import timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_client_username
from axes.models import AccessLog
from django.conf import settings
from django.db.models import Sum
from django.http import HttpRequest

KNOWN_FOR = timedelta(days=90)
"""So long an address from which somebody signed in is theirs."""
PORT = re.compile(r"^\[(?P<six>[^\]]*)\](?::\d+)?$|^(?P<four>[\d.]+):\d+$")
BLOCK = 64
"""Bits that one subscriber's addresses of version 6 have in common."""


class Throttle(AxesDatabaseHandler):  # type: ignore[misc]  # the package has no types
    """Counts failures as django-axes does, each measure against a limit of its own (settings.SIGN_IN_FAILURES)."""

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """How many of the limits are used up; the account's own does not count where its owner signed in before."""
        used = {name for name, failed in self._failed(request, credentials).items() if failed >= _limit(name)}
        if used == {"account"} and _is_known(request, get_client_username(request, credentials)):
            return 0
        return len(used)

    def reset_user_attempts(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """Forgets the account's failures from this address alone: who has an account of their own could otherwise
        sign in now and then, and go on guessing other people's passwords."""
        forgotten: int = self.filter_user_attempts(request, credentials)[0].delete()[0]
        return forgotten

    def _failed(self, request: HttpRequest, credentials: dict[str, Any] | None) -> dict[str, int]:
        counted = self.get_user_attempts(request, credentials)
        sums = (attempts.aggregate(failed=Sum("failures_since_start"))["failed"] or 0 for attempts in counted)
        return dict(zip(settings.SIGN_IN_FAILURES, sums, strict=True))


def _limit(name: str) -> int:
    limit: int = settings.SIGN_IN_FAILURES[name]
    return limit


def _is_known(request: Any, username: str | None) -> bool:
    since = request.axes_attempt_time - KNOWN_FOR
    here = AccessLog.objects.filter(username=username, ip_address=request.axes_ip_address)
    return bool(here.filter(attempt_time__gte=since).exists())


def client_address(request: HttpRequest) -> str | None:
    """Where a request comes from: what the outermost of our PROXIES wrote down, else the address that is connected.

    Of X-Forwarded-For everything further left was written by whoever asks. An address of version 6 stands for its
    block, of which one subscriber has all. None where there is no address, as over a socket file.
    """
    hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")[-settings.PROXIES :] if settings.PROXIES else []
    return _plain(hops[0]) if hops and _plain(hops[0]) else _plain(request.META.get("REMOTE_ADDR", ""))


def _plain(written: str) -> str | None:
    port = PORT.match(written.strip())
    try:
        address = ip_address(port["six"] or port["four"] if port else written.strip())
    except ValueError:
        return None
    if not isinstance(address, IPv6Address):
        return str(address)
    return str(address.ipv4_mapped or ip_network((address.packed, BLOCK), strict=False).network_address)
