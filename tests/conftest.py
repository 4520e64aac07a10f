"""What every test stands on, and who is at the desk in most of them: `anna` and `ben`, and their lead `leni`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import translation
from hypothesis import settings

from articles.models import Project
from review.catalogues import compile_stale
from review.roles import Role
from tests.builders import a_project, a_user

settings.register_profile("any machine", deadline=None)  # how long an example takes is the machine's affair
settings.load_profile("any machine")


DATABASE = {"db", "transactional_db", "live_server"}


@pytest.fixture(autouse=True)
def _nobodys_language() -> None:
    """A request answers in its person's language and leaves it in force; no test begins in another one's."""
    translation.deactivate()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Nothing in this process has to survive a power cut: what the disk writes later is not waited for."""
    options = connection.settings_dict["OPTIONS"]
    if connection.vendor == "sqlite":
        options["init_command"] = options["init_command"].replace("synchronous=FULL", "synchronous=OFF")
    else:
        options["options"] += " -c synchronous_commit=off"


@pytest.fixture(scope="module")
def lasting(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """What a module's fixtures store on top of this one stays for all of its tests, and what these do to it does not.

    Each test's own transaction lies inside this one. Not for modules with tests of several transactions.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What asks nothing of the database that is tested is marked: tests.run runs it on the first database alone."""
    for item in items:
        if not (item.get_closest_marker("django_db") or DATABASE & set(getattr(item, "fixturenames", ()))):
            item.add_marker("once")


def pytest_configure(config: pytest.Config) -> None:
    """Tests read what stands in the catalogues now; the workers wait for whoever started them."""
    if not hasattr(config, "workerinput"):
        compile_stale(Path(__file__).parent.parent)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """With NO_SKIPS=1 a test that was skipped for want of a browser or a database fails the run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("NO_SKIPS") != "1" or reporter is None:
        return
    wanting = [report for report in reporter.stats.get("skipped", []) if "only on " not in str(report.longrepr)]
    if wanting:
        reporter.write_line(f"{len(wanting)} tests were skipped, which NO_SKIPS=1 forbids", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes are named by their parameter: a file made while collecting (an archive carries its time) would give each
    worker another name for the same test."""
    return argname if isinstance(val, bytes) else None


@pytest.fixture
def project(db: None) -> Project:
    return a_project()


@pytest.fixture
def anna(project: Project) -> User:
    return a_user(Role.EDITOR, project, name="anna")


@pytest.fixture
def ben(project: Project) -> User:
    return a_user(Role.EDITOR, project, name="ben")


@pytest.fixture
def leni(project: Project) -> User:
    return a_user(Role.LEAD, project, name="leni")
