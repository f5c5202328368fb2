"""The paper's settings, with what would only slow tests down taken out."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

if "VAR_DIR" not in os.environ:
    os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="newsroom-test-")
    atexit.register(shutil.rmtree, os.environ["VAR_DIR"], ignore_errors=True)

from newsroom.settings import *  # noqa: F403
from newsroom.settings import CACHE_URL, CACHES, DATABASES, STATIC_ROOT, STORAGES, VAR_DIR

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as in life: a shared database in memory locks tables, not transactions.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}

if CACHE_URL:
    # Workers share one Valkey, and each test empties its cache: a database for each.
    for name in ("default", "quick", "cards", "shared"):
        CACHES[name]["OPTIONS"] = {"db": os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:]}

STATIC_ROOT.mkdir(parents=True, exist_ok=True)
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="media-", dir=VAR_DIR))
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
