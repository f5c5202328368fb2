"""Settings come from the environment; a wrong value stops the start with a sentence that helps."""

import os
import secrets
import warnings
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

import pyrage
from django.core.exceptions import ImproperlyConfigured

from articles.text.languages import CODES, pack

EDGES = {
    "nginx": "nginx",
    "varnish": "varnish://host:port",
    "fastly": "fastly://token@service",
    "cloudflare": "cloudflare://token@zone",
}
_CLOSE = 0.85  # of 1: a letter or two apart
_OTHERS = {"LANGUAGE"}  # gettext's
_BASE = Path(__file__).resolve().parent.parent


_asked: set[str] = set()
_filed: set[str] = set()


def read_file(name: str) -> None:
    """Takes what the environment does not say from the file that it names: NAME=value in each line,
    or # and a remark, as systemd reads it (systemd.exec(5), EnvironmentFile=)."""
    if not (path := text(name)):
        return
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is no UTF-8"
        raise ImproperlyConfigured(f"{name}: {path} cannot be read ({why}).") from error
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith(("#", ";")):
            continue
        key, equals, value = (part.strip() for part in line.partition("="))
        if not equals or not key.isidentifier():
            raise ImproperlyConfigured(f"{path}, line {number}: give NAME=value.")
        if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
            value = value[1:-1]
        _filed.add(key)
        os.environ.setdefault(key, value)


def text(name: str, default: str = "") -> str:
    _asked.add(name)
    return os.environ.get(name, "").strip() or default


def check_names() -> None:
    """A setting that nobody reads is a setting that is believed: one in our own file stops the
    start, one in the environment that looks like ours is told of."""
    if unknown := sorted(_filed - _asked):
        meant = [get_close_matches(name, _asked, n=1) for name in unknown]
        told = [
            f"{name} (was {close[0]} meant?)" if close else name
            for name, close in zip(unknown, meant, strict=True)
        ]
        raise ImproperlyConfigured(f"ENV_FILE: no setting has the name {', '.join(told)}.")
    for name in sorted(set(os.environ) - _asked - _OTHERS):
        if close := get_close_matches(name, _asked, n=1, cutoff=_CLOSE):
            said = f"{name} is set, and no setting has that name. Was {close[0]} meant?"
            warnings.warn(said, RuntimeWarning, stacklevel=2)


def folder(name: str, default: Path) -> Path:
    """A folder that is there and may be written; made where it is not."""
    path = Path(text(name, str(default)))
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"{name}: the folder {path} cannot be made ({error.strerror})."
        ) from error
    if not os.access(path, os.W_OK | os.X_OK):
        raise ImproperlyConfigured(f"{name}: the folder {path} may not be written by this account.")
    return path


def private_file(path: Path) -> None:
    """Whoever else has an account on the machine does not read it; made empty where it is not there
    yet. What SQLite writes beside it has its rights."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
        path.chmod(0o600)
    except OSError:  # somebody else's, or nowhere: opening it says so
        pass


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


def age_keys(name: str) -> list[str]:
    """Public keys of age, separated by commas."""
    found = words(name)
    for key in found:
        try:
            pyrage.x25519.Recipient.from_str(key)
        except pyrage.RecipientError:
            raise ImproperlyConfigured(
                f"{name} must be age public keys, separated by commas; each begins with age1."
            ) from None
    return found


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
    if "nginx" in found[:1]:
        if len(found) > 1:
            # It passes on for how long a page may be kept, and cannot count what has gone of that.
            raise ImproperlyConfigured(f"{name}: nginx keeps pages where no other cache does.")
        return found
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
        if given.startswith("change-me"):
            raise ImproperlyConfigured(
                "SECRET_KEY is the one of the example, which everybody knows: make one of your own."
            )
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
    """How letters leave: console:// prints them; smtp:// sends them encrypted (STARTTLS), smtps://
    from the first byte, smtp+plain:// to a relay on the same machine."""
    ports = {"console": 0, "smtp": 587, "smtps": 465, "smtp+plain": 25}
    try:
        parts = urlsplit(text(name, default))
        port = parts.port or ports[parts.scheme]
    except (KeyError, ValueError):
        raise ImproperlyConfigured(
            f"{name} must begin with console://, smtp://, smtps:// or smtp+plain:// "
            "(user:password@host:port)."
        ) from None
    backend = "console" if parts.scheme == "console" else "smtp"
    return {
        "backend": f"django.core.mail.backends.{backend}.EmailBackend",
        "host": parts.hostname or "localhost",
        "port": port,
        "tls": parts.scheme == "smtp",
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "ssl": parts.scheme == "smtps",
    }
