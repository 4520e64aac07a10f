"""docs/settings.md lists what the environment decides, neither less nor more."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

ROOT: Path = settings.BASE_DIR
ENVIRONMENT = {"env", "environ", "os.environ", "os"}


def read_in(code: str) -> set[str]:
    """The names of the variables that the code reads from the environment."""
    return {name for node in ast.walk(ast.parse(code)) for name in _names(node)}


def _names(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Call) and _reads(node.func) and node.args:
        key: ast.expr = node.args[0]
    elif isinstance(node, ast.Subscript) and ast.unparse(node.value) in ENVIRONMENT:
        key = node.slice
    else:
        return
    if isinstance(key, ast.Constant) and isinstance(key.value, str):
        yield key.value


def _reads(function: ast.expr) -> bool:
    name = ast.unparse(function)
    return name in ENVIRONMENT | {"os.getenv", "getenv"} or name.rpartition(".")[0] in ENVIRONMENT


def documented() -> set[str]:
    text = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    before_tests = text.partition("## Tests only")[0]
    return set(re.findall(r"^\| `([A-Z_]+)` \|", before_tests, re.MULTILINE))


def read_by_settings() -> set[str]:
    return read_in((ROOT / "config" / "settings.py").read_text(encoding="utf-8"))


def test_every_variable_read_in_the_settings_is_documented():
    assert read_by_settings() - documented() == set()


def test_every_documented_variable_is_read():
    assert documented() - read_by_settings() == set()


def test_only_the_settings_read_the_environment():
    """Elsewhere a variable would escape the documentation; the two starters only name the settings."""
    for file in ROOT.glob("*/**/*.py"):
        if {".venv", "tests", "config", "docs"} & set(file.relative_to(ROOT).parts):
            continue
        assert read_in(file.read_text(encoding="utf-8")) == set(), file


def test_every_way_of_reading_the_environment_is_seen():
    code = 'env.str("A")\nenv("B")\nos.environ["C"]\nos.environ.get("D")\nos.getenv("E", "x")\nother.get("F")'

    assert read_in(code) == {"A", "B", "C", "D", "E"}
