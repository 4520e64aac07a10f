"""Proposes rules from what people have chosen again and again."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from review.knowledge.learning import propose


class Command(BaseCommand):
    help = "Stores as proposed rules the corrections that people chose in three translations or more."

    def handle(self, *args: Any, **options: Any) -> None:
        rules = propose(at=timezone.now())
        for rule in rules:
            self.stdout.write(f"{rule.source_language} → {rule.target_language}: {rule}")
        self.stdout.write(f"{len(rules)} proposed.")
