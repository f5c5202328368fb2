"""ETag and Last-Modified (RFC 9110, 8.8), and what is answered to those who send them back.

An answer is made of many facts: texts, names of sections, portraits, counts, the settings of the
paper. Its ETag stands for all of them. No column knows when any of them last changed, so
Last-Modified is the moment this process first saw this ETag at this address, and it is believed
only when it comes back as it was sent."""

from datetime import UTC, datetime, timedelta
from hashlib import blake2b

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, parse_http_date_safe
from django.utils.translation import get_language

_A_DAY = 24 * 60 * 60


def validators(request: HttpRequest, etag: str) -> dict[str, str]:
    """Both headers of the answer to this request in the active language; `etag` is quoted."""
    return {"ETag": etag, "Last-Modified": http_date(_since(request, etag).timestamp())}


def unchanged(request: HttpRequest, response: HttpResponse) -> HttpResponse | None:
    """304 for a client that has this response, which carries both headers; 412 for one that wanted
    a state that is gone; None for everybody else."""
    changed = parse_http_date_safe(response["Last-Modified"])
    asked = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    if asked is not None and asked != changed and "If-None-Match" not in request.headers:
        return None
    answered = get_conditional_response(request, response["ETag"], changed, response)
    return None if answered is response else answered


def _since(request: HttpRequest, etag: str) -> datetime:
    """Kept in this process alone, so that a page needs no server for it. Another process says
    another moment, and whoever brings that here gets the page."""
    address = f"{get_language()} {request.get_full_path()}".encode("utf-8", "surrogatepass")
    key = blake2b(address, digest_size=16).hexdigest()
    kept = caches["validators"].get(key)
    if kept and kept[0] == etag:
        seen: datetime = kept[1]
        return seen
    now = timezone.now().astimezone(UTC).replace(microsecond=0)
    # Never the second of the state before: that one may have been sent already.
    since = max(now, kept[1] + timedelta(seconds=1)) if kept else now
    caches["validators"].set(key, (etag, since), _A_DAY)
    return since
