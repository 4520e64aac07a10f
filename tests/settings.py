"""The settings of the tests: a development machine, with passwords quick to check and sign-in not throttled."""

import os

os.environ.setdefault("DEBUG", "1")

from config.settings import *  # noqa: F403

AXES_ENABLED = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
