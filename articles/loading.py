"""Loading a module when it is first needed: libraries that read and write Word and Excel take long."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.module_loading import import_string


def when_called(path: str) -> Callable[..., Any]:
    """The function of this dotted name, whose module is loaded when it is called."""

    def function(*given: Any) -> Any:
        return import_string(path)(*given)

    return function
