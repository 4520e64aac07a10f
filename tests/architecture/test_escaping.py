"""Article text is data: nothing in the project switches Django's escaping off."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT: Path = settings.BASE_DIR
UNESCAPED = re.compile(r"\|\s*(?:safe|safeseq)\b|\bmark_safe\b|{%-?\s*autoescape\s+off")
TRUSTING = {"mark_safe", "html_safe", "__html__", "allow_tags"}
MADE_SAFE = {"SafeString", "SafeText"}
"""Fine as the type of what `format_html` returns, not as a way to make it."""
FORMATTING = {"format_html", "format_html_join"}
ALLOWED: dict[str, str] = {}
"""Modules that may trust a string, with the reason: the string must never hold content."""


def templates() -> list[Path]:
    folders = [ROOT / "templates", *(ROOT / app / "templates" for app in ("articles", "review", "config"))]
    return sorted(file for folder in folders for file in folder.rglob("*") if file.is_file())


def modules() -> list[Path]:
    return sorted(file for app in ("articles", "review", "config") for file in (ROOT / app).rglob("*.py"))


def trusts(code: str) -> bool:
    """Whether the code marks a string as safe, or formats one whose fixed part is not written out in the code."""
    return any(_trusts(node) for node in ast.walk(ast.parse(code)))


def _trusts(node: ast.AST) -> bool:
    match node:
        case ast.ImportFrom(names=names):
            return any(alias.name in TRUSTING for alias in names)
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.FunctionDef(name=name):
            return name in TRUSTING
        case ast.keyword(arg="is_safe"):
            return True
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=arguments):
            return name in MADE_SAFE or (name in FORMATTING and not _written_out(name, arguments))
    return False


def _written_out(function: str, arguments: list[ast.expr]) -> bool:
    """Whether the arguments that are not escaped are literals: one, or for a join two, at the beginning."""
    fixed = arguments[: 2 if function == "format_html_join" else 1]
    return bool(fixed) and all(isinstance(part, ast.Constant) for part in fixed)


def test_no_template_switches_escaping_off():
    assert [str(file) for file in templates() if UNESCAPED.search(file.read_text(encoding="utf-8"))] == []


def test_no_module_marks_a_string_as_safe():
    found = {str(file.relative_to(ROOT)) for file in modules() if trusts(file.read_text(encoding="utf-8"))}

    assert found == set(ALLOWED)


@pytest.mark.parametrize(
    "template",
    [
        "{{ text|safe }}",
        "{{ text | safe }}",
        "{{ rows|safeseq|join:'' }}",
        "{% autoescape off %}",
        "{%- autoescape  off %}",
    ],
)
def test_every_way_of_switching_escaping_off_is_seen(template):
    assert UNESCAPED.search(template)


def test_harmless_words_are_not_mistaken():
    assert not UNESCAPED.search("{{ text|escape }} is safe | safely {% autoescape on %}")


@pytest.mark.parametrize(
    "code",
    [
        "from django.utils.safestring import mark_safe",
        "import django.utils.safestring as s\ns.mark_safe(text)",
        "from django.utils import html\nhtml.mark_safe(text)",
        "from django.utils.html import html_safe",
        "@register.filter(is_safe=True)\ndef f(text): ...",
        "SafeString(text)",
        "class C:\n    def __html__(self): ...",
        "format_html(text)",
        "format_html(f'<b>{text}</b>')",
        "html.format_html('<b>' + text)",
        "format_html_join(text, '{}', rows)",
    ],
)
def test_every_way_of_marking_a_string_as_safe_is_seen(code):
    assert trusts(code)


@pytest.mark.parametrize(
    "code",
    [
        "from django.utils.safestring import SafeString\ndef f() -> str | SafeString: ...",
        "format_html('<b>{}</b>', text)",
        "format_html_join('', '<li>{}</li>', rows)",
    ],
)
def test_escaped_formatting_is_not_mistaken(code):
    assert not trusts(code)
