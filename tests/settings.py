"""The settings of the tests: a development machine; passwords are quick to check, jobs are done at once."""

import os

os.environ.setdefault("DEBUG", "1")

from config.settings import *  # noqa: F403

AXES_ENABLED = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": ["files", "checks"]}}
