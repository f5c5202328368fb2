"""What stays on a reader's device: the worker that keeps opened stories, and the page that lists
them, which is also what is shown when nothing can be fetched."""

import hashlib
import json

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles.reading import public_for
from articles.site import metadata
from articles.site.context import editions, in_languages, paper_of, public_page

_STYLES = ("tokens", "base", "layout", "components", "text", "story", "live")
_SCRIPTS = ("theme", "reader", "times", "share", "breaking", "live", "kept")
_FONTS = ("cairo-arabic", "noto-naskh-arabic", "cairo-latin", "noto-naskh-latin")


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


def _offline(language: str) -> str:
    with override(language):
        return reverse("site:offline")


@public_page
def offline(request: HttpRequest) -> HttpResponse:
    """The stories on this device, listed by a script of the page: the server knows none of them."""
    paper = paper_of(request)
    paths = in_languages(settings.LANGUAGE_CODES, "/offline/")
    context = {
        "now": timezone.now(),
        "page": metadata.Page(
            title=_("On this device"),
            description=_("Stories that you opened or saved, to be read without a connection."),
            path=reverse("site:offline"),
            paths=paths,
        ),
        "editions": editions(paths, paper.language),
    }
    return TemplateResponse(request, "site/offline.html", context)
