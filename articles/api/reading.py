"""How every address answers: in one language, and to readers with validators."""

from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import blake2b
from typing import Any, cast

from compression_middleware.decorators import compress_page
from django.conf import settings
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.utils.decorators import method_decorator
from rest_framework.permissions import AllowAny
from rest_framework.response import Response
from rest_framework.throttling import ScopedRateThrottle
from rest_framework.views import APIView

from articles import shares
from articles.api.languages import choose, language_for_errors
from articles.api.problems import Problem, answer
from articles.api.questions import Query, read_query
from articles.reading import unchanged, validators

SECONDS = 60


class PerNetwork(ScopedRateThrottle):
    """Counts an account, else a network (IPv6: /64), from one full minute (or hour) to the next.
    Django REST framework keeps a list of moments, of which requests that come at once write one."""

    def allow_request(self, request: Any, view: Any) -> bool:
        self.scope = view.throttle_scope
        most, seconds = cast(tuple[int, int], self.parse_rate(self.get_rate()))
        span, gone = divmod(self.timer(), seconds)
        self.left = seconds - gone
        name = f"{self.get_cache_key(request, view)}:{span:.0f}"
        return shares.counted(name, seconds=seconds) <= most

    def wait(self) -> float:
        return self.left

    def get_ident(self, request: Any) -> str:
        return shares.network_digest(request.META.get("REMOTE_ADDR", ""))


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


@method_decorator(compress_page, name="dispatch")
class ReadersView(AskedView):
    """Open to anybody; what it answers may be kept by any cache for a minute."""

    authentication_classes = ()
    permission_classes = (AllowAny,)
    throttle_scope = "read"

    def fresh(self, facts: Any, compose: Callable[[], Any]) -> HttpResponse:
        """What `compose` makes, under an ETag of `facts`; it is made only for a client that does
        not have it. `facts` must differ whenever the answer would: the rows it is made of."""
        request = self.request._request
        headers = validators(request, self._validator(facts))
        same = _unchanged(request, HttpResponse(headers=headers))
        return same or Response(compose(), headers=headers)

    def _validator(self, facts: Any) -> str:
        """Weak, for it stands for what is said and not for its bytes (RFC 9110, 8.8.1)."""
        said = (*_deployed(), self.language, *_told(facts, set()))
        return f'W/"{blake2b(repr(said).encode(), digest_size=16).hexdigest()}"'

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        if response.status_code not in (200, 304) or request.method not in ("GET", "HEAD"):
            return response
        response["Content-Language"] = self.language
        if "lang" not in self.asked:
            patch_vary_headers(response, ["Accept-Language"])
        return validated(request._request, response)


def validated(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Cacheable for a minute, with its own ETag or that of its very bytes; 304 where the client has
    them."""
    response["Cache-Control"] = f"public, max-age={SECONDS}"
    if "ETag" in response:
        return response
    if isinstance(response, Response):
        response.render()
    etag = f'"{blake2b(response.content, digest_size=16).hexdigest()}"'
    for name, value in validators(request, etag).items():
        response[name] = value
    same: HttpResponse = _unchanged(request, response) or response
    return same


def _unchanged(request: HttpRequest, response: HttpResponse) -> HttpResponse | None:
    """As articles.reading.unchanged, a 412 as a problem."""
    answered = unchanged(request, response)
    if answered is not None and answered.status_code == 412:
        return answer(Problem("precondition_failed"), language_for_errors(request))
    return answered


def _deployed() -> tuple[Any, ...]:
    """What changes every answer at once: the shape of the API, and settings that answers show."""
    version = settings.SPECTACULAR_SETTINGS["VERSION"]
    return version, settings.SITE_URL, settings.MEDIA_URL, settings.SHARE_COUNT_FLOOR


def _told(facts: Any, told: set[int]) -> Iterator[Any]:
    """Everything that was loaded of these rows and of the rows joined to them, each row once (a
    picture knows its sizes, and each of them its picture): a column that is shown one day cannot be
    forgotten here."""
    if isinstance(facts, Model):
        if id(facts) in told:
            return
        told.add(id(facts))
        columns = {**vars(facts), **facts._state.fields_cache}
        for name in sorted(columns.keys() - {"_state", "_prefetched_objects_cache"}):
            yield name
            yield from _told(columns[name], told)
    elif isinstance(facts, list):
        for one in facts:
            yield from _told(one, told)
    else:
        yield facts


def iso(moment: datetime | None) -> str | None:
    """ISO 8601 to the second, with the offset of the paper's zone."""
    if moment is None:
        return None
    zone = timezone.get_default_timezone()
    return timezone.localtime(moment, zone).isoformat(timespec="seconds")
