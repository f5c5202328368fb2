"""What makes a readers' page another one than the next: host, path, what is asked, encoding; for an
app its media types and language too. What no answer reads makes none."""

import re
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.http.request import split_domain_port, validate_host
from django.urls import Resolver404, resolve

from articles.api import languages
from articles.reading import read_by

Environ = dict[str, Any]
MADE = "newsroom.made"  # in the environ of who had the page made: how long that took

_NOT_KEPT = (
    *("/admin/", "/accounts/", "/preview/", "/static/", "/media/", "/share/"),
    # Of the API: what is not for readers, and what is read in order and must not miss the last one.
    *("/api/v1/desk/", "/api/v1/changes/"),
)
_APPS = "/api/"
_GOES_PAST = ("HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE")
_READ_BY_APPS = {"HTTP_ACCEPT": "*/*", "HTTP_ACCEPT_LANGUAGE": "", "HTTP_ORIGIN": ""}
# Those the API answers in, and the ranges that hold them.
_MEDIA_TYPES = frozenset(
    "*/* application/* application/json application/vnd.oai.openapi text/* text/html".split()
)
_NO_MEDIA_TYPE = "none/none"  # of whoever takes none of them: a 406
_REFUSED = re.compile(r"q=0(\.0*)?")
_LONGEST = 2_000  # letters of what is kept under one key, and of a header that is read


class Key(NamedTuple):
    """`query`: what is read of it; `told`: of the headers in _READ_BY_APPS, () of a page."""

    is_secure: bool
    domain: str
    path: str
    query: str
    encoding: str
    told: tuple[str, ...]

    def asked(self, environ: Environ) -> Environ:
        """The question as everybody asks it who has this key: what is answered is theirs too."""
        own = {"REQUEST_METHOD": "GET", "HTTP_ACCEPT_ENCODING": self.encoding, "HTTP_COOKIE": ""}
        return {**environ, **own, **dict(zip(_READ_BY_APPS, self.told, strict=False))}


def key_of(environ: Environ, session: str) -> Key | None:
    """What makes a page another one; None for what is never kept. `session`: the name of its
    cookie, with the sign after it."""
    if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
        return None
    cookies = environ.get("HTTP_COOKIE", "")
    if session in cookies and any(one.lstrip().startswith(session) for one in cookies.split(";")):
        return None
    for name in _GOES_PAST:
        if name in environ:
            return None
    path = environ.get("PATH_INFO", "")
    told = ["", "", ""]
    if path.startswith(_APPS):
        if "HTTP_AUTHORIZATION" in environ:
            return None
        told = [environ.get(name, unsaid) for name, unsaid in _READ_BY_APPS.items()]
    asked = (
        path,
        environ.get("QUERY_STRING", ""),
        environ.get("HTTP_HOST", ""),
        environ.get("HTTP_ACCEPT_ENCODING", ""),
        *told,
        environ.get("wsgi.url_scheme", ""),
        environ.get("HTTP_X_FORWARDED_PROTO", ""),
    )
    # A flood of long ones is read each time and fills no memory.
    return _named(*asked) if sum(map(len, asked)) <= _LONGEST else _named.__wrapped__(*asked)


@lru_cache(1024)
def _named(
    path: str,
    query: str,
    host: str,
    accepted: str,
    types: str,
    spoken: str,
    origin: str,
    scheme: str,
    forwarded: str,
) -> Key | None:
    domain = split_domain_port(host)[0]
    if path.startswith(_NOT_KEPT) or not validate_host(domain, settings.ALLOWED_HOSTS):
        return None
    is_secure = "https" in {scheme, settings.TRUSTED_PROXIES and forwarded}
    told: tuple[str, ...] = ()
    if path.startswith(_APPS):
        # The API refuses what it does not know, so all of a question makes its answer.
        known = query
        told = (_media_types(types), _languages(spoken), "null" if origin else "")
    else:
        try:
            asked = _asked(query)
        except ValueError:  # too many to read them all
            return None
        read = read_at(path) if asked else ()
        known = urlencode(sorted(one for one in asked.items() if one[0] in read))
    if len(path) + len(known) > _LONGEST:
        return None
    return Key(is_secure, domain, path, known, _encoding(accepted), told)


def _asked(query: str) -> dict[str, str]:
    """Of two with one name the last, as in Django, which reads no more than this either."""
    most = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
    return dict(parse_qsl(query, keep_blank_values=True, max_num_fields=most))


def read_at(path: str) -> frozenset[str]:
    """What a readers' page reads of a query, by its path as WSGI has it; anything else is the same
    page."""
    written = path.encode("latin-1").decode("utf-8", "replace")
    edition, rest = written[1:].partition("/")[::2]
    own = f"/{rest}" if edition in settings.LANGUAGE_CODES[1:] else written
    try:
        return read_by(resolve(own, "articles.site.urls").func)
    except Resolver404:
        return frozenset()


def _media_types(accepted: str) -> str:
    """Those of an Accept header that the API may answer in, each once and in their order: the rest
    makes no other answer. Parameters are nothing it reads, weights among them."""
    named = (one.partition(";")[0].strip().lower() for one in accepted[:_LONGEST].split(","))
    known = dict.fromkeys(one for one in named if one in _MEDIA_TYPES)
    return ",".join(known) or _NO_MEDIA_TYPE


def _languages(spoken: str) -> str:
    return ",".join(languages.wanted(spoken[:_LONGEST]))


def _encoding(accepted: str) -> str:
    """The one encoding a page is kept in for this reader: br, gzip or none (RFC 9110, 12.5.3)."""
    asked = (one.partition(";") for one in "".join(accepted.lower().split()).split(","))
    taken = {coding for coding, _semicolon, weight in asked if not _REFUSED.fullmatch(weight)}
    return next((name for name in ("br", "gzip") if name in taken), "")
