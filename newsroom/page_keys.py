"""What makes a readers' page another one than the next: host, path, what is asked, encoding."""

from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.http.request import split_domain_port, validate_host

Environ = dict[str, Any]
Key = tuple[bool, str, str, str, str]

# What readers' pages read of a query; anything else is the same page.
PARAMETERS = frozenset("q after before window section topic contributor period order".split())
_NOT_KEPT = (
    *("/admin/", "/accounts/", "/preview/", "/static/", "/media/", "/share/"),
    # Of the API: what is not for readers, and what is read in order and must not miss the last one.
    *("/api/v1/desk/", "/api/v1/changes/"),
)
_GOES_PAST = ("HTTP_RANGE", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE", "HTTP_AUTHORIZATION")
_READ_BY_APPS = ("HTTP_ACCEPT", "HTTP_ACCEPT_LANGUAGE", "HTTP_ORIGIN")
_LONGEST = 2_000  # letters of an address that is kept


def key_of(environ: Environ, session: str) -> Key | None:
    """What makes a page another one; None for what is never kept. `session`: the name of its
    cookie, with the sign after it."""
    if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or session in environ.get(
        "HTTP_COOKIE", ""
    ):
        return None
    if len(environ.get("PATH_INFO", "")) + len(environ.get("QUERY_STRING", "")) > _LONGEST:
        return None
    asked_by = _of_apps(environ)
    if len(asked_by) > _LONGEST:
        return None
    for name in _GOES_PAST:
        if name in environ:
            return None
    return _named(
        environ.get("PATH_INFO", ""),
        environ.get("QUERY_STRING", ""),
        environ.get("HTTP_HOST", ""),
        environ.get("HTTP_ACCEPT_ENCODING", ""),
        asked_by,
        environ.get("wsgi.url_scheme", ""),
        environ.get("HTTP_X_FORWARDED_PROTO", ""),
    )


@lru_cache(1024)
def _named(
    path: str, query: str, host: str, accepted: str, asked_by: str, scheme: str, forwarded: str
) -> Key | None:
    domain = split_domain_port(host)[0]
    if path.startswith(_NOT_KEPT) or not validate_host(domain, settings.ALLOWED_HOSTS):
        return None
    is_secure = "https" in {scheme, settings.TRUSTED_PROXIES and forwarded}
    if asked_by:
        # The API refuses what it does not know, so all of a question makes its answer.
        return (is_secure, domain, path, f"{query} {asked_by}", _encoding(accepted))
    asked = dict(parse_qsl(query, keep_blank_values=True))  # of two the last, as in Django
    known = urlencode(sorted(one for one in asked.items() if one[0] in PARAMETERS))
    return (is_secure, domain, path, known, _encoding(accepted))


def _of_apps(environ: Environ) -> str:
    """What the API reads of a question beside its address; "" where a page is asked for."""
    if not environ.get("PATH_INFO", "").startswith("/api/"):
        return ""
    return "; ".join([environ.get(name, "") for name in _READ_BY_APPS])


def _encoding(accepted: str) -> str:
    """The one encoding a page is kept in for this reader: br, gzip or none."""
    for name in ("br", "gzip"):
        for one in accepted.split(","):
            coding, _semicolon, weight = one.strip().partition(";")
            if coding == name and weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00"}:
                return name
    return ""
