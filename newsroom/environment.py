"""Settings come from the environment; a wrong value stops the start with a sentence that helps."""

import os
import secrets
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from django.core.exceptions import ImproperlyConfigured

from articles.text.languages import CODES, pack

EDGES = {
    "varnish": "varnish://host:port",
    "fastly": "fastly://token@service",
    "cloudflare": "cloudflare://token@zone",
}
_BASE = Path(__file__).resolve().parent.parent


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def choice(name: str, allowed: Sequence[str], default: str) -> str:
    """One of `allowed`; anything else stops the start."""
    value = text(name, default)
    if value not in allowed:
        raise ImproperlyConfigured(f"{name}={value!r} is not known. Allowed: {', '.join(allowed)}.")
    return value


def switch(name: str, default: bool) -> bool:
    value = text(name, "on" if default else "off").lower()
    if value in {"1", "on", "true", "yes"}:
        return True
    if value in {"0", "off", "false", "no"}:
        return False
    raise ImproperlyConfigured(f"{name}={value!r} is not known. Allowed: on, off.")


def whole_number(name: str, default: int, *, least: int = 0) -> int:
    value = text(name, str(default))
    if not value.isascii() or not value.isdigit() or int(value) < least:
        raise ImproperlyConfigured(f"{name}={value!r} is not a whole number of {least} or more.")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    """Values separated by commas, empty ones left out."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def languages(name: str, default: str) -> dict[str, list[str]]:
    """The languages of the paper, and what each of them lacks. A lack stops the start, but for a
    language whose words are begun and say that they are not ready."""
    chosen = words(name, default)
    if not chosen or len(set(chosen)) != len(chosen):
        raise ImproperlyConfigured(
            f"{name}={','.join(chosen)!r} is no list of languages. Name each once, the first one "
            f"at the site's root: {', '.join(CODES)}."
        )
    lacking = {code: _lacking(code) for code in chosen}
    for code, parts in lacking.items():
        if parts and (code not in CODES or pack(code).is_ready):
            raise ImproperlyConfigured(
                f"{name}: the paper does not speak {code!r} yet. It lacks {', '.join(parts)}. "
                f"It speaks {', '.join(CODES)}."
            )
    return lacking


def _lacking(code: str) -> list[str]:
    if not code.isascii() or not code.isalpha():
        return ["a code of letters (ISO 639)"]
    catalogue = _BASE / "articles" / "locale" / code / "LC_MESSAGES" / "django.mo"
    parts = {
        f"its words, dates and search (articles/text/languages/{code}.py)": pack(code).is_ready,
        f"its formats (newsroom/formats/{code})": (_BASE / "newsroom/formats" / code).is_dir(),
        # Messages are English in the code.
        f"its catalogue (articles/locale/{code})": code == "en" or catalogue.exists(),
    }
    return [part for part, is_there in parts.items() if not is_there]


def address(name: str, default: str = "", schemes: Sequence[str] = ("http", "https")) -> str:
    """An absolute address in one of `schemes`, without a slash at its end."""
    value = text(name, default)
    if not value:
        return ""
    try:
        parts = urlsplit(value)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in schemes:
        raise ImproperlyConfigured(
            f"{name} must be an address that begins with "
            f"{' or '.join(scheme + '://' for scheme in schemes)}."
        )
    return value.rstrip("/")


def edges(name: str) -> list[str]:
    """Addresses of caches outside: see articles/freshness/edges.py."""
    found = words(name)
    for value in found:
        try:
            parts = urlsplit(value)
        except ValueError:
            parts = urlsplit("")
        token, _at, place = parts.netloc.rpartition("@")
        if not place or bool(token) != (parts.scheme != "varnish") or parts.scheme not in EDGES:
            raise ImproperlyConfigured(f"{name}: give {', '.join(EDGES.values())}.")
    return found


def needs(name: str, module: str) -> ModuleType:
    """The optional package that a setting calls for, or a start that says how to have it."""
    try:
        return import_module(module)
    except ImportError as missing:
        raise ImproperlyConfigured(
            f"{name} is set, but {module} is not installed. "
            "Run: pip install -r requirements-production.txt"
        ) from missing


def time_zone(name: str, default: str) -> str:
    value = text(name, default)
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError) as wrong:
        raise ImproperlyConfigured(
            f"{name}={value!r} is not a time zone. Give an IANA name such as Asia/Kuwait."
        ) from wrong
    return value


def secret_key(keeper: Path) -> str:
    """SECRET_KEY, or one made on the first run and kept in `keeper` for its owner alone."""
    if given := text("SECRET_KEY"):
        if len(given) < 32:
            raise ImproperlyConfigured("SECRET_KEY is too short: give at least 32 characters.")
        return given
    try:
        keeper.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(keeper, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return keeper.read_text().strip()
    key = secrets.token_urlsafe(50)
    with os.fdopen(descriptor, "w") as file:
        file.write(key)
    return key


def mail(name: str, default: str) -> dict[str, Any]:
    """How letters leave: console:// prints them, smtp:// and smtps:// send them."""
    parts = urlsplit(text(name, default))
    backends = {"console": "console", "smtp": "smtp", "smtps": "smtp"}
    if parts.scheme not in backends:
        raise ImproperlyConfigured(
            f"{name} must begin with console://, smtp:// or smtps:// (user:password@host:port)."
        )
    return {
        "backend": f"django.core.mail.backends.{backends[parts.scheme]}.EmailBackend",
        "host": parts.hostname or "localhost",
        "port": parts.port or (465 if parts.scheme == "smtps" else 25),
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "ssl": parts.scheme == "smtps",
    }
