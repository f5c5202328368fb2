"""One file of settings. Everything a deployment may change comes from the environment; what each
name means is in docs/operations.md. A wrong value stops the start with a sentence that helps."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from articles.prepared import Cursor
from articles.text.languages import pack
from newsroom import environment as env
from newsroom import logs
from newsroom.unfold import unfold_settings

env.read_file("ENV_FILE")
BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = env.folder("VAR_DIR", BASE_DIR / "var")

# ── who we are ──────────────────────────────────────────────────────────────────────────────
DEBUG = env.switch("DEBUG", default=False)
SECRET_KEY = env.secret_key(VAR_DIR / "secret_key")
SITE_URL = env.address("SITE_URL", "http://127.0.0.1:8000")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
TRUSTED_PROXIES = env.whole_number("TRUSTED_PROXIES", 0)
SECURE = SITE_URL.startswith("https://")

# ── languages: the one place to change them ─────────────────────────────────────────────────
# The first one is the paper's own and stands at the root of the site; the others under their code.
LANGUAGES_LACK = env.languages("LANGUAGES", "ar,en")
LANGUAGE_CODES = list(LANGUAGES_LACK)
LANGUAGES = [(code, pack(code).name) for code in LANGUAGE_CODES]
LANGUAGE_CODE = LANGUAGE_CODES[0]
MODELTRANSLATION_DEFAULT_LANGUAGE = LANGUAGE_CODE
# The database has columns for the first three, whichever are spoken.
MODELTRANSLATION_LANGUAGES = tuple(dict.fromkeys(["ar", "en", "fr", *LANGUAGE_CODES]))
MODELTRANSLATION_ENABLE_FALLBACKS = False
MODELTRANSLATION_TRANSLATION_FILES = ("articles.translation",)
_PAPER_NAMES = {"ar": "الرواق", "en": "Al-Riwaq", "fr": "Al-Riwaq", "fa": "الرواق"}
SITE_NAME = {
    code: env.text(f"SITE_NAME_{code.upper()}", _PAPER_NAMES.get(code, _PAPER_NAMES["en"]))
    for code in MODELTRANSLATION_LANGUAGES
}
USE_I18N = True
MONTH_NAMES = env.choice("MONTH_NAMES", ["gulf", "levant", "maghreb", "morocco", "both"], "gulf")
# The second one holds Arabic for words of packages that bring none of their own, the third the
# months of this paper for whatever a package draws by itself.
LOCALE_PATHS = [
    BASE_DIR / "articles" / "locale",
    BASE_DIR / "articles" / "locale" / "borrowed",
    BASE_DIR / "articles" / "locale" / "months" / MONTH_NAMES,
]
FORMAT_MODULE_PATH = ["newsroom.formats"]
USE_THOUSAND_SEPARATOR = False

TIME_ZONE = env.time_zone("TIME_ZONE", "Asia/Kuwait")
USE_TZ = True
DIGITS = env.choice("DIGITS", ["latn", "arab"], "latn")
HIJRI = env.switch("HIJRI", default=False)

# ── what it is made of ──────────────────────────────────────────────────────────────────────
INSTALLED_APPS = [
    "modeltranslation",
    "unfold",
    "unfold.contrib.filters",
    "unfold.contrib.forms",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_prose_editor",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "corsheaders",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "articles",
]

# How long answers took, in Server-Timing: for who looks, not for everybody.
SERVER_TIMING = env.switch("SERVER_TIMING", default=False)

MIDDLEWARE = [
    "newsroom.logs.numbered",
    "newsroom.timing.server_timing",
    "newsroom.middleware.trusted_proxies",
    "django.middleware.security.SecurityMiddleware",
    "newsroom.middleware.hardened",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "newsroom.middleware.editors_policy",
    "newsroom.middleware.CrossOrigin",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "newsroom.replica.readers_from_the_replica",
    "newsroom.middleware.language_of_the_address",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "newsroom.sessions.SessionLimits",
    "newsroom.second_factor.SecondFactor",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
APPEND_SLASH = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "articles.site.context.paper",
            ],
        },
    }
]

# ── where things are kept ───────────────────────────────────────────────────────────────────
SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
        "PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY; "
        "PRAGMA secure_delete=ON;"  # what is destroyed is overwritten
    ),
}

_PREPARES = env.switch("PREPARED_STATEMENTS", default=True)


def _database(name: str, default: str = "") -> dict[str, Any]:
    url = env.address(name, default, schemes=("sqlite", "postgres", "postgresql"))
    try:
        chosen = dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True)
    except (dj_database_url.ParseError, dj_database_url.UnknownSchemeError, ValueError) as wrong:
        raise ImproperlyConfigured(
            f"{name} cannot be read. Give sqlite:///path/to/file or postgres://user:password@host/name."
        ) from wrong
    if chosen["ENGINE"].endswith("sqlite3"):
        chosen["OPTIONS"] = dict(SQLITE)
        if chosen["NAME"] != ":memory:":
            env.private_file(Path(chosen["NAME"]))
    else:
        chosen["ENGINE"] = "newsroom.postgresql"
        # A machine that is gone answers nothing at all: that is known after ten seconds.
        patience = {"connect_timeout": 5, "tcp_user_timeout": 10_000}
        patience |= {"keepalives_idle": 5, "keepalives_interval": 5}
        prepares = {"cursor_factory": Cursor} if _PREPARES else {}
        chosen["OPTIONS"] = {**patience, **prepares, **chosen.get("OPTIONS", {})}
        # Rows read in parts would need one connection between the parts, which a pooler does not
        # promise.
        chosen["DISABLE_SERVER_SIDE_CURSORS"] = True
    return dict(chosen)


DATABASES = {"default": _database("DATABASE_URL", f"sqlite:///{VAR_DIR / 'newsroom.sqlite3'}")}
if env.text("DATABASE_REPLICA_URL"):
    DATABASES["replica"] = _database("DATABASE_REPLICA_URL") | {"TEST": {"MIRROR": "default"}}
DATABASE_ROUTERS = ["newsroom.replica.Router"]

CACHE_URL = env.address("CACHE_URL", schemes=("redis", "rediss", "unix"))
_VALKEY = {
    "LOCATION": CACHE_URL,
    "KEY_PREFIX": SITE_URL,  # another paper may keep what is its own there
    "OPTIONS": {"socket_connect_timeout": 0.5, "socket_timeout": 0.5},
}
_MEMORY = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
_STEADY = {"BACKEND": "newsroom.caches.Steady", **_VALKEY}
CACHES = {
    # The brakes of the door (allauth knows no other cache): all processes count together, and
    # counts live through a restart.
    "default": _STEADY
    if CACHE_URL
    else {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "articles_brake",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    # What may do without the others, while it is away: newsroom/caches.py. Cards are large, and
    # push nothing else out.
    "quick": _STEADY
    if CACHE_URL
    else {**_MEMORY, "LOCATION": "quick", "OPTIONS": {"MAX_ENTRIES": 20_000}},
    "cards": _STEADY if CACHE_URL else {**_MEMORY, "LOCATION": "cards"},
    # What has to know that it is away.
    "shared": {"BACKEND": "newsroom.caches.Shared", **_VALKEY} if CACHE_URL else _MEMORY,
    # When this process first saw each page as it is: articles/reading/validators.py.
    "validators": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "validators",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
}

# A process that works longer at one answer hangs, and ends: newsroom/watchdog.py. 0: never.
REQUEST_SECONDS = env.whole_number("REQUEST_SECONDS", 120)
# Memory of each process for readers' pages that are made: newsroom/pages.py. 0: none is kept.
PAGE_CACHE_MB = env.whole_number("PAGE_CACHE_MB", 64)
# Caches outside that are told what to drop, and for how many seconds they may keep a page.
EDGES = env.edges("EDGES")
EDGE_SECONDS = env.whole_number("EDGE_SECONDS", 300)

# Where `manage.py backup` writes, and age public keys it encrypts to.
BACKUP_DIR = env.text("BACKUP_DIR")
BACKUP_RECIPIENTS = env.age_keys("BACKUP_RECIPIENTS")

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "articles.site.sheets.Sheets",
]
MEDIA_URL = env.text("MEDIA_URL", "/media/")
MEDIA_ROOT = VAR_DIR / "media"
S3_BUCKET = env.text("S3_BUCKET")
_S3 = {
    "bucket_name": S3_BUCKET,
    "endpoint_url": env.address("S3_ENDPOINT_URL") or None,
    "access_key": env.text("S3_ACCESS_KEY") or None,
    "secret_key": env.text("S3_SECRET_KEY") or None,
    "region_name": env.text("S3_REGION") or None,
    "querystring_auth": False,
}
if S3_BUCKET:
    env.needs("S3_BUCKET", "storages")
STORAGES = {
    "default": {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": _S3,
    }
    if S3_BUCKET
    else {"BACKEND": "articles.images.files.WholeFiles"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "newsroom.statics.Statics"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
# The longest article we know is far below this; a form that is larger is refused with a 413.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000  # a story with all its rows is one form

# ── who may come in ─────────────────────────────────────────────────────────────────────────
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": name}
    for name in (
        "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "django.contrib.auth.password_validation.MinimumLengthValidator",
        "django.contrib.auth.password_validation.CommonPasswordValidator",
        "django.contrib.auth.password_validation.NumericPasswordValidator",
        "newsroom.passwords.WordsOfThePaper",
    )
]
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/admin/"
ACCOUNT_ADAPTER = "newsroom.accounts.ClosedDoor"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_USER_DISPLAY = "articles.workflow.people.name_of"
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody signs up here, so there is nothing to tell them
ACCOUNT_FORMS = {"reset_password": "newsroom.accounts.LetterWanted"}
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_RATE_LIMITS = {
    # A wrong password or code is counted by newsroom/brakes.py, where known devices are free of the
    # guesses of others; what is right is no guess.
    "login": None,
    "login_failed": None,
    "reset_password": "20/h/ip,3/h/key",
    "manage_email": "6/h/user",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # half a minute, for typing and for clocks that differ (RFC 6238, 5.2)
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ADAPTER = "newsroom.second_factor.SecondFactors"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # nobody signs up with somebody else's address: see ClosedDoor
MFA_FORMS = {
    "authenticate": "newsroom.second_factor.Code",
    "reauthenticate": "newsroom.second_factor.CodeAgain",
    "add_webauthn": "articles.admin.security_key.AddSecurityKey",
    "edit_webauthn": "articles.admin.security_key.RenameSecurityKey",
}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG

SESSION_ENGINE = "articles.models.session"
# Nothing done for so long, or in for so long: who one is is asked again.
SESSION_COOKIE_AGE = env.whole_number("SESSION_IDLE_HOURS", 12, least=1) * 3600
SESSION_HOURS = env.whole_number("SESSION_HOURS", 168, least=1)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = (
    f"{'__Host-' if SECURE else ''}{name}" for name in ("sessionid", "csrftoken")
)
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.switch("HSTS_SUBDOMAINS", default=False) and SECURE
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
# The readers' API is open to any page: it carries no cookie. Shares are counted for our own pages
# and apps alone (articles.shares.is_cross_site), and a preflight says the same (CrossOrigin).
APP_ORIGINS = env.words("APP_ORIGINS", "capacitor://localhost,ionic://localhost,https://localhost")
APP_KEYS = env.words("APP_KEYS")
if any(len(key) < 16 for key in APP_KEYS):
    raise ImproperlyConfigured("APP_KEYS: give at least 16 characters for each key.")
CORS_ALLOW_ALL_ORIGINS = True
CORS_URLS_REGEX = r"^/api/v1/(?!desk/).*$"
CORS_ALLOW_HEADERS = ["accept", "accept-language", "content-type", "if-none-match"]
CORS_ALLOW_HEADERS += ["if-modified-since", "idempotency-key", "x-app-key"]
CORS_EXPOSE_HEADERS = ["ETag", "Last-Modified", "Retry-After", "Content-Language"]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"] + ([MEDIA_URL] if MEDIA_URL.startswith("http") else []),
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# ── machines ────────────────────────────────────────────────────────────────────────────────
REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["drf_orjson_renderer.renderers.ORJSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["articles.api.parsing.Json"],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAdminUser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "articles.api.problems.problem",
    "DEFAULT_THROTTLE_RATES": {"read": "300/min", "share": "1200/min", "desk": "300/min"},
    "NUM_PROXIES": 0,
    "URL_FORMAT_OVERRIDE": None,  # Accept decides; an unknown parameter is refused
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Newsroom API",
    "DESCRIPTION": "What the paper has published, as JSON, and the editors’ desk. See docs/api.md.",
    "VERSION": "1.0.0",
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SWAGGER_UI_SETTINGS": {"deepLinking": True, "validatorUrl": None},
}

# ── what the paper promises ─────────────────────────────────────────────────────────────────
SHARE_COUNT_FLOOR = env.whole_number("SHARE_COUNT_FLOOR", 1)
# What comes beyond it for one story is looked at before it counts: articles/shares/reviewing.py.
SHARES_AN_HOUR = env.whole_number("SHARES_AN_HOUR", 500, least=1)
SEAL_RECIPIENTS = env.age_keys("SEAL_RECIPIENTS")
DEMO_PASSWORD = env.text("DEMO_PASSWORD")

_mail = env.mail("EMAIL_URL", "console://")
EMAIL_BACKEND = _mail["backend"]
EMAIL_TIMEOUT = 10  # seconds: a mail server that hangs holds the clock up no longer
DEFAULT_FROM_EMAIL = env.text("EMAIL_FROM", f"newsroom@{urlsplit(SITE_URL).hostname}")
EMAIL_HOST, EMAIL_PORT = _mail["host"], _mail["port"]
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail["user"], _mail["password"]
EMAIL_USE_SSL, EMAIL_USE_TLS = _mail["ssl"], _mail["tls"]

LOGGING = logs.configured(env.choice("LOG_FORMAT", ("text", "json"), "text"), whole=DEBUG)

# Who may ask for GET /metrics; nobody where it is empty.
METRICS_TOKEN = env.text("METRICS_TOKEN")
SLOW_QUERY_MS = env.whole_number("SLOW_QUERY_MS", 500)
if SENTRY_DSN := env.address("SENTRY_DSN"):
    env.needs("SENTRY_DSN", "sentry_sdk").init(dsn=SENTRY_DSN, **logs.SENTRY)

# ── the editors' rooms ──────────────────────────────────────────────────────────────────────
UNFOLD = unfold_settings(has_languages=len(LANGUAGE_CODES) > 1)
env.check_names()
