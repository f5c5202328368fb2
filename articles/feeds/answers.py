"""How a feed leaves: cacheable, with an ETag, and a 304 for whoever has it."""

from collections.abc import Callable

from django.http import HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_safe

View = Callable[..., HttpResponse]


def public_feed(seconds: int) -> Callable[[View], View]:
    """`seconds`: how long a copy may be used without asking."""

    def decorate(view: View) -> View:
        fresh = cache_control(public=True, max_age=seconds)
        return gzip_page(conditional_page(fresh(require_safe(view))))

    return decorate
