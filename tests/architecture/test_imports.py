"""Imports point one way: config → review → articles, and the detector knows none of them."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from django.conf import settings

ROOT: Path = settings.BASE_DIR
OURS = ("config", "review", "articles")


def modules_of(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def imported_by(code: str, package: str) -> Iterator[str]:
    """The full names of what the code imports, at any depth; `package` is where it stands."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join([*package.split(".")[: -node.level + 1 or None], *filter(None, [node.module])])
            module = base if node.level else node.module or ""
            yield from (f"{module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in ("import_module", "__import__"):
            yield from (a.value for a in node.args[:1] if isinstance(a, ast.Constant) and isinstance(a.value, str))


def imports(file: Path) -> set[str]:
    package = ".".join(file.relative_to(ROOT).parent.parts)
    return set(imported_by(file.read_text(encoding="utf-8"), package))


def touching(found: set[str], *packages: str) -> set[str]:
    """Those of the imported names that lie in one of the packages."""
    return {name for name in found if any(name == p or name.startswith(f"{p}.") for p in packages)}


def offenders(folder: str, *forbidden: str) -> dict[str, set[str]]:
    found = {str(file.relative_to(ROOT)): touching(imports(file), *forbidden) for file in modules_of(folder)}
    return {file: names for file, names in found.items() if names}


def test_articles_never_import_review():
    assert offenders("articles", "review") == {}


@pytest.mark.parametrize("folder", ["articles", "review"])
def test_nothing_imports_config(folder):
    assert offenders(folder, "config") == {}


def test_the_detector_knows_no_django_no_articles_and_no_other_part_of_review():
    foreign = {
        file: {name for name in names if not name.startswith("review.detector")}
        for file, names in offenders("review/detector", "django", "articles", "config", "review").items()
    }

    assert {file: names for file, names in foreign.items() if names} == {}


def test_nothing_but_tests_imports_tests():
    assert {folder: found for folder in OURS if (found := offenders(folder, "tests"))} == {}


def test_nothing_but_tests_imports_what_stands_under_the_gpl():
    assert {folder: found for folder in OURS if (found := offenders(folder, "translate"))} == {}


def test_loading_the_detector_loads_no_django():
    """The syntax trees see our own imports; this sees what they pull in."""
    import subprocess
    import sys

    code = "import review.detector, sys; print([m for m in sys.modules if m.split('.')[0] in ('django', 'articles')])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("code", "package", "expected"),
    [
        ("import review.models", "articles", {"review.models"}),
        ("from review import models", "articles", {"review.models"}),
        ("def f():\n    from review.models import Flag", "articles", {"review.models.Flag"}),
        ("from . import door", "articles", {"articles.door"}),
        ("from ..models import Flag", "review.detector", {"review.models.Flag"}),
        ("from ...models import Flag", "review.detector.checks", {"review.models.Flag"}),
        ("import_module('django.db')", "review.detector", {"django.db"}),
    ],
)
def test_every_way_of_importing_is_seen(code, package, expected):
    assert set(imported_by(code, package)) == expected


def test_a_package_with_a_longer_name_is_another_package():
    assert touching({"reviewers.models", "review"}, "review") == {"review"}


def rooms_beside(house: str) -> dict[str, set[str]]:
    """What each module or package directly in a package imports of the others beside it."""
    folder, depth = ROOT / house.replace(".", "/"), house.count(".") + 1
    beside = {path.stem for path in folder.iterdir() if path.suffix == ".py" or path.is_dir()} - {"__init__"}
    found = dict[str, set[str]]()
    for file in folder.rglob("*.py"):
        room = Path(file.relative_to(folder).parts[0]).stem
        names = {name.split(".")[depth] for name in touching(imports(file), house) if name.count(".") >= depth}
        found.setdefault(room, set()).update(names & beside - {room})
    return found


@pytest.mark.parametrize("house", ["articles", "review", "review.detector"])
def test_the_rooms_of_a_house_stand_above_each_other(house):
    above = TopologicalSorter(rooms_beside(house))

    above.prepare()  # raises CycleError, which names those that import each other


def test_two_rooms_that_import_each_other_are_noticed():
    with pytest.raises(CycleError):
        TopologicalSorter(rooms_beside("review") | {"detector": {"models"}}).prepare()
