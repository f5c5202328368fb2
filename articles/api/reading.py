"""How every address answers: in one language, and to readers with validators."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date, parse_http_date_safe
from rest_framework.permissions import AllowAny
from rest_framework.response import Response
from rest_framework.throttling import ScopedRateThrottle
from rest_framework.views import APIView

from articles import shares
from articles.api.languages import choose, language_for_errors
from articles.api.problems import Problem, answer
from articles.api.questions import Query, read_query
from articles.models import Change, Publication

SECONDS = 60


class PerNetwork(ScopedRateThrottle):
    """Counts an account, else a network (IPv6: /64); no address stands in a cache key."""

    def get_ident(self, request: Any) -> str:
        network = shares.network(request.META.get("REMOTE_ADDR", ""))
        key = settings.SECRET_KEY.encode()[:64]
        return blake2b(network.encode(), key=key, digest_size=16).hexdigest()


class AskedView(APIView):
    """`asked` holds the checked parameters; `language` is decided and active when a method runs."""

    throttle_classes = (PerNetwork,)
    query: type[Query] = Query

    def initial(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        self.asked = read_query(self.query, request)
        found = choose(request, self.asked.get("lang"), settings.LANGUAGE_CODES)
        self.speak(found or settings.LANGUAGE_CODE)

    def speak(self, language: str) -> None:
        """The language of this answer; the middleware takes it back when the answer has left."""
        self.language = language
        translation.activate(language)


class ReadersView(AskedView):
    """Open to anybody; what it answers may be kept by any cache for a minute."""

    authentication_classes = ()
    permission_classes = (AllowAny,)
    throttle_scope = "read"

    def fresh(
        self, facts: Any, compose: Callable[[], Any], moments: Iterable[datetime | None] = ()
    ) -> HttpResponse:
        """What `compose` makes, under an ETag of `facts`; it is made only for a client that does
        not have it. `facts` must differ whenever the answer would: the rows it is made of."""
        headers = {"ETag": self._validator(facts), **last_modified(moments)}
        same = unchanged(self.request._request, HttpResponse(headers=headers))
        return same or Response(compose(), headers=headers)

    def _validator(self, facts: Any) -> str:
        """Weak, for it stands for what is said and not for its bytes (RFC 9110, 8.8.1)."""
        said = (*_deployed(), self.language, *_told(facts))
        return f'W/"{blake2b(repr(said).encode(), digest_size=16).hexdigest()}"'

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        if response.status_code not in (200, 304) or request.method not in ("GET", "HEAD"):
            return response
        response["Content-Language"] = self.language
        if "lang" not in self.asked:
            patch_vary_headers(response, ["Accept-Language"])
        return validated(request._request, response)


def validated(request: HttpRequest, response: Any) -> HttpResponse | None:
    """Cacheable for a minute, with its own ETag or that of its very bytes; 304 where the client has
    them."""
    response["Cache-Control"] = f"public, max-age={SECONDS}"
    if "ETag" in response:
        return response
    if isinstance(response, Response):
        response.render()
    response["ETag"] = f'"{blake2b(response.content, digest_size=16).hexdigest()}"'
    return unchanged(request, response) or response


def unchanged(request: HttpRequest, response: HttpResponse) -> HttpResponse | None:
    """The answer to a client whose conditions make another than this response: 304 where it has it,
    412 where it wanted one that is gone. None for everybody else."""
    changed = parse_http_date_safe(response.get("Last-Modified", ""))
    answered = get_conditional_response(request, response["ETag"], changed, response)
    if answered is None or answered is response:
        return None
    if answered.status_code == 412:
        return answer(Problem("precondition_failed"), language_for_errors(request))
    return answered


def _deployed() -> tuple[Any, ...]:
    """What changes every answer at once: the shape of the API, and settings that answers show."""
    version = settings.SPECTACULAR_SETTINGS["VERSION"]
    return version, settings.SITE_URL, settings.MEDIA_URL, settings.SHARE_COUNT_FLOOR


def _told(facts: Any) -> Iterator[Any]:
    """Everything that was loaded of these rows and of the rows joined to them: a column that is
    shown one day cannot be forgotten here."""
    if isinstance(facts, Model):
        columns = {**vars(facts), **facts._state.fields_cache}
        for name in sorted(columns.keys() - {"_state", "_prefetched_objects_cache"}):
            yield name
            yield from _told(columns[name])
    elif isinstance(facts, list):
        for one in facts:
            yield from _told(one)
    else:
        yield facts


def last_modified(moments: Iterable[datetime | None]) -> dict[str, str]:
    """The header that says when the latest of these moments was; {} when there is none."""
    known = [moment for moment in moments if moment]
    return {"Last-Modified": http_date(max(known).timestamp())} if known else {}


def moments_of(stories: Iterable[Publication]) -> list[datetime | None]:
    """When these cards changed: printed anew, come into view, counted."""
    return [
        moment
        for one in stories
        for moment in (one.modified_at, one.visible_from, one.shares_as_of)  # type: ignore[attr-defined]
    ]


def last_move() -> datetime | None:
    """When any story moved last: one that is taken back changes a list it is no longer on."""
    return Change.objects.order_by("-sequence").values_list("at", flat=True).first()


def iso(moment: datetime | None) -> str | None:
    """ISO 8601 to the second, with the offset of the paper's zone."""
    if moment is None:
        return None
    zone = timezone.get_default_timezone()
    return timezone.localtime(moment, zone).isoformat(timespec="seconds")
