"""Which key does what on the review page: the map as it comes, and as a person has set it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a single key does. `key` is the one it comes with; a capital letter means Shift as well."""

    name: str
    key: str
    label: str | Promise


ACTIONS = (
    Action("next", "j", _("Next flag")),
    Action("previous", "k", _("Previous flag")),
    Action("accept", "a", _("Accept the first fix")),
    Action("fix1", "1", _("Accept fix 1")),
    Action("fix2", "2", _("Accept fix 2")),
    Action("fix3", "3", _("Accept fix 3")),
    Action("own", "r", _("Own text in the flag’s place")),
    Action("edit", "e", _("Edit the paragraph")),
    Action("dismiss", "d", _("Dismiss, here")),
    Action("scopes", "D", _("Dismiss with a scope or a reason")),
    Action("alike", "b", _("Accept all like this")),
    Action("undo", "z", _("Undo")),
    Action("comment", "c", _("Flag or comment on the selection")),
    Action("seen", "v", _("Paragraph seen, to the next")),
    Action("source", "q", _("To the source and back")),
    Action("article", "n", _("Next article")),
    Action("skip", "s", _("Skip this article")),
    Action("done", "x", _("Done: sign off")),
    Action("help", "?", _("All keys")),
)


@dataclass(frozen=True, slots=True)
class KeyMap:
    """A person's keys: what they set otherwise than it comes, by action; and whether single keys are on at all."""

    changed: Mapping[str, str] = field(default_factory=dict)
    on: bool = True
    hint: bool = True

    def key(self, action: Action) -> str:
        return self.changed.get(action.name, action.key)

    def single(self, name: str) -> str:
        """The key of an action, by its name; empty where single keys are switched off."""
        return next(self.key(action) for action in ACTIONS if action.name == name) if self.on else ""

    def rows(self) -> list[tuple[Action, str]]:
        """Every action with its key, as it is shown."""
        return [(action, shown(self.key(action))) for action in ACTIONS]

    def as_json(self) -> str:
        """The keys by action, for the page's script."""
        return json.dumps({action.name: self.key(action) for action in ACTIONS})


def shown(key: str) -> str:
    """The key as it is printed on a keyboard, with Shift for a capital letter."""
    return f"⇧ {key}" if key != key.lower() else key.upper()


def clashes(keys: Mapping[str, str]) -> dict[str, str]:
    """The actions whose key another action before them has, with that action's name."""
    taken: dict[str, str] = {}
    twice = {}
    for name, key in keys.items():
        if key in taken:
            twice[name] = taken[key]
        taken.setdefault(key, name)
    return twice
