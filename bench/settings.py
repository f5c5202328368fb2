"""The paper's settings on a database of its own, which is thrown away afterwards. DATABASE_URL says
which server; the database beside yours is called test_…, as for tests."""

import os
import tempfile
from pathlib import Path

# The servers that a bench starts work on the same.
os.environ.setdefault("BENCH_VAR_DIR", tempfile.mkdtemp(prefix="newsroom-bench-"))
os.environ["VAR_DIR"] = os.environ["BENCH_VAR_DIR"]

from newsroom.settings import *  # noqa: F403
from newsroom.settings import (
    ALLOWED_HOSTS,
    DATABASES,
    LOGGING,
    REST_FRAMEWORK,
    STATIC_ROOT,
    VAR_DIR,
)

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "bench.sqlite3")}

ALLOWED_HOSTS = [*ALLOWED_HOSTS, "testserver"]
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
MEDIA_ROOT = Path(VAR_DIR) / "media"
ROOT_URLCONF = "bench.urls"
LOGGING = {**LOGGING, "root": {**LOGGING["root"], "level": "ERROR"}}
# Counted as ever, and nobody is turned away: of a second, so that no more is remembered of a
# network than in life, where one minute holds three hundred questions.
_RATES = dict.fromkeys(REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"], "9999999/s")
REST_FRAMEWORK = {**REST_FRAMEWORK, "DEFAULT_THROTTLE_RATES": _RATES}
