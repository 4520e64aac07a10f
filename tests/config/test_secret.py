"""The key of a machine that was not given one."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from config.secret import kept_key


def test_the_key_is_made_once_and_is_its_owners_alone(tmp_path: Path):
    file = tmp_path / "secret_key"

    first = kept_key(file)

    assert len(first) >= 50
    assert kept_key(file) == first
    assert file.stat().st_mode & 0o077 == 0
    assert list(tmp_path.iterdir()) == [file]


def test_all_who_ask_at_once_get_the_same_key(tmp_path: Path):
    with ThreadPoolExecutor(8) as threads:
        keys = set(threads.map(lambda _: kept_key(tmp_path / "key"), range(8)))

    assert len(keys) == 1
