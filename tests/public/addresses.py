"""Every public address there is, taken from the resolver, with what a walk asks of each.

A new route needs a line in RECIPES; without one the tests of this folder fail and name it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver
from django.utils import timezone

from tests.caches import forget

# The desk's own doors: nobody comes in without an account, and they have their own tests.
CLOSED = ("admin/", "accounts/", "api/v1/desk/")

# Route → what to ask. Words in braces come from Subject. A route of the edition is asked in every
# language. "POST " begins what is not a GET; a body follows after a blank.
RECIPES: Mapping[str, tuple[str, ...]] = {
    "healthz": ("/healthz",),
    "readyz": ("/readyz",),
    "metrics": ("/metrics",),
    "sw.js": ("/sw.js",),
    "speculation.json": ("/speculation.json",),
    "site:front": ("/",),
    "site:breaking": ("/breaking/",),
    "site:feeds": ("/feeds/",),
    "feeds:atom": ("/feeds/latest.atom",),
    "feeds:sitemap-news": ("/news-sitemap.xml",),
    "site:offline": ("/offline/",),
    "site:latest": ("/latest/", "/latest/?before={before}"),
    "site:archive": ("/archive/",),
    "site:month": ("/archive/{month_path}/", "/archive/1999/01/"),
    "site:day": (
        "/archive/{month_path}/01/",
        "/archive/{today}/",
        "/archive/{today}/?before={before}",
    ),
    "site:most-shared": (
        "/most-shared/",
        "/most-shared/?window=7d",
        "/most-shared/?window=7d&section=economy",
        "/most-shared/?section={topic}",
    ),
    "site:about": ("/about/",),
    "site:masthead": ("/masthead/",),
    "site:principles": ("/policies/principles/",),
    "site:sources": ("/policies/unnamed-sources/",),
    "site:correcting": ("/policies/corrections/",),
    "site:bylines": ("/policies/no-byline/",),
    "site:preview": ("/preview/", 'POST /preview/ {{"secret": "x"}}'),
    "site:corrections": ("/corrections/", "/corrections/?before={before}"),
    "site:search": (
        "/search/",
        "/search/?q=كناريّة",
        "/search/?q=رصيف&order=newest&period=year&section=economy",
        "/search/?q=رصيف&topic={topic}",
        "/search/?q=رصيف&contributor={author}",
    ),
    "site:suggest": ("/search/suggest/?q=كنا", "/search/suggest/?q={topic}", "/search/suggest/"),
    "site:topic": ("/topics/{topic}/", "/topics/{topic}/?before={before}"),
    "site:author": ("/authors/{author}/", "/authors/{author}/?before={before}"),
    "site:card": ("/card/{number}/0123456789abcdef.jpg",),
    "site:card-of": ("/card/{number}.png", "/card/{number}.png?v=1"),
    "site:shape": (
        "/picture/{number}/0123456789abcdef-1/16x9.jpg",
        "/picture/{number}/0123456789abcdef-1/2x1.jpg",
    ),
    "site:live": ("/live/{number}/", "/live/{number}/?after=0", "/live/{number}/?after=x"),
    "site:short": ("/n/{number}", "/n/{number}?a=b"),
    "site:report": ("/report/{number}/", 'POST /report/{number}/ {{"said": "x"}}'),
    "site:share": ("POST /share/{number}/whatsapp/", "POST /share/{number}/copy/"),
    "site:section": ("/economy/", "/economy/?before={before}", "/{topic}/"),
    "site:article": (
        "/economy/{number}/{slug}/",
        "/economy/{number}/another-slug/",
        "/another-section/{number}/{slug}/",
        "/economy/{number}/{slug}/?utm=1",
    ),
    "feeds:latest": ("/feeds/latest.xml",),
    "feeds:section": ("/feeds/economy.xml", "/feeds/{topic}.xml"),
    "feeds:sitemap": ("/sitemap.xml",),
    "feeds:sitemap-pages": ("/sitemaps/pages.xml",),
    "feeds:sitemap-month": ("/sitemaps/{month}.xml",),
    "feeds:robots": ("/robots.txt",),
    "api:articles": (
        "/api/v1/articles/",
        "/api/v1/articles/?page_size=50",
        "/api/v1/articles/?page_size=1",
        "/api/v1/articles/?cursor={cursor}",
        "/api/v1/articles/?section=economy",
        "/api/v1/articles/?topic={topic}",
        "/api/v1/articles/?contributor={author}",
        "/api/v1/articles/?since=2020-01-01",
        "/api/v1/articles/?fields=headline,url,image",
    ),
    "api:article": (
        "/api/v1/articles/{number}/",
        "/api/v1/articles/{number}/?lang=ar",
        "/api/v1/articles/{number}/?lang=en",
        "/api/v1/articles/{number}/?fields=body_html,related",
    ),
    "api:shares": ('POST /api/v1/articles/{number}/shares/ {{"channel": "x"}}',),
    "api:changes": (
        "/api/v1/changes/",
        "/api/v1/changes/?page_size=50",
        "/api/v1/changes/?cursor=00000000.0",
    ),
    "api:sections": ("/api/v1/sections/",),
    "api:topics": ("/api/v1/topics/", "/api/v1/topics/?after={topic}"),
    "api:contributors": ("/api/v1/contributors/", "/api/v1/contributors/?after={author}"),
    "api:most_shared": (
        "/api/v1/most-shared/",
        "/api/v1/most-shared/?window=7d",
        "/api/v1/most-shared/?section=economy",
    ),
    "api:schema": ("/api/v1/schema/",),
    "api:docs": ("/api/v1/docs/",),
    r"api(?:/[\s\S]*)?$": ("/api", "/api/v1/", "/api/v1/nothing/{number}/", "/api/v2/{number}"),
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What the braces of a recipe stand for. `before` and `cursor` begin a page at its top."""

    number: int
    slug: str
    topic: str
    author: str
    month: str
    before: str = "99999999999999-9"
    cursor: str = "bzk5OTk5OTk5OTk5OTk5LjE"

    def words(self) -> dict[str, object]:
        told = {name: getattr(self, name) for name in self.__slots__}
        today = f"{timezone.localdate():%Y/%m/%d}"
        return {**told, "month_path": self.month.replace("-", "/"), "today": today}


