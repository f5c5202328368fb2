"""The service worker that keeps opened stories on a reader's device."""

import hashlib
import json

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from articles.reading import public_for

_STYLES = ("paper", "pages", "reading", "live")
_SCRIPTS = ("theme", "reader", "times", "share", "breaking", "live", "kept")
_CUTS = ("arabic", "figures", "latin")
_FONTS = tuple(f"{family}-{cut}" for family in ("cairo", "noto-naskh") for cut in _CUTS)


@public_for(0)
def worker(_request: HttpRequest) -> HttpResponse:
    """The service worker, at the root so that it may serve every page of readers."""
    files = [
        *(f"articles/css/{name}.css" for name in _STYLES),
        *(f"articles/js/{name}.js" for name in _SCRIPTS),
        *(f"articles/fonts/{name}.woff2" for name in _FONTS),
        "articles/icons/sprite.svg",
    ]
    shell = [_offline(code) for code in settings.LANGUAGE_CODES]
    shell += [staticfiles_storage.url(name) for name in files]
    words = {
        "shell": json.dumps(shell),
        "languages": json.dumps(settings.LANGUAGE_CODES),
        "static": json.dumps(settings.STATIC_URL),
        "media": json.dumps(settings.MEDIA_URL),
        "version": hashlib.sha256("".join(shell).encode()).hexdigest()[:12],
    }
    return HttpResponse(
        render_to_string("site/worker.js", words), content_type="text/javascript; charset=utf-8"
    )


@public_for(86_400)
def speculation(_request: HttpRequest) -> HttpResponse:
    """What a browser may make ready before a reader presses it: stories alone, two at a time, once
    the pointer rests on their link. A page made ready counts nothing and is kept nowhere."""
    roots = ("", "/:code")
    stories = [f"{root}/:section/:number(\\d+)/:slug/" for root in roots]
    others = [f"{root}/{one}/*" for root in roots for one in ("admin", "api", "archive", "share")]
    where = {"and": [{"href_matches": stories}, {"not": {"href_matches": others}}]}
    rule = {"eagerness": "moderate", "where": where}
    return HttpResponse(
        json.dumps({"prerender": [rule]}), content_type="application/speculationrules+json"
    )


def _offline(language: str) -> str:
    with override(language):
        return reverse("site:offline")
