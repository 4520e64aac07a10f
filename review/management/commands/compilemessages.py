"""Compiles the catalogues of the interface. Takes the place of Django's, which needs GNU gettext."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from review.catalogues import compile_stale


class Command(BaseCommand):
    help = "Compiles the catalogues that are newer than their compiled form."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        for file in compile_stale(settings.BASE_DIR):
            self.stdout.write(str(file.relative_to(settings.BASE_DIR).with_suffix(".mo")))
