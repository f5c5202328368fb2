"""What every page knows about the paper. Nothing here asks the database until a template does."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import wraps
from typing import Any
from weakref import WeakKeyDictionary

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, override

from articles import freshness
from articles.models import Section
from articles.models.edition import Edition, current
from articles.reading import public_for
from articles.reading.answers import View
from articles.site.breaking import Breaking, breaking
from articles.text import dates

SECONDS = 60
# What a browser may make ready before it is asked for: see articles.site.views.worker.
RULES = '"/speculation.json"'


def public_page(view: View) -> View:
    """A readers' page that everybody may keep for a minute; its stories may be made ready."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if response["Content-Type"].startswith("text/html"):
            response["Speculation-Rules"] = RULES
        return response

    made: View = public_for(SECONDS)(page)
    return made


class Paper:
    """One edition of the paper: the one in the language of the page."""

    def __init__(self, language: str, at: datetime) -> None:
        self.language, self.at = language, at
        edition = Edition(language)
        self.name, self.root = edition.name, edition.root
        self.url = settings.SITE_URL
        self.digits = edition.digits

    @property
    def ages(self) -> str:
        """The words of «منذ ساعتين», for the script that keeps them true."""
        return "|".join(f"{form}={phrase}" for form, phrase in dates.ages(self.language).items())

    @cached_property
    def sections(self) -> list[Section]:
        """Those with a name in this language, in the order of the navigation."""
        return freshness.while_unchanged(
            ("sections", self.language), lambda: [one for one in Section.objects.all() if one.name]
        )

    @cached_property
    def sections_seen(self) -> tuple[tuple[Any, ...], ...]:
        """What pages tell of them: equal as long as they are named and ordered alike."""
        return freshness.while_unchanged(
            ("what is seen of sections", self.language),
            lambda: tuple((one.pk, one.slug, one.name) for one in self.sections),
        )

    @cached_property
    def breaking(self) -> Breaking | None:
        """What stands on every page now."""
        return breaking(self.language, at=self.at)


_PAPERS: WeakKeyDictionary[HttpRequest, Paper] = WeakKeyDictionary()


def paper_of(request: HttpRequest) -> Paper:
    """The edition this request asks for, the same object for the whole request."""
    if request not in _PAPERS:
        _PAPERS[request] = Paper(current().language, timezone.now())
    return _PAPERS[request]


def paper(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `paper` (see Paper) and, for short, `paper_name`; `theme` is the reader's
    own, where no preview says another."""
    edition = paper_of(request)
    return {"paper": edition, "paper_name": edition.name, "theme": ""}


def in_languages(languages: Iterable[str], path: str) -> dict[str, str]:
    """The same path in each of these editions: {"ar": "/latest/", "en": "/en/latest/"}."""
    return {code: f"{Edition(code).root}{path}" for code in languages}


def editions(paths: Mapping[str, str], current: str) -> list[dict[str, str]]:
    """The other languages this page can be read in, each under its own name. Where another edition
    does not have the page, `leads_to` says in its words that this leads to its front."""
    found = []
    for code, name in settings.LANGUAGES:
        if code == current:
            continue
        with override(code):
            leads_to = "" if code in paths else gettext("front page")
        url = paths.get(code) or f"{Edition(code).root}/"
        found.append({"code": code, "name": name, "url": url, "leads_to": leads_to})
    return found
