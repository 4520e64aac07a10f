"""The settings of the tests: a development machine; passwords are quick to check, jobs are done at once."""

import os

os.environ.setdefault("DEBUG", "1")

from config.settings import *  # noqa: F403

AXES_ENABLED = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": ["files", "checks"]}}

# Nothing here has to survive a power cut: what the disk writes later need not be waited for.
OPTIONS = DATABASES["default"]["OPTIONS"]  # noqa: F405
if "init_command" in OPTIONS:
    OPTIONS["init_command"] = OPTIONS["init_command"].replace("synchronous=FULL", "synchronous=OFF")
else:
    OPTIONS["options"] += " -c synchronous_commit=off"
