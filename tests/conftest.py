"""What every test stands on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.utils import translation
from hypothesis import settings

from review.catalogues import compile_stale

settings.register_profile("any machine", deadline=None)  # how long an example takes is the machine's affair
settings.load_profile("any machine")


@pytest.fixture(autouse=True)
def _nobodys_language() -> None:
    """A request answers in its person's language and leaves it in force; no test begins in another one's."""
    translation.deactivate()


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
