"""The paper's settings, with what would only slow tests down taken out."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("VAR_DIR", tempfile.mkdtemp(prefix="newsroom-test-"))

from newsroom.settings import *  # noqa: E402, F403
from newsroom.settings import STORAGES, VAR_DIR  # noqa: E402

MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="media-", dir=VAR_DIR))
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
AXES_ENABLED = False  # its own test switches it on