def routes() -> dict[str, bool]:
    """Every open route by its name (by its pattern where it has none), and whether each edition has
    its own."""
    return {name: ours for name, path, ours in _walk(get_resolver(), "", "", False)}


def _walk(
    resolver: URLResolver, space: str, path: str, ours: bool
) -> Iterator[tuple[str, str, bool]]:
    for found in resolver.url_patterns:
        here = path + str(found.pattern).removeprefix("^")
        if here.startswith(CLOSED):
            continue
        if isinstance(found, URLPattern):
            name = f"{space}:{found.name}" if space else found.name
            yield (name if found.name else here), here, ours
        else:
            is_edition = type(found.pattern).__name__ == "LocalePrefixPattern"
            inner = str(found.namespace or space)
            yield from _walk(found, inner, path if is_edition else here, ours or is_edition)


def asked(subject: Subject) -> Iterator[tuple[str, str, str]]:
    """Method, address and body of everything a walk asks about this subject."""
    for name, has_editions in routes().items():
        for recipe in RECIPES.get(name, ()):
            method, address = recipe.split(" ", 1) if recipe[0] != "/" else ("GET", recipe)
            address, _blank, body = address.format(**subject.words()).partition(" ")
            roots = ["", *(f"/{code}" for code in settings.LANGUAGE_CODES[1:])]
            for root in roots if has_editions else [""]:
                yield method, root + address, body


def answers(subject: Subject, language: str = "ar") -> Iterator[tuple[str, HttpResponse]]:
    """Each address with its answer, as a reader gets it who was not here before."""
    forget()
    client = Client(headers={"Accept-Language": language}, raise_request_exception=True)
    for method, address, body in asked(subject):
        if method == "POST":
            answer = client.post(address, body or None, content_type="application/json")
        else:
            answer = client.get(address)
        yield f"{method} {address}", answer
